"""The flow: a story laid out page after page, each given away as soon as it is full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from wardpress.errors import Message
from wardpress.exporters.pdf.articles import Part, SetArticle, is_in_column
from wardpress.exporters.pdf.contents import set_contents
from wardpress.exporters.pdf.frame import Band, Columns, Frame, Spot, columns_across, frame_of
from wardpress.exporters.pdf.galley import Galley, Shop, boxed_inks
from wardpress.exporters.pdf.imprint import Imprint, set_imprint
from wardpress.exporters.pdf.inks import Inks
from wardpress.exporters.pdf.marks import AnchorMark, Mark, PassageMark, PictureMark, TextMark, moved
from wardpress.exporters.pdf.masthead import set_masthead
from wardpress.exporters.pdf.placement import Ground, placed
from wardpress.exporters.pdf.sheets import running_marks
from wardpress.exporters.pdf.tags import Tag
from wardpress.plugins import Pictures, Report
from wardpress.plugins.story import Story, StoryArticle

_POINTS = 72 / 25.4
_MASTHEAD_RISE = 26.0
_BELOW_MASTHEAD = 14.0
# A panel needs less room below it than text does.
_PULL_TO_PANEL = 5.0
# What a page begins with: words, a picture, or an article.
_READ = AnchorMark | TextMark | PassageMark | PictureMark


class Sheet(NamedTuple):
    """One page: its number, its left margin and all marks in reading order, running head and foot last."""

    number: int
    left: float
    marks: tuple[Mark, ...]


class Desk(NamedTuple):
    """What the pages of one story are laid out with."""

    story: Story
    frame: Frame
    columns: Columns
    wide: Galley
    narrow: Galley


def desk_for(story: Story, inks: Inks, *, pictures: Pictures, report: Report) -> Desk:
    """Return the desk for `story`: frame, columns and galleys of the theme that `inks` come from."""
    page, frame = inks.theme.page, frame_of(inks.theme)
    columns = columns_across(frame.width, page.columns, page.gutter * _POINTS)
    shop = Shop(pictures, report, frame.height, boxed_inks(inks), inks.theme.styles.body.size)
    wide = Galley(shop, inks, frame.width, Tag("Document"))
    return Desk(story, frame, columns, wide, wide._replace(width=columns.width))


class _Piece(NamedTuple):
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
    if piece is None or piece.told is None:
        return None
    # Of briefs that share their columns the piece holds the end of one and the beginning of others.
    first = next((mark for mark in piece.marks if isinstance(mark, _READ)), None)
    return None if isinstance(first, AnchorMark) else piece.told.rubric


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
    ground = Ground(desk.frame, desk.columns, desk.wide.theme.colours.rule)
    last = desk.story.articles[-1] if desk.story.articles else None
    for told, article in _standing_together(desk.story.articles, articles):
        reserve = imprint.reserve(desk.frame) if told[-1] is last else 0.0
        bands, spot = placed(article, spot, ground, reserve=reserve, has_hairlines=not is_in_column(told[0]))
        _report_parted(bands, told[0], desk.wide.shop.report)
        yield from _told(bands, told)
    yield from _imprint_pieces(imprint, spot, desk)


def _imprint_pieces(imprint: Imprint, spot: Spot, desk: Desk) -> Iterator[_Piece]:
    for band in imprint.bands(spot, desk.frame):
        yield _Piece(band.page, band.marks())


def _standing_together(
    told: tuple[StoryArticle, ...], articles: Iterable[SetArticle]
) -> Iterator[tuple[list[StoryArticle], SetArticle]]:
    """Yield every article to place; briefs and notices that follow one another share columns as if they were one."""
    for in_column, run in groupby(zip(told, articles, strict=True), key=lambda pair: is_in_column(pair[0])):
        if in_column:
            together = list(run)
            strips = [strip for _, article in together for part in article.body for strip in part.strips]
            yield [one for one, _ in together], SetArticle([], [Part(strips)])
        else:
            yield from (([one], article) for one, article in run)


def _told(bands: list[Band], told: list[StoryArticle]) -> Iterator[_Piece]:
    """Yield `bands` with the article that each of them goes on with, or that begins in it."""
    begun = {one.key: one for one in told}
    now = told[0]
    for band in bands:
        marks = band.marks()
        yield _Piece(band.page, marks, now)
        now = next((begun[mark.key] for mark in reversed(marks) if isinstance(mark, AnchorMark)), now)


def _report_parted(bands: list[Band], told: StoryArticle, report: Report) -> None:
    forced = next((band.page for band in bands if band.is_forced), None)
    if forced is None:
        return
    report.warning(
        "pdf.parted",
        Message(
            f"page {forced}: what belongs together in “{told.label}” is longer than a column, and was parted",
            f"trang {forced}: trong “{told.label}” có phần phải đi liền nhau dài hơn một cột, nên đã bị ngắt",
        ),
        told.article.origin,
    )
