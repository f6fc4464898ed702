"""Floats: pictures that let the text behind them pass where a column has no room for them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from wardpress.exporters.pdf.galley import with_mark
from wardpress.exporters.pdf.marks import AnchorMark, PassageMark, PictureMark, RuleMark, TextMark
from wardpress.exporters.pdf.strips import MOST_IN_A_COLUMN, Grid, Stack, Strip, column_end, stack_height
from wardpress.exporters.pdf.tags import Tag

# Lines of text that keep a picture on its page company.
_COMPANY = 3


def floated(stack: Stack, height: float, *, columns: int, grid: Grid, first: int = 0) -> Stack:
    """Return `stack` so that no column of `height` is left short by a picture: it stands at the top of the next one.

    A picture that would stand alone overleaf goes up instead, above the last lines of this page. Who listens hears
    the picture where it stood before.
    """
    for column in range(1, columns + 1):
        end = column_end(stack, first, height, grid)
        if stack.floats_at(end):
            lowered, below = _lowered(stack, first, end, height=height, grid=grid)
            raised = None
            if column == columns and lowered.height_from(below) < _COMPANY * grid.step:
                raised = _raised(stack, first, end, height=height, grid=grid)
            stack = raised or lowered
            end = column_end(stack, first, height, grid)
        first = end
    return stack


def _lowered(stack: Stack, first: int, end: int, *, height: float, grid: Grid) -> tuple[Stack, int]:
    """Return `stack` with as much text as the column has room for above the pictures at `end`, and what is below them.

    That is the number of a row. Pictures keep their order.
    """
    while count := _pictures_at(stack, end):
        text = _text(stack, end + count)
        passing = column_end(Stack([*stack.part(first, end), *text]), 0, height, grid) - (end - first)
        if passing <= 0:
            return stack, end + count
        stack = _passed(stack, end, count=count, passing=passing)
        end += passing
    return stack, end


def _pictures_at(stack: Stack, row: int) -> int:
    """Return how many strips from that row on are pictures and their captions."""
    count = 0
    while more := stack.floats_at(row + count):
        count += more
    return count


def _text(stack: Stack, first: int) -> list[Strip]:
    """Return the strips from row `first` on up to the next picture or article, but for what goes with that."""
    strips = stack.part(first, min(len(stack), first + MOST_IN_A_COLUMN))
    text = [*takewhile(lambda strip: not strip.floats and not _begins_article(strip), strips)]
    while text and text[-1].keeps_next:
        text.pop()
    return text


def _begins_article(strip: Strip) -> bool:
    return any(isinstance(mark, AnchorMark) for mark in strip.marks)


def _raised(stack: Stack, first: int, end: int, *, height: float, grid: Grid) -> Stack | None:
    """Return `stack` with the picture at `end` above lines of running text that make room for it; None if none do."""
    count = stack.floats_at(end)
    figure = stack.part(end, end + count)
    # Both the picture and what is below it begin on the grid.
    cut = column_end(stack, first, height - stack_height(figure, grid) - 2 * grid.step, grid)
    text = stack.part(cut, end)
    if cut == first or any(strip.floats or strip.again or not _is_running(strip) for strip in text):
        return None
    # No line from the middle of a paragraph stands alone below the picture.
    text[0] = text[0]._replace(top=2, keeps_next=text[0].rows == 1 < len(text))
    # What the picture held, such as the name of who signs, is held by the lines that come before it now.
    text[-1] = text[-1]._replace(keeps_next=figure[-1].keeps_next)
    figure[-1] = figure[-1]._replace(keeps_next=False)
    figure[0] = with_mark(figure[0], *_places(text))
    raised = Stack([*stack.part(0, cut), *figure, *text, *stack.part(end + count, len(stack))])
    return raised if column_end(raised, first, height, grid) >= cut + count else None


def _is_running(strip: Strip) -> bool:
    """Return whether a strip is text of an article in no frame of rules, and does not begin it."""
    return not any(isinstance(mark, AnchorMark | RuleMark) for mark in strip.marks)


def _passed(stack: Stack, row: int, *, count: int, passing: int) -> Stack:
    figure, text = stack.part(row, row + count), stack.part(row + count, row + count + passing)
    text = [with_mark(text[0], *_places(figure)), *text[1:]]
    return Stack([*stack.part(0, row), *text, *figure, *stack.part(row + count + passing, len(stack))])


def _places(strips: list[Strip]) -> Iterator[TextMark]:
    """Yield marks without words that hold the places of what is in `strips`."""
    marks = (mark for strip in strips for mark in strip.marks if isinstance(mark, TextMark | PassageMark | PictureMark))
    for tag in dict.fromkeys(mark.tag for mark in marks if isinstance(mark.tag, Tag)):
        yield TextMark(0.0, 0.0, (), tag)
