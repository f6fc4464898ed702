"""Tables: a grid of cells under a caption, its head rows repeated on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
    room = measures(desk.theme.page)
    wants = _wants(block, desk.theme.styles.cell)
    is_cramped = len(wants) > _CELLS_IN_A_COLUMN or sum(word for word, _ in wants) > room.column
    wide = is_cramped and not desk.is_boxed and not desk.is_narrow
    if block.caption:
        before = twips(desk.theme.baseline / 2)
        yield WordParagraph("Caption", run(block.caption), wide=wide, keep_next=True, before=before)
    if wants:
        widths = _widths(wants, room.page if wide else room.column)
        yield WordTable(tuple(_grid(block, widths, desk)), wide=wide)


def _wants(block: Table, style: TextStyle) -> list[tuple[int, int]]:
    """Return for each column what its longest word takes, and what its longest text takes without a line end."""
    columns = [[plain_text(cell) for cell in column] for column in zip_longest(*block.rows, fillvalue=())]
    return [
        (_widest([word for text in column for word in text.split()], style), _widest(column, style))
        for column in columns
    ]


def _widest(texts: Iterable[str], style: TextStyle) -> int:
    return max((text_width(text, style.size) for text in texts), default=0) + _PADDING


def _widths(wants: Sequence[tuple[int, int]], whole: int) -> list[int]:
    """Return widths that fill `whole`: short columns keep what they take, the others share what their words leave."""
    most = sum(text for _, text in wants)
    if most <= whole:
        return [text * whole // most for _, text in wants]
    widths: dict[int, int] = {}
    free, words = whole, sum(word for word, _ in wants)
    for place, (word, text) in sorted(enumerate(wants), key=lambda column: column[1][1]):
        words -= word
        if text > min(free // (len(wants) - len(widths)), free - words):
            break
        widths[place] = text
        free -= text
    others = [place for place in range(len(wants)) if place not in widths]
    spare = free - sum(wants[place][0] for place in others)
    more = sum(text - word for word, text in (wants[place] for place in others))
    for left, place in zip(range(len(others), 0, -1), sorted(others, key=wants.__getitem__), strict=True):
        word, text = wants[place]
        # Where not even the words fit, the longest are broken.
        widths[place] = word + spare * (text - word) // max(more, 1) if spare >= 0 else min(word, free // left)
        free -= widths[place]
    return [widths[place] for place in range(len(wants))]


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
