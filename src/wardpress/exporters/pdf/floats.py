"""Floats: pictures that let the text behind them pass where a column has no room for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from wardpress.exporters.pdf.galley import with_mark
from wardpress.exporters.pdf.marks import PictureMark, TextMark
from wardpress.exporters.pdf.strips import MOST_IN_A_COLUMN, Grid, Strip, column_end
from wardpress.exporters.pdf.tags import Tag


def floated(strips: list[Strip], height: float, *, columns: int, grid: Grid, first: int = 0) -> list[Strip]:
    """Return `strips` so that no column of `height` is left short by a picture: it stands at the top of the next one.

    Who listens hears the picture where it stood before.
    """
    for _ in range(columns):
        end = column_end(strips, first, height, grid)
        count = strips[end].floats if end < len(strips) else 0
        if count:
            text = _text(strips, end + count)
            passing = column_end([*strips[first:end], *text], 0, height, grid) - (end - first)
            if passing > 0:
                strips = _passed(strips, end, count=count, passing=passing)
                end += passing
        first = end
    return strips


def _text(strips: Sequence[Strip], first: int) -> Iterator[Strip]:
    """Return the strips from `first` on up to the next picture, as pictures keep their order."""
    return takewhile(lambda strip: not strip.floats, strips[first : first + MOST_IN_A_COLUMN])


def _passed(strips: list[Strip], place: int, *, count: int, passing: int) -> list[Strip]:
    figure, text = strips[place : place + count], strips[place + count : place + count + passing]
    text = [with_mark(text[0], *_places(figure)), *text[1:]]
    return [*strips[:place], *text, *figure, *strips[place + count + passing :]]


def _places(strips: list[Strip]) -> Iterator[TextMark]:
    """Yield marks without words that hold the places of what is in `strips`."""
    marks = (mark for strip in strips for mark in strip.marks if isinstance(mark, TextMark | PictureMark))
    for tag in dict.fromkeys(mark.tag for mark in marks if isinstance(mark.tag, Tag)):
        yield TextMark(0.0, 0.0, (), tag)
