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
        yield WordTable(_grid(block, (width.page if wide else width.column) // cells, desk), wide=wide)


def _grid(block: Table, cell_width: int, desk: Desk) -> str:
    cells = max(len(row) for row in block.rows)
    look = _FIRST_ROW_IS_HEAD if block.header_rows else _PLAIN
    rows = (
        _row(row, cell_width, desk, is_head=number < block.header_rows) for number, row in enumerate(block.rows) if row
    )
    grid = f'<w:gridCol w:w="{cell_width}"/>' * cells
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="BulletinTable"/><w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblLook w:val="{look}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(row: tuple[Inlines, ...], cell_width: int, desk: Desk, *, is_head: bool) -> str:
    head = "<w:tblHeader/>" if is_head else ""
    cells = "".join(_cell(cell, cell_width, desk, is_head=is_head) for cell in row)
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _cell(content: Inlines, width: int, desk: Desk, *, is_head: bool) -> str:
    style = "TableHeading" if is_head else "TableText"
    paragraph = WordParagraph(style, runs(content, desk.theme.styles.cell, desk.ledger))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph.xml()}</w:tc>'
