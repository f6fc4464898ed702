"""The fonts of one document: parsed when first asked for, measured once a word, never registered globally."""

from __future__ import annotations

import io
from collections.abc import Iterable

from reportlab.pdfbase.ttfonts import TTFont

from wardpress.themes import FontFace, Fonts

# What has no meaning of its own, or one that only a single office knows: a glyph of it says nothing to a reader.
_MEANINGLESS = frozenset({0, 0xFEFF, 0xFFFE, *range(0xE000, 0xF900)})
_PRIVATE_PLANES = 0xF0000


class Face:
    """One font as a document uses it; two faces are equal only if they are the same object."""

    __slots__ = ("_advances", "_unknown", "_widths", "font")

    def __init__(self, font: TTFont) -> None:
        self.font = font
        widths = font.face.charWidths
        self._advances = {chr(code): float(width) for code, width in widths.items() if code < _PRIVATE_PLANES}
        for code in _MEANINGLESS & widths.keys():
            del self._advances[chr(code)]
        self._unknown = float(font.face.defaultWidth)
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return the advance of `text` in thousandths of the type size."""
        width = self._widths.get(text)
        if width is None:
            advances, unknown = self._advances, self._unknown
            width = self._widths[text] = sum(advances.get(char, unknown) for char in text)
        return width

    def covers(self, text: str) -> bool:
        """Return whether the font has a glyph for every character of `text`, and each of them a meaning."""
        return self._advances.keys() >= set(text)


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
            self._faces[key] = Face(self._parsed(wanted, capitals=capitals))
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

    def _parsed(self, wanted: FontFace, *, capitals: bool) -> TTFont:
        name = f"{wanted.slug}-capitals" if capitals else wanted.slug
        # asciiReadable=0: only letters in use are embedded, whatever reportlab's own settings say.
        font = TTFont(name, io.BytesIO(self._fonts.data(wanted)), asciiReadable=0)
        if capitals:
            _draw_as_capitals(font)
            font.face.name += b"-Capitals"
        # Objects of the file are found by PostScript name: two cuts under one name would silently share one font.
        if font.face.name in self._names:
            font.face.name += b"-" + name.encode("ascii", "replace").replace(b"?", b"-")
        self._names.add(font.face.name)
        return font


def _draw_as_capitals(font: TTFont) -> None:
    # Who copies or searches the text gets it as written: only the shape of the letter changes.
    glyphs, widths = font.face.charToGlyph, font.face.charWidths
    for code in tuple(glyphs):
        upper = chr(code).upper()
        if len(upper) == 1 and ord(upper) in glyphs:
            glyphs[code] = glyphs[ord(upper)]
            widths[code] = widths[ord(upper)]
