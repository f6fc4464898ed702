"""The frame: where on a page the text stands, and strips poured into its columns page after page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from wardpress.exporters.pdf.floats import floated
from wardpress.exporters.pdf.marks import Mark, moved
from wardpress.exporters.pdf.strips import Grid, Stack, Strip, balanced_height, cuts, forced_cuts, stacked
from wardpress.themes import Page, Theme

_POINTS = 72 / 25.4


class Spot(NamedTuple):
    """A place to go on from: the page, counted from 1, and the distance from its top."""

    page: int
    y: float


class Frame(NamedTuple):
    """The text area of the pages of a theme, in pt; its height is a whole number of grid steps."""

    page_width: float
    page_height: float
    inner: float
    outer: float
    top: float
    bottom: float
    grid: Grid
    mirrored: bool = True

    @property
    def width(self) -> float:
        """The width of the text area."""
        return self.page_width - self.inner - self.outer

    @property
    def height(self) -> float:
        """The height of the text area."""
        return self.bottom - self.top

    def left(self, page: int) -> float:
        """Return the left margin of `page`: the inner one on the right-hand pages, which are the odd ones."""
        return self.inner if page % 2 or not self.mirrored else self.outer

    def on_grid(self, spot: Spot) -> Spot:
        """Return the next grid line at or below `spot`."""
        return Spot(spot.page, self.top + self.grid.up_to(spot.y - self.top))

    def next_page(self, spot: Spot) -> Spot:
        """Return the top of the page after that of `spot`."""
        return Spot(spot.page + 1, self.top)

    def is_fresh(self, spot: Spot) -> bool:
        """Return whether nothing stands above `spot`."""
        return spot.y <= self.top

    def room(self, spot: Spot) -> float:
        """Return how much of the page is left below `spot`."""
        return self.bottom - spot.y


def frame_of(theme: Theme) -> Frame:
    """Return the frame of `theme`."""
    page: Page = theme.page
    grid = Grid(theme.baseline)
    top = page.top * _POINTS
    rows = max(1, grid.rows_in((page.height - page.top - page.bottom) * _POINTS))
    return Frame(
        page_width=page.width * _POINTS,
        page_height=page.height * _POINTS,
        inner=page.inner * _POINTS,
        outer=page.outer * _POINTS,
        top=top,
        bottom=top + rows * grid.step,
        grid=grid,
        mirrored=page.mirrored,
    )


@dataclass(frozen=True, slots=True)
class Columns:
    """Equal columns side by side, the first at `x`."""

    count: int
    width: float
    gutter: float
    x: float = 0.0

    def left(self, column: int) -> float:
        """Return the left edge of a column, counted from 0."""
        return self.x + column * (self.width + self.gutter)


def columns_across(width: float, count: int, gutter: float, *, x: float = 0.0) -> Columns:
    """Return `count` columns that fill `width`."""
    return Columns(count, (width - gutter * (count - 1)) / count, gutter, x)


class Band(NamedTuple):
    """Columns side by side on one page: what stands in each, in reading order.

    A forced one parts what belongs together, as it is longer than a column.
    """

    page: int
    y: float
    height: float
    columns: tuple[tuple[Mark, ...], ...]
    is_forced: bool = False

    @property
    def filled(self) -> int:
        """How many columns hold something."""
        return sum(1 for column in self.columns if column)

    def marks(self) -> list[Mark]:
        """Return the marks of all columns, one column after the other."""
        return [mark for column in self.columns for mark in column]


def poured(
    strips: list[Strip], spot: Spot, *, frame: Frame, columns: Columns, reserve: float = 0.0
) -> tuple[list[Band], Spot]:
    """Return `strips` in columns from `spot` on, balanced where they end, and where to go on.

    On the page where they end, `reserve` stays free below them.
    """
    bands: list[Band] = []
    stack, first = Stack(strips), 0
    while first < len(stack):
        spot = frame.on_grid(spot)
        filled = _filled(stack, spot, first, frame=frame, columns=columns, reserve=reserve)
        stack, last = filled.stack, filled.ends[-1]
        if last > first:
            parts = [stack.part(start, end) for start, end in pairwise((first, *filled.ends))]
            band = _band(parts, spot, filled.height, frame=frame, columns=columns)
            bands.append(band._replace(is_forced=True) if filled.is_forced else band)
        first = last
        spot = Spot(spot.page, spot.y + filled.height) if first == len(stack) else frame.next_page(spot)
    return bands, spot


class _Filled(NamedTuple):
    """Strips in the order in which they stand, and where each column of a band of that height ends."""

    stack: Stack
    height: float
    ends: list[int]
    is_forced: bool = False


def _filled(stack: Stack, spot: Spot, first: int, *, frame: Frame, columns: Columns, reserve: float) -> _Filled:
    room, fill = frame.room(spot), partial(cuts, columns=columns.count, grid=frame.grid, first=first)
    ends = fill(stack, room)
    if ends[-1] == len(stack):
        # It would end here, but for what has to stand below it.
        room -= reserve
        height = balanced_height(stack, room, columns=columns.count, grid=frame.grid, first=first)
        if height is not None:
            return _Filled(stack, height, fill(stack, height))
        ends = fill(stack, room)
    passed = floated(stack, room, columns=columns.count, grid=frame.grid, first=first)
    if passed is not stack:
        return _filled(passed, spot, first, frame=frame, columns=columns, reserve=reserve)
    if ends[-1] > first or not frame.is_fresh(spot):
        return _Filled(stack, room, ends)
    forced = forced_cuts(stack, room, columns=columns.count, grid=frame.grid, first=first)
    return _Filled(stack, room, forced, is_forced=True)


def _band(parts: list[list[Strip]], spot: Spot, height: float, *, frame: Frame, columns: Columns) -> Band:
    standing = tuple(_standing(part, columns.left(column), spot.y, frame.grid) for column, part in enumerate(parts))
    return Band(spot.page, spot.y, height, standing)


def _standing(strips: list[Strip], left: float, top: float, grid: Grid) -> tuple[Mark, ...]:
    return tuple([moved(mark, left, top + y) for y, strip in stacked(strips, grid) for mark in strip.marks])
