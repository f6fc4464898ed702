"""The script: the text of a Word file line by line, with what stands in tables and notes set aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: the numbers of its lines in the script, and how many columns it covers."""

    lines: tuple[int, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows, how many of them are heads, and the line of the script that it stands below."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int
    line: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark in the text that leads to a note, and the line where it stands."""

    kind: str
    key: str
    mark: str
    line: int


@dataclass(frozen=True, slots=True)
class NoteText:
    """The lines of a note, and the line of the text that leads to it."""

    lines: tuple[int, ...]
    line: int


@dataclass(slots=True)
class Script:
    """Takes lines in the order of the file; lines count from 1, and each knows the paragraph that it comes from."""

    lines: list[str] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    aside: set[int] = field(default_factory=set)
    grids: list[Grid] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    notes: list[NoteText] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number of the last line so far."""
        return len(self.lines)

    def add(self, lines: Iterable[str], paragraph: int, *, is_aside: bool) -> None:
        """Take the lines of a paragraph; those `aside` have a place in a table or a note."""
        for line in lines:
            self.lines.append(line)
            self.paragraphs.append(paragraph)
            if is_aside:
                self.aside.add(self.last)

    def paragraph(self, line: int) -> int:
        """Return the paragraph of a line, 0 for the whole file."""
        return self.paragraphs[line - 1] if 0 < line <= self.last else 0

    def text(self) -> str:
        """Return all lines as one text."""
        return "\n".join(self.lines)
