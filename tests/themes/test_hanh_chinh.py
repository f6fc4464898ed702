"""Notices follow Nghị định 30/2020/NĐ-CP in every edition, as independent readers find it."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from typing import Any

import pdf_places as places
import pypdfium2
import pytest
from lxml import etree
from PIL import ImageOps

from wardpress import Bulletin, EditionSettings, render
from wardpress.model import Article, Paragraph, Section, Text
from wardpress.testing import every_block, many_articles

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SETTINGS = EditionSettings(theme="hanh-chinh")
MM = 72 / 25.4
DOTS = 4  # a mm
TWIPS = 1440 / 25.4


def notices() -> Bulletin:
    first, more = every_block(), many_articles(12)
    return Bulletin((*first.sections, *more.sections), first.masthead, first.imprint, identifier=first.identifier)


@cache
def pdf() -> bytes:
    return render(notices(), "pdf", settings=SETTINGS)


@cache
def word(part: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(render(notices(), "docx", settings=SETTINGS))) as archive:
        return etree.fromstring(archive.read(part))


def style(key: str) -> etree._Element:
    found = word("word/styles.xml").find(f'{W}style[@{W}styleId="{key}"]')
    assert found is not None
    return found


def value(node: etree._Element, path: str, name: str = "val") -> str | None:
    found = node.find("/".join(f"{W}{part}" for part in path.split("/")))
    return None if found is None else found.get(f"{W}{name}")


def inked(page: Any, *, top: float = 0.0, bottom: float = 297.0) -> tuple[float, float, float, float] | None:
    """Return the edges of what is printed between two heights: left, top, right, bottom, in mm from the upper left."""
    assert [round(side / MM) for side in page.get_size()] == [210, 297]
    picture = ImageOps.invert(page.render(scale=DOTS / MM).to_pil().convert("L"))
    box = picture.crop((0, round(top * DOTS), picture.width, round(bottom * DOTS))).getbbox()
    return box and (box[0] / DOTS, box[1] / DOTS + top, box[2] / DOTS, box[3] / DOTS + top)


def test_the_margins_of_the_printed_page_are_those_of_the_decree_on_every_page() -> None:
    document = pypdfium2.PdfDocument(pdf())
    assert len(document) > 3
    for page in document:
        box = inked(page, top=19)
        assert box is not None
        left, top, right, bottom = box
        # An italic letter at the end of a line leans out by a hair.
        assert [left, right] == pytest.approx([30, 195], abs=1.1)
        assert top > 19.5
        assert bottom < 297 - 19.5


def test_the_page_number_stands_in_the_middle_of_the_top_margin_and_not_on_page_one() -> None:
    first, *others = pypdfium2.PdfDocument(pdf())
    assert inked(first, bottom=19.5) is None
    for number, page in enumerate(others, start=2):
        box = inked(page, bottom=19.5)
        assert box is not None
        assert (box[0] + box[2]) / 2 == pytest.approx((30 + 195) / 2, abs=0.5)
        height = page.get_height()
        assert page.get_textpage().get_text_bounded(bottom=height - 19.5 * MM).strip() == str(number)


def test_nothing_is_printed_but_black_on_white() -> None:
    document = pypdfium2.PdfDocument(pdf())
    for page in list(document)[:2]:
        red, green, blue = page.render(scale=1).to_pil().convert("RGB").split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_the_body_is_of_14_points_and_its_paragraphs_stand_apart() -> None:
    document = pypdfium2.PdfDocument(pdf())
    text = document[2].get_textpage()
    letters = [place for place, letter in enumerate(text.get_text_range()) if letter.isalpha()]
    # The text of a box is a size smaller than that of the body.
    assert {round(pypdfium2.raw.FPDFText_GetFontSize(text, place), 1) for place in letters} <= {12.0, 13.0, 14.0}
    page = word("word/styles.xml")
    body = style("BodyText")
    assert value(body, "rPr/sz") == "28"
    assert value(body, "pPr/jc") == "both"
    assert value(body, "pPr/ind", "firstLine") == str(round(12.7 * TWIPS))
    assert value(style("FirstParagraph"), "pPr/ind", "firstLine") == str(round(12.7 * TWIPS))
    assert int(value(body, "pPr/spacing", "after") or 0) >= 120
    assert 14 * 1.15 * 20 - 1 <= int(value(body, "pPr/spacing", "line") or 0) <= 14 * 1.5 * 1.15 * 20
    assert body.find(f"{W}rPr/{W}i") is None
    fonts = {node.get(f"{W}ascii") for node in page.iter(f"{W}rFonts")}
    colours = {node.get(f"{W}val") for node in page.iter(f"{W}color")}
    assert (fonts, colours) == ({"Times New Roman"}, {"000000"})


def test_the_word_page_has_the_margins_and_the_number_of_the_decree() -> None:
    body = word("word/document.xml")
    for section in body.iter(f"{W}sectPr"):
        margins = {side: value(section, "pgMar", side) for side in ("top", "bottom", "left", "right")}
        assert margins == {"top": "1134", "bottom": "1134", "left": "1701", "right": "850"}
        assert value(section, "cols", "num") is None
    first = next(body.iter(f"{W}sectPr"))
    assert first.find(f"{W}titlePg") is not None
    references = [(node.tag.removeprefix(W), node.get(f"{W}type")) for node in first if node.tag.endswith("Reference")]
    assert references == [("headerReference", "default")]
    assert "".join(map(str, word("word/header1.xml").itertext())).split() == ["PAGE", "2"]
    assert value(style("Header"), "pPr/jc") == "center"
    assert word("word/settings.xml").find(f"{W}mirrorMargins") is None


def test_the_phone_edition_is_black_indented_and_spaced_too() -> None:
    with zipfile.ZipFile(io.BytesIO(render(notices(), "epub", settings=SETTINGS))) as archive:
        css = archive.read("EPUB/bulletin.css").decode()
    day = css.partition("@media (prefers-color-scheme: dark)")[0]
    assert set(re.findall(r"#[0-9a-f]{6}", day)) <= {"#000000", "#ffffff"}
    assert "p { margin: 0 0 0.429em; }" in day
    assert "section > p, p + p { text-indent: 2.57em; }" in day


def test_a_notice_is_set_as_large_as_any_text_and_justified() -> None:
    text = "Sáng 5/12, người dân của sáu khu phố đã ra quân dọn vệ sinh các tuyến hẻm trên địa bàn phường. " * 4
    notice = Bulletin((Section((Article("THÔNG BÁO", (Paragraph((Text(text),)),)),), setting="notice"),))
    found = [found for found in places.elements(render(notice, "pdf", settings=SETTINGS)) if found.role == "/P"]
    (lines,) = [element.lines for element in found if len(element.lines) > 2]
    assert {line.size for line in lines} == {14.0}  # Phụ lục I: 13 to 14
    for key in ("BodyText", "BoxText"):
        assert value(style(key), "rPr/sz") in {None, "28"}
        assert value(style(key), "pPr/jc") in {None, "both"}
