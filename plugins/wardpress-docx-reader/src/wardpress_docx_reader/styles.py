"""What the styles of a Word file say: fonts, hidden words, lists, each inherited from the style below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from wardpress_docx_reader.markup import child, children, switch, value

# A style that is based on itself must not keep us here.
_DEEPEST = 20


class _Look(NamedTuple):
    """What one style, or one run, says; None where it says nothing."""

    font: str | None
    is_hidden: bool | None
    list_properties: etree._Element | None


class Styles:
    """The styles of a file by their keys."""

    def __init__(self, part: etree._Element | None) -> None:
        self._styles = {value(style, "styleId"): style for style in children(part, "style")}
        self._default = next((key for key, style in self._styles.items() if _is_default(style)), "")
        self._parents = {key: value(child(style, "basedOn")) for key, style in self._styles.items()}
        self._defaults = _look_of(child(part, "docDefaults", "rPrDefault", "rPr"))
        self._known: dict[str, _Look] = {}

    def font(self, properties: etree._Element | None, paragraph_style: str) -> str:
        """Return the font in which a run shows letters beyond ASCII, empty where nothing names one."""
        said = (look.font for look in self._looks(properties, paragraph_style))
        return next((font for font in said if font is not None), "")

    def is_hidden(self, properties: etree._Element | None, paragraph_style: str) -> bool:
        """Return whether a run is not to be seen."""
        said = (look.is_hidden for look in self._looks(properties, paragraph_style))
        return next((is_on for is_on in said if is_on is not None), False)

    def list_properties(self, paragraph_style: str) -> tuple[etree._Element, str] | None:
        """Return what a paragraph style says of lists, and the key of the style that says it."""
        for key in self._chain(paragraph_style or self._default):
            if (found := self._look(key).list_properties) is not None:
                return found, key
        return None

    def _looks(self, own: etree._Element | None, paragraph_style: str) -> Iterator[_Look]:
        if own is not None:
            yield _look_of(own)
            yield from map(self._look, self._chain(value(child(own, "rStyle"))))
        yield from map(self._look, self._chain(paragraph_style or self._default))
        yield self._defaults

    def _look(self, key: str) -> _Look:
        if key not in self._known:
            style = self._styles[key]
            self._known[key] = _look_of(child(style, "rPr"), child(style, "pPr", "numPr"))
        return self._known[key]

    def _chain(self, key: str) -> Iterator[str]:
        for _ in range(_DEEPEST):
            if key not in self._styles:
                return
            yield key
            key = self._parents[key]


def _look_of(properties: etree._Element | None, list_properties: etree._Element | None = None) -> _Look:
    fonts = child(properties, "rFonts")
    # The fonts of a colour scheme go before those that are named; none of them is an old one.
    is_of_scheme = bool(value(fonts, "hAnsiTheme") or value(fonts, "asciiTheme"))
    font = "" if is_of_scheme else value(fonts, "hAnsi") or value(fonts, "ascii") or None
    return _Look(font, switch(properties, "vanish"), list_properties)


def _is_default(style: etree._Element) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in {"1", "true", "on"}
