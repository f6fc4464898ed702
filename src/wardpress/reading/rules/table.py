"""The table: rows whose cells are parted by tabs or upright bars."""

from __future__ import annotations

import re
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
        for is_row, rows in groupby(run, key=lambda index: _is_row(draft.lines[index])):
            table = list(rows)
            if is_row and sum(not _RULE.fullmatch(draft.lines[index].text) for index in table) >= _FEWEST_ROWS:
                yield from (Claim(index, "table-row", 0.9, parts=_parts(draft.lines[index])) for index in table)


def _is_row(line: Line) -> bool:
    """Tell whether a line is divided; a list number with a tab behind it divides nothing."""
    if _RULE.fullmatch(line.text):
        return line.text.startswith("|")
    return len(line.cells) > _FEWEST_CELLS or (len(line.cells) == _FEWEST_CELLS and not _is_mark(line.cells[0]))


def _is_mark(cell: str) -> bool:
    return not cell or not cell[0].isalnum() or mark_of(f"{cell} x") is not None


def _parts(line: Line) -> tuple[Part, ...]:
    if _RULE.fullmatch(line.text):
        return (Part("mark", line.text),)
    parts, position = [], 0
    for cell in line.cells:
        start = line.text.index(cell, position)
        position = start + len(cell)
        parts.append(Part("cell", cell, start))
    return _with_empty_cells(line.text, parts)


def _with_empty_cells(text: str, cells: list[Part]) -> tuple[Part, ...]:
    """Return cells and bars in order; an empty cell is a part without text, which stands for itself."""
    filled = with_marks(text, [cell for cell in cells if cell.text])
    empty = [cell for cell in cells if not cell.text]
    return tuple(sorted((*filled, *empty), key=lambda part: part.start)) if empty else filled


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
