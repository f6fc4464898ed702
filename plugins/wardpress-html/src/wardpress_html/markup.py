"""Text as HTML: escaped at the last step, with what is strong, stressed or a link."""

from __future__ import annotations

import html

from wardpress.model import Emphasis, Inline, Inlines, LineBreak, Link, Strong, Text


def words(content: Inlines) -> str:
    """Return inline content as HTML."""
    return "".join(map(_inline, content))


def line(tag: str, name: str, text: str | None) -> str:
    """Return plain text as an element of class `name`; nothing where there is no text."""
    return f'<{tag} class="{name}">{html.escape(text)}</{tag}>\n' if text else ""


def quoted(text: str) -> str:
    """Return `text` as the value of an attribute, in its quotes."""
    return f'"{html.escape(text)}"'


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return html.escape(text, quote=False)
        case Strong(content):
            return f"<strong>{words(content)}</strong>"
        case Emphasis(content):
            return f"<em>{words(content)}</em>"
        case Link(content, target):
            return f"<a href={quoted(target)}>{words(content)}</a>"
        case LineBreak():
            return "<br>\n"
