"""The album: the pictures of an EPUB edition, each file once, however often it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from wardpress.exporters.epub.package import Part
from wardpress.exporters.pictures.placing import placed_size
from wardpress.model import Figure
from wardpress.plugins import Picture, Pictures

# In pixels: what fills the screen of a tablet.
_WIDEST = 1200
_TALLEST = 1600
_POINTS_AN_INCH = 72

Told = Literal["none", "all", "some"]


class Shown(NamedTuple):
    """A picture as a page shows it: the file that holds it, and its size in pixels."""

    file_name: str
    width: int
    height: int


class Album:
    """Gives out the pictures that pages show and keeps those that the edition must hold."""

    def __init__(self, pictures: Pictures, *, dpi: int) -> None:
        self._pictures = pictures
        self._dpi = dpi
        self._files: dict[Picture, str] = {}
        self._untold = 0

    def shown(self, figure: Figure) -> Shown | None:
        """Return the picture of `figure`; None where it has none that can be shown."""
        pixels = self._pictures.size(figure.file) if figure.file else None
        if figure.file is None or pixels is None:
            return None
        self._untold += not figure.alt
        across, _ = placed_size(pixels, width=_WIDEST, height=_TALLEST)
        picture = self._pictures.placed(figure.file, width=across * _POINTS_AN_INCH / self._dpi)
        return Shown(self._file(picture), picture.width, picture.height)

    def _file(self, picture: Picture) -> str:
        suffix = picture.media_type.removeprefix("image/")
        return self._files.setdefault(picture, f"pictures/picture-{len(self._files) + 1}.{suffix}")

    @property
    def told(self) -> Told:
        """How many of the pictures shown so far have words for who cannot see them."""
        if not self._files:
            return "none"
        return "some" if self._untold else "all"

    def parts(self) -> Iterator[Part]:
        """Yield the file of every picture shown, in the order of the pages."""
        for number, (picture, file_name) in enumerate(self._files.items(), start=1):
            yield Part(f"picture-{number}", file_name, picture.media_type, picture.data)
