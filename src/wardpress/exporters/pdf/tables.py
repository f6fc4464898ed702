"""Tables: a grid of wrapped cells with rules and a bold head, in the width of a column or across all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from wardpress.errors import Message
from wardpress.exporters.pdf.galley import Galley, held, spaced, tied
from wardpress.exporters.pdf.lines import Line, Measure, set_lines
from wardpress.exporters.pdf.marks import Mark, TextMark, moved
from wardpress.exporters.pdf.strips import Grid, Strip, stack_height, stacked
from wardpress.exporters.pdf.tags import COLUMN_HEAD, Artifact, Role, Tag
from wardpress.exporters.pdf.words import as_words
from wardpress.model import Inlines, Table, plain_text
from wardpress.themes import TextStyle

_PAD = 3.0
_GUTTER = 6.0
_HEAVY = 1.0
_LIGHT = 0.4
# A table of up to this part of a column is kept whole, a head of more is not set again.
_SHORT = 0.25
_DEEPEST_HEAD = 0.3
_LINES_OF_A_PART = 8
# A table whose rows come to more lines than this on average would rather be wider.
_CRAMPED = 2.5
_WORDS_NAMED = 6
_FINE = Grid(1.0)


def table_strips(table: Table, galley: Galley) -> list[Strip]:
    """Return `table` as strips, one a row: its head stays with its first row, and is set again where it goes on."""
    strips = _grid(table, galley.within("Table")) if any(table.rows) else _caption(table, galley, role="P")
    if stack_height(strips, galley.grid) <= galley.shop.depth * _SHORT:
        strips = tied(strips)
    return spaced(strips, before=galley.grid.step / 2, after=galley.grid.step / 2)


def wants_width(table: Table, galley: Galley) -> bool:
    """Return whether `table` is cramped in the galley: a word does not fit its cell, or cells get many lines deep."""
    if not any(table.rows):
        return False
    wants = _wants(table, galley)
    room = galley.width - _GUTTER * (len(wants) - 1)
    if sum(word for word, _ in wants) >= room:
        return True
    rows = _Rows(table, galley, _widths(wants, galley), galley.shop.depth)
    depths = [_lines_in(_cells(place, rows)) for place in range(len(table.rows))]
    return sum(depths) > len(depths) * _CRAMPED


class _Rows(NamedTuple):
    """What the rows of one table are set by: the widths of their cells, and the deepest row that is not parted."""

    table: Table
    galley: Galley
    widths: list[float]
    deepest: float

    def strips(self, first: int, end: int) -> list[Strip]:
        """Return these rows, each with the rule below it."""
        return [strip for place in range(first, end) for strip in (*_row(place, self), _below(place, self))]

    def style(self, place: int) -> TextStyle:
        """Return the style of a row."""
        return _style(self.galley, is_head=place < self.table.header_rows)


def _grid(table: Table, galley: Galley) -> list[Strip]:
    depth, heads = galley.shop.depth, min(table.header_rows, len(table.rows))
    wants = _wants(table, galley)
    rows = _Rows(table, galley, _widths(wants, galley), depth)
    if any(word > width for (word, _), width in zip(wants, rows.widths, strict=True)):
        _report_crowded(rows)
    rule = galley.rule(_HEAVY, galley.theme.colours.accent, room=_HEAVY, holds=True)
    head = [rule, *rows.strips(0, heads)]
    height = stack_height(head, galley.grid)
    again = _again(head, height) if height <= depth * _DEEPEST_HEAD else None
    rows = rows._replace(deepest=depth - again.height if again else depth)
    body = [strip._replace(again=again) for strip in rows.strips(heads, len(table.rows))]
    return [*_caption(table, galley, role="Caption"), *head, *body]


def _again(head: list[Strip], height: float) -> Strip:
    """Return the head as one strip of mere furniture: who listens hears it once."""
    marks = (moved(mark, 0.0, y) for y, strip in stacked(head, _FINE) for mark in strip.marks)
    return Strip(height, tuple(_as_furniture(mark) for mark in marks))


def _as_furniture(mark: Mark) -> Mark:
    return mark._replace(tag=Artifact.LAYOUT) if isinstance(mark, TextMark) else mark


def _caption(table: Table, galley: Galley, *, role: Role) -> list[Strip]:
    if not table.caption:
        return []
    style = replace(galley.theme.styles.cell, weight=700, after=_PAD)
    return held(galley.text(table.caption, style, role=role, is_balanced=True))


def _below(place: int, rows: _Rows) -> Strip:
    is_head, is_last = place < rows.table.header_rows, place == len(rows.table.rows) - 1
    colours = rows.galley.theme.colours
    return rows.galley.rule(
        _HEAVY if is_last else _LIGHT,
        colours.accent if is_head or is_last else colours.rule,
        room=_LIGHT,
        holds=is_head and not is_last,
    )


def _style(galley: Galley, *, is_head: bool) -> TextStyle:
    style = galley.theme.styles.cell
    return replace(style, weight=700) if is_head else style


def _widths(wants: list[tuple[float, float]], galley: Galley) -> list[float]:
    room = galley.width - _GUTTER * (len(wants) - 1)
    most = sum(text for _, text in wants)
    if most <= room:
        return [text + (room - most) / len(wants) for _, text in wants]
    widths = _widths_of_short_ones(wants, room)
    others = [place for place in range(len(wants)) if place not in widths]
    shares = _shared(room - sum(widths.values()), [wants[place] for place in others])
    widths |= dict(zip(others, shares, strict=True))
    return [widths[place] for place in range(len(wants))]


def _widths_of_short_ones(wants: list[tuple[float, float]], room: float) -> dict[int, float]:
    """Return the columns that get the width of their longest text, so that no date breaks: others share the rest."""
    widths: dict[int, float] = {}
    free, words = room, sum(word for word, _ in wants)
    for place, (word, text) in sorted(enumerate(wants), key=lambda column: column[1][1]):
        words -= word
        if text > min(free / (len(wants) - len(widths)), free - words):
            break
        widths[place] = text
        free -= text
    return widths


def _shared(room: float, wants: list[tuple[float, float]]) -> list[float]:
    """Return `room` shared out: to each its longest word, and of the rest a part that grows with its longest text."""
    least = sum(word for word, _ in wants)
    if least >= room:
        return [room * word / least for word, _ in wants]
    spare = sum(text for _, text in wants) - least
    return [word + (room - least) * (text - word) / spare for word, text in wants]


def _wants(table: Table, galley: Galley) -> list[tuple[float, float]]:
    """Return how wide the longest word and the longest text of each column are."""
    columns = zip(*table.rows, strict=True)
    return [_wanted(column, galley, heads=table.header_rows) for column in columns]


def _wanted(column: tuple[Inlines, ...], galley: Galley, *, heads: int) -> tuple[float, float]:
    longest_word = longest_text = 1.0
    for place, cell in enumerate(column):
        words = as_words(galley.inks.inlines(cell, _style(galley, is_head=place < heads)))
        longest_word = max([longest_word, *(word.width for word in words)])
        longest_text = max(longest_text, sum(word.width + word.space_width for word in words))
    return longest_word + 0.1, longest_text + 0.1


class _Cell(NamedTuple):
    """A cell of a row: its lines, its width and its place in the structure."""

    lines: list[Line]
    width: float
    tag: Tag


def _row(place: int, rows: _Rows) -> Iterator[Strip]:
    galley, style, is_head = rows.galley, rows.style(place), place < rows.table.header_rows
    cells = _cells(place, rows)
    lines = _lines_in(cells)
    if _height(lines, style) <= rows.deepest:
        yield Strip(_height(lines, style), tuple(_cell_marks(cells, galley, style)), keeps_next=True)
        return
    _report_parted(rows.table.rows[place], rows)
    for first in range(0, lines, _LINES_OF_A_PART):
        count = min(_LINES_OF_A_PART, lines - first)
        part = [cell._replace(lines=cell.lines[first : first + count]) for cell in cells]
        is_end = first + count == lines
        yield Strip(_height(count, style), tuple(_cell_marks(part, galley, style)), keeps_next=is_head or is_end)


def _cells(place: int, rows: _Rows) -> list[_Cell]:
    inks, style, is_head = rows.galley.inks, rows.style(place), place < rows.table.header_rows
    tag = Tag("TR", rows.galley.tag)
    return [
        _Cell(set_lines(inks.inlines(cell, style), Measure(width)).lines, width, _cell_tag(tag, is_head=is_head))
        for cell, width in zip(rows.table.rows[place], rows.widths, strict=True)
    ]


def _lines_in(cells: list[_Cell]) -> int:
    return max([1, *(len(cell.lines) for cell in cells)])


def _height(lines: int, style: TextStyle) -> float:
    return lines * style.leading + 2 * _PAD - 1


def _report_crowded(rows: _Rows) -> None:
    count = len(rows.widths)
    rows.galley.shop.report.warning(
        "pdf.table-crowded",
        Message(
            f"a table has {count} columns, and the page no room for all their words: some are broken inside; "
            "make several tables of it",
            f"bảng có {count} cột, bề ngang trang không đủ cho các chữ, các số: có chỗ bị ngắt giữa chừng; "
            "hãy chia thành nhiều bảng",
        ),
        rows.table.origin,
    )


def _report_parted(row: tuple[Inlines, ...], rows: _Rows) -> None:
    words = " ".join(" ".join(map(plain_text, row)).split()[:_WORDS_NAMED])
    rows.galley.shop.report.warning(
        "pdf.row-parted",
        Message(
            f"the row “{words} …” of a table is taller than a page; it goes on in the next column",
            f"hàng “{words} …” của một bảng cao hơn trang in; hàng được ngắt sang cột sau",
        ),
        rows.table.origin,
    )


def _cell_tag(row: Tag, *, is_head: bool) -> Tag:
    return Tag("TH", row, COLUMN_HEAD) if is_head else Tag("TD", row)


def _cell_marks(cells: list[_Cell], galley: Galley, style: TextStyle) -> Iterator[Mark]:
    x = 0.0
    for cell in cells:
        inner = galley.narrowed(x).inside(cell.tag)
        # An empty cell has its place in the row all the same.
        for place, line in enumerate(cell.lines or [Line(0.0, ())]):
            yield inner.mark(line, _PAD - 1 + place * style.leading + inner.drop(style))
        x += cell.width + _GUTTER
