"""The booklet: the pages of the PDF edition two by two on sheets to be printed on both sides, folded and stapled."""

from __future__ import annotations

from collections.abc import Iterator

from wardpress.diagnostics import Report
from wardpress.errors import Message
from wardpress.exporters.pdf.catalog import about_the_file
from wardpress.exporters.pdf.document import laid_out, metadata_of
from wardpress.exporters.pdf.fonts import put_fonts
from wardpress.exporters.pdf.frame import Frame
from wardpress.exporters.pdf.imposition import Side, Spread, sides, spread_of
from wardpress.exporters.pdf.inks import Target
from wardpress.exporters.pdf.links import Area
from wardpress.exporters.pdf.objects import text_string
from wardpress.exporters.pdf.options import BookletOptions
from wardpress.exporters.pdf.painting import Painter
from wardpress.exporters.pdf.tags import Tag
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext

_MARK = 14.0
_GAP = 6.0
# Printed as it is, and turned over at the short edge: otherwise every other side would stand on its head.
_FOR_THE_PRINTER = b"/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/Duplex/DuplexFlipShortEdge>>"


def folded(bulletin: Bulletin, context: ExportContext[BookletOptions]) -> bytes:
    """Return the booklet of `bulletin` as the bytes of a PDF file; it is for the printer, and claims no standard."""
    desk, pages = laid_out(bulletin, context)
    spread = spread_of(desk.frame, paper=context.options.sheet, creep=context.options.creep)
    _report_scale(spread, context.options.sheet, context.report)
    painter = _Imposer(desk.frame, spread)
    for page in pages:
        painter.paint(page)
    for side in sides(len(pages), binding=context.options.binding):
        painter.impose(side)
    put_fonts(painter.document)
    metadata, objects = metadata_of(bulletin, desk.story, context), painter.objects
    root = objects.put(
        objects.reserve(),
        b"<</Type/Catalog/Pages %d 0 R/Lang%b%b%b>>"
        % (
            objects.number_of_pages(),
            text_string(metadata.language),
            _FOR_THE_PRINTER,
            about_the_file(metadata, objects, claims=False),
        ),
    )
    return objects.file(root=root, info=objects.put(objects.reserve(), metadata.info()))


def _report_scale(spread: Spread, paper: str, report: Report) -> None:
    if spread.scale < 1:
        share = f"{100 * spread.scale:.0f} %"
        report.note(
            "pdf.booklet-scaled",
            Message(
                f"Two pages are larger than {paper.upper()}: the booklet is printed at {share} of its size.",
                f"Hai trang lớn hơn khổ {paper.upper()}: tập gấp được in thu nhỏ còn {share}.",
            ),
        )


class _Imposer(Painter):
    """Paints pages as forms, to be put on sheets when all are there; what leads anywhere on a screen is left out."""

    def __init__(self, frame: Frame, spread: Spread) -> None:
        super().__init__(frame, paper=(spread.width, spread.height))
        self._spread = spread

    def impose(self, side: Side) -> None:
        """Add one side of a sheet."""
        spread, forms = self._spread, ""
        code = [*_trim_marks(spread)]
        for half, page in side.pages():
            x = spread.left(half, side.around)
            code.append(f"q {spread.scale:.5f} 0 0 {spread.scale:.5f} {x:.3f} {spread.bottom:.3f} cm /P{page} Do Q")
            forms += f"/P{page} {self.pages[page - 1]} 0 R"
        self.add_page("\n".join(code).encode("ascii"), {"Resources": f"<</XObject<<{forms}>>>>"})

    def _put(self, code: bytes, areas: list[Area]) -> int:
        del areas
        number: int = self.document.idToObjectNumberAndVersion["BasicFonts"][0]
        box = f"/BBox[0 0 {self._spread.page_width:.3f} {self._spread.page_height:.3f}]"
        entries = f"/Type/XObject/Subtype/Form{box}/Resources<</Font {number} 0 R>>"
        return self.objects.put_stream(self.objects.reserve(), code, entries.encode("ascii"))

    def _link(self, tag: Tag, box: tuple[float, float, float, float], words: str, to: str | Target) -> None:
        """Do nothing: paper has no links."""


def _trim_marks(spread: Spread) -> Iterator[str]:
    """Yield hairlines around the pages where the paper is larger: where to cut, and in the middle where to fold."""
    half, bottom = spread.page_width * spread.scale, spread.bottom
    columns, rows = (spread.fold - half, spread.fold, spread.fold + half), (bottom, spread.height - bottom)
    yield "0 G 0.25 w"
    if bottom >= _MARK + _GAP:
        for x in columns:
            yield f"{x:.3f} {rows[0] - _GAP:.3f} m {x:.3f} {rows[0] - _GAP - _MARK:.3f} l S"
            yield f"{x:.3f} {rows[1] + _GAP:.3f} m {x:.3f} {rows[1] + _GAP + _MARK:.3f} l S"
    if columns[0] >= _MARK + _GAP:
        for y in rows:
            yield f"{columns[0] - _GAP:.3f} {y:.3f} m {columns[0] - _GAP - _MARK:.3f} {y:.3f} l S"
            yield f"{columns[2] + _GAP:.3f} {y:.3f} m {columns[2] + _GAP + _MARK:.3f} {y:.3f} l S"
