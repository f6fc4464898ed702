"""The fonts of one document: parsed when first asked for, measured once a word, never registered globally."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from functools import lru_cache

from reportlab.pdfbase.ttfonts import TTFontFace

from wardpress.exporters.pdf.codes import Codes
from wardpress.themes import FontFace, Fonts

# What has no meaning of its own, or one that only a single office knows: a glyph of it says nothing to a reader.
_MEANINGLESS = frozenset({0, 0xFEFF, 0xFFFE, *range(0xE000, 0xF900)})
_PRIVATE_PLANES = 0xF0000
# So many words, two megabytes of them, are kept for the next document.
_MANY_WORDS = 20_000
_NO_NAME = re.compile(rb"[^A-Za-z0-9_-]")


class Face:
    """One font as a document uses it; two faces are equal only if they are the same object."""

    __slots__ = ("_gauges", "_widths", "codes", "font", "name")

    def __init__(self, font: TTFontFace, name: bytes, widths: Widths) -> None:
        self.font = font
        self.name = name
        self._widths = widths
        self._gauges: dict[tuple[float, float], Gauge] = {}
        self.codes = Codes(widths.keys())

    def gauge(self, size: float, tracking: float) -> Gauge:
        """Return the gauge for type of that size, with so much space after each letter in pt."""
        key = size, tracking
        if key not in self._gauges:
            self._gauges[key] = self._widths.gauge(size, tracking)
        return self._gauges[key]

    def width(self, text: str) -> float:
        """Return the advance of `text` in thousandths of the type size."""
        return self._widths.of(text)

    def covers(self, text: str) -> bool:
        """Return whether the font has a glyph for every character of `text`, and each of them a meaning."""
        # Long before the end of a document its letters have been met, and looking them up takes a tenth of the time.
        return self.codes.in_first(text) is not None or self._widths.keys() >= set(text)


class Widths(dict[str, float]):
    """The advance of each letter of a font that means something, in thousandths of the type size.

    It is kept from document to document with its gauges: most words of a ward's bulletin stood in the last one too.
    """

    __slots__ = ("_gauges", "_unknown")

    def __init__(self, advances: Mapping[str, float], unknown: float) -> None:
        super().__init__(advances)
        self._unknown = unknown
        self._gauges: dict[tuple[float, float], Gauge] = {}

    def of(self, text: str) -> float:
        """Return the advance of `text`."""
        try:
            return sum(map(self.__getitem__, text))
        except KeyError:
            return sum([self.get(char, self._unknown) for char in text])

    def gauge(self, size: float, tracking: float) -> Gauge:
        """Return a gauge for type of that size: one that measured other documents, unless it is full of their words."""
        gauge = self._gauges.get((size, tracking))
        if gauge is None or len(gauge) > _MANY_WORDS:
            self._gauges[size, tracking] = gauge = Gauge(self, size, tracking)
        return gauge


class Gauge(dict[str, float]):
    """The width of words in one size of a face, each with the blank behind it, in pt; a word is measured once."""

    __slots__ = ("_blanks", "_size", "_tracking", "_widths", "blank")

    def __init__(self, widths: Widths, size: float, tracking: float) -> None:
        self._widths = widths
        self._size = size
        self._tracking = tracking
        self._blanks = [0.0]
        self.blank = self._width(" ")

    def blanks(self, count: int) -> list[float]:
        """Return the widths of no blank, of one, two and so on, at least up to `count` of them."""
        if len(self._blanks) <= count:
            self._blanks = [place * self.blank for place in range(2 * count + 1)]
        return self._blanks

    def __missing__(self, word: str) -> float:
        self[word] = width = self._width(word) + self.blank
        return width

    def _width(self, text: str) -> float:
        return self._widths.of(text) * self._size / 1000 + self._tracking * len(text)


class Faces:
    """The faces of one document, and the characters that none of them has."""

    def __init__(self, fonts: Fonts, named: Iterable[FontFace]) -> None:
        self._fonts = fonts
        self._named = tuple(named)
        self._faces: dict[tuple[FontFace, bool], Face] = {}
        self._names: set[bytes] = set()
        self._missing: dict[str, bool] = {}

    def face(self, wanted: FontFace, *, capitals: bool = False) -> Face:
        """Return the face `wanted`; with `capitals` its small letters look like capitals and stay small letters."""
        key = wanted, capitals
        if key not in self._faces:
            self._faces[key] = self._parsed(wanted, capitals=capitals)
        return self._faces[key]

    def substitute(self, char: str) -> Face | None:
        """Return the first face of the theme that has a glyph for `char`; remember it as missing where none has."""
        face = self.first_with(char)
        if face is None:
            self._missing.setdefault(char, False)
        return face

    def first_with(self, char: str) -> Face | None:
        """Return the first face of the theme that has a glyph for `char`."""
        return next((face for face in map(self.face, self._named) if face.covers(char)), None)

    def newly_missing(self) -> tuple[str, ...]:
        """Return the characters found missing since the last call, each once in the life of the document."""
        found = tuple(char for char, told in self._missing.items() if not told)
        self._missing.update(dict.fromkeys(found, True))
        return found

    def used(self) -> Iterator[Face]:
        """Yield the faces that words were printed in."""
        return (face for face in self._faces.values() if face.codes.tables)

    def _parsed(self, wanted: FontFace, *, capitals: bool) -> Face:
        slug = f"{wanted.slug}-capitals" if capitals else wanted.slug
        read, widths = _font(self._fonts.data(wanted), capitals=capitals)
        # It remembers where it was read last: every document has its own.
        font = copy(read)
        # As it stands in the file, where blanks and brackets end a name.
        name = _NO_NAME.sub(b"-", font.name)
        if capitals:
            name += b"-Capitals"
        # Two cuts under one name are told apart.
        if name in self._names:
            name += b"-" + _NO_NAME.sub(b"-", slug.encode())
        self._names.add(name)
        return Face(font, name, widths)


@lru_cache(maxsize=16)
def _font(data: bytes, *, capitals: bool) -> tuple[TTFontFace, Widths]:
    """Return the font as reportlab reads it, and its widths.

    To read the faces of an edition takes as long as to set eight articles: a process that makes many does it once.
    """
    font = TTFontFace(io.BytesIO(data))
    if capitals:
        _draw_as_capitals(font)
    widths = font.charWidths
    meant = (code for code in widths if code < _PRIVATE_PLANES and code not in _MEANINGLESS)
    return font, Widths({chr(code): float(widths[code]) for code in meant}, float(font.defaultWidth))


def _draw_as_capitals(font: TTFontFace) -> None:
    # Who copies or searches the text gets it as written: only the shape of the letter changes.
    glyphs, widths = font.charToGlyph, font.charWidths
    for code in tuple(glyphs):
        upper = chr(code).upper()
        if len(upper) == 1 and ord(upper) in glyphs:
            glyphs[code] = glyphs[ord(upper)]
            widths[code] = widths[ord(upper)]
