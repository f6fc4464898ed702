"""Tables: a grid of cells under a caption, its head rows repeated on every page."""

from __future__ import annotations

from collections.abc import Iterator

from wardpress.exporters.docx.flow import Flow, WordParagraph, WordTable
from wardpress.exporters.docx.inlines import Desk, runs
from wardpress.exporters.docx.markup import run, twips
from wardpress.exporters.docx.sections import measures
from wardpress.model import Inlines, Table

# More cells than this stand better across the page than in one column of it.
_CELLS_IN_A_COLUMN = 4
_FIRST_ROW_IS_HEAD = "0020"
_PLAIN = "0000"


def table(block: Table, desk: Desk) -> Iterator[Flow]:
    """Yield the caption and the grid of `block`."""
    cells = max((len(row) for row in block.rows), default=0)
    wide = cells > _CELLS_IN_A_COLUMN and not desk.is_boxed
    if block.caption:
        before = twips(desk.theme.baseline / 2)
        yield WordParagraph("Caption", run(block.caption), wide=wide, keep_next=True, before=before)
    if cells:
        width = measures(desk.theme.page)
        yield WordTable(tuple(_grid(block, (width.page if wide else width.column) // cells, desk)), wide=wide)


def _grid(block: Table, cell_width: int, desk: Desk) -> Iterator[str | WordParagraph]:
    cells = max(len(row) for row in block.rows)
    look = _FIRST_ROW_IS_HEAD if block.header_rows else _PLAIN
    grid = f'<w:gridCol w:w="{cell_width}"/>' * cells
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="BulletinTable"/><w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblLook w:val="{look}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    for number, row in enumerate(block.rows):
        if row:
            yield from _row(row, cell_width, desk, is_head=number < block.header_rows)
    yield "</w:tbl>"


def _row(row: tuple[Inlines, ...], cell_width: int, desk: Desk, *, is_head: bool) -> Iterator[str | WordParagraph]:
    yield f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>"
    for content in row:
        yield f'<w:tc><w:tcPr><w:tcW w:w="{cell_width}" w:type="dxa"/></w:tcPr>'
        yield WordParagraph(
            "TableHeading" if is_head else "TableText", runs(content, desk.theme.styles.cell, desk.ledger)
        )
        yield "</w:tc>"
    yield "</w:tr>"
