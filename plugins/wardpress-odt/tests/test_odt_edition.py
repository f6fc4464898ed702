"""The LibreOffice edition keeps the contract, says what it is in OpenDocument, and LibreOffice reads it so."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar
from xml.etree import ElementTree as ET

import pytest
from odfdo import Document
from wardpress_odt import wardpress_exporters

from wardpress import EditionSettings, render
from wardpress.model import (
    Article,
    Block,
    Box,
    Bulletin,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Section,
    Table,
    Text,
)
from wardpress.plugins import Exporter
from wardpress.testing import (
    ExporterContract,
    bare,
    every_block,
    exported,
    hostile,
    many_articles,
    one_article,
    pdf_words,
    photos,
    with_pictures,
)

ODT = wardpress_exporters()[0]
NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}


def key(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


def part(data: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314 - our own file


def text(data: bytes) -> ET.Element:
    body = part(data, "content.xml").find("office:body/office:text", NAMES)
    assert body is not None
    return body


def shown(element: ET.Element) -> Iterator[str]:
    """Yield what a reader of the page sees; the pattern by which contents are made anew is nothing to see."""
    if element.tag in {key("text:table-of-content-source"), key("svg:title"), key("svg:desc")}:
        return
    yield element.text or ""
    for child in element:
        yield from shown(child)
        yield child.tail or ""
    if element.tag in {key("text:p"), key("text:h"), key("text:s"), key("text:tab"), key("text:line-break")}:
        yield " "


def words(data: bytes) -> list[str]:
    return "".join(shown(text(data))).split()


def said(*blocks: Block, notes: tuple[Note, ...] = ()) -> Bulletin:
    return replace(one_article(), sections=(Section((Article("Tin trong phường", blocks, notes=notes),)),))


def prose(words_: str) -> Paragraph:
    return Paragraph((Text(words_),))


class TestOdt(ExporterContract):
    exporter: ClassVar[Exporter[Any]] = ODT

    def read_back(self, data: bytes) -> list[str]:
        return words(data)


@pytest.fixture(scope="module", params=[every_block, with_pictures, hostile, bare], ids=lambda make: make.__name__)
def edition(request: pytest.FixtureRequest) -> bytes:
    return exported(ODT, request.param())


def test_the_package_begins_with_its_type_bears_no_clock_and_lists_every_part(edition: bytes) -> None:
    # A program that looks at the first bytes finds the type at byte 38.
    assert edition[30:38] == b"mimetype"
    assert edition[38:].startswith(b"application/vnd.oasis.opendocument.text")
    with zipfile.ZipFile(io.BytesIO(edition)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = [name for name in archive.namelist() if name not in {"mimetype", "META-INF/manifest.xml"}]
    entries = part(edition, "META-INF/manifest.xml").findall("manifest:file-entry", NAMES)
    assert sorted(entry.get(key("manifest:full-path"), "") for entry in entries) == sorted(["/", *names])


def test_every_style_that_is_used_is_there_and_every_bookmark_that_is_named(edition: bytes) -> None:
    content, styles = part(edition, "content.xml"), part(edition, "styles.xml")
    both = [*content.iter(), *styles.iter()]
    named = {element.get(key("style:name")) for element in both}
    used = {
        value
        for element in both
        for name, value in element.attrib.items()
        if name.endswith(("style-name", "page-name"))
    }
    assert used - named == set()
    bookmarks = [element.get(key("text:name")) for element in content.iter(key("text:bookmark"))]
    assert len(bookmarks) == len(set(bookmarks))
    links = {element.get(key("xlink:href"), "") for element in content.iter(key("text:a"))}
    assert {link[1:] for link in links if link.startswith("#")} <= set(bookmarks)
    assert all(link.startswith(("#", "https://")) for link in links)


def test_odfdo_reads_the_same_words_and_what_the_file_says_about_itself() -> None:
    document = Document(io.BytesIO(exported(ODT, one_article())))
    assert document.meta.title == "Bản tin Phường Hoa Sữa · Số 12 · 5/12/2025"
    assert document.meta.language == "vi"
    assert document.meta.creation_date == dt.datetime(2025, 12, 5, tzinfo=dt.UTC)
    assert document.meta.date == document.meta.creation_date
    told = document.get_formatted_text()
    assert [word for word in words(exported(ODT, one_article())) if word != "…" and word not in told] == []


def test_the_language_is_that_of_the_bulletin_and_its_country() -> None:
    for language, expected in (("vi", ("vi", "VN")), ("en", ("en", "GB")), ("en-US", ("en", "US"))):
        styles = part(exported(ODT, replace(one_article(), language=language)), "styles.xml")
        look = styles.find("office:styles/style:default-style[@style:family='paragraph']/style:text-properties", NAMES)
        assert look is not None
        assert (look.get(key("fo:language")), look.get(key("fo:country"))) == expected


def test_headlines_are_headings_and_the_contents_name_all_of_them() -> None:
    body = text(exported(ODT, every_block()))
    headings = [(h.get(key("text:outline-level")), "".join(shown(h)).strip()) for h in body.iter(key("text:h"))]
    assert headings == [("1", "Ngày hội đại đoàn kết toàn dân tộc"), ("2", "Những con số"), ("3", "Các bước")]
    entries = body.findall("text:table-of-content/text:index-body/text:p", NAMES)
    told = ["".join(shown(entry)).split("…")[0].strip() for entry in entries]
    assert told == ["Ngày hội đại đoàn kết toàn dân tộc", "Bộ phận một cửa làm việc cả sáng thứ Bảy,"]
    # What has no headline is marked for the contents, or it would vanish when LibreOffice makes them anew.
    (mark,) = body.iter(key("text:toc-mark"))
    assert mark.get(key("text:string-value")) == "Bộ phận một cửa làm việc cả sáng thứ Bảy, …"


def test_a_loud_headline_is_smaller_and_keeps_its_distance_and_its_named_style() -> None:
    loud = "UBND PHƯỜNG HOA SỮA TRIỂN KHAI ĐỒNG BỘ CÁC CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA ĐẢNG BỘ PHƯỜNG"
    quiet, shouted = (Article(line, (prose("Chữ."),)) for line in ("Tít đầu", loud))
    for sections in ((Section((quiet, shouted)),), (Section((quiet, shouted), rubric="Tin"),)):
        content = part(exported(ODT, Bulletin(sections)), "content.xml")
        own = {style.get(key("style:name")): style for style in content.iter(key("style:style"))}
        headlines = [node.get(key("text:style-name")) for node in content.iter(key("text:h"))]
        style = own[headlines[1]]
        assert style.get(key("style:parent-style-name")) == "Heading_20_1"
        (letters,) = style.iter(key("style:text-properties"))
        assert float(letters.get(key("fo:font-size"), "").removesuffix("pt")) < 18
        (lines,) = style.iter(key("style:paragraph-properties"))
        # The rubric above has the room already.
        assert (lines.get(key("fo:margin-top")) is None) == bool(sections[0].rubric)
        assert not {style.get(key("style:parent-style-name")) for style in own.values()} & own.keys()


def test_lists_tables_and_verse_are_what_they_are() -> None:
    body = text(exported(ODT, every_block()))
    nested = body.findall(".//text:list/text:list-item/text:list/text:list-item/text:p", NAMES)
    assert ["".join(shown(item)).strip() for item in nested] == ["vận động 58.070.000 đồng", "tặng 40 phần quà"]
    heads = body.findall(".//table:table-header-rows/table:table-row/table:table-cell", NAMES)
    assert ["".join(shown(head)).strip() for head in heads] == ["Thứ", "Người tiếp", "Giờ"]
    stanzas = [p for p in body.iter(key("text:p")) if p.get(key("text:style-name")) == "Verse"]
    assert [len(p.findall("text:line-break", NAMES)) for p in stanzas] == [1, 1]


def test_a_picture_is_kept_once_and_told_to_who_cannot_see_it() -> None:
    data = exported(ODT, with_pictures())
    frames = list(text(data).iter(key("draw:frame")))
    told = [(f.findtext("svg:title", "", NAMES), f.findtext("svg:desc", "", NAMES)) for f in frames]
    assert told[:2] == [("Đường hoa nhìn từ cầu", "Đường hoa dọc bờ kênh"), ("Cổng chào mới", "Một cổng chào cao")]
    hrefs = [image.get(key("xlink:href")) for image in text(data).iter(key("draw:image"))]
    assert len(hrefs) == 5
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert sorted(set(filter(None, hrefs))) == sorted(n for n in archive.namelist() if n.startswith("Pictures/"))


def test_a_note_whose_mark_stands_once_is_a_footnote_and_the_others_stay_where_they_were() -> None:
    bulletin = said(
        prose("Thu 72,5% kế hoạch [1], chi đúng dự toán (*) và (*)."),
        notes=tuple(Note((Text(note),)) for note in ("[1] Số liệu đến 15/11.", "(*) Chưa tính quà.", "Theo báo cáo.")),
    )
    body = text(exported(ODT, bulletin))
    (note,) = body.iter(key("text:note"))
    assert note.findtext("text:note-citation", "", NAMES) == "[1]"
    assert "".join(note.find("text:note-body", NAMES).itertext()) == "Số liệu đến 15/11."  # type: ignore[union-attr]
    left = [p for p in body.iter(key("text:p")) if p.get(key("text:style-name")) == "Note"]
    assert ["".join(shown(p)).strip() for p in left] == ["(*) Chưa tính quà.", "Theo báo cáo."]


def test_items_that_say_their_own_marks_get_no_bullets_beside_them() -> None:
    own = ListBlock((ListItem((Text("a) Tờ khai;"),)), ListItem((Text("b) Căn cước."),))))
    plain = ListBlock((ListItem((Text("Tờ khai;"),)),))
    data = exported(ODT, said(own, plain))
    names = [node.get(key("text:style-name")) for node in text(data).iter(key("text:list"))]
    styles = {node.get(key("style:name")): node for node in part(data, "styles.xml").iter(key("text:list-style"))}
    signs = [styles[str(name)][0].get(key("text:bullet-char")) for name in names]
    assert signs == [None, "•"]
    assert styles[str(names[0])][0].get(key("style:num-format")) == ""


def test_columns_hold_the_text_and_let_heads_and_wide_tables_across() -> None:
    wide = Table(tuple(tuple((Text(f"{row}{cell}"),) for cell in "abcde") for row in range(3)))
    body = text(exported(ODT, said(prose("Trước."), Heading((Text("Từng ngày"),)), wide, prose("Sau."))))
    outline = [child.tag.partition("}")[2] for child in body]
    assert outline[2:] == ["h", "section", "h", "table", "section", *["p"] * 6]


def test_a_box_stands_in_one_cell_with_everything_that_is_in_it() -> None:
    inner = Table((((Text("a"),), (Text("b"),)),))
    (box, _) = text(exported(ODT, said(Box((prose("Gọi 115."), inner), "Cần biết")))).findall(".//table:table", NAMES)[
        1:
    ]
    cells = box.findall("table:table-row/table:table-cell", NAMES)
    assert ["".join(shown(cell)).split() for cell in cells] == [["Cần", "biết", "Gọi", "115.", "a", "b"]]


def test_without_fonts_the_file_is_small_and_names_those_that_offices_have() -> None:
    options = EditionSettings(formats={"odt": {"embed_fonts": False, "contents_page_numbers": False}})
    data = render(one_article(), "odt", settings=options)
    assert len(data) < 40_000
    faces = part(data, "content.xml").findall("office:font-face-decls/style:font-face", NAMES)
    families = {face.get(key("svg:font-family"), "") for face in faces}
    assert {"'Arial ExtraBold', 'Arial'", "'Times New Roman'"} <= families
    whole = part(exported(ODT, one_article()), "content.xml").iter(key("style:font-face"))
    assert "'Be Vietnam Pro ExtraBold', 'Be Vietnam Pro', 'Arial'" in {
        face.get(key("svg:font-family")) for face in whole
    }
    assert not list(text(data).iter(key("text:bookmark-ref")))


def test_in_a_process_of_its_own_it_writes_the_same_bytes_pictures_and_all() -> None:
    settings = EditionSettings()
    apart = render(with_pictures(), "odt", photos=photos(), settings=settings)
    trusted = replace(settings, plugins=replace(settings.plugins, trust=("wardpress-odt",)))
    assert apart == render(with_pictures(), "odt", photos=photos(), settings=trusted)
    assert b"Pictures/" in apart


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here to open the file")
def test_libreoffice_shows_every_word_in_order_and_right_page_numbers_in_the_contents(tmp_path: Path) -> None:
    bulletins = {"blocks": every_block(), "many": many_articles(12)}
    for name, bulletin in bulletins.items():
        (tmp_path / f"{name}.odt").write_bytes(exported(ODT, bulletin))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{name}.odt") for name in bulletins]
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=110)  # noqa: S603 - a tool of the machine
    # Rubrics are set in capitals; the number of a page stands where the file has a stand-in for it.
    found = iter(" ".join(pdf_words((tmp_path / "blocks.pdf").read_bytes())).casefold().replace("...", " ").split())
    for word in " ".join(words(exported(ODT, every_block()))).casefold().replace("…", " ").split():
        assert any(word == candidate for candidate in found), word
    pages = list(_pages(tmp_path / "many.pdf"))
    listed = re.findall(r"(công trình thứ \d+) chào mừng đại hội\s*\.{3,}\s*(\d+)", pages[0])
    assert len(listed) == 12
    for headline, number in listed:
        on = [place for place, page in enumerate(pages, start=1) if re.search(rf"{headline}\b(?!.*\.{{3}})", page)]
        assert int(number) in on, headline


def _pages(file: Path) -> Iterator[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    for page in document:
        yield " ".join(page.get_textpage().get_text_bounded().split())
    document.close()
