"""Strips: as much of a column as is never cut, one below the other, filled into columns and balanced."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from wardpress.exporters.pdf.marks import Mark

_HAIR = 0.01
# Of a chain that is cut by force, as many strips are looked at.
MOST_IN_A_COLUMN = 200


# One a line: to freeze it would double the time of making it.
@dataclass(slots=True)
class Strip:
    """Marks from the upper left corner of the strip, which nobody changes.

    `before` and `after` collapse with those of the neighbours and vanish at the top of a column; a strip `on_grid`
    begins on a grid line; the column does not end below one that keeps the next, and if it is bound, not even where
    what belongs together is longer than a column. At the top of a column, `again` is set above it once more. As many
    strips from this one on as `floats` says may together stand further down, below what follows them.
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


def cuts(strips: Sequence[Strip], height: float, *, columns: int, grid: Grid, first: int = 0) -> list[int]:
    """Return where each column of `height` ends; a column that can take nothing ends where it begins."""
    ends: list[int] = []
    for _ in range(columns):
        first = column_end(strips, first, height, grid)
        ends.append(first)
    return ends


def column_end(strips: Sequence[Strip], first: int, height: float, grid: Grid) -> int:
    """Return where a column of `height` that begins with strip `first` ends."""
    y = after = 0.0
    end, step = first, grid.step
    if first < len(strips) and (again := strips[first].again):
        y = again.height
    for place in range(first, len(strips)):
        strip = strips[place]
        if place > first:
            y += max(after, strip.before)
        if strip.on_grid:
            y = math.ceil((y - _HAIR) / step) * step
        y += strip.height
        if y > height + _HAIR:
            return end
        after = strip.after
        if not strip.keeps_next:
            end = place + 1
    return len(strips)


def forced_cuts(strips: Sequence[Strip], height: float, *, columns: int, grid: Grid, first: int = 0) -> list[int]:
    """Return where each column ends when every column must take something, though it part what belongs together."""
    ends: list[int] = []
    for _ in range(columns):
        end = column_end(strips, first, height, grid)
        if end == first:
            loose = [replace(strip, keeps_next=strip.is_bound) for strip in strips[first : first + MOST_IN_A_COLUMN]]
            count = column_end(loose, 0, height, grid) or column_end(
                [replace(s, keeps_next=False) for s in loose], 0, height, grid
            )
            end = min(len(strips), first + max(1, count))
        ends.append(end)
        first = end
    return ends


def balanced_height(strips: Sequence[Strip], limit: float, *, columns: int, grid: Grid, first: int = 0) -> float | None:
    """Return the least height on the grid, up to `limit`, at which the columns take all strips; None if none does.

    A column of a single line looks lost: one line more and it has company.
    """
    if cuts(strips, limit, columns=columns, grid=grid, first=first)[-1] < len(strips):
        return None
    total = sum(strip.height for strip in strips[first:])
    step = max(1, grid.rows_in(total / columns))
    while step * grid.step < limit:
        ends = cuts(strips, step * grid.step, columns=columns, grid=grid, first=first)
        if ends[-1] == len(strips):
            is_lone = ends[0] == first + 1 < len(strips) and strips[first].height <= grid.step
            return min((step + is_lone) * grid.step, limit)
        step += 1
    return limit
