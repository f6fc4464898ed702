"""Pictures as exporters get them: upright, in sRGB, free of metadata, no larger than their place asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be embedded as it is: a whole JPEG or PNG file in sRGB, `width` × `height` pixels, upright.

    It has three channels of 8 bits and no transparency, and holds no EXIF, GPS or other metadata; a PNG is not
    interlaced. The same picture asked for twice gives the same bytes.
    """

    data: bytes
    media_type: Literal["image/jpeg", "image/png"]
    width: int
    height: int


class Pictures(Protocol):
    """Where exporters get the pictures that `Figure.file` names: always as bytes, never as a path."""

    def size(self, file: str) -> tuple[int, int] | None:
        """Return width and height of the upright picture in pixels; None where there is none that can be shown.

        Why a picture cannot be shown (missing, broken, too large) has been reported; its caption is set all the same.
        """
        ...

    def placed(self, file: str, *, width: float) -> Picture:
        """Return the picture for a place `width` pt wide, at no more than the theme's resolution.

        A picture too coarse for its place is reported, once. Ask only for what `size` knows.
        """
        ...


class NoPictures:
    """Knows no picture."""

    def size(self, file: str) -> tuple[int, int] | None:
        """Return None."""
        del file
        return None

    def placed(self, file: str, *, width: float) -> Picture:
        """Raise `KeyError`: there is no such picture."""
        raise KeyError(file, width)
