"""Strips: as much of a column as is never cut, one below the other, filled into columns and balanced."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from wardpress.exporters.pdf.marks import Mark, PassageMark

_HAIR = 0.01
# Of a chain that is cut by force, as many strips are looked at.
MOST_IN_A_COLUMN = 200


class Strip(NamedTuple):
    """Marks from the upper left corner of the strip.

    `before` and `after` collapse with those of the neighbours and vanish at the top of a column; a strip `on_grid`
    begins on a grid line; the column does not end below one that keeps the next, and if it is bound, not even where
    what belongs together is longer than a column. At the top of a column, `again` is set above it once more. As many
    strips from this one on as `floats` says may together stand further down, below what follows them.

    A strip of several `rows` is a paragraph, its lines, each one step of the grid high, in its last mark. It may be cut
    between them, but for the `top` and the `bottom` of them: widows and orphans.
    """

    height: float
    marks: tuple[Mark, ...]
    before: float = 0.0
    after: float = 0.0
    on_grid: bool = False
    keeps_next: bool = False
    is_bound: bool = False
    again: Strip | None = None
    floats: int = 0
    rows: int = 1
    top: int = 2
    bottom: int = 2

    def upper(self, rows: int) -> Strip:
        """Return its first `rows`."""
        above, height = self._passage(0, rows), self.height / self.rows * rows
        return self._replace(height=height, marks=above, after=0.0, keeps_next=False, rows=rows, bottom=1)

    def lower(self, rows: int) -> Strip:
        """Return what is below its first `rows`."""
        below, height = self._passage(rows, self.rows), self.height / self.rows * (self.rows - rows)
        return self._replace(height=height, marks=below[-1:], before=0.0, rows=self.rows - rows, top=1)

    def _passage(self, first: int, end: int) -> tuple[Mark, ...]:
        *others, passage = self.marks
        assert isinstance(passage, PassageMark)
        return (*others, passage.part(first, end))


class Stack:
    """Strips one below the other. Places in it are counted in rows, as a paragraph may be cut between its own."""

    __slots__ = ("_starts", "strips")

    def __init__(self, strips: Iterable[Strip]) -> None:
        self.strips = [*strips]
        self._starts = [*accumulate((strip.rows for strip in self.strips), initial=0)]

    def __len__(self) -> int:
        """Return the number of rows."""
        return self._starts[-1]

    def find(self, row: int) -> tuple[int, int]:
        """Return the place of the strip that has the row, and how many of its rows are above."""
        place = bisect_right(self._starts, row) - 1
        return place, row - self._starts[place]

    def floats_at(self, row: int) -> int:
        """Return how many strips may stand further down together, the one of that row being the first of them."""
        place, _ = self.find(row)
        return self.strips[place].floats if place < len(self.strips) else 0

    def row_height(self, row: int) -> float:
        """Return the height of that row."""
        strip = self.strips[self.find(row)[0]]
        return strip.height / strip.rows

    def height_from(self, row: int) -> float:
        """Return the height of all rows from that one on, without what stands between strips."""
        place, above = self.find(row)
        cut = above * self.strips[place].height / self.strips[place].rows if above else 0.0
        return sum(strip.height for strip in self.strips[place:]) - cut

    def part(self, first: int, end: int) -> list[Strip]:
        """Return the rows from `first` on up to `end` as strips."""
        (start, above), (stop, below) = self.find(first), self.find(end)
        strips = self.strips[start : stop + (below > 0)]
        if below:
            strips[-1] = strips[-1].upper(below)
        if above:
            strips[0] = strips[0].lower(above)
        return strips


class Grid(NamedTuple):
    """Equal steps down a column."""

    step: float

    def up_to(self, y: float) -> float:
        """Return the grid line at or below `y`."""
        return math.ceil((y - _HAIR) / self.step) * self.step

    def rows_in(self, height: float) -> int:
        """Return how many whole steps `height` holds."""
        return math.floor((height + _HAIR) / self.step)


def stacked(strips: Sequence[Strip], grid: Grid) -> Iterator[tuple[float, Strip]]:
    """Yield each strip with its y when they stand below one another in one column."""
    y = after = 0.0
    if strips and strips[0].again:
        yield y, strips[0].again
        y = strips[0].again.height
    for place, strip in enumerate(strips):
        y = _start(strip, y + (max(after, strip.before) if place else 0.0), grid)
        yield y, strip
        y += strip.height
        after = strip.after


def _start(strip: Strip, y: float, grid: Grid) -> float:
    return grid.up_to(y) if strip.on_grid else y


def stack_height(strips: Sequence[Strip], grid: Grid) -> float:
    """Return the height of `strips` in one column."""
    return max((y + strip.height for y, strip in stacked(strips, grid)), default=0.0)


def cuts(stack: Stack, height: float, *, columns: int, grid: Grid, first: int = 0) -> list[int]:
    """Return where each column of `height` ends; a column that can take nothing ends where it begins."""
    ends: list[int] = []
    for _ in range(columns):
        first = column_end(stack, first, height, grid)
        ends.append(first)
    return ends


def _last_cut(strip: Strip, above: int, room: float) -> int:
    """Return below how many rows `strip` can be cut when there is `room` below those `above`; 0 if it cannot."""
    if strip.rows == 1:
        return 0
    fitting = above + math.floor(room * strip.rows / strip.height)
    last = min(fitting, strip.rows - strip.bottom)
    return last if last > above and last >= strip.top else 0


def column_end(stack: Stack, first: int, height: float, grid: Grid) -> int:
    """Return where a column of `height` that begins with row `first` ends."""
    start, above = stack.find(first)
    if start == len(stack.strips):
        return first
    again = stack.strips[start].again
    y, after, step, limit = again.height if again else 0.0, 0.0, grid.step, height + _HAIR
    end, row = first, first - above
    for place in range(start, len(stack.strips)):
        strip = stack.strips[place]
        if place > start:
            y += max(after, strip.before)
        if strip.on_grid:
            y = math.ceil((y - _HAIR) / step) * step
        bottom = y + strip.height * (strip.rows - above) / strip.rows
        if bottom > limit:
            return row + cut if (cut := _last_cut(strip, above, limit - y)) else end
        if not strip.keeps_next:
            end = row + strip.rows
        elif strip.rows > 1:
            end = row + (_last_cut(strip, above, strip.height) or end - row)
        y, row, after, above = bottom, row + strip.rows, strip.after, 0
    return len(stack)


def forced_cuts(stack: Stack, height: float, *, columns: int, grid: Grid, first: int = 0) -> list[int]:
    """Return where each column ends when every column must take something, though it part what belongs together."""
    ends: list[int] = []
    for _ in range(columns):
        end = column_end(stack, first, height, grid)
        if end == first:
            strips = stack.part(first, min(len(stack), first + MOST_IN_A_COLUMN))
            loose = [strip._replace(keeps_next=strip.is_bound, top=1, bottom=1) for strip in strips]
            count = column_end(Stack(loose), 0, height, grid) or column_end(
                Stack(strip._replace(keeps_next=False) for strip in loose), 0, height, grid
            )
            end = min(len(stack), first + max(1, count))
        ends.append(end)
        first = end
    return ends


def balanced_height(stack: Stack, limit: float, *, columns: int, grid: Grid, first: int = 0) -> float | None:
    """Return the least height on the grid, up to `limit`, at which the columns take all strips; None if none does.

    A column of a single line looks lost: one line more and it has company.
    """
    if cuts(stack, limit, columns=columns, grid=grid, first=first)[-1] < len(stack):
        return None
    total = stack.height_from(first)
    step = max(1, grid.rows_in(total / columns))
    while step * grid.step < limit:
        ends = cuts(stack, step * grid.step, columns=columns, grid=grid, first=first)
        if ends[-1] == len(stack):
            is_lone = ends[0] == first + 1 < len(stack) and stack.row_height(first) <= grid.step
            return min((step + is_lone) * grid.step, limit)
        step += 1
    return limit
