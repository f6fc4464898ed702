"""Line breaks: which words stand on one line, whether line by line or with the whole paragraph in view."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from wardpress.exporters.pdf.words import Word

# How far the blanks of a line may shrink, as a part of their width.
SHRINK = 0.12
# A last line shorter than this part of the measure is avoided where another break is as good.
_SHORT_LAST = 0.15
_COST_OF_SHORT_LAST = 30.0
_COST_OF_NO_BLANK = 1000.0


def ragged(words: list[Word], first: float, others: float) -> Iterator[list[Word]]:
    """Yield lines that each take as many words as fit, the first of them `first` wide."""
    row: list[Word] = []
    width, limit = 0.0, first
    for word in words:
        if row and width + word.width > limit:
            yield row
            row, width, limit = [], 0.0, others
        row.append(word)
        width += word.width + word.space_width
        if word.ends_line:
            yield row
            row, width, limit = [], 0.0, others
    if row:
        yield row


def justified(words: list[Word], first: float, others: float) -> list[list[Word]]:
    """Return the lines of a paragraph so that its blanks are as even as can be."""
    if not words:
        return []
    ruler = _ruler(words)
    costs, backs = [0.0], [0]
    for end in range(1, len(words) + 1):
        cost, back = _best_start(words, ruler, costs, end, (first, others))
        costs.append(cost)
        backs.append(back)
    return _traced(words, backs)


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Sums over the words before a place: of words and blanks, and of the blanks alone."""

    advance: list[float]
    blanks: list[float]


def _ruler(words: list[Word]) -> _Ruler:
    spaces = [word.space_width for word in words]
    advances = (word.width + space for word, space in zip(words, spaces, strict=True))
    return _Ruler([*accumulate(advances, initial=0.0)], [*accumulate(spaces, initial=0.0)])


def _best_start(
    words: list[Word], ruler: _Ruler, costs: list[float], end: int, limits: tuple[float, float]
) -> tuple[float, int]:
    """Return where the line that ends before word `end` best begins, with the cost of all lines up to there."""
    last = words[end - 1]
    is_last = last.ends_line or end == len(words)
    to, blank_to = ruler.advance[end] - last.space_width, ruler.blanks[end - 1]
    best, best_start = math.inf, end - 1
    for start in range(end - 1, -1, -1):
        limit = limits[1] if start else limits[0]
        free = limit - to + ruler.advance[start]
        blanks = blank_to - ruler.blanks[start]
        if start < end - 1 and (free < -blanks * SHRINK or words[start].ends_line):
            break
        cost = costs[start] + (_end_cost(free, limit, start) if is_last and free >= 0 else _cost(free, blanks))
        if cost < best:
            best, best_start = cost, start
    return best, best_start


def _end_cost(free: float, limit: float, start: int) -> float:
    is_short = start and limit - free < limit * _SHORT_LAST
    return _COST_OF_SHORT_LAST if is_short else 0.0


def _cost(free: float, blanks: float) -> float:
    if not blanks:
        return _COST_OF_NO_BLANK
    ratio = free / blanks if free >= 0 else -free / (blanks * SHRINK)
    excess = 0.1 + ratio * ratio * ratio
    return excess * excess


def _traced(words: list[Word], backs: list[int]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    end = len(words)
    while end:
        rows.append(words[backs[end] : end])
        end = backs[end]
    return rows[::-1]
