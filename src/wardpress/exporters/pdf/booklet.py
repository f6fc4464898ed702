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
from wardpress.exporters.pdf.objects import Objects, text_string
from wardpress.exporters.pdf.options import BookletOptions
from wardpress.exporters.pdf.painting import Painter
from wardpress.exporters.pdf.tags import Tag
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, Pictures, Sink

_MARK = 14.0
_GAP = 6.0
# Printed as it is, and turned over at the short edge: otherwise every other side would stand on its head.
_FOR_THE_PRINTER = b"/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/Duplex/DuplexFlipShortEdge>>"


def write_folded(bulletin: Bulletin, sink: Sink, context: ExportContext[BookletOptions]) -> None:
    """Write the booklet of `bulletin` to `sink` as a PDF file; it is for the printer, and claims no standard."""
    desk, pages = laid_out(bulletin, context)
    spread = spread_of(desk.frame, paper=context.options.sheet, creep=context.options.creep)
    _report_scale(spread, context.options.sheet, context.report)
    painter = _Imposer(desk.frame, Objects(sink), context.pictures, spread=spread)
    for page in pages:
        painter.paint(page)
    painter.fill_in()
    for side in sides(len(painter.pages), binding=context.options.binding):
        painter.impose(side)
    metadata, objects = metadata_of(bulletin, desk.story, context), painter.objects
    shown = painter.put_pages(put_fonts(painter.fonts, objects) + painter.images.resources())
    about = about_the_file(metadata, objects, claims=False)
    language = text_string(metadata.language)
    catalog = b"<</Type/Catalog/Pages %d 0 R/Lang%b%b%b>>" % (shown, language, _FOR_THE_PRINTER, about)
    root = objects.put(objects.reserve(), catalog)
    objects.finish(root=root, info=objects.put(objects.reserve(), metadata.info()))


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

    def __init__(self, frame: Frame, objects: Objects, pictures: Pictures, *, spread: Spread) -> None:
        super().__init__(frame, objects, pictures)
        self._spread = spread
        self._sides: list[int] = []

    def impose(self, side: Side) -> None:
        """Add one side of a sheet."""
        spread, forms = self._spread, b""
        code = [*_trim_marks(spread)]
        for half, page in side.pages():
            x = spread.left(half, side.around)
            code.append(f"q {spread.scale:.5f} 0 0 {spread.scale:.5f} {x:.3f} {spread.bottom:.3f} cm /P{page} Do Q")
            forms += b"/P%d %d 0 R" % (page, self.pages[page - 1])
        content = self.objects.put_stream(self.objects.reserve(), "\n".join(code).encode("ascii"))
        entries = (self.root, forms, spread.width, spread.height, content)
        self._sides.append(
            self.objects.put(
                self.objects.reserve(),
                b"<</Type/Page/Parent %d 0 R/Resources<</XObject<<%b>>>>/MediaBox[0 0 %.3f %.3f]/Contents %d 0 R>>"
                % entries,
            )
        )

    def shown(self) -> list[int]:
        """Return the numbers of the sides."""
        return self._sides

    def put_page(self, page: int, code: bytes, place: int, links: bytes) -> None:
        """Put the page as a form, for a side to show."""
        del place, links
        box = b"/BBox[0 0 %.3f %.3f]" % (self._spread.page_width, self._spread.page_height)
        entries = b"/Type/XObject/Subtype/Form%b/Resources %d 0 R" % (box, self.resources)
        self.objects.put_stream(page, code, entries)

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
