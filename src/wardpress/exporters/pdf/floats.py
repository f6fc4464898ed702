"""Floats: pictures that let the text behind them pass where a column has no room for them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from wardpress.exporters.pdf.galley import with_mark
from wardpress.exporters.pdf.marks import PassageMark, PictureMark, TextMark
from wardpress.exporters.pdf.strips import MOST_IN_A_COLUMN, Grid, Stack, Strip, column_end
from wardpress.exporters.pdf.tags import Tag


def floated(stack: Stack, height: float, *, columns: int, grid: Grid, first: int = 0) -> Stack:
    """Return `stack` so that no column of `height` is left short by a picture: it stands at the top of the next one.

    Who listens hears the picture where it stood before.
    """
    for _ in range(columns):
        end = column_end(stack, first, height, grid)
        count = stack.floats_at(end)
        if count:
            text = _text(stack, end + count)
            passing = column_end(Stack([*stack.part(first, end), *text]), 0, height, grid) - (end - first)
            if passing > 0:
                stack = _passed(stack, end, count=count, passing=passing)
                end += passing
        first = end
    return stack


def _text(stack: Stack, first: int) -> Iterator[Strip]:
    """Return the strips from row `first` on up to the next picture, as pictures keep their order."""
    strips = stack.part(first, min(len(stack), first + MOST_IN_A_COLUMN))
    return takewhile(lambda strip: not strip.floats, strips)


def _passed(stack: Stack, row: int, *, count: int, passing: int) -> Stack:
    figure, text = stack.part(row, row + count), stack.part(row + count, row + count + passing)
    text = [with_mark(text[0], *_places(figure)), *text[1:]]
    return Stack([*stack.part(0, row), *text, *figure, *stack.part(row + count + passing, len(stack))])


def _places(strips: list[Strip]) -> Iterator[TextMark]:
    """Yield marks without words that hold the places of what is in `strips`."""
    marks = (mark for strip in strips for mark in strip.marks if isinstance(mark, TextMark | PassageMark | PictureMark))
    for tag in dict.fromkeys(mark.tag for mark in marks if isinstance(mark.tag, Tag)):
        yield TextMark(0.0, 0.0, (), tag)
