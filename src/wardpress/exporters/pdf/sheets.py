"""What every page bears besides its text: the running head and the foot."""

from __future__ import annotations

from dataclasses import replace

from wardpress.exporters.pdf.frame import Frame
from wardpress.exporters.pdf.galley import Galley
from wardpress.exporters.pdf.marks import Mark, RuleMark, TextMark
from wardpress.exporters.pdf.tags import Artifact
from wardpress.plugins.story import Story
from wardpress.themes import TextStyle

_HAIRLINE = 0.5
_HEAD_ABOVE = 20.0
_HEAD_RULE_ABOVE = 10.5
_FOOT_RULE_BELOW = 25.0
_FOOT_BELOW = 37.0
_ABOVE_FOOT = 8.0
_TRACKING_OF_CAPITALS = 60
_LONGEST = 500
_ELLIPSIS = "…"
# How much of the width words may take where others, or only a number, stand at the right.
_BESIDE_WORDS = 0.48
_BESIDE_FOLIO = 0.85


def running_marks(story: Story, page: int, rubric: str | None, *, galley: Galley, frame: Frame) -> list[Mark]:
    """Return what runs along `page` in its place: on page one no head, and nothing where the theme keeps it clear."""
    if galley.theme.page.folio == "head":
        return [_above(page, galley, frame)] if page > 1 else []
    head = head_marks(story, rubric, galley=galley, frame=frame) if page > 1 else []
    return [*head, *foot_marks(story, page, galley=galley, frame=frame)]


def _above(page: int, galley: Galley, frame: Frame) -> TextMark:
    style = galley.theme.styles.folio
    mark = _at_left(str(page), style, galley, y=frame.top / 2 + style.size / 3, part=Artifact.HEADER)
    return mark._replace(x=(galley.width - mark.width) / 2)


def head_marks(story: Story, rubric: str | None, *, galley: Galley, frame: Frame) -> list[Mark]:
    """Return the running head: rubric at the left, name of the bulletin at the right, a hairline below."""
    style = replace(galley.theme.styles.running, capitals=True, tracking=_TRACKING_OF_CAPITALS)
    y = frame.top - _HEAD_ABOVE
    name = " ".join(line.text for line in story.masthead if line.role in ("masthead_word", "masthead_name"))
    marks: list[Mark] = [_at_right(name, style, galley, y=y, part=Artifact.HEADER)]
    if rubric:
        marks.insert(0, _at_left(rubric, style, galley, y=y, part=Artifact.HEADER))
    rule_y = frame.top - _HEAD_RULE_ABOVE
    return [*marks, RuleMark(0.0, rule_y, frame.width, 0.0, _HAIRLINE, galley.theme.colours.rule)]


def foot_marks(story: Story, page: int, *, galley: Galley, frame: Frame) -> list[Mark]:
    """Return the foot: title of the edition at the left, page number at the right, a hairline above."""
    styles = galley.theme.styles
    y = foot_line(galley, frame)
    below = y + _FOOT_BELOW - _FOOT_RULE_BELOW
    return [
        RuleMark(0.0, y, frame.width, 0.0, _HAIRLINE, galley.theme.colours.rule),
        _at_left(story.title, styles.running, galley, y=below, part=Artifact.FOOTER, share=_BESIDE_FOLIO),
        _at_right(str(page), styles.folio, galley, y=below, part=Artifact.FOOTER),
    ]


def foot_line(galley: Galley, frame: Frame) -> float:
    """Return where the hairline above the foot stands."""
    # In the middle of what is left between text and edge, but never further down than a printer can print.
    margin = galley.theme.page.bottom * 72 / 25.4
    return frame.page_height - margin + min(_FOOT_RULE_BELOW, margin / 2)


def lowest_line(galley: Galley, frame: Frame) -> float:
    """Return how far down what belongs at the foot of a page may reach: a little above the foot, or to the margin."""
    if galley.theme.page.folio == "head":
        return frame.page_height - galley.theme.page.bottom * 72 / 25.4
    return foot_line(galley, frame) - _ABOVE_FOOT


def _at_left(
    words: str, style: TextStyle, galley: Galley, *, y: float, part: Artifact, share: float = _BESIDE_WORDS
) -> TextMark:
    return TextMark(0.0, y, tuple(galley.inks.text(_shortened(words, style, galley, share=share), style)), part)


def _at_right(words: str, style: TextStyle, galley: Galley, *, y: float, part: Artifact) -> TextMark:
    mark = _at_left(words, style, galley, y=y, part=part)
    return mark._replace(x=galley.width - mark.width)


def _shortened(words: str, style: TextStyle, galley: Galley, *, share: float) -> str:
    ink, room = galley.inks.ink(style), galley.width * share
    if ink.width(words) <= room:
        return words
    # Nobody sees more of it; to measure a name of thousands of words again for each of them would take minutes.
    syllables = words[:_LONGEST].split()
    while len(syllables) > 1 and ink.width(" ".join((*syllables, _ELLIPSIS))) > room:
        syllables.pop()
    return " ".join((*syllables, _ELLIPSIS))
