"""Passages: the words of one paragraph, its tracked changes accepted, its old fonts read, its fields shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from wardpress_docx_reader.markup import child, name_of, switch, value
from wardpress_docx_reader.oddities import Oddities
from wardpress_docx_reader.oldfonts import PRIVATE, Encoding, as_read, encoding_of
from wardpress_docx_reader.styles import Styles

_GONE = frozenset({"del", "moveFrom"})
_COME = frozenset({"ins", "moveTo"})
_UNSEEN = frozenset(
    {"pPr", "rPr", "instrText", "delText", "delInstrText", "Fallback", "sectPr", "sdtPr", "sdtEndPr", "ffData"}
)
# In an old font a soft hyphen is a letter; elsewhere `clean` takes it out and says so.
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_BREAKS = {"page": "\n\f", "column": " "}
_OBJECTS = frozenset({"object", "chart", "relIds", "oMath", "textpath"})
_PICTURES = frozenset({"blip", "imagedata"})
# Signs of the fonts Symbol and Wingdings that stand in ward texts for what Unicode has too.
_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf076": "❖", "\uf06c": "●", "\uf0fc": "✓", "\uf0e0": "→"}
_SYMBOLS |= {"\uf0a8": "□", "\uf06f": "□", "\uf0fe": "☑", "\uf02d": "-", "\uf0b0": "°", "\uf0b1": "±", "\uf0b4": "×"}
# A line end inside the text of a run is a blank for Word.
_BLANKS = str.maketrans("\n\r\t", "   ")
_SAMPLE = 40


@dataclass(slots=True)
class Passage:
    """What one paragraph shows: the mark of a list, stretches of text in their old encodings, text boxes, notes.

    `references` are the notes that it leads to, each as kind, key and mark.
    """

    paragraph: int
    mark: str = ""
    stretches: list[tuple[tuple[Encoding | None, bool], str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    references: list[tuple[str, str, str]] = field(default_factory=list)

    def lines(self, oddities: Oddities) -> list[str]:
        """Return its lines; a list mark before nothing is no line."""
        first, *others = self._text(oddities).split("\n")
        words = first.lstrip("\f")
        marked = f"{first[: len(first) - len(words)]}{self.mark}{words}" if words.strip() else first
        return [marked, *others]

    def _text(self, oddities: Oddities) -> str:
        # Letters of one old font are read together: in VNI the mark of a letter may stand in a run of its own.
        pieces: list[str] = []
        for (encoding, in_capitals), run in groupby(self.stretches, key=lambda stretch: stretch[0]):
            text = "".join(part for _, part in run)
            if encoding:
                read = as_read(text, encoding, in_capitals=in_capitals)
                if read != text:
                    oddities.saw("old-fonts", self.paragraph, f"{text.strip()[:_SAMPLE]}” → “{read.strip()[:_SAMPLE]}")
                text = read
            pieces.append(text)
        return "".join(pieces)


class PassageReader:
    """Reads paragraphs one after the other; a field may begin in one and end in another."""

    def __init__(self, styles: Styles, oddities: Oddities, note_mark: Callable[[str, str], str]) -> None:
        self._styles = styles
        self._oddities = oddities
        self._note_mark = note_mark
        self._style = ""
        self._fields: list[bool] = []  # for each field that is open: whether its result has begun

    def read(self, node: etree._Element, passage: Passage) -> None:
        """Add what the paragraph `node` shows to `passage`."""
        self._style = value(child(node, "pPr", "pStyle"))
        # A field that never came to its result would swallow the rest of the file.
        self._fields = [True for _ in self._fields]
        if switch(child(node, "pPr"), "pageBreakBefore"):
            passage.stretches.append(((None, False), "\f"))
        self._walk(node, passage)

    def _walk(self, node: etree._Element, passage: Passage) -> None:
        for found in node:
            name = name_of(found)
            if name in _GONE or name in _COME:
                self._oddities.saw("tracked-changes", passage.paragraph, _sample(found))
            if name in _UNSEEN or name in _GONE:
                continue
            if name == "r":
                self._run(found, passage)
            elif name == "txbxContent":
                passage.boxes.append(found)
            elif name in _PICTURES or name in _OBJECTS:
                self._oddities.saw("pictures" if name in _PICTURES else "objects", passage.paragraph)
            else:
                if name == "hyperlink" and value(found, "id"):
                    self._oddities.saw("links", passage.paragraph, _sample(found))
                self._walk(found, passage)

    def _run(self, run: etree._Element, passage: Passage) -> None:
        properties = child(run, "rPr")
        if self._styles.is_hidden(properties, self._style):
            self._hide(run, passage)
            return
        look = encoding_of(self._styles.font(properties, self._style))
        for found in run:
            if (text := self._shown(found, passage)) and all(self._fields):
                passage.stretches.append((look, text if look[0] else self._without_private(text, passage)))

    def _hide(self, run: etree._Element, passage: Passage) -> None:
        for found in run:
            if name_of(found) == "fldChar":
                self._field(value(found, "fldCharType"))
        if words := _sample(run):
            self._oddities.saw("hidden-text", passage.paragraph, words)

    def _shown(self, node: etree._Element, passage: Passage) -> str:
        """Return the text of a part of a run; pictures, boxes and fields in it are taken note of."""
        name = name_of(node)
        match name:
            case "t":
                return (node.text or "").translate(_BLANKS)
            case "br":
                return _BREAKS.get(value(node, "type"), "\n")
            case "sym":
                return self._symbol(node, passage)
            case "footnoteReference" | "endnoteReference":
                return self._reference(name.removesuffix("Reference"), node, passage)
        self._take_note(name, node, passage)
        return _SIGNS.get(name, "")

    def _take_note(self, name: str, node: etree._Element, passage: Passage) -> None:
        if name == "fldChar":
            self._field(value(node, "fldCharType"))
        elif name == "commentReference":
            self._oddities.saw("comments", passage.paragraph)
        elif name in _OBJECTS:
            self._oddities.saw("objects", passage.paragraph)
        elif name not in _UNSEEN:
            self._walk(node, passage)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _reference(self, kind: str, node: etree._Element, passage: Passage) -> str:
        key = value(node, "id")
        # A mark of the author's own is the text behind the reference.
        mark = "" if value(node, "customMarkFollows") in {"1", "true", "on"} else self._note_mark(kind, key)
        passage.references.append((kind, key, mark))
        return mark

    def _symbol(self, node: etree._Element, passage: Passage) -> str:
        try:
            sign = chr(int(value(node, "char"), 16))
        except (ValueError, OverflowError):
            return ""
        encoding, in_capitals = encoding_of(value(node, "font"))
        return as_read(sign, encoding, in_capitals=in_capitals) if encoding else self._without_private(sign, passage)

    def _without_private(self, text: str, passage: Passage) -> str:
        """Return text with the signs of picture fonts that Unicode has too; the others are counted."""

        def shown(found: re.Match[str]) -> str:
            if found[0] not in _SYMBOLS:
                self._oddities.saw("symbols", passage.paragraph, f"U+{ord(found[0]):04X}")
            return _SYMBOLS.get(found[0], "")

        return PRIVATE.sub(shown, text)


def ends_deleted(node: etree._Element) -> bool:
    """Return whether the end of a paragraph is deleted, so that the next one goes on in it."""
    end = child(node, "pPr", "rPr")
    return any(child(end, name) is not None for name in _GONE)


def _sample(node: etree._Element) -> str:
    words = "".join(found.text or "" for found in node.iter() if name_of(found) in {"t", "delText"})
    return " ".join(words.split())[:_SAMPLE]
