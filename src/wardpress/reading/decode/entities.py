"""HTML entities that a web export left in plain text: `&#7897;`, `&ocirc;`, `&nbsp;`."""

from __future__ import annotations

import html
import re
import unicodedata

from wardpress.reading.decode.repair import Repair, repaired

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# A page saved twice has `&amp;#7897;`.
_MOST_LAYERS = 3


def without_entities(text: str) -> Repair | None:
    """Return `text` with its entities as characters, composed (NFC); None where it is no web export.

    A web export is known by an entity for a character beyond ASCII: nobody types `&nbsp;` into an article. A text
    with nothing but `&lt;` or `&amp;` may speak about them and stays. What means no character stays as well.
    """
    if "&" not in text:
        return None
    after, count = text, 0
    for _ in range(_MOST_LAYERS):
        if not _is_web_export(after):
            break
        after, found = _ENTITY.subn(_meaning, after)
        count += found
    return repaired(text, _composed(text, after), count=count)


def _is_web_export(text: str) -> bool:
    entities = _ENTITY.finditer(text.replace("&amp;", "&"))
    return any(not _character(match[0]).isascii() for match in entities)


def _meaning(match: re.Match[str]) -> str:
    return _character(match[0])


def _character(entity: str) -> str:
    character = html.unescape(entity)
    if not character or character == "\ufffd":
        return entity
    # A line end from an entity would shift the number of every line below it.
    return " " if character in "\n\r" else character


def _composed(before: str, after: str) -> str:
    """Return the lines of `after` that differ from `before` in NFC: `&ocirc;` and a tone behind it are one letter."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return "\n".join(new if old == new else unicodedata.normalize("NFC", new) for old, new in pairs)
