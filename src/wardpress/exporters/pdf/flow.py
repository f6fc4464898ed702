"""The flow: a story laid out page after page, each given away as soon as it is full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wardpress.exporters.pdf.articles import SetArticle
from wardpress.exporters.pdf.contents import set_contents
from wardpress.exporters.pdf.frame import Band, Columns, Frame, Spot, columns_across, frame_of, poured
from wardpress.exporters.pdf.galley import Galley
from wardpress.exporters.pdf.imprint import Imprint, set_imprint
from wardpress.exporters.pdf.inks import Inks
from wardpress.exporters.pdf.marks import AnchorMark, Mark, RuleMark, moved
from wardpress.exporters.pdf.masthead import set_masthead
from wardpress.exporters.pdf.sheets import running_marks
from wardpress.exporters.pdf.strips import Grid, balanced_height, cuts, stack_height
from wardpress.exporters.pdf.tags import Tag
from wardpress.exporters.story import Story, StoryArticle

_POINTS = 72 / 25.4
_MASTHEAD_RISE = 26.0
_BELOW_MASTHEAD = 14.0
_HAIRLINE = 0.5
_LINES_BELOW_HEAD = 3
# A panel needs less room below it than text does.
_PULL_TO_PANEL = 5.0
# At the top of a page the head may come closer to its text by this part of their distance, to meet the grid.
_TIGHTEST = 0.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its number, its left margin and all marks in reading order, running head and foot last."""

    number: int
    left: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the pages of one story are laid out with."""

    story: Story
    frame: Frame
    columns: Columns
    wide: Galley
    narrow: Galley


def desk_for(story: Story, inks: Inks) -> Desk:
    """Return the desk for `story`: frame, columns and galleys of the theme that `inks` come from."""
    page, frame = inks.theme.page, frame_of(inks.theme)
    columns = columns_across(frame.width, page.columns, page.gutter * _POINTS)
    wide = Galley(inks, frame.width, Tag("Document"))
    return Desk(story, frame, columns, wide, replace(wide, width=columns.width))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Marks on one page, and the article that they are of."""

    page: int
    marks: list[Mark]
    told: StoryArticle | None = None


def sheets(desk: Desk, articles: Iterable[SetArticle]) -> Iterator[Sheet]:
    """Yield the pages of a story whose `articles` are set: each is asked for when the one before it has its place."""
    number, present = 1, list[_Piece]()
    for piece in _pieces(desk, articles):
        while piece.page > number:
            yield _sheet(desk, number, present)
            number, present = number + 1, []
        present.append(piece)
    yield _sheet(desk, number, present)


def _sheet(desk: Desk, number: int, pieces: list[_Piece]) -> Sheet:
    marks = [mark for piece in pieces for mark in piece.marks]
    marks += running_marks(desk.story, number, _continued(pieces), galley=desk.wide, frame=desk.frame)
    return Sheet(number, desk.frame.left(number), tuple(marks))


def _continued(pieces: list[_Piece]) -> str | None:
    """Return the rubric of the article that the page goes on with; one that begins here says its rubric itself."""
    piece = next((piece for piece in pieces if piece.told), None)
    if piece is None or piece.told is None or any(isinstance(mark, AnchorMark) for mark in piece.marks):
        return None
    return piece.told.rubric


def _pieces(desk: Desk, articles: Iterable[SetArticle]) -> Iterator[_Piece]:
    masthead = set_masthead(desk.story.masthead, desk.wide)
    # A top margin that is kept for the page number is kept on page one as well.
    rise = _MASTHEAD_RISE if desk.wide.theme.page.folio == "foot" else 0.0
    top = desk.frame.top - rise
    yield _Piece(1, [moved(mark, 0.0, top) for mark in masthead.marks])
    spot = Spot(1, top + masthead.height + _BELOW_MASTHEAD)
    bands, spot = set_contents(desk.story, spot, galley=desk.wide, frame=desk.frame)
    yield from (_Piece(band.page, band.marks()) for band in bands)
    spot = Spot(spot.page, spot.y - _PULL_TO_PANEL)
    imprint = set_imprint(desk.story.imprint, desk.wide, desk.frame)
    for told, article in zip(desk.story.articles, articles, strict=True):
        reserve = imprint.reserve(desk.frame) if told is desk.story.articles[-1] else 0.0
        bands, spot = _placed(article, spot, desk, reserve=reserve)
        yield from (_Piece(band.page, band.marks(), told) for band in bands)
    yield from _imprint_pieces(imprint, spot, desk)


def _imprint_pieces(imprint: Imprint, spot: Spot, desk: Desk) -> Iterator[_Piece]:
    for band in imprint.bands(spot, desk.frame):
        yield _Piece(band.page, band.marks())


def _placed(article: SetArticle, spot: Spot, desk: Desk, *, reserve: float) -> tuple[list[Band], Spot]:
    frame = desk.frame
    spot = _start(article, spot, desk, reserve=reserve)
    fine = replace(frame, grid=Grid(1.0))
    head, below = poured(article.head, spot, frame=fine, columns=columns_across(frame.width, 1, 0.0))
    below = Spot(below.page, below.y + _tight(article))
    body, end = poured(article.body, below, frame=frame, columns=desk.columns, reserve=reserve)
    return [*head, *(_with_hairline(band, desk) for band in body)], end


def _tight(article: SetArticle) -> float:
    return article.head[-1].after * _TIGHTEST if article.head else 0.0


def _start(article: SetArticle, spot: Spot, desk: Desk, *, reserve: float) -> Spot:
    """Return where the article begins: below what stands there, or on the next page if too little of it would fit."""
    frame = desk.frame
    if frame.is_fresh(spot):
        return spot
    above = (article.head[0].before if article.head else 0.0) or frame.grid.step
    height = stack_height(article.head, frame.grid) + (article.head[-1].after if article.head else 0.0)
    body = frame.on_grid(Spot(spot.page, spot.y + above + height))
    if not _begins_well(article, frame.room(body) - reserve, desk):
        return frame.next_page(spot)
    # What the grid asks for goes above the head: it belongs to the text below it.
    return Spot(body.page, body.y - height)


def _begins_well(article: SetArticle, room: float, desk: Desk) -> bool:
    grid, count = desk.frame.grid, desk.columns.count
    if room < 0:
        return False
    if balanced_height(article.body, room, columns=count, grid=grid) is not None:
        return True
    enough = room >= _LINES_BELOW_HEAD * grid.step
    return enough and cuts(article.body, room, columns=count, grid=grid)[0] >= _LINES_BELOW_HEAD


def _with_hairline(band: Band, desk: Desk) -> Band:
    rules = tuple(
        RuleMark(
            x=desk.columns.left(column) - desk.columns.gutter / 2,
            y=band.y + 2,
            width=0.0,
            height=band.height - 2,
            weight=_HAIRLINE,
            colour=desk.wide.theme.colours.rule,
        )
        for column in range(1, band.filled)
    )
    return Band(band.page, band.y, band.height, (*band.columns, rules))
