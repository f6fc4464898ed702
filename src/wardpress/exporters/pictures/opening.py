"""Opening a picture: what it is and how large, known before a single pixel is decoded."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PIL import Image, UnidentifiedImageError
from PIL.ImageFile import ImageFile

from wardpress.exporters.pictures.refusals import too_many_pixels, unopened

# Nothing else is even tried: a decoder for EPS would start another program.
_KINDS: Final = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP")
# So that none takes half a gigabyte: a JPEG shrinks while it is read, most others stand in memory whole at 4 bytes a
# pixel, for a moment twice, and WebP four times.
_MEGAPIXELS: Final = 50
_MEGAPIXELS_OF_JPEG: Final = 100
_MEGAPIXELS_OF_WEBP: Final = 25
_MEGA: Final = 1_000_000
_LONGEST_SIDE: Final = 30_000
_JPEG: Final = ("JPEG", "MPO")
_ORIENTATION: Final = 0x0112
_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LYING: Final = (5, 6, 7, 8)


@contextmanager
def opened(data: bytes, megapixels: int | None) -> Iterator[ImageFile]:
    """Give the picture in `data`, its pixels still unread; raise `UnfitPicture` where they must not be read.

    Without `megapixels` every kind has its own limit. Meanwhile Pillow keeps its warnings to itself: what they say is
    decided here.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with _identified(data, megapixels) as image:
            at_most = megapixels or _megapixels(image)
            if image.width * image.height > at_most * _MEGA or max(image.size) > _LONGEST_SIDE:
                raise too_many_pixels(at_most, on_a_side=_LONGEST_SIDE)
            yield image


def _identified(data: bytes, megapixels: int | None) -> ImageFile:
    try:
        return Image.open(io.BytesIO(data), formats=_KINDS)
    except UnidentifiedImageError as problem:
        raise unopened(data) from problem
    except Image.DecompressionBombError as problem:
        raise too_many_pixels(megapixels or _MEGAPIXELS, on_a_side=_LONGEST_SIDE) from problem


def _megapixels(image: ImageFile) -> int:
    if image.format == "WEBP":
        return _MEGAPIXELS_OF_WEBP
    # A progressive one comes in layers: nothing shrinks until the last of them has been read.
    return _MEGAPIXELS_OF_JPEG if is_jpeg(image) and "progressive" not in image.info else _MEGAPIXELS


def is_jpeg(image: ImageFile) -> bool:
    """Return whether `image` has been through lossy compression; phones put a preview behind and call it MPO."""
    return image.format in _JPEG


def holds_several(image: ImageFile) -> bool:
    """Return whether `image` moves or has more pages, of which only the first is shown."""
    return not is_jpeg(image) and bool(getattr(image, "is_animated", False))


def orientation(image: ImageFile) -> int:
    """Return how `image` lies, as EXIF counts it from 1 (upright) to 8; 1 where nothing sensible is said."""
    if image.format == "TIFF":
        return 1  # Pillow turns these by itself
    try:
        said = image.getexif().get(_ORIENTATION, 1)
    except (SyntaxError, ValueError, TypeError, LookupError, struct.error):
        return 1  # EXIF that nobody can read is no reason to refuse the photo
    return said if said in _UPRIGHT else 1


def lies(said: int) -> bool:
    """Return whether a picture of this orientation has width and height exchanged."""
    return said in _LYING


def turned(image: Image.Image, said: int) -> Image.Image:
    """Return `image`, which has this orientation, upright."""
    return image.transpose(_UPRIGHT[said]) if said in _UPRIGHT else image
