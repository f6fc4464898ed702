"""The contents box: a panel with the entries, dotted leaders and page numbers."""

from __future__ import annotations

from wardpress.exporters.pdf.frame import Band, Columns, Frame, Spot, columns_across, poured
from wardpress.exporters.pdf.galley import Galley
from wardpress.exporters.pdf.lines import Measure
from wardpress.exporters.pdf.marks import FolioMark, Mark, PanelMark, RuleMark, TextMark, moved
from wardpress.exporters.pdf.strips import Grid, Strip
from wardpress.plugins.story import Story, StoryArticle

_PAD_X = 10.0
_PAD_Y = 7.0
_AFTER_TITLE = 16.0
_GUTTER = 18.0
_FOLIO = "00"
_LEADER = 12.0
_BESIDE_LEADER = 5.0
_LINES_OF_A_SHORT_ENTRY = 2
_FINE = Grid(1.0)


def set_contents(story: Story, spot: Spot, *, galley: Galley, frame: Frame) -> tuple[list[Band], Spot]:
    """Return the contents from `spot` on, over as many pages as they need, and where to go on."""
    galley = galley.within("Sect")
    style = galley.theme.styles.contents_title
    title = tuple(galley.inks.text(story.contents_title, style))
    left = min(_PAD_X + sum(ink.width(text) for text, ink in title) + _AFTER_TITLE, frame.width / 3)
    strips, columns = _entries(story, galley, left=left, width=frame.width - left - _PAD_X)
    top = Spot(spot.page, spot.y + _PAD_Y)
    # A bulletin without articles still has a title over nothing.
    strips = strips or [Strip(style.leading, ())]
    # The panel hangs below the masthead, off the grid of the text.
    inside = frame._replace(grid=_FINE, top=frame.top + _PAD_Y, bottom=frame.bottom - _PAD_Y)
    bands, end = poured(strips, top, frame=inside, columns=columns)
    heading = galley.narrowed(_PAD_X, frame.width - left).text(story.contents_title, style)
    framed = [_framed(band, heading if not place else [], galley, frame) for place, band in enumerate(bands)]
    return framed, Spot(end.page, end.y + _PAD_Y)


def _entries(story: Story, galley: Galley, *, left: float, width: float) -> tuple[list[Strip], Columns]:
    galley = galley.within("TOC")
    halves = columns_across(width, 2, _GUTTER, x=left)
    entries: list[list[Strip]] = []
    for told in story.articles:
        entries.append(_entry(told, galley, halves.width))
        if len(entries[-1]) > _LINES_OF_A_SHORT_ENTRY:
            break
    else:
        if len(entries) > 1:
            return [strip for lines in entries for strip in lines], halves
    whole = columns_across(width, 1, _GUTTER, x=left)
    return [strip for told in story.articles for strip in _entry(told, galley, width)], whole


def _entry(told: StoryArticle, galley: Galley, width: float) -> list[Strip]:
    style = galley.theme.styles.contents_entry
    ink = galley.inks.ink(style)
    narrow = galley._replace(width=width).within("TOCI").within("Reference").within("Link")
    measure = Measure(width - ink.width(_FOLIO) - _LEADER)
    strips = narrow.strips(narrow.inks.text(told.label, style), style, measure, holds=True)
    if not strips:
        return []
    last = strips[-1]
    text = last.marks[0]
    assert isinstance(text, TextMark)
    folio = FolioMark(
        x=width,
        y=text.y,
        key=told.key,
        words=told.label,
        tag=narrow.tag,
        ink=ink,
        leader=text.width + _BESIDE_LEADER,
        colour=galley.theme.colours.muted,
        width=width,
        height=style.leading * len(strips),
    )
    return [*strips[:-1], last._replace(marks=(*last.marks, folio), keeps_next=False, after=2.0)]


def _framed(band: Band, title: list[Strip], galley: Galley, frame: Frame) -> Band:
    top = band.y - _PAD_Y
    panel = PanelMark(0.0, top, frame.width, band.height + 2 * _PAD_Y, galley.theme.colours.panel)
    marks: list[Mark] = [panel]
    for place, strip in enumerate(title):
        down = band.y + place * strip.height - (strip.height - galley.theme.styles.contents_entry.leading) / 2
        marks += [moved(mark, 0.0, down) for mark in strip.marks]
    return band._replace(y=top, height=band.height + 2 * _PAD_Y, columns=(tuple(marks), *band.columns))


def page_number_marks(mark: FolioMark, number: str) -> tuple[list[RuleMark], TextMark]:
    """Return what is printed for `mark` once the number is known: a leader where there is room, and the number."""
    x = mark.x - mark.ink.width(number)
    # The blank parts the number from the words before it for who hears or copies them.
    text = TextMark(x - mark.ink.width(" "), mark.y, ((f" {number}", mark.ink),), mark.tag)
    length = x - _BESIDE_LEADER - mark.leader
    leader = RuleMark(mark.leader, mark.y - 0.3, length, 0.0, 0.6, mark.colour, is_dotted=True)
    return [leader] if length > 0 else [], text
