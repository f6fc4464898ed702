"""Placing: how large a picture stands on the page."""

from __future__ import annotations

from typing import Final

# A pixel is never larger than a point: a logo from a web page, blown up over a column, is nothing but squares.
_LARGEST_PIXEL: Final = 1.0


def placed_size(pixels: tuple[int, int], *, width: float, height: float) -> tuple[float, float]:
    """Return width and height in pt of a picture of so many `pixels`: as wide as it may be, in its own proportions."""
    across, down = pixels
    placed = min(width, across * _LARGEST_PIXEL, height * across / down)
    return placed, placed * down / across
