"""Placement: where on the pages an article begins, and how its head and the parts of its body follow one another."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from wardpress.exporters.pdf.articles import Part, SetArticle
from wardpress.exporters.pdf.floats import floated
from wardpress.exporters.pdf.frame import Band, Columns, Frame, Spot, columns_across, poured
from wardpress.exporters.pdf.marks import RuleMark
from wardpress.exporters.pdf.strips import Grid, Stack, column_end, cuts, stack_height

_HAIRLINE = 0.5
_LINES_BELOW_HEAD = 3
# At the top of a page the head may come closer to its text by this part of their distance, to meet the grid.
_TIGHTEST = 0.5


class Ground(NamedTuple):
    """What articles are placed on: the frame of the pages, their columns, and the colour of the hairlines between."""

    frame: Frame
    columns: Columns
    rule: str

    def columns_of(self, part: Part) -> Columns:
        """Return the columns that `part` stands in."""
        return columns_across(self.frame.width, 1, 0.0) if part.is_wide else self.columns


def placed(
    article: SetArticle, spot: Spot, ground: Ground, *, reserve: float, has_hairlines: bool
) -> tuple[list[Band], Spot]:
    """Return `article` from `spot` on or, if too little of it would fit, from the next page on, and where to go on.

    On the page where it ends, `reserve` stays free below it.
    """
    frame = ground.frame
    article, spot = _begun(article, spot, ground, reserve=reserve)
    fine = frame._replace(grid=Grid(1.0))
    bands, below = poured(article.head, spot, frame=fine, columns=columns_across(frame.width, 1, 0.0))
    spot = Spot(below.page, below.y + _tight(article))
    for above, part in pairwise([None, *article.body]):
        assert part
        spot = _clear(above, part, spot, frame)
        left = reserve if part is article.body[-1] else 0.0
        columns = ground.columns_of(part)
        body, spot = poured(part.strips, spot, frame=frame, columns=columns, reserve=left)
        bands += [_with_hairline(band, columns, ground) if has_hairlines else band for band in body]
    return bands, spot


def _clear(above: Part | None, part: Part, spot: Spot, frame: Frame) -> Spot:
    if above is None or frame.is_fresh(spot):
        return spot
    return Spot(spot.page, spot.y + max(above.strips[-1].after, part.strips[0].before))


def _tight(article: SetArticle) -> float:
    return article.head[-1].after * _TIGHTEST if article.head else 0.0


def _begun(article: SetArticle, spot: Spot, ground: Ground, *, reserve: float) -> tuple[SetArticle, Spot]:
    """Return where `article` begins, its photo in a column if only so it can begin on this page."""
    start = _start(article, spot, ground, reserve=reserve)
    if article.beside and start.page > spot.page:
        other = article.beside()
        begun = _start(other, spot, ground, reserve=reserve)
        if begun.page == spot.page and _keeps_its_photo(other, begun, ground):
            return other, begun
    return article, start


def _keeps_its_photo(article: SetArticle, spot: Spot, ground: Ground) -> bool:
    """Return whether the photo in the first column stands on this page or, on the next, amid text of its article."""
    part, grid = article.body[0], ground.frame.grid
    stack = Stack(part.strips)
    count, room = stack.floats_at(0), ground.frame.room(Spot(spot.page, spot.y + _head_height(article, grid)))
    behind = stack.height_from(count) - room * ground.columns_of(part).count
    return column_end(stack, 0, room, grid) >= count or behind >= _LINES_BELOW_HEAD * grid.step


def _start(article: SetArticle, spot: Spot, ground: Ground, *, reserve: float) -> Spot:
    frame = ground.frame
    if frame.is_fresh(spot):
        return spot
    above = (article.head[0].before if article.head else 0.0) or frame.grid.step
    height = _head_height(article, frame.grid)
    body = frame.on_grid(Spot(spot.page, spot.y + above + height))
    if not _begins_well(article, frame.room(body), ground, reserve=reserve):
        return frame.next_page(spot)
    # What the grid asks for goes above the head: it belongs to the text below it.
    return Spot(body.page, body.y - height)


def _head_height(article: SetArticle, grid: Grid) -> float:
    return stack_height(article.head, grid) + (article.head[-1].after if article.head else 0.0)


def _begins_well(article: SetArticle, room: float, ground: Ground, *, reserve: float) -> bool:
    if not article.body:
        return room >= reserve
    part, grid = article.body[0], ground.frame.grid
    count = ground.columns_of(part).count
    stack = Stack(part.strips)
    # Only where the article ends on this page does anything have to stand below it.
    left = room - (reserve if len(article.body) == 1 else 0.0)
    if left >= 0 and cuts(stack, left, columns=count, grid=grid)[-1] == len(stack):
        return True
    # A photo below its headline is enough, with its text in the next column or overleaf.
    if 0 < stack.floats_at(0) <= column_end(stack, 0, room, grid):
        return True
    if room < _LINES_BELOW_HEAD * grid.step:
        return False
    return cuts(floated(stack, room, columns=count, grid=grid), room, columns=count, grid=grid)[0] >= _LINES_BELOW_HEAD


def _with_hairline(band: Band, columns: Columns, ground: Ground) -> Band:
    rules = tuple(
        RuleMark(
            x=columns.left(column) - columns.gutter / 2,
            y=band.y + 2,
            width=0.0,
            height=band.height - 2,
            weight=_HAIRLINE,
            colour=ground.rule,
        )
        for column in range(1, band.filled)
    )
    return band._replace(columns=(*band.columns, rules))
