"""Line breaks: which words stand on one line, whether line by line or with the whole paragraph in view."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from operator import add, itemgetter
from typing import NamedTuple

from wardpress.exporters.pdf.words import Word

# How far the blanks of a line may shrink and should stretch, as parts of their width.
SHRINK = 0.35
_STRETCH = 1 / 2
# A last line shorter than this part of the measure is as bad as a loose one.
_SHORT_LAST = 0.15
_COST_OF_SHORT_LAST = 65.0
_RATIO_OF_NO_BLANK = 3.2
_PRICE_OF_SHRINKING = -1.0 / SHRINK**3
_PRICE_OF_STRETCHING = 1.0 / _STRETCH**3
# Of the places where a line may end the two latest are tried, and those kept that cost less than so much more than the
# best. A paragraph that costs as much as a loose line is broken a second time, with more of them in view: to do that
# with every paragraph takes a third more time, and makes no line better.
_MUCH = 3.0
_MUCH_MORE = 100.0
_LOOSE = 64.0
_COST = itemgetter(0)


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

    `starts` and `blanks` have a place for the word after the last, `ends` has one before the first. Blanks that tie
    words count as well: they stretch alike. `ties` are the blanks before the last letter of each word. Where `ends`
    count the blank behind each word, `behind` is its width, and the lines are given so much more room.
    """

    starts: list[float]
    ends: list[float]
    blanks: list[float]
    ties: list[float]
    behind: float = 0.0


def _ruler(words: list[Word]) -> Ruler:
    spaces = [word.space_width for word in words]
    starts = [*accumulate((word.width + word.space_width for word in words), initial=0.0)]
    ends = [0.0, *(start - space for start, space in zip(starts[1:], spaces, strict=True))]
    tied = [sum(text.count("\u00a0") for text, _ in word.pieces) * word.space_width for word in words]
    blanks = [*accumulate(map(add, spaces, tied), initial=0.0)]
    return Ruler(starts, ends, blanks, [*map(add, blanks, tied)])


# A line end: the cost of all lines up to it at best, the number of words before it, and the line end before it.
_End = tuple[float, int, "_End | None"]
_START: _End = (0.0, 0, None)


def line_ends(ruler: Ruler, first: float, others: float) -> list[int]:
    """Return after how many words (there is one at least) each line ends so that blanks are even.

    The first line is `first` wide.
    """
    best = _best(ruler, first, others, much=_MUCH)
    if best[0] > _LOOSE:
        best = _best(ruler, first, others, much=_MUCH_MORE)
    return _traced(best)


def _best(ruler: Ruler, first: float, others: float, *, much: float) -> _End:
    """Return the best end of the paragraph that a search finds which gives up what is `much` dearer on the way."""
    last = len(ruler.starts) - 1
    row, kept, limit = [_START], [_START], first
    while row:
        found = _next(ruler, row[0], limit) if len(row) == 1 else _best_next(ruler, row, limit)
        # What is much dearer by now does not become the best any more.
        if len(found) > 1:
            most = min(found)[0] + much
            found = [end for end in found if end[0] < most]
        row, limit = found, others
        kept += row
    # Only from so far on can what is left be the last line.
    nearest = min(ruler.ends[last] - max(first, others) * (1.0 + SHRINK), ruler.starts[last - 1])
    finals = [_ended(ruler, start, limit if start[1] else first) for start in kept if ruler.starts[start[1]] >= nearest]
    return min(finals, key=_COST)


def _next(ruler: Ruler, start: _End, limit: float) -> list[_End]:
    """Return where the line from `start` may end: the last place where it fits, if need be shrunk, and the one before.

    It has room up to `limit`.
    """
    starts, ends, blanks, ties, _ = ruler
    cost, place, _ = start
    edge, before, last = starts[place] + limit, blanks[place], len(starts) - 1
    end = bisect_right(ends, edge, place + 1, last) - 1
    if end + 1 < last and (end == place or ends[end + 1] - edge <= (ties[end] - before) * SHRINK):
        end += 1
    found: list[_End] = []
    for tried in (end, end - 1) if end > place + 1 else (end,) if end > place else ():
        room = ties[tried - 1] - before
        ratio = (edge - ends[tried]) / room if room else _RATIO_OF_NO_BLANK
        excess = 0.1 + ratio * ratio * ratio * (_PRICE_OF_STRETCHING if ratio > 0.0 else _PRICE_OF_SHRINKING)
        found.append((cost + excess * excess, tried, start))
    return found


def _best_next(ruler: Ruler, row: list[_End], limit: float) -> list[_End]:
    """Return where a line from any of `row` may end, each place reached in the best way."""
    found: dict[int, _End] = {}
    for start in row:
        for end in _next(ruler, start, limit):
            known = found.get(end[1])
            if known is None or end[0] < known[0]:
                found[end[1]] = end
    return [*found.values()]


def _ended(ruler: Ruler, start: _End, limit: float) -> _End:
    """Return the end of the paragraph where the line from `start` is its last; that one may be short."""
    cost, place, _ = start
    last = len(ruler.starts) - 1
    free = ruler.starts[place] + limit - ruler.ends[last]
    if free < 0.0:
        room = (ruler.ties[last - 1] - ruler.blanks[place]) * SHRINK
        if room < -free and place < last - 1:
            return math.inf, last, start
        cost += (0.1 + (-free / room if room else _RATIO_OF_NO_BLANK) ** 3) ** 2
    elif place and limit - free - ruler.behind < (limit - ruler.behind) * _SHORT_LAST:
        cost += _COST_OF_SHORT_LAST
    return cost, last, start


def _traced(end: _End) -> list[int]:
    places: list[int] = []
    stop: _End | None = end
    while stop and stop[1]:
        places.append(stop[1])
        stop = stop[2]
    return places[::-1]
