"""Colours of pictures: whatever a file holds, in sRGB and on white paper."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image, ImageCms

from wardpress.exporters.pictures.refusals import of_unknown_colours

_BLACK_TO_WHITE_OF_16_BITS: Final = 1 / 257
_WORKED_IN_AS: Final = {
    "1": "L",
    "L": "L",
    "LA": "LA",
    "La": "LA",
    "P": "RGB",
    "PA": "RGBA",
    "RGB": "RGB",
    "RGBA": "RGBA",
    "RGBa": "RGBA",
    "RGBX": "RGB",
    "CMYK": "CMYK",
    "YCbCr": "RGB",
    "HSV": "RGB",
}
# A profile that says what it says in more is not worth its calculation.
_LARGEST_PROFILE: Final = 4 * 1024 * 1024


def workable(image: Image.Image) -> Image.Image:
    """Return `image` in a mode that can be resized: grey, RGB or CMYK, the first two also with transparency."""
    mode = image.mode
    if mode in {"L", "RGB", "P"} and "transparency" in image.info:
        return image.convert("RGBA")
    if mode.startswith("I;16"):
        return image.convert("I").point(_shrunk_to_8_bits).convert("L")
    if mode not in _WORKED_IN_AS:
        raise of_unknown_colours()
    return image if mode == _WORKED_IN_AS[mode] else image.convert(_WORKED_IN_AS[mode])


def _shrunk_to_8_bits(value: float) -> float:
    return value * _BLACK_TO_WHITE_OF_16_BITS


def on_white_paper(image: Image.Image, profile: object) -> Image.Image:
    """Return a workable `image` as RGB, its colours read by the ICC `profile` of its file where that fits."""
    if image.mode not in {"RGBA", "LA"}:
        return _in_srgb(image, profile)
    alpha = image.getchannel("A")
    colours = _in_srgb(image.convert(image.mode[:-1]), profile)
    paper = Image.new("RGB", image.size, "white")
    paper.paste(colours, mask=alpha)
    return paper


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    if isinstance(profile, bytes) and 0 < len(profile) <= _LARGEST_PROFILE:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None  # broken, or made for other colours: without it the picture is as good as most are
        if converted is not None:
            return converted
    return image.convert("RGB")
