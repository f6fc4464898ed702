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
        self._kinds = {value(found, "abstractNumId"): _Kind(found) for found in children(part, "abstractNum")}
        self._lists = {value(found, "numId"): _List(found) for found in children(part, "num")}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def mark(self, properties: etree._Element | None) -> str:
        """Return the mark of a paragraph, indented by its level; empty where it is in no list."""
        own = child(properties, "numPr")
        said = self._styles.list_properties(value(child(properties, "pStyle")))
        key = value(child(own, "numId")) or (value(child(said[0], "numId")) if said else "")
        found = self._lists.get(key)
        kind = self._kinds.get(found.kind) if found else None
        if found is None or kind is None:
            return ""
        place = child(own, "ilvl")
        # A list may keep a level for a paragraph style.
        of_style = kind.of_styles.get(said[1], number(child(said[0], "ilvl"))) if said else 0
        level = of_style if place is None else number(place)
        return self._shown(found, kind, min(max(level, 0), _DEEPEST))

    def _shown(self, found: _List, kind: _Kind, level: int) -> str:
        look = found.looks.get(level, kind.looks.get(level))
        text = value(child(look, "lvlText")).strip()
        if value(child(look, "numFmt")) == "bullet":
            mark = text if text in _KNOWN_BULLETS else _BULLET
        else:
            counts = self._counted(found, kind, level)
            mark = _PLACE.sub(lambda place: _figure(found, kind, int(place[1]) - 1, counts), text).strip()
        return f"{_INDENT * level}{mark} " if mark else ""

    def _counted(self, found: _List, kind: _Kind, level: int) -> dict[int, int]:
        """Go on counting at `level`; deeper levels begin anew, and so does a list that says where it starts."""
        counts = self._counts[found.kind]
        for deeper in [place for place in counts if place > level]:
            del counts[deeper]
        start = found.starts.pop(level, None)
        if start is not None:
            counts[level] = start - 1
        look = found.looks.get(level, kind.looks.get(level))
        counts[level] = counts.get(level, number(child(look, "start"), default=1) - 1) + 1
        return counts


class _Kind:
    """What the levels of a kind of list look like, and which paragraph styles keep one of them."""

    def __init__(self, node: etree._Element) -> None:
        self.looks = {number(level, "ilvl"): level for level in children(node, "lvl")}
        self.of_styles = {value(child(look, "pStyle")): level for level, look in self.looks.items()}


class _List:
    """One list: its kind, the levels that look otherwise in it, and the numbers that it starts with."""

    def __init__(self, node: etree._Element) -> None:
        self.kind = value(child(node, "abstractNumId"))
        self.looks: dict[int, etree._Element] = {}
        self.starts: dict[int, int] = {}
        for override in children(node, "lvlOverride"):
            level = number(override, "ilvl")
            if (look := child(override, "lvl")) is not None:
                self.looks[level] = look
            if (start := child(override, "startOverride")) is not None:
                self.starts[level] = number(start, default=1)


def _figure(found: _List, kind: _Kind, level: int, counts: dict[int, int]) -> str:
    look = found.looks.get(level, kind.looks.get(level))
    count = counts.get(level, number(child(look, "start"), default=1))
    return _as_written(count, value(child(look, "numFmt")))


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
