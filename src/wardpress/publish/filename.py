"""File names that every system can hold, made from what the office calls its bulletin."""

from __future__ import annotations

import re
import unicodedata

from wardpress.model import Bulletin

# The folder of the articles that are written alone as well.
SINGLES = "tung-bai"
_LONGEST = 80
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
_STROKES = str.maketrans({"đ": "d", "Đ": "d"})


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens, at most 80 long; it may be empty."""
    bare = unicodedata.normalize("NFD", text.translate(_STROKES)).encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[a-z0-9]+", bare.lower()))
    short = (
        words[:_LONGEST].rsplit("-", 1)[0] if len(words) > _LONGEST and "-" in words[:_LONGEST] else words[:_LONGEST]
    )
    return f"{short}-" if _RESERVED.fullmatch(short) else short


def stem(bulletin: Bulletin, *, chosen: str | None = None) -> str:
    """Return the stem of an edition's files: the `chosen` one, else `ban-tin` with the masthead's name and number."""
    if chosen and (wanted := slug(chosen)):
        return wanted
    masthead = bulletin.masthead
    number = slug(f"so {masthead.number}") if masthead.number else ""
    # A long name is shortened, never the number: issue 12 must not overwrite issue 11.
    return "-".join(filter(None, (slug(f"ban tin {masthead.name or ''}"), number)))
