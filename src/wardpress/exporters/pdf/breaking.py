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
    ruler = _ruler(words, first, others)
    costs, backs = [0.0], [0]
    earliest = 0
    for end in range(1, len(words) + 1):
        while earliest < end - 1 and (words[end - 2].ends_line or not ruler.fits(earliest, end)):
            earliest += 1
        choose = _best_last_start if end == len(words) or words[end - 1].ends_line else _best_start
        cost, back = choose(ruler, costs, earliest, end)
        costs.append(cost)
        backs.append(back)
    return _traced(words, backs)


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Sums over the words before a place: of words and blanks, of the blanks alone; and the ends of all lines.

    A line from `start` to `end` has `limits[start]` of room, and is `ends[end] - starts[start]` wide.
    """

    starts: list[float]
    ends: list[float]
    blanks: list[float]
    limits: list[float]

    def free(self, start: int, end: int) -> float:
        """Return what a line leaves free; less than nothing if its blanks must shrink."""
        return self.limits[start] - self.ends[end] + self.starts[start]

    def fits(self, start: int, end: int) -> bool:
        """Return whether the words stand on one line, with blanks that shrink no further than they may."""
        return self.free(start, end) >= (self.blanks[start] - self.blanks[end - 1]) * SHRINK


def _ruler(words: list[Word], first: float, others: float) -> _Ruler:
    spaces = [word.space_width for word in words]
    starts = [*accumulate((word.width + word.space_width for word in words), initial=0.0)]
    ends = [0.0, *(start - space for start, space in zip(starts[1:], spaces, strict=True))]
    limits = [first, *[others] * (len(words) - 1)]
    return _Ruler(starts, ends, [*accumulate(spaces, initial=0.0)], limits)


def _best_start(ruler: _Ruler, costs: list[float], earliest: int, end: int) -> tuple[float, int]:
    """Return the cost of all lines up to word `end` at best, and where the last of them begins."""
    starts, limits, blanks_before = ruler.starts, ruler.limits, ruler.blanks
    to, blanks_to = ruler.ends[end], ruler.blanks[end - 1]
    best, best_start = math.inf, end - 1
    for start in range(earliest, end):
        free = limits[start] - to + starts[start]
        blanks = blanks_to - blanks_before[start]
        cost = _cost(free, blanks) if blanks else _COST_OF_NO_BLANK
        if costs[start] + cost <= best:
            best, best_start = costs[start] + cost, start
        elif free > 0.0 and best < cost < _COST_OF_NO_BLANK:
            # From here on the lines only get looser.
            break
    return best, best_start


def _best_last_start(ruler: _Ruler, costs: list[float], earliest: int, end: int) -> tuple[float, int]:
    """Return the same for a line that may be short."""
    best, best_start = math.inf, end - 1
    for start in range(earliest, end):
        free, limit = ruler.free(start, end), ruler.limits[start]
        blanks = ruler.blanks[end - 1] - ruler.blanks[start]
        is_short = start and limit - free < limit * _SHORT_LAST
        if free >= 0.0:
            cost = _COST_OF_SHORT_LAST if is_short else 0.0
        else:
            cost = _cost(free, blanks) if blanks else _COST_OF_NO_BLANK
        if costs[start] + cost <= best:
            best, best_start = costs[start] + cost, start
    return best, best_start


def _cost(free: float, blanks: float) -> float:
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
