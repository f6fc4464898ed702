"""The small change of OpenDocument: lengths, escaped text, attributes, namespaces."""

from __future__ import annotations

import html
import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# The version that every LibreOffice since 7.0 knows; a file that says more than a program knows is met with a warning.
VERSION = "1.3"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES = {
    "office": f"{_OASIS}:office:1.0",
    "style": f"{_OASIS}:style:1.0",
    "text": f"{_OASIS}:text:1.0",
    "table": f"{_OASIS}:table:1.0",
    "draw": f"{_OASIS}:drawing:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _PREFIXES.items())
POINTS_A_MM = 72 / 25.4
# Of the size of the type: how wide a letter is, with some air.
LETTER = 0.62

TAB = "<text:tab/>"
BREAK = "<text:line-break/>"
_WHITE = re.compile(r"\t|\n| {2,}")


def pt(points: float) -> str:
    """Return a length in points as OpenDocument writes it."""
    return f"{points:.2f}".rstrip("0").rstrip(".") + "pt"


def mm(millimetres: float) -> str:
    """Return a length in millimetres as OpenDocument writes it."""
    return f"{millimetres:.2f}".rstrip("0").rstrip(".") + "mm"


def escaped(text: str) -> str:
    """Return `text` as the content of a paragraph; white space that XML would swallow has elements of its own."""
    return _WHITE.sub(_white, html.escape(text, quote=False))


def _white(found: re.Match[str]) -> str:
    if found[0] == "\t":
        return TAB
    return BREAK if found[0] == "\n" else f' <text:s text:c="{len(found[0]) - 1}"/>'


def quoted(text: str) -> str:
    """Return `text` as the value of an attribute, in its quotes."""
    return f'"{html.escape(text)}"'


def style_name(display_name: str) -> str:
    """Return the name by which a file refers to a style: LibreOffice writes blanks as `_20_`."""
    return display_name.replace(" ", "_20_")


def paragraph(style: str, content: str) -> str:
    """Return a paragraph in a style, which is called by its display name."""
    return f'<text:p text:style-name="{style_name(style)}">{content}</text:p>'


def heading(style: str, content: str, *, level: int) -> str:
    """Return a heading of a level, from 1, as the navigator and the contents find it."""
    return f'<text:h text:style-name="{style_name(style)}" text:outline-level="{level}">{content}</text:h>'
