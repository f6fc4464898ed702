"""Developing: a file as it came from a phone becomes a picture that prints, and nothing else that was in the file."""

from __future__ import annotations

import io
from typing import Final, NamedTuple

from PIL import Image
from PIL.ImageFile import ImageFile

from wardpress.exporters.pictures.colours import on_white_paper, workable
from wardpress.exporters.pictures.opening import holds_several, is_jpeg, lies, opened, orientation, turned
from wardpress.plugins import Picture

_QUALITY: Final = 85
# Colours as fine as light: the banner of a ward's meeting is yellow letters on red.
_FULL_COLOUR: Final = 0
# A drawing is smaller as PNG than as JPEG; where letters stand in it, it may be this much larger and stay sharp.
_WORTH_OF_SHARPNESS: Final = 2
# The decoder may halve a JPEG as long as this much is left for the finer filter.
_LEFT_TO_FILTER: Final = 2


class Developed(NamedTuple):
    """A picture ready to be embedded, with the `width` and `height` that its file has when upright.

    It `is_one_of_several` where the file moves or has more pages.
    """

    picture: Picture
    width: int
    height: int
    is_one_of_several: bool


def developed(data: bytes, *, at_most: int, megapixels: int | None = None) -> Developed:
    """Return the picture in `data`, no more than `at_most` pixels wide and never larger than it is.

    Raise `UnfitPicture` for what is no picture, has more than so many `megapixels` or holds no colours. A broken file
    may raise whatever Pillow's decoder comes upon.
    """
    with opened(data, megapixels) as image:
        several = holds_several(image)
        said = orientation(image)
        width, height = image.size[::-1] if lies(said) else image.size
        size = _size(width, height, at_most)
        printed = _printed(image, said, size)
        return Developed(_encoded(printed, is_photo=is_jpeg(image)), width, height, several)


def _size(width: int, height: int, at_most: int) -> tuple[int, int]:
    across = max(1, min(width, at_most))
    return across, max(1, round(height * across / width))


def _printed(image: ImageFile, said: int, size: tuple[int, int]) -> Image.Image:
    profile = image.info.get("icc_profile")
    lying = size[::-1] if lies(said) else size
    image.draft(None, (lying[0] * _LEFT_TO_FILTER, lying[1] * _LEFT_TO_FILTER))
    image.load()
    # Turned when small, but in the colours of its file: a profile is read once, and white is the paper's.
    small = workable(image).resize(lying, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return on_white_paper(turned(small, said), profile)


def _encoded(image: Image.Image, *, is_photo: bool) -> Picture:
    # What Pillow read from the file it would write again: comment, profile, the colour that was transparent.
    image.info.clear()
    jpeg = _file(image, "JPEG", quality=_QUALITY, subsampling=_FULL_COLOUR, optimize=True)
    if not is_photo:
        png = _file(image, "PNG")
        if len(png) <= len(jpeg) * _WORTH_OF_SHARPNESS:
            return Picture(png, "image/png", *image.size)
    return Picture(jpeg, "image/jpeg", *image.size)


def _file(image: Image.Image, kind: str, **how: int) -> bytes:
    buffer = io.BytesIO()
    try:
        image.save(buffer, kind, **how)
    except OSError as problem:
        # The pixels have been read and no disk is written to: libjpeg got no memory, and Pillow calls the photo broken.
        raise MemoryError from problem
    return buffer.getvalue()
