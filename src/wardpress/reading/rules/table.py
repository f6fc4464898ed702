"""The table: rows whose cells are parted by tabs or upright bars."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Part, Rule, with_marks
from wardpress.reading.lines import Line
from wardpress.reading.marks import mark_of

_FEWEST_ROWS: Final = 2
_FEWEST_CELLS: Final = 2
_RULE = re.compile(r"[|\s:+=-]*-[|\s:+=-]*")


def _find(draft: Draft) -> Iterator[Claim]:
    for run in draft.runs():
        for may_be_rows, found in groupby(run, key=lambda index: _may_be_row(draft.lines[index])):
            table = _without_ends(draft, list(found)) if may_be_rows else []
            rows = [index for index in table if not _RULE.fullmatch(draft.lines[index].text)]
            if sum(_is_row(draft.lines[index]) for index in rows) >= _FEWEST_ROWS:
                cells = dict(zip(rows, _columns([draft.lines[index] for index in rows]), strict=True))
                yield from (
                    Claim(index, "table-row", 0.9, parts=_parts(draft.lines[index].text, cells.get(index)))
                    for index in table
                )


def _may_be_row(line: Line) -> bool:
    """Tell whether a line is divided, or holds one cell among empty ones; two tabs may indent, so rows must be near."""
    is_figure = bool(line.slots) and not line.has_letters
    return _is_row(line) or (not line.cells and (len(line.slots) > _FEWEST_CELLS or is_figure))


def _is_row(line: Line) -> bool:
    """Tell whether a line is divided; a list number with a tab behind it divides nothing."""
    if _RULE.fullmatch(line.text):
        return line.text.startswith("|")
    return len(line.cells) > _FEWEST_CELLS or (len(line.cells) == _FEWEST_CELLS and not _is_mark(line.cells[0]))


def _is_mark(cell: str) -> bool:
    return not cell or not cell[0].isalnum() or mark_of(f"{cell} x") is not None


def _without_ends(draft: Draft, table: list[int]) -> list[int]:
    """Return the rows less those of one cell at either end: tabs centre a title, or put a name to the right."""
    start, end = 0, len(table)
    while start < end and not _is_row(draft.lines[table[start]]):
        start += 1
    while end > start and not (_is_row(last := draft.lines[table[end - 1]]) or _is_sum(last)):
        end -= 1
    return table[start:end]


def _is_sum(line: Line) -> bool:
    return not line.has_letters and len(line.slots) > _FEWEST_CELLS


def _columns(rows: list[Line]) -> list[tuple[str, ...]]:
    """Return the cells of each row: tabs in a row leave cells empty, or only line up what stands below them.

    The number of columns is the one that most rows have with each tab the end of a cell or, half as good, with runs of
    tabs taken as one; between equals the head decides. No column stays that is empty in every row.
    """
    if all(line.cells == line.slots for line in rows):
        return [line.cells for line in rows]
    used = {column for line in rows for column, slot in enumerate(line.slots) if slot}
    slots = [tuple(slot for column, slot in enumerate(line.slots) if column in used) for line in rows]
    score: Counter[int] = Counter()
    for line, row in zip(rows, slots, strict=True):
        score[len(row)] += 2
        score[len(line.cells)] += len(line.cells) != len(row)
    head = len(rows[0].cells) + (not slots[0][0])
    width = max(score, key=lambda count: (score[count], count == head, count))
    return [
        row[:width] if len(row) <= width or not any(row[width:]) else line.cells
        for line, row in zip(rows, slots, strict=True)
    ]


def _parts(text: str, cells: tuple[str, ...] | None) -> tuple[Part, ...]:
    """Return the cells and bars of a row in their order; a line without cells is a rule drawn below a head."""
    if cells is None:
        return (Part("mark", text),)
    parts, position = [], 0
    for cell in cells:
        start = text.index(cell, position)
        position = start + len(cell)
        parts.append(Part("cell", cell, start))
    return _with_empty_cells(text, parts)


def _with_empty_cells(text: str, cells: list[Part]) -> tuple[Part, ...]:
    """Return cells and bars in order; an empty cell is a part without text, which stands for itself."""
    filled = with_marks(text, [cell for cell in cells if cell.text])
    empty = [cell for cell in cells if not cell.text]
    return tuple(sorted((*filled, *empty), key=lambda part: (part.start, bool(part.text)))) if empty else filled


TABLE: Final = Rule(
    "table",
    Message(
        "two or more lines, one below the other, that tabs or upright bars divide into cells",
        "từ hai dòng liền nhau trở lên, được dấu tab hoặc gạch đứng chia thành ô",
    ),
    _find,
    example="Tháng 1 | 120 hộ | 98%",
    sample="Kết quả thu gom rác\nTháng | Số hộ | Tỷ lệ\nTháng 1 | 120 hộ | 98%\nTháng 2 | 130 hộ | 99%\n",
)
