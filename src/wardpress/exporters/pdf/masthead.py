"""The masthead: the word, boxed if white, name and publisher beside it, number and date at the right, a rule below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wardpress.exporters.pdf.galley import Galley
from wardpress.exporters.pdf.marks import Mark, PanelMark, RuleMark, TextMark, moved
from wardpress.exporters.pdf.strips import Strip, stack_height, stacked
from wardpress.exporters.pdf.tags import Tag
from wardpress.plugins.story import MastheadLine
from wardpress.themes import TextStyle

_PAD = 11.0
_GAP = 14.0
_RULE = 2.4
_LEAST_HEIGHT = 40.0
_WIDEST_RIGHT = 0.3


class Masthead(NamedTuple):
    """The marks of a masthead, from its upper left corner, and its height."""

    marks: tuple[Mark, ...]
    height: float


def set_masthead(lines: tuple[MastheadLine, ...], galley: Galley) -> Masthead:
    """Return the masthead over the width of `galley`; what the bulletin does not say leaves no gap."""
    galley = galley.within("Sect")
    # White letters need a ground; others stand on the paper.
    is_boxed = galley.theme.styles.masthead_word.colour == "paper"
    pad = _PAD if is_boxed else 0.0
    word = _word(lines, galley, pad)
    box_width = min(word.width + 2 * pad, galley.width)
    right = _of(lines, galley, ("masthead_number", "masthead_date"))
    right_width = min(_widest(right, galley) + 1, galley.width * _WIDEST_RIGHT)
    left = box_width + _GAP
    names = galley.narrowed(left, right_width + (_GAP if right else 0.0))
    dates = galley.narrowed(galley.width - right_width)
    name_strips = _set(_of(lines, galley, ("masthead_name", "masthead_publisher")), names)
    date_strips = _set(right, dates)
    height = max([_LEAST_HEIGHT, *(stack_height(strips, galley.grid) + 6 for strips in (name_strips, date_strips))])
    accent = galley.theme.colours.accent
    marks: list[Mark] = [*_in_box(word, height)]
    if is_boxed:
        marks.insert(0, PanelMark(0.0, 0.0, box_width, height, accent))
    for strips in (name_strips, date_strips):
        marks += _at_foot(strips, height, galley)
    rule_y = height + _RULE / 2 + 7.5
    marks.append(RuleMark(0.0, rule_y, galley.width, 0.0, _RULE, accent))
    return Masthead(tuple(marks), rule_y + _RULE / 2)


def _word(lines: tuple[MastheadLine, ...], galley: Galley, x: float) -> TextMark:
    text = next(line.text for line in lines if line.role == "masthead_word")
    words = tuple(galley.inks.text(text, galley.theme.styles.masthead_word))
    return TextMark(x, 0.0, words, Tag("P", galley.tag))


def _in_box(word: TextMark, height: float) -> Iterable[Mark]:
    # Capitals stand in the middle of the box, a little low: their accents rise above them.
    size = word.words[0][1].size if word.words else 0.0
    return (word._replace(y=height / 2 + size * 0.4),)


def _of(lines: tuple[MastheadLine, ...], galley: Galley, roles: tuple[str, ...]) -> list[tuple[str, TextStyle]]:
    styles = galley.theme.styles
    return [(line.text, getattr(styles, line.role)) for line in lines if line.role in roles]


def _widest(texts: list[tuple[str, TextStyle]], galley: Galley) -> float:
    widths = (sum(ink.width(words) for words, ink in galley.inks.text(*text)) for text in texts)
    return max(widths, default=0.0)


def _set(texts: list[tuple[str, TextStyle]], galley: Galley) -> list[Strip]:
    return [strip for text, style in texts for strip in galley.text(text, style)]


def _at_foot(strips: list[Strip], height: float, galley: Galley) -> list[Mark]:
    down = height - stack_height(strips, galley.grid) - 1.0
    return [moved(mark, 0.0, down + y) for y, strip in stacked(strips, galley.grid) for mark in strip.marks]
