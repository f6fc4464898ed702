"""The address of a link, spelt as an XHTML attribute may spell it."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit

# What may stand as it is; blanks, brackets, quotes and letters beyond ASCII are percent-encoded.
_PLAIN = "%/:?@!$&'()*+,;=~-._"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ASCII_ENCODED = re.compile(r"%[0-7]")


def address(target: str) -> str | None:
    """Return `target` percent-encoded; None where it leads nowhere, so that its words are better left unlinked."""
    place, mark, fragment = _STRAY_PERCENT.sub("%25", target.strip()).partition("#")
    spelt = f"{quote(place, safe=_PLAIN)}{mark}{quote(fragment, safe=_PLAIN)}"
    try:
        return spelt if _leads_somewhere(urlsplit(spelt)) else None
    except ValueError:  # a port that is no number
        return None


def _leads_somewhere(parts: SplitResult) -> bool:
    if parts.scheme == "mailto":
        return bool(parts.path)
    has_host = bool(parts.hostname) and not _ASCII_ENCODED.search(parts.netloc) and parts.port != 0
    return parts.scheme in {"http", "https"} and has_host
