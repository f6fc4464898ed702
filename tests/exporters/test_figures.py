"""Figures in the Word and the EPUB edition: the picture above its caption, with words for who cannot see it."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from docx_reading import WordFile
from epub_making import epubcheck
from epub_reading import Edition
from hostile_pictures import REFUSED, SECRET, SHOWN
from lxml import etree
from PIL import Image

from wardpress import Report, default_host, render
from wardpress.host import Host
from wardpress.model import Article, Bulletin, Figure, Paragraph, Section, Text
from wardpress.testing import docx_words, epub_words, photos, with_pictures
from wardpress.themes import builtin_themes

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EMU_A_MM = 36_000
PAGE = builtin_themes()[0].page


@cache
def host() -> Host:
    return default_host()


@cache
def word() -> WordFile:
    return opened(render(with_pictures(), "docx", photos=photos(), host=host()))


def opened(data: bytes) -> WordFile:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return WordFile({name: archive.read(name) for name in archive.namelist()})


@cache
def epub() -> Edition:
    return Edition(render(with_pictures(), "epub", photos=photos(), host=host()))


def told(*figures: Figure) -> Bulletin:
    prose = Paragraph((Text("Đoạn văn có chữ."),))
    return Bulletin((Section((Article("Tít", (prose, *figures)),)),))


def images(edition: Edition) -> list[etree._Element]:
    """The pictures of the articles: the cover has a test of its own."""
    shown = [node for page in edition.pages.values() for node in page.iter("{*}img")]
    return [node for node in shown if "cover" not in (node.get("src") or "")]


def drawings() -> list[etree._Element]:
    return list(word().body.iter(f"{DRAWING}inline"))


def numbers(*names: str) -> list[list[int]]:
    return [
        [int(node.get(name) or "") for name in names]
        for inline in drawings()
        for node in inline.iter(f"{DRAWING}extent")
    ]


def test_each_picture_of_the_word_edition_is_one_part_however_often_it_is_shown() -> None:
    media = {name: data for name, data in word().parts.items() if name.startswith("word/media/")}
    assert len(drawings()) == 5
    assert len(media) == 3
    assert all(Image.open(io.BytesIO(data)).mode == "RGB" for data in media.values())
    related = {node.get("Id"): node.get("Target") for node in word().xml("word/_rels/document.xml.rels")}
    shown = [related[blip.get(f"{R}embed")] for blip in word().body.iter(f"{MAIN}blip")]
    assert [f"word/{name}" in media for name in shown] == [True] * 5
    assert shown[0] == shown[3]


def test_every_drawing_of_the_word_edition_has_a_number_of_its_own() -> None:
    ids = [node.get("id") for node in word().body.iter(f"{DRAWING}docPr")]
    assert len(set(ids)) == len(ids) == 5


def test_who_cannot_see_a_picture_hears_its_alt_text_or_its_caption() -> None:
    said = [node.get("descr") for node in word().body.iter(f"{DRAWING}docPr")]
    assert said[:4] == ["Đường hoa dọc bờ kênh", "Một cổng chào cao", "Huy hiệu của khu phố", "Đường hoa dọc bờ kênh"]
    assert [image.get("alt") for image in images(epub())] == [*said[:4], ""]


def test_a_picture_without_any_words_is_marked_as_decoration() -> None:
    last = list(word().body.iter(f"{DRAWING}docPr"))[-1]
    assert [node.get("val") for node in last.iter("{*}decorative")] == ["1"]
    assert "descr" not in last.attrib
    assert not [
        node for other in list(word().body.iter(f"{DRAWING}docPr"))[:-1] for node in other.iter("{*}decorative")
    ]


def test_pictures_fill_their_column_keep_their_proportions_and_are_never_blown_up() -> None:
    wide, tall, small, *_ = numbers("cx", "cy")
    assert wide[0] / EMU_A_MM == pytest.approx(PAGE.column, abs=0.1)
    assert wide[0] / wide[1] == pytest.approx(1.6, rel=0.01)
    assert tall[1] / EMU_A_MM <= (PAGE.height - PAGE.top - PAGE.bottom) / 2 + 0.1
    assert tall[0] / tall[1] == pytest.approx(700 / 1200, rel=0.01)
    assert small[0] / EMU_A_MM == pytest.approx(90 / 72 * 25.4, abs=0.1)


def test_a_picture_of_the_word_edition_stays_with_its_caption() -> None:
    paragraphs = word().paragraphs()
    shown = [place for place, node in enumerate(paragraphs) if node.find(f".//{DRAWING}inline") is not None]
    styles = [node.find(f"{W}pPr/{W}pStyle") for node in paragraphs]
    for place in shown[:4]:
        assert paragraphs[place].find(f"{W}pPr/{W}keepNext") is not None
        below = styles[place + 1]
        assert below is not None
        assert below.get(f"{W}val") == "Caption"


@pytest.mark.parametrize("name", ["docx", "epub"])
def test_a_figure_whose_picture_is_not_there_keeps_its_words(name: str) -> None:
    data = render(with_pictures(), name, photos={}, host=host())
    words = docx_words(data) if name == "docx" else epub_words(data)
    assert " ".join(words).count("Ảnh chưa gửi tới Ảnh: Ngọc Hà") == 1
    assert " ".join(words).count("Cổng chào mới") == 1


def test_the_epub_edition_holds_each_picture_once_under_a_plain_name() -> None:
    names = [name for name in epub().files if "/pictures/" in name]
    assert names == ["EPUB/pictures/picture-1.png", "EPUB/pictures/picture-2.png", "EPUB/pictures/picture-3.png"]
    shown = [f"EPUB/{image.get('src')}" for image in images(epub())]
    assert [names.index(name) for name in shown] == [0, 1, 2, 0, 2]


def test_pictures_of_the_epub_edition_are_right_sized_and_say_how_large_they_are() -> None:
    sizes = [(int(image.get("width") or 0), int(image.get("height") or 0)) for image in images(epub())]
    assert sizes[:3] == [(1200, 750), (700, 1200), (90, 90)]
    for image, size in zip(images(epub()), sizes, strict=True):
        assert Image.open(io.BytesIO(epub().files[f"EPUB/{image.get('src')}"])).size == size
    assert re.search(r"img \{[^}]*max-width: 100%;[^}]*height: auto;", epub().stylesheet)


@pytest.mark.parametrize(
    ("alts", "modes", "sufficient", "has_alt"),
    [
        ((), ["textual"], ["textual"], True),  # the cover alone
        (("Lời tả",), ["textual", "visual"], ["textual,visual", "textual"], True),
        (("Lời tả", None), ["textual", "visual"], ["textual,visual"], False),
    ],
)
def test_the_epub_edition_claims_what_its_pictures_bear_out(
    alts: tuple[str | None, ...], modes: list[str], sufficient: list[str], *, has_alt: bool
) -> None:
    bulletin = told(*(Figure((Text("Chú thích"),), alt=alt, file="ngang.png") for alt in alts))
    edition = Edition(render(bulletin, "epub", photos=photos(), host=host()))
    assert edition.properties("schema:accessMode") == modes
    assert edition.properties("schema:accessModeSufficient") == sufficient
    assert ("alternativeText" in edition.properties("schema:accessibilityFeature")) is has_alt


def hostile() -> tuple[Bulletin, dict[str, bytes]]:
    files = {name: make() for name, make in SHOWN.items()} | {name: make() for name, (_, make) in REFUSED.items()}
    nasty = {"../../x.png": files["png.png"], "a\"b'<c>&.png": files["png.png"], "C:\\x\\Ảnh 1.png": files["png.png"]}
    figures = (Figure((Text(f"Ảnh {number}"),), alt='"<&>"', file=name) for number, name in enumerate(files | nasty))
    return told(*figures), files | nasty


@pytest.mark.parametrize("name", ["docx", "epub"])
def test_an_edition_of_hostile_pictures_is_valid_silent_and_the_same_each_time(name: str, tmp_path: Path) -> None:
    bulletin, files = hostile()
    report = Report()
    path = tmp_path / f"hostile.{name}"
    path.write_bytes(render(bulletin, name, photos=files, host=host(), report=report))
    assert path.read_bytes() == render(bulletin, name, photos=files, host=host())
    refused = [said for said in report if said.code.startswith("photo.") and "is not shown" in said.message.en]
    assert len(refused) == len(REFUSED)
    with zipfile.ZipFile(path) as archive:
        assert all(re.fullmatch(r"[A-Za-z0-9_./\[\]-]+", entry) and ".." not in entry for entry in archive.namelist())
        assert not any(SECRET in archive.read(entry) for entry in archive.namelist())
    judge(path)


def judge(path: Path) -> None:
    if path.suffix == ".epub":
        check = epubcheck(path)
        said, _ = check.communicate(timeout=100)
        assert check.returncode == 0, said
        assert "Messages: 0 fatals / 0 errors / 0 warnings" in said
        assert "USAGE(" not in said
    else:
        audit = pytest.importorskip("openxml_audit").OpenXmlValidator().validate(path)
        assert audit.is_valid, audit.errors
        assert list(pytest.importorskip("ooxml_integrity").check(path)) == []
