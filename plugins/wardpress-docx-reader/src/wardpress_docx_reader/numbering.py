"""The marks of lists: what numbering.xml has Word print before a paragraph, as an author would type it."""

from __future__ import annotations

import re
from collections import defaultdict

from lxml import etree

from wardpress_docx_reader.markup import child, children, number, value
from wardpress_docx_reader.styles import Styles

_KNOWN_BULLETS = frozenset("-–—+*•·▪●○◦■□✓✔➢►❖♦→")
_BULLET = "•"
_INDENT = "    "  # a level of a list, as the rules for texts know it
_DEEPEST = 8
_PLACE = re.compile(r"%([1-9])")
_ROMAN = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40}
_ROMAN |= {"X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}
_LARGEST_ROMAN = 3999


class Numbering:
    """The lists of a file, counted while its paragraphs go by."""

    def __init__(self, part: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._kinds = {value(found, "abstractNumId"): found for found in children(part, "abstractNum")}
        self._lists = {value(found, "numId"): found for found in children(part, "num")}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def mark(self, properties: etree._Element | None) -> str:
        """Return the mark of a paragraph, indented by its level; empty where it is in no list."""
        own = child(properties, "numPr")
        style = value(child(properties, "pStyle"))
        from_style = self._styles.list_properties(style)
        said = own if own is not None else from_style[0] if from_style else None
        key = value(child(said, "numId")) or (value(child(from_style[0], "numId")) if from_style else "")
        kind = self._kinds.get(value(child(self._lists.get(key), "abstractNumId")))
        if kind is None:
            return ""
        place = child(own, "ilvl")
        level = number(place) if place is not None else _level_of_style(kind, said, from_style[1] if from_style else "")
        return self._shown(kind, key, min(max(level, 0), _DEEPEST))

    def _shown(self, kind: etree._Element, key: str, level: int) -> str:
        look = self._look(kind, key, level)
        form, text = value(child(look, "numFmt")), value(child(look, "lvlText"))
        if form == "bullet":
            mark = text.strip() if text.strip() in _KNOWN_BULLETS else _BULLET
        else:
            self._count(kind, key, level)
            counts = self._counts[value(child(self._lists[key], "abstractNumId"))]
            mark = _PLACE.sub(lambda found: self._figure(kind, key, int(found[1]) - 1, counts), text).strip()
        return f"{_INDENT * level}{mark} " if mark else ""

    def _look(self, kind: etree._Element, key: str, level: int) -> etree._Element | None:
        overrides = (found for found in children(self._lists[key], "lvlOverride") if number(found, "ilvl") == level)
        own = next((look for found in overrides if (look := child(found, "lvl")) is not None), None)
        if own is not None:
            return own
        return next((found for found in children(kind, "lvl") if number(found, "ilvl") == level), None)

    def _count(self, kind: etree._Element, key: str, level: int) -> None:
        """Go on counting at `level`; deeper levels begin anew, and so does a list that says where it starts."""
        counts = self._counts[value(child(self._lists[key], "abstractNumId"))]
        for deeper in [found for found in counts if found > level]:
            del counts[deeper]
        for override in children(self._lists[key], "lvlOverride"):
            start = child(override, "startOverride")
            if start is not None and number(override, "ilvl") == level and (key, level) not in self._begun:
                counts[level] = number(start, default=1) - 1
        self._begun.add((key, level))
        first = number(child(self._look(kind, key, level), "start"), default=1)
        counts[level] = counts.get(level, first - 1) + 1

    def _figure(self, kind: etree._Element, key: str, level: int, counts: dict[int, int]) -> str:
        look = self._look(kind, key, level)
        count = counts.get(level, number(child(look, "start"), default=1))
        return _as_written(count, value(child(look, "numFmt")))


def _level_of_style(kind: etree._Element, said: etree._Element | None, style: str) -> int:
    """Return the level that a list keeps for a paragraph style."""
    levels = (level for level in children(kind, "lvl") if style and value(child(level, "pStyle")) == style)
    return next((number(level, "ilvl") for level in levels), number(child(said, "ilvl")))


def _as_written(count: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter":
            # After z Word writes aa, bb, cc.
            letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 5) if count > 0 else str(count)
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            return _roman(count) if form == "upperRoman" else _roman(count).lower()
        case "decimalZero":
            return f"{count:02}"
        case "none":
            return ""
        case _:
            return str(count)


def _roman(count: int) -> str:
    if not 0 < count <= _LARGEST_ROMAN:
        return str(count)
    letters = ""
    for sign, worth in _ROMAN.items():
        times, count = divmod(count, worth)
        letters += sign * times
    return letters
