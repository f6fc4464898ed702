"""The lines of a text that show something, each with its place and the room above it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wardpress.reading.clean import first_column

_LINE_END = re.compile(r"\r\n|\r|\n")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with something to see: cleaned text without outer blanks, and its place in the file.

    `gap` says how many empty lines stand above it.
    """

    text: str
    number: int
    column: int
    gap: int

    @property
    def has_letters(self) -> bool:
        """True where at least one letter stands in the line."""
        return _LETTER.search(self.text) is not None

    @property
    def is_capitals(self) -> bool:
        """True where there are letters and every one that has a case is a capital."""
        return self.text.isupper()


def as_lines(cleaned: str, *, original: str) -> tuple[Line, ...]:
    """Return the visible lines of a cleaned text; `original` is the text before cleaning, for the columns."""
    originals = _LINE_END.split(original)
    lines: list[Line] = []
    gap = 0
    for number, text in enumerate(cleaned.split("\n"), start=1):
        if stripped := text.strip():
            lines.append(Line(stripped, number, first_column(originals[number - 1]), gap))
            gap = 0
        else:
            gap += 1
    return tuple(lines)
