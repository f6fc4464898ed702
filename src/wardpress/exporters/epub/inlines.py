"""The words of a paragraph as XHTML, escaped at this last step and nowhere else."""

from __future__ import annotations

from wardpress.exporters.addresses import web_address
from wardpress.model import Emphasis, Inline, Inlines, LineBreak, Link, Strong, Text


def escaped(text: str) -> str:
    """Return `text` fit for the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Return `text` as the value of an attribute, quotation marks around it."""
    return '"' + escaped(text).replace('"', "&quot;") + '"'


def words(content: Inlines) -> str:
    """Return inline content as XHTML."""
    return "".join(_inline(inline) for inline in content)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return escaped(text)
        case Strong(content):
            return f"<strong>{words(content)}</strong>"
        case Emphasis(content):
            return f"<em>{words(content)}</em>"
        case Link(content, target):
            return _link(words(_unlinked(content)), web_address(target))
        case LineBreak():
            # The line end keeps the words apart for a program that drops tags.
            return "<br/>\n"


def _link(shown: str, target: str | None) -> str:
    return f"<a href={quoted(target)}>{shown}</a>" if target else shown


def _unlinked(content: Inlines) -> Inlines:
    # XHTML knows no link within a link: the outer one leads on, the words of the inner one stay.
    return tuple(plain for inline in content for plain in _without_link(inline))


def _without_link(inline: Inline) -> Inlines:
    match inline:
        case Link(content, _):
            return _unlinked(content)
        case Strong(content):
            return (Strong(_unlinked(content)),)
        case Emphasis(content):
            return (Emphasis(_unlinked(content)),)
        case _:
            return (inline,)
