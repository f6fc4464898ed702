"""How words are inked: face, size, colour, letter space and the address that they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from wardpress.exporters.addresses import web_address
from wardpress.exporters.pdf.faces import Face, Faces, Gauge
from wardpress.model import Emphasis, Inlines, LineBreak, Link, Strong, Text
from wardpress.themes import TextStyle, Theme

LINE_END = "\n"
# All others hold the words beside them together.
BREAKING_BLANKS = " \t\r\f\v\u2028\u2029"
_EMPTY_BOX = "□"


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """Where one link leads; two links are two targets, be their address the same."""

    address: str


class Ink(NamedTuple):
    """One way to print words; `tracking` is the space after each letter in pt, `gauge` measures words in it.

    `stands_for` is a character that no font has: what is printed instead of it still says it to who copies or searches.
    """

    face: Face
    size: float
    colour: str
    tracking: float
    gauge: Gauge = field(compare=False)
    target: Target | None = None
    stands_for: str | None = None

    def width(self, text: str) -> float:
        """Return the advance of `text` in pt."""
        return self.gauge[text] - self.gauge.blank

    def in_face(self, face: Face) -> Ink:
        """Return the same ink for another face."""
        return self._replace(face=face, gauge=face.gauge(self.size, self.tracking))


Chunk = tuple[str, Ink]


def blanks_in(text: str) -> int:
    """Return how many blanks of `text` a word space widens: both are printed as one and the same letter."""
    return text.count(" ") + text.count("\u00a0")


class Inks:
    """The inks of one document: what the styles of a theme come to."""

    def __init__(self, theme: Theme, faces: Faces) -> None:
        self.theme = theme
        self.faces = faces
        self._inks: dict[tuple[object, ...], Ink] = {}

    def ink(self, style: TextStyle, *, bold: bool = False, italic: bool = False) -> Ink:
        """Return the ink of `style`, for plain words or for marked ones."""
        # Many styles are made for one place, with room of its own above: only what the ink depends on tells them apart.
        key = (
            style.family,
            style.size,
            style.weight,
            style.colour,
            style.tracking,
            style.capitals,
            bold,
            italic != style.italic,
        )
        ink = self._inks.get(key)
        if ink is None:
            face = self.faces.face(self.theme.face(style, bold=bold, italic=italic), capitals=style.capitals)
            tracking = style.size * style.tracking / 1000
            gauge = face.gauge(style.size, tracking)
            ink = Ink(face, style.size, self.theme.colour(style), tracking, gauge)
            self._inks[key] = ink
        return ink

    def text(self, words: str, style: TextStyle, *, bold: bool = False) -> Iterator[Chunk]:
        """Yield plain `words` in the ink of `style`; a character that its face lacks comes in a face that has it."""
        yield from self._covered(words, self.ink(style, bold=bold))

    def inlines(
        self,
        content: Inlines,
        style: TextStyle,
        *,
        bold: bool = False,
        italic: bool = False,
        target: Target | None = None,
    ) -> Iterator[Chunk]:
        """Yield inline content as chunks of one ink each; a line that its author ended is a chunk `LINE_END`."""
        for inline in content:
            match inline:
                case Text(words):
                    ink = self.ink(style, bold=bold, italic=italic)
                    ink = ink._replace(target=target) if target else ink
                    yield from self._covered(words.replace(LINE_END, " "), ink)
                case LineBreak():
                    yield LINE_END, self.ink(style)
                case Strong(inner):
                    yield from self.inlines(inner, style, bold=True, italic=italic, target=target)
                case Emphasis(inner):
                    yield from self.inlines(inner, style, bold=bold, italic=not italic, target=target)
                case Link(inner, named):
                    address = web_address(named)
                    lead = Target(address) if address else target
                    yield from self.inlines(inner, style, bold=bold, italic=italic, target=lead)

    def _covered(self, words: str, ink: Ink) -> Iterator[Chunk]:
        if ink.face.covers(words):
            yield words, ink
            return
        words = "".join(char if not char.isspace() or ink.face.covers(char) else _blank(char) for char in words)
        for face, chars in groupby(words, lambda char: self._face_for(char, ink.face)):
            text = "".join(chars)
            if face:
                yield text, ink if face is ink.face else ink.in_face(face)
            else:
                yield from (self._stand_in(char, ink) for char in text)

    def _face_for(self, char: str, face: Face) -> Face | None:
        return face if face.covers(char) or char.isspace() else self.faces.substitute(char)

    def _stand_in(self, char: str, ink: Ink) -> Chunk:
        face = self.faces.first_with(_EMPTY_BOX)
        return (_EMPTY_BOX if face else "?"), ink.in_face(face or ink.face)._replace(stands_for=char)


def _blank(char: str) -> str:
    # A rare blank that the face lacks is printed as a common one, never as the box of a missing glyph.
    return " " if char in BREAKING_BLANKS else "\u00a0"
