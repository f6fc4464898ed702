"""The words of a paragraph as OpenDocument: strong, stressed, linked, each by a named style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlsplit

from wardpress.model import Emphasis, Inline, LineBreak, Link, Strong, Text
from wardpress.themes import TextStyle
from wardpress_odt.markup import BREAK, escaped, quoted

_PLAIN = "%/:?#[]@!$&'()*+,;=~-._"


def words(content: Iterable[Inline], style: TextStyle) -> str:
    """Return inline content as it stands in a paragraph of `style`."""
    return "".join(_inlines(content, style, is_linked=False))


def span(style: str, text: str) -> str:
    """Return plain text in a named text style."""
    return f'<text:span text:style-name="{style}">{escaped(text)}</text:span>'


def linked(address: str, content: str, *, style: str) -> str:
    """Return `content` as a link."""
    looks = f'text:style-name="{style}" text:visited-style-name="{style}"'
    return f'<text:a xlink:type="simple" xlink:href={quoted(address)} {looks}>{content}</text:a>'


def _inlines(content: Iterable[Inline], style: TextStyle, *, is_linked: bool) -> Iterator[str]:
    for inline in content:
        match inline:
            case Text(text):
                yield escaped(text)
            case LineBreak():
                yield BREAK
            case Strong(inner):
                yield _in("Strong_20_Emphasis", _inlines(inner, style, is_linked=is_linked))
            case Emphasis(inner):
                # Stress is to stand out in a slanting paragraph too.
                yield _in("Upright" if style.italic else "Emphasis", _inlines(inner, style, is_linked=is_linked))
            case Link(inner, target):
                shown = "".join(_inlines(inner, style, is_linked=True))
                address = None if is_linked else _web_address(target)
                yield linked(address, shown, style="Internet_20_link") if address and shown else shown


def _in(style: str, inner: Iterable[str]) -> str:
    return f'<text:span text:style-name="{style}">{"".join(inner)}</text:span>'


def _web_address(target: str) -> str | None:
    """Return `target` in ASCII, or None where it is no address that a bulletin may lead to: its words stay."""
    try:
        scheme = urlsplit(target.strip()).scheme
    except ValueError:
        return None
    return quote(target.strip(), safe=_PLAIN) if scheme in {"http", "https", "mailto"} else None
