"""The pen: marks as the operators of a PDF page, each told what it is part of, and nothing said twice."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wardpress.exporters.pdf.inks import Ink
from wardpress.exporters.pdf.marks import Mark, PanelMark, RuleMark, TextMark
from wardpress.exporters.pdf.structure import Structure
from wardpress.exporters.pdf.tags import Artifact, Tag

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

_DOTS = "[0 1.8] 0 d 1 J"
_SOLID = "[] 0 d 0 J"


class Pen:
    """Writes the marks of one page; `has_gaps` says whether a letter was left without a shape."""

    def __init__(self, document: PDFDocument, structure: Structure, *, left: float, height: float) -> None:
        self.has_gaps = False
        self._document = document
        self._structure = structure
        self._part: Tag | Artifact | None = None
        self._left = left
        self._height = height
        self._code: list[str] = []
        self._said: dict[str, str] = {}

    def code(self) -> str:
        """Return all that was drawn as operators of a content stream."""
        self._leave()
        return "\n".join(self._code)

    def draw(self, mark: Mark) -> None:
        """Draw `mark`; what is only a place leaves nothing on the page."""
        match mark:
            case TextMark():
                self._text(mark)
            case RuleMark():
                self._rule(mark)
            case PanelMark():
                self._enter(Artifact.LAYOUT)
                y = mark.y + mark.height
                self._state("rg", _rgb(mark.colour))
                self._code.append(f"{self._at(mark.x, y)} {_number(mark.width)} {_number(mark.height)} re f")

    def _enter(self, part: Tag | Artifact) -> None:
        if part is self._part:
            return
        self._leave()
        self._part = part
        if isinstance(part, Artifact):
            self._code.append(f"/Artifact {part.value} BDC")
        else:
            role, number = self._structure.piece(part)
            self._code.append(f"/{role} <</MCID {number}>> BDC")

    def _leave(self) -> None:
        if self._part is not None:
            self._code.append("EMC")
            self._part = None

    def _rule(self, mark: RuleMark) -> None:
        self._enter(Artifact.LAYOUT)
        self._state("RG", _rgb(mark.colour))
        self._state("w", _number(mark.weight))
        self._state("", _DOTS if mark.is_dotted else _SOLID)
        end = self._at(mark.x + mark.width, mark.y + mark.height)
        self._code.append(f"{self._at(mark.x, mark.y)} m {end} l S")

    def _text(self, mark: TextMark) -> None:
        if not mark.words:
            if isinstance(mark.tag, Tag):
                self._structure.element(mark.tag)
            return
        self._enter(mark.tag)
        self._code.append(f"BT 1 0 0 1 {self._at(mark.x, mark.y)} Tm")
        self._state("Tw", _number(mark.word_space))
        for words, ink in mark.words:
            self._state("rg", _rgb(ink.colour))
            self._state("Tc", _number(ink.tracking))
            if ink.stands_for:
                # The blank behind it, in the same ink, is a blank all the same.
                actual = "".join(" " if char == " " else ink.stands_for for char in words).encode("utf-16-be").hex()
                self._code.append(f"/Span <</ActualText <feff{actual}>>> BDC")
            self._show(words, ink)
            if ink.stands_for:
                self._code.append("EMC")
        self._code.append("ET")

    def _show(self, words: str, ink: Ink) -> None:
        font = ink.face.font
        for subset, codes in font.splitString(words, self._document):
            self.has_gaps = self.has_gaps or 0 in codes
            name = font.getSubsetInternalName(subset, self._document)
            self._state("Tf", f"{name} {_number(ink.size)}")
            self._code.append(f"<{codes.hex()}> Tj")

    def _state(self, operator: str, operands: str) -> None:
        if self._said.get(operator) != operands:
            self._said[operator] = operands
            self._code.append(f"{operands} {operator}".rstrip())

    def _at(self, x: float, y: float) -> str:
        return f"{_number(self._left + x)} {_number(self._height - y)}"


def _number(value: float) -> str:
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


@cache
def _rgb(colour: str) -> str:
    return " ".join(_number(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
