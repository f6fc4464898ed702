"""Old Vietnamese fonts: which letters a run shows whose characters are those of another alphabet."""

from __future__ import annotations

import re
from typing import Literal

from wardpress.reading import as_shown

Encoding = Literal["tcvn3", "vni"]

# A Vietnamese letter that no old font has: whatever the font is called, this text is in Unicode.
_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
# Word keeps the characters of some old fonts in the private area, as it does those of picture fonts.
PRIVATE = re.compile("[\uf020-\uf0ff]")


def encoding_of(font: str) -> tuple[Encoding | None, bool]:
    """Return the encoding of an old font, None for any other, and whether it shows capitals only (`.VnTimeH`)."""
    name = font.strip().casefold()
    if name.startswith(".vn"):
        return "tcvn3", font.strip().endswith("H")
    return ("vni", False) if name.startswith("vni-") else (None, False)


def as_read(text: str, encoding: Encoding, *, in_capitals: bool) -> str:
    """Return what a run in an old font shows; text that is in Unicode already stays as it is."""
    plain = PRIVATE.sub(lambda found: chr(ord(found[0]) - 0xF000), text)
    if _UNICODE.search(plain):
        return plain
    read = as_shown(plain, encoding)
    return read.upper() if in_capitals else read
