"""Addresses of links, spelt so that every format takes them."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

# What may stand as it is; blanks, brackets, quotes and letters beyond ASCII are percent-encoded.
_PLAIN = "%/:?@!$&'()*+,;=~-._"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f:.]+", re.ASCII)


def web_address(target: str) -> str | None:
    """Return `target` in ASCII, or None for what is no http, https or mailto address that leads somewhere.

    A link without an address is better shown as plain words: Word calls a file damaged for a host or a port that
    cannot be, and an address with a user name in it can pretend to be another site.
    """
    try:
        parts = urlsplit(_STRAY_PERCENT.sub("%25", target.strip()))
        if parts.scheme == "mailto" and parts.path:
            return _spelt(urlunsplit(parts))
        if parts.scheme not in {"http", "https"} or "@" in parts.netloc:
            return None
        return _spelt(urlunsplit(parts._replace(netloc="HOST"))).replace("HOST", _place(parts), 1)
    except ValueError:
        return None


def _spelt(address: str) -> str:
    place, mark, fragment = address.partition("#")
    return f"{quote(place, safe=_PLAIN)}{mark}{quote(fragment, safe=_PLAIN)}"


def _place(parts: SplitResult) -> str:
    """Return host and port in ASCII; raise `ValueError` for what is neither."""
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if not _HOST.fullmatch(host) or parts.port == 0:
        message = f"no host: {parts.netloc}"
        raise ValueError(message)
    in_brackets = f"[{host}]" if ":" in host else host
    return in_brackets if parts.port is None else f"{in_brackets}:{parts.port}"
