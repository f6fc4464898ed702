"""Tables: a grid of cells under a caption, its head rows repeated on every page; and boxes, which are one cell."""

from __future__ import annotations

from wardpress.model import Inlines, Table, plain_text
from wardpress_odt.inlines import words
from wardpress_odt.ledger import Desk
from wardpress_odt.markup import LETTER, POINTS_A_MM, escaped, mm, paragraph, pt, quoted

# More cells than this stand better across the page than in one column of it.
_CELLS_IN_A_COLUMN = 4
_THICK, _THIN, _HAIRLINE = 1.5, 0.75, 0.5
_AIR = 6.0  # pt


def is_wide(block: Table, desk: Desk) -> bool:
    """Return whether a table stands across the columns."""
    return not desk.is_boxed and max(map(len, block.rows), default=0) > _CELLS_IN_A_COLUMN


def table(block: Table, desk: Desk) -> str:
    """Return the caption and the grid of `block`, as wide as the text of `desk`."""
    caption = paragraph("Table caption", escaped(block.caption)) if block.caption else ""
    cells = max(map(len, block.rows), default=0)
    if not cells:
        return caption
    rows = [row for row in block.rows if row]
    heads = sum(bool(row) for row in block.rows[: block.header_rows])
    top = "".join(_row(row, cells, desk, is_head=True) for row in rows[:heads])
    body = "".join(_row(row, cells, desk, is_head=False) for row in rows[heads:])
    head = f"<table:table-header-rows>{top}</table:table-header-rows>" if top else ""
    return f"{caption}{opening(desk)}{columns(_widths(rows, cells, desk), desk)}{head}{body}</table:table>"


def _widths(rows: list[tuple[Inlines, ...]], cells: int, desk: Desk) -> list[float]:
    """Return widths in mm: short columns have what their longest cell takes, the others share the rest.

    LibreOffice does not fit them itself.
    """
    size = desk.theme.styles.cell.size
    longest = [max(len(plain_text(row[place])) for row in rows if place < len(row)) for place in range(cells)]
    natural = [(letters * LETTER * size + _AIR) / POINTS_A_MM for letters in longest]
    room = desk.measure
    if sum(natural) <= room:
        return [width * room / sum(natural) for width in natural]
    share, left = 0.0, len(natural)
    for width in sorted(natural):
        share = room / left
        if width > share:
            break
        room, left = room - width, left - 1
    return [min(width, share) for width in natural]


def opening(desk: Desk, *, width: float | None = None, before: float = 0.0, master: str = "") -> str:
    """Return the beginning of a table, `width` mm wide, or as wide as the text; `master` begins a page of that kind."""
    theme = desk.theme
    properties = (
        f'<style:table-properties style:width="{mm(desk.measure if width is None else width)}" table:align="left"'
        f' fo:margin-top="{pt(before)}" fo:margin-bottom="{pt(theme.baseline / 2)}"'
        ' table:border-model="collapsing" style:may-break-between-rows="true"/>'
    )
    style = desk.ledger.style("table", properties, master=master)
    return f'<table:table table:name={quoted(f"T{desk.ledger.table()}")} table:style-name="{style}">'


def columns(widths: list[float], desk: Desk) -> str:
    """Return the columns of a table, each so many mm wide."""
    return "".join(f'<table:table-column table:style-name="{_column(width, desk)}"/>' for width in widths)


def _column(width: float, desk: Desk) -> str:
    properties = f'<style:table-column-properties style:column-width="{mm(width)}"/>'
    return desk.ledger.style("table-column", properties)


def row_start(desk: Desk) -> str:
    """Return the beginning of a row, which stays on one page where it can."""
    properties = '<style:table-row-properties fo:keep-together="always"/>'
    return f'<table:table-row table:style-name="{desk.ledger.style("table-row", properties)}">'


def cell(content: str, look: str, desk: Desk) -> str:
    """Return a cell; `look` are the attributes of its style."""
    style = desk.ledger.style("table-cell", f"<style:table-cell-properties {look}/>")
    return f'<table:table-cell table:style-name="{style}" office:value-type="string">{content}</table:table-cell>'


def _row(row: tuple[Inlines, ...], cells: int, desk: Desk, *, is_head: bool) -> str:
    theme = desk.theme
    edge = (
        f"{pt(_THICK / 2)} solid {theme.colours.accent}" if is_head else f"{pt(_HAIRLINE)} solid {theme.colours.rule}"
    )
    top = f' fo:border-top="{pt(_THICK / 2)} solid {theme.colours.accent}"' if is_head else ""
    look = f'fo:padding="0pt" fo:padding-right="{pt(_AIR)}" fo:border-bottom="{edge}"{top}'
    name = "Table Heading" if is_head else "Table Contents"
    filled = (*row, *[()] * (cells - len(row)))
    shown = "".join(cell(paragraph(name, words(content, theme.styles.cell)), look, desk) for content in filled)
    return f"{row_start(desk)}{shown}</table:table-row>"


def boxed(content: str, desk: Desk) -> str:
    """Return `content` between two rules of the accent, on the next column where it does not fit whole."""
    accent = desk.theme.colours.accent
    look = (
        f'fo:padding-left="0pt" fo:padding-right="0pt" fo:padding-top="{pt(_AIR)}" fo:padding-bottom="{pt(_AIR)}"'
        f' fo:border-top="{pt(_THICK)} solid {accent}" fo:border-bottom="{pt(_THIN)} solid {accent}"'
    )
    start = opening(desk, before=desk.theme.baseline / 2) + columns([desk.measure], desk) + row_start(desk)
    return f"{start}{cell(content, look, desk)}</table:table-row></table:table>"


def box_width(desk: Desk) -> float:
    """Return how wide the text inside a box is, in mm."""
    return desk.measure - _HAIRLINE / POINTS_A_MM
