"""What the styles of a Word file say: fonts, hidden words, lists, each inherited from the style below."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from wardpress_docx_reader.markup import child, children, switch, value

# A style that is based on itself must not keep us here.
_DEEPEST = 20


class Styles:
    """The styles of a file by their keys."""

    def __init__(self, part: etree._Element | None) -> None:
        self._styles = {value(style, "styleId"): style for style in children(part, "style")}
        self._default = next((key for key, style in self._styles.items() if _is_default(style)), "")
        self._defaults = child(part, "docDefaults", "rPrDefault", "rPr")

    def font(self, properties: etree._Element | None, paragraph_style: str) -> str:
        """Return the font in which a run shows letters beyond ASCII, empty where nothing names one."""
        for found in self._run_properties(properties, paragraph_style):
            fonts = child(found, "rFonts")
            if value(fonts, "hAnsiTheme") or value(fonts, "asciiTheme"):
                return ""
            if font := value(fonts, "hAnsi") or value(fonts, "ascii"):
                return font
        return ""

    def is_hidden(self, properties: etree._Element | None, paragraph_style: str) -> bool:
        """Return whether a run is not to be seen."""
        said = (switch(found, "vanish") for found in self._run_properties(properties, paragraph_style))
        return next((is_on for is_on in said if is_on is not None), False)

    def list_properties(self, paragraph_style: str) -> tuple[etree._Element, str] | None:
        """Return what a paragraph style says of lists, and the key of the style that says it."""
        for key, style in self._chain(paragraph_style or self._default):
            if (found := child(style, "pPr", "numPr")) is not None:
                return found, key
        return None

    def _run_properties(self, own: etree._Element | None, paragraph_style: str) -> Iterator[etree._Element]:
        if own is not None:
            yield own
        keys = (value(child(own, "rStyle")), paragraph_style or self._default)
        for key in filter(None, keys):
            yield from (found for _, style in self._chain(key) if (found := child(style, "rPr")) is not None)
        if self._defaults is not None:
            yield self._defaults

    def _chain(self, key: str) -> Iterator[tuple[str, etree._Element]]:
        for _ in range(_DEEPEST):
            style = self._styles.get(key)
            if style is None:
                return
            yield key, style
            key = value(child(style, "basedOn"))


def _is_default(style: etree._Element) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in {"1", "true", "on"}
