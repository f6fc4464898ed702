"""Tables: a grid of cells under a caption, its head rows repeated on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from wardpress.exporters.docx.balance import text_width
from wardpress.exporters.docx.flow import Flow, WordParagraph, WordTable
from wardpress.exporters.docx.inlines import Desk, runs
from wardpress.exporters.docx.markup import run, twips
from wardpress.exporters.docx.sections import measures
from wardpress.exporters.docx.styles import CELL_SPACE
from wardpress.model import Inlines, Table, plain_text
from wardpress.themes import TextStyle

# More cells than this stand better across the page than in one column of it.
_CELLS_IN_A_COLUMN = 4
_FIRST_ROW_IS_HEAD = "0020"
_PLAIN = "0000"
_PADDING = twips(2 * CELL_SPACE) + 20  # and a point more: Word's own font may be wider than we think


def table(block: Table, desk: Desk) -> Iterator[Flow]:
    """Yield the caption and the grid of `block`."""
    cells = max((len(row) for row in block.rows), default=0)
    wide = cells > _CELLS_IN_A_COLUMN and not desk.is_boxed
    if block.caption:
        before = twips(desk.theme.baseline / 2)
        yield WordParagraph("Caption", run(block.caption), wide=wide, keep_next=True, before=before)
    if cells:
        room = measures(desk.theme.page)
        widths = _widths(_natural_widths(block, desk.theme.styles.cell), room.page if wide else room.column)
        yield WordTable(tuple(_grid(block, widths, desk)), wide=wide)


def _natural_widths(block: Table, style: TextStyle) -> list[int]:
    """Return for each column what its longest text takes without a line end."""
    columns = zip_longest(*block.rows, fillvalue=())
    return [max(text_width(plain_text(cell), style.size) for cell in column) + _PADDING for column in columns]


def _widths(natural: Sequence[int], whole: int) -> list[int]:
    """Return widths that fill `whole`: short columns keep what they take, the others share the rest."""
    if sum(natural) <= whole:
        return [width * whole // sum(natural) for width in natural]
    share, taken = 0, 0
    for place, width in enumerate(sorted(natural)):
        share = (whole - taken) // (len(natural) - place)
        if width > share:
            break
        taken += width
    return [min(width, share) for width in natural]


def _grid(block: Table, widths: Sequence[int], desk: Desk) -> Iterator[str | WordParagraph]:
    look = _FIRST_ROW_IS_HEAD if block.header_rows else _PLAIN
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="BulletinTable"/><w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblLook w:val="{look}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    for number, row in enumerate(block.rows):
        if row:
            yield from _row(row, widths, desk, is_head=number < block.header_rows)
    yield "</w:tbl>"


def _row(
    row: tuple[Inlines, ...], widths: Sequence[int], desk: Desk, *, is_head: bool
) -> Iterator[str | WordParagraph]:
    yield f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>"
    for content, width in zip(row, widths, strict=False):
        yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        yield WordParagraph(
            "TableHeading" if is_head else "TableText", runs(content, desk.theme.styles.cell, desk.ledger)
        )
        yield "</w:tc>"
    yield "</w:tr>"
