"""Line breaks: which words stand on one line, whether line by line or with the whole paragraph in view."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from wardpress.exporters.pdf.words import Word

# How far the blanks of a line may shrink, as a part of their width.
SHRINK = 0.12
# A last line shorter than this part of the measure is avoided where another break is as good.
_SHORT_LAST = 0.15
_COST_OF_SHORT_LAST = 30.0
_COST_OF_NO_BLANK = 1000.0
# Of all places where the line may end, so many are tried, and of those of one line so many are kept. Trying all gives
# blanks that are more even by 3 %, and takes five times as long.
_COST = itemgetter(0)
_TRIED = 2
_KEPT = 4


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


def justified(words: list[Word], first: float, others: float) -> Iterator[list[Word]]:
    """Yield the lines of a paragraph so that its blanks are as even as can be."""
    part: list[Word] = []
    for word in words:
        part.append(word)
        if word.ends_line or word is words[-1]:
            start = 0
            for end in line_ends(_ruler(part), first, others):
                yield part[start:end]
                start = end
            part, first = [], others


class Ruler(NamedTuple):
    """The words of a paragraph on one endless line: where each begins and ends, and how wide the blanks before it are.

    `starts` and `blanks` have a place for the word after the last, `ends` has one before the first.
    """

    starts: list[float]
    ends: list[float]
    blanks: list[float]


def _ruler(words: list[Word]) -> Ruler:
    spaces = [word.space_width for word in words]
    starts = [*accumulate((word.width + word.space_width for word in words), initial=0.0)]
    ends = [0.0, *(start - space for start, space in zip(starts[1:], spaces, strict=True))]
    return Ruler(starts, ends, [*accumulate(spaces, initial=0.0)])


class _Break(NamedTuple):
    """A line end: the cost of all lines up to it at best, the number of words before it, and the break before it."""

    cost: float
    place: int
    before: _Break | None


def line_ends(ruler: Ruler, first: float, others: float) -> list[int]:
    """Return after how many words each line ends, the first of them `first` wide, so that blanks are even."""
    last = len(ruler.starts) - 1
    best = _Break(math.inf, last, None)
    row, limit = [_Break(0.0, 0, None)] if last else [], first
    while row and row[0].cost < best.cost:
        found: dict[int, _Break] = {}
        for start in row:
            end = _furthest(ruler, start.place, limit)
            if end >= last:
                best = min(best, _ended(ruler, start, limit), key=_COST)
                end = last - 1
            _try(ruler, start, end, limit=limit, found=found)
        row, limit = sorted(found.values(), key=_COST)[:_KEPT], others
    return _traced(best)


def _furthest(ruler: Ruler, start: int, limit: float) -> int:
    """Return the last place where a line from `start` may end, its blanks as narrow as they may be."""
    starts, ends, blanks = ruler
    edge = starts[start] + limit
    end = bisect_right(ends, edge, start + 1) - 1
    if end + 1 < len(ends) and ends[end + 1] - edge <= (blanks[end] - blanks[start]) * SHRINK:
        return end + 1
    return max(end, start + 1)


def _try(ruler: Ruler, start: _Break, end: int, *, limit: float, found: dict[int, _Break]) -> None:
    """Add to what is `found` that a line from `start` ends at `end`, or a word earlier, where that is cheaper."""
    cost, place, _ = start
    starts, ends, blanks = ruler
    edge, before = starts[place] + limit, blanks[place]
    for tried in range(end, max(end - _TRIED, place), -1):
        room = blanks[tried - 1] - before
        if room:
            ratio = (edge - ends[tried]) / room
            if ratio < 0.0:
                ratio /= -SHRINK
            excess = 0.1 + ratio * ratio * ratio
            total = cost + excess * excess
        else:
            total = cost + _COST_OF_NO_BLANK
        if tried not in found or total < found[tried].cost:
            found[tried] = _Break(total, tried, start)


def _ended(ruler: Ruler, start: _Break, limit: float) -> _Break:
    """Return the end of the paragraph where the line from `start` is its last; that one may be short."""
    last = len(ruler.starts) - 1
    free = ruler.starts[start.place] + limit - ruler.ends[last]
    room = (ruler.blanks[last - 1] - ruler.blanks[start.place]) * SHRINK
    cost = 0.0
    if free < 0.0:
        cost = (0.1 + (-free / room) ** 3) ** 2 if room else _COST_OF_NO_BLANK
    elif start.place and limit - free < limit * _SHORT_LAST:
        cost = _COST_OF_SHORT_LAST
    return _Break(start.cost + cost, last, start)


def _traced(end: _Break) -> list[int]:
    places: list[int] = []
    stop: _Break | None = end
    while stop and stop.place:
        places.append(stop.place)
        stop = stop.before
    return places[::-1]
