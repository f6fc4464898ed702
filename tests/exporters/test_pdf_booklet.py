"""The booklet, read back by pdfium: folded in the mind, its pages must come in order, where a folded sheet has them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pdf_making import THEME, exported, one, paragraph
from pdf_reading import opened

from wardpress import EditionSettings, OptionError, Report, render, write_editions
from wardpress.exporters.pdf import BOOKLET
from wardpress.exporters.pdf.options import BookletOptions
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext
from wardpress.plugins.sinks import MemorySink
from wardpress.publish.clock import made_at
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.testing import bulletins
from wardpress.themes import Theme

_MM = 72 / 25.4
_LEAFLET = replace(THEME, page=replace(THEME.page, width=120, height=110, top=20, bottom=20, columns=1))


def folded(
    bulletin: Bulletin, options: BookletOptions | None = None, *, theme: Theme = THEME, report: Report | None = None
) -> bytes:
    sink = MemorySink()
    options = BookletOptions() if options is None else options
    report = Report() if report is None else report
    context = ExportContext(options, theme, InstalledFonts(), report, made_at(bulletin), bulletin.language)
    BOOKLET.export(bulletin, sink, context)
    return sink.content()


def _counted(count: int) -> Bulletin:
    words = " ".join(f"tiếng{1000 + number}" for number in range(count))
    return Bulletin(one(paragraph(words)).sections)


@cache
def _words_of_pages() -> list[int]:
    """How many of the words stand on each page of a long leaflet."""
    pages = halves(exported(_counted(400), theme=_LEAFLET), per_page=1)
    return [sum(word.startswith("tiếng1") for word in page.words) for (page,) in pages]


def leaflet(pages: int) -> Bulletin:
    """A bulletin of so many small pages, the last of them half empty."""
    first, second, full, *_ = _words_of_pages()
    held = [first, second, *[full] * 20][:pages]
    return _counted(sum(held) - held[-1] // 2)


@dataclass(frozen=True)
class Half:
    """What pdfium sees on one half of a sheet: its words, and the upper left corner of its first letter."""

    words: tuple[str, ...]
    corner: tuple[float, float] | None


def halves(data: bytes, *, per_page: int) -> Iterator[list[Half]]:
    """Yield for each page of a file what stands on its halves, or on the whole of it."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        width, height = page.get_size()
        texts = page.get_textpage()
        edges = [width / per_page * part for part in range(per_page + 1)]
        shown = []
        for left, right in pairwise(edges):
            words = tuple(texts.get_text_bounded(left, 0, right, height).split())
            boxes = (texts.get_charbox(place) for place in range(texts.count_chars()))
            corner = next(((box[0], box[3]) for box in boxes if left < box[0] < right and box[2] > box[0]), None)
            shown.append(Half(words, corner))
        texts.close()
        page.close()
        yield shown
    document.close()


def read_in_order(sides: list[list[Half]]) -> Iterator[tuple[Half, int, str]]:
    """Turn the pages of sheets that were printed on both sides, laid one into the other and folded.

    Behind the right half of a front lies the left half of its back. Each half comes with its sheet, counted from the
    outside, and with the hand that holds it.
    """
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    for number, (front, back) in enumerate(sheets):
        yield front[1], number, "right"
        yield back[0], number, "left"
    for number, (front, back) in reversed(list(enumerate(sheets))):
        yield back[1], number, "right"
        yield front[0], number, "left"


@pytest.mark.parametrize("count", [*range(1, 10), 16, 20])
def test_the_folded_sheets_read_in_order_and_every_page_stands_in_its_place(count: int) -> None:
    bulletin = leaflet(count)
    pages = [page for (page,) in halves(exported(bulletin, theme=_LEAFLET), per_page=1)]
    assert len(pages) == count
    data = folded(bulletin, BookletOptions(creep=0.5), theme=_LEAFLET)
    read = list(read_in_order(list(halves(data, per_page=2))))
    assert len(read) == -(-count // 4) * 4
    assert [half.words for half, _, _ in read] == [*(page.words for page in pages), *[()] * (len(read) - count)]
    for page, (half, sheet, hand) in zip(pages, read, strict=False):
        assert page.corner
        assert half.corner
        inwards = sheet * 0.5 * _MM
        shift = 120 * _MM - inwards if hand == "right" else inwards
        assert half.corner == pytest.approx((page.corner[0] + shift, page.corner[1]), abs=0.01)


def test_a_booklet_bound_at_the_right_is_the_mirror_of_one_bound_at_the_left() -> None:
    bulletin = leaflet(6)
    left, right = (
        [[half.words for half in side] for side in halves(folded(bulletin, options, theme=_LEAFLET), per_page=2)]
        for options in (BookletOptions(), BookletOptions(binding="right"))
    )
    assert right == [side[::-1] for side in left]


@pytest.mark.parametrize(
    ("options", "size", "scale"),
    [
        (BookletOptions(), (380, 270), 1.0),
        (BookletOptions(sheet="a3"), (420, 297), 1.0),
        (BookletOptions(sheet="a4"), (297, 210), 210 / 270),
    ],
)
def test_the_pages_stand_in_the_middle_of_the_paper_and_are_made_smaller_only_where_they_must(
    options: BookletOptions, size: tuple[float, float], scale: float
) -> None:
    report = Report()
    data = folded(bulletins.one_article(), options, report=report)
    document = pypdfium2.PdfDocument(data)
    assert document[0].get_size() == pytest.approx((size[0] * _MM, size[1] * _MM), abs=0.01)
    document.close()
    ((page,),) = halves(exported(bulletins.one_article()), per_page=1)
    front, _ = halves(data, per_page=2)
    assert page.corner
    assert front[1].corner
    x = size[0] / 2 * _MM + page.corner[0] * scale
    y = (size[1] - 270 * scale) / 2 * _MM + page.corner[1] * scale
    assert front[1].corner == pytest.approx((x, y), abs=0.05)
    assert ("pdf.booklet-scaled" in report.codes()) == (scale < 1)


def test_paper_larger_than_the_pages_shows_where_to_cut_and_to_fold() -> None:
    def dark_places(data: bytes, y: int) -> list[int]:
        """Where a line that crosses the page at `y` mm from its upper edge meets black."""
        document = pypdfium2.PdfDocument(data)
        image = document[1].render(scale=4).to_pil().convert("L")
        row = image.crop((0, round(y * _MM * 4), image.width, round(y * _MM * 4) + 1)).tobytes()
        document.close()
        return sorted({round(place / 4 / _MM) for place, shade in enumerate(row) if shade < 160})

    bulletin = bulletins.one_article()
    assert dark_places(folded(bulletin, BookletOptions(sheet="a3")), 9) == [20, 210, 400]
    assert dark_places(folded(bulletin), 9) == []


def test_the_booklet_shares_its_fonts_and_claims_no_standard() -> None:
    bulletin = bulletins.many_articles(12)
    reading, booklet = render(bulletin, "pdf"), render(bulletin, "pdf-booklet")
    assert len(booklet) < len(reading)
    with opened(booklet) as pdf:
        assert not {"/MarkInfo", "/StructTreeRoot"} & set(pdf.Root.keys())
        assert pdf.Root["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipShortEdge"
        about = pdf.Root["/Metadata"].read_bytes()
        assert b"<dc:title>" in about
        assert b"<pdfuaid:" not in about
        assert b"<pdfaid:" not in about
        embedded = [
            str(found["/FontName"])
            for found in pdf.objects
            if isinstance(found, pikepdf.Dictionary) and "/FontFile2" in found
        ]
        assert len(embedded) == len(set(embedded)) > 3


def test_the_booklet_lies_beside_the_file_to_read_and_never_in_its_place(tmp_path: Path) -> None:
    for formats in (["pdf-booklet"], ["pdf", "pdf-booklet"]):
        editions = write_editions(bulletins.bare(), tmp_path, formats=formats)
        names = {edition.format: edition.path.name for edition in editions if edition.path}
        assert names["pdf-booklet"] == "ban-tin.booklet.pdf"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ban-tin.booklet.pdf", "ban-tin.pdf"]
    assert render(bulletins.bare(), "pdf-booklet") == (tmp_path / "ban-tin.booklet.pdf").read_bytes()


def test_a_paper_that_there_is_not_is_refused() -> None:
    with pytest.raises(OptionError, match="sheet"):
        render(bulletins.bare(), "pdf-booklet", settings=EditionSettings(formats={"pdf-booklet": {"sheet": "a2"}}))


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@pytest.mark.parametrize("options", [BookletOptions(), BookletOptions(sheet="a3", binding="right")])
def test_qpdf_finds_no_fault(options: BookletOptions, tmp_path: Path) -> None:
    file = tmp_path / "booklet.pdf"
    file.write_bytes(folded(bulletins.every_block(), options))
    checked = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert (checked.returncode, "WARNING" in checked.stdout + checked.stderr) == (0, False)
