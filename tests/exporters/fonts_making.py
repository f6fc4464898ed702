"""Font files for the tests: made from installed ones, with one thing changed."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache
from typing import Any

from fontTools.ttLib import TTFont

from wardpress.publish.fontfiles import InstalledFonts
from wardpress.themes import FontFace

WINDOWS = (3, 1, 0x409)


def font_file(
    family: str = "Chữ Phường",
    *,
    weight: int = 400,
    italic: bool = False,
    permission: int = 0,
    without: Iterable[str] = "",
    licence: str = "SIL Open Font License 1.1",
    postscript: str = "ChuPhuong",
) -> bytes:
    """Return a TrueType file that says of itself what is asked, and lacks the letters `without`."""
    font: Any = TTFont(io.BytesIO(_installed(weight, italic=italic)), recalcTimestamp=False)
    names = font["name"]
    names.names = [name for name in names.names if name.nameID not in {1, 4, 6, 13, 14, 16, 17, 21, 22, 25}]
    for number, text in ((1, family), (4, family), (6, postscript), (13, licence)):
        if text:
            names.setName(text, number, *WINDOWS)
    font["OS/2"].fsType = permission
    for table in font["cmap"].tables:
        for letter in without:
            table.cmap.pop(ord(letter), None)
    return saved(font)


def saved(font: Any) -> bytes:
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


@cache
def _installed(weight: int, *, italic: bool) -> bytes:
    return InstalledFonts().data(FontFace("Spectral", weight, italic=italic))
