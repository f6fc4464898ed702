"""Tables: a grid of wrapped cells with rules and a bold head, in the width of a column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wardpress.exporters.pdf.galley import Galley, held, spaced
from wardpress.exporters.pdf.lines import Line, Measure, set_lines
from wardpress.exporters.pdf.marks import Mark
from wardpress.exporters.pdf.strips import Strip
from wardpress.exporters.pdf.tags import COLUMN_HEAD, Role, Tag
from wardpress.exporters.pdf.words import as_words
from wardpress.model import Inlines, Table
from wardpress.themes import TextStyle

_PAD = 3.0
_GUTTER = 6.0
_HEAVY = 1.0
_LIGHT = 0.4
_LINES_IN_ONE_STRIP = 24


def table_strips(table: Table, galley: Galley) -> list[Strip]:
    """Return `table` as strips, one a row; its head and its first row stay together."""
    strips = _grid(table, galley.within("Table")) if any(table.rows) else _caption(table, galley, role="P")
    return spaced(strips, before=galley.grid.step / 2, after=galley.grid.step / 2)


def _grid(table: Table, galley: Galley) -> list[Strip]:
    widths = _widths(table, galley)
    strips = _caption(table, galley, role="Caption")
    strips.append(galley.rule(_HEAVY, galley.theme.colours.accent, room=_HEAVY, holds=True))
    for place, row in enumerate(table.rows):
        strips.extend(_row(row, widths, galley, is_head=place < table.header_rows))
        strips.append(_below(place, table, galley))
    return strips


def _caption(table: Table, galley: Galley, *, role: Role) -> list[Strip]:
    if not table.caption:
        return []
    style = replace(galley.theme.styles.cell, weight=700, after=_PAD)
    return held(galley.text(table.caption, style, role=role, is_balanced=True))


def _below(place: int, table: Table, galley: Galley) -> Strip:
    is_head, is_last = place < table.header_rows, place == len(table.rows) - 1
    colour = galley.theme.colours.accent if is_head or is_last else galley.theme.colours.rule
    return galley.rule(_HEAVY if is_last else _LIGHT, colour, room=_LIGHT, holds=is_head and not is_last)


def _style(galley: Galley, *, is_head: bool) -> TextStyle:
    style = galley.theme.styles.cell
    return replace(style, weight=700) if is_head else style


def _widths(table: Table, galley: Galley) -> list[float]:
    # Each column gets its longest word, and of the rest a part that grows with its longest text.
    columns = list(zip(*table.rows, strict=True))
    room = galley.width - _GUTTER * (len(columns) - 1)
    wants = [_wants(column, galley, heads=table.header_rows) for column in columns]
    least = sum(word for word, _ in wants)
    if least >= room:
        return [room * word / least for word, _ in wants]
    most = sum(text for _, text in wants)
    if most <= room:
        return [text + (room - most) / len(wants) for _, text in wants]
    spare = most - least
    return [word + (room - least) * (text - word) / spare for word, text in wants]


def _wants(column: tuple[Inlines, ...], galley: Galley, *, heads: int) -> tuple[float, float]:
    longest_word = longest_text = 1.0
    for place, cell in enumerate(column):
        words = as_words(galley.inks.inlines(cell, _style(galley, is_head=place < heads)))
        longest_word = max([longest_word, *(word.width for word in words)])
        longest_text = max(longest_text, sum(word.width + word.space_width for word in words))
    return longest_word + 0.1, longest_text + 0.1


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a row: its lines, its width and its place in the structure."""

    lines: list[Line]
    width: float
    tag: Tag


def _row(row: tuple[Inlines, ...], widths: list[float], galley: Galley, *, is_head: bool) -> Iterator[Strip]:
    style, tag = _style(galley, is_head=is_head), Tag("TR", galley.tag)
    cells = [
        _Cell(set_lines(galley.inks.inlines(cell, style), Measure(width)), width, _cell_tag(tag, is_head=is_head))
        for cell, width in zip(row, widths, strict=True)
    ]
    deepest = max([1, *(len(cell.lines) for cell in cells)])
    # A cell may be longer than the page: then its row goes on in the next column.
    for first in range(0, deepest, _LINES_IN_ONE_STRIP):
        count = min(_LINES_IN_ONE_STRIP, deepest - first)
        part = [replace(cell, lines=cell.lines[first : first + count]) for cell in cells]
        marks = tuple(_cell_marks(part, galley, style))
        yield Strip(count * style.leading + 2 * _PAD - 1, marks, keeps_next=is_head or first + count == deepest)


def _cell_tag(row: Tag, *, is_head: bool) -> Tag:
    return Tag("TH", row, COLUMN_HEAD) if is_head else Tag("TD", row)


def _cell_marks(cells: list[_Cell], galley: Galley, style: TextStyle) -> Iterator[Mark]:
    x = 0.0
    for cell in cells:
        inner = galley.narrowed(x).inside(cell.tag)
        # An empty cell has its place in the row all the same.
        for place, line in enumerate(cell.lines or [Line(0.0, 0.0, ())]):
            yield inner.mark(line, _PAD - 1 + place * style.leading + inner.drop(style))
        x += cell.width + _GUTTER
