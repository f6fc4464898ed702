"""What a PDF edition says about itself, and whether it may: metadata, colours, and the claim to conform."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdf_reading as reading
import pytest
from fontTools import subset
from fontTools.ttLib import TTFont
from pdf_making import exported, one, paragraph
from PIL import Image, ImageCms

from wardpress.exporters.pdf.colour import srgb_profile
from wardpress.plugins import Report, as_story
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.testing import bulletins
from wardpress.themes import FontFace


def test_every_page_bears_its_number_as_a_label() -> None:
    with reading.opened(exported(bulletins.many_articles(12))) as pdf:
        assert [str(page.label) for page in pdf.pages] == [str(number) for number, _ in enumerate(pdf.pages, start=1)]


_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"


def _metadata(data: bytes) -> ET.Element:
    with reading.opened(data) as pdf:
        stream: Any = pdf.Root["/Metadata"]
        assert "/Filter" not in stream
        raw: bytes = stream.read_raw_bytes()
    description = ET.fromstring(raw).find(f".//{_RDF}Description")  # noqa: S314 - our own words
    assert description is not None
    return description


def test_the_file_says_the_same_of_itself_in_both_places() -> None:
    bulletin = replace(
        bulletins.one_article(), masthead=replace(bulletins.one_article().masthead, name="A & B <c>", publisher="D & E")
    )
    data = exported(bulletin)
    found = _metadata(data)
    with reading.opened(data) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
    title = found.find(f"{_DC}title/{_RDF}Alt/{_RDF}li")
    assert title is not None
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "x-default"
    assert title.text == info["/Title"] == as_story(bulletin).title
    assert found.findtext(f"{_DC}creator/{_RDF}Seq/{_RDF}li") == info["/Author"] == "D & E"
    assert found.findtext(f"{_DC}language/{_RDF}Bag/{_RDF}li") == "vi"
    for date, name in (("CreateDate", "/CreationDate"), ("ModifyDate", "/ModDate")):
        digits = re.sub(r"\D", "", found.findtext(f"{_XMP}{date}") or "")
        assert digits == re.sub(r"\D", "", info[name]) == "20251205010203"


def _claims(data: bytes) -> tuple[str | None, str | None, str | None]:
    found = _metadata(data)
    return tuple(found.findtext(name) for name in (f"{_PDFA}part", f"{_PDFA}conformance", f"{_PDFUA}part"))  # type: ignore[return-value]


def test_a_sound_file_says_that_it_conforms() -> None:
    report = Report()
    assert _claims(exported(bulletins.every_block(), report=report)) == ("2", "A", "1")
    assert report.codes() == ()


def test_a_file_in_no_language_does_not_say_that_it_conforms() -> None:
    report = Report()
    assert _claims(exported(replace(bulletins.one_article(), language="tiếng Việt"), report=report)) == (None,) * 3
    assert report.codes()[-1] == "pdf.not-conforming"
    assert "tiếng Việt" in list(report)[-1].message.vi


def test_a_file_with_a_letter_that_has_no_shape_does_not_say_that_it_conforms() -> None:
    class Poor:
        """Fonts of small letters alone: not even the box of a missing glyph can be printed."""

        def data(self, face: FontFace) -> bytes:
            font = TTFont(io.BytesIO(InstalledFonts().data(face)), recalcTimestamp=False)
            cut = subset.Subsetter()
            cut.populate(text="abcdefghijklmnopqrstuvwxyz ")
            cut.subset(font)
            buffer = io.BytesIO()
            font.save(buffer)
            return buffer.getvalue()

    report = Report()
    assert _claims(exported(bulletins.one_article(), report=report, fonts=Poor())) == (None,) * 3
    assert report.codes()[-1] == "pdf.not-conforming"


def test_a_private_character_is_never_printed_as_such(tmp_path: Path) -> None:
    class Private:
        """Fonts that draw U+E000 as they draw an A."""

        def data(self, face: FontFace) -> bytes:
            font = TTFont(io.BytesIO(InstalledFonts().data(face)), recalcTimestamp=False)
            for table in font["cmap"].tables:
                table.cmap[0xE000] = table.cmap[ord("A")]
            buffer = io.BytesIO()
            font.save(buffer)
            return buffer.getvalue()

    page: Any = pytest.importorskip("page", reason="page-validation is not installed")
    report, file = Report(), tmp_path / "bulletin.pdf"
    file.write_bytes(exported(one(paragraph("Dấu \ue000 riêng")), report=report, fonts=Private()))
    assert report.codes() == ("pdf.missing-glyph",)
    assert page.validate_pdf(file, profile="2a").is_compliant


def test_the_colours_are_those_of_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    picture = Image.effect_mandelbrot((64, 64), (-2, -2, 2, 2), 50).convert("P").convert("RGB")
    picture.putdata([(step % 256, step * 7 % 256, step * 13 % 256) for step in range(64 * 64)])
    same = ImageCms.profileToProfile(picture, profile, ImageCms.createProfile("sRGB"))
    assert same is not None
    pairs = zip(picture.tobytes(), same.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) <= 1


def test_the_file_begins_and_ends_its_streams_as_the_archive_format_asks() -> None:
    data = exported(bulletins.every_block())
    first, second = data.split(b"\n")[:2]
    assert first == b"%PDF-1.7"
    assert second[:1] == b"%"
    assert min(second[1:5]) > 127
    assert len(re.findall(rb"\r\nendstream", data)) == len(re.findall(rb"endstream", data))
    with reading.opened(data) as pdf:
        assert len(bytes(pdf.trailer["/ID"][0])) == 16
