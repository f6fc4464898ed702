"""Imposition: which pages stand on which side of which sheet, and where, so that the folded sheets read in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from wardpress.exporters.pdf.frame import Frame
from wardpress.exporters.pdf.options import Binding, Paper

_POINTS = 72 / 25.4
Half = Literal["left", "right"]
_PAPERS = {"a3": (420 * _POINTS, 297 * _POINTS), "a4": (297 * _POINTS, 210 * _POINTS)}
_PAGES_OF_A_SHEET = 4


class Side(NamedTuple):
    """One side of a sheet: the page on each half, counted from 1, or None; `around` counts the sheets outside of it."""

    left: int | None
    right: int | None
    around: int

    def pages(self) -> Iterator[tuple[Half, int]]:
        """Yield the half and the number of each page that is there."""
        if self.left:
            yield "left", self.left
        if self.right:
            yield "right", self.right


def sides(pages: int, *, binding: Binding = "left") -> Iterator[Side]:
    """Yield front and back of each sheet, the outermost first; the last page of the booklet may be empty.

    The sheets are folded and stapled in the fold; bound at the `left`, page 1 is on the right half of the first side.
    """
    sheets = -(-pages // _PAGES_OF_A_SHEET)
    first, last = 1, sheets * _PAGES_OF_A_SHEET
    for around in range(sheets):
        for left, right in ((last, first), (first + 1, last - 1)):
            on_left, on_right = (left, right) if binding == "left" else (right, left)
            yield Side(on_left if on_left <= pages else None, on_right if on_right <= pages else None, around)
        first, last = first + 2, last - 2


class Spread(NamedTuple):
    """A sheet of paper with two pages side by side, in pt from its lower left corner; `creep` is that of one sheet."""

    width: float
    height: float
    page_width: float
    page_height: float
    scale: float
    creep: float

    @property
    def fold(self) -> float:
        """Where the sheet is folded."""
        return self.width / 2

    @property
    def bottom(self) -> float:
        """The lower edge of the pages."""
        return (self.height - self.page_height * self.scale) / 2

    def left(self, half: Half, around: int) -> float:
        """Return the left edge of the page on that half of a sheet which has so many sheets `around` it.

        What is folded inside sticks out at the fore edge and is trimmed there: its pages move to the fold as far.
        """
        inwards = around * self.creep
        return self.fold - inwards if half == "right" else self.fold - self.page_width * self.scale + inwards


def spread_of(frame: Frame, *, paper: Paper, creep: float) -> Spread:
    """Return the spread for pages of `frame` on `paper`; pages too large for it are made smaller, none is enlarged.

    `creep` is the thickness of a sheet in mm.
    """
    page_width, page_height = frame.page_width, frame.page_height
    width, height = _PAPERS.get(paper, (2 * page_width, page_height))
    scale = min(1.0, width / (2 * page_width), height / page_height)
    return Spread(width, height, page_width, page_height, scale, creep * _POINTS)
