"""The body of a Word file as a script: paragraphs in order, tables and notes set aside, heads and feet left out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from wardpress_docx_reader.markup import child, children, name_of, number, switch, value
from wardpress_docx_reader.numbering import Numbering
from wardpress_docx_reader.oddities import Oddities
from wardpress_docx_reader.package import WordFile
from wardpress_docx_reader.passages import Passage, PassageReader, ends_deleted
from wardpress_docx_reader.script import Cell, Grid, NoteText, Reference, Script
from wardpress_docx_reader.styles import Styles

_WITHIN = frozenset({"body", "sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice"})
_SAMPLE = 40
_MOST_COLUMNS = 63  # as many as Word knows


def script_of(file: WordFile, oddities: Oddities) -> Script:
    """Return the script of a Word file; what is odd or left out is counted."""
    return _Writer(file, oddities).script()


class _Writer:
    """Writes the script of one file while walking down its body once."""

    def __init__(self, file: WordFile, oddities: Oddities) -> None:
        styles = Styles(file.part("styles"))
        self._file = file
        self._oddities = oddities
        self._numbering = Numbering(file.part("numbering"), styles)
        self._reader = PassageReader(styles, oddities, self._note_mark)
        self._script = Script()
        self._paragraph = 0
        self._anchor = 0  # the paragraph that a text box or a note belongs to
        self._marks: dict[tuple[str, str], str] = {}
        self._open: Passage | None = None
        self._table_depth = 0

    def script(self) -> Script:
        """Walk down the text, then down the notes that it leads to."""
        self._blocks(self._file.document, is_aside=False)
        self._finish(is_aside=False)
        self._heads()
        told = {
            (kind, value(note, "id")): note
            for kind in ("footnote", "endnote")
            for note in children(self._file.part(f"{kind}s"), kind)
        }
        for reference in tuple(self._script.references):
            # A note that two places lead to is one note.
            if (note := told.pop((reference.kind, reference.key), None)) is not None:
                self._note(reference, note)
        return self._script

    def _blocks(self, node: etree._Element, *, is_aside: bool) -> None:
        for found in node:
            name = name_of(found)
            if name == "p":
                self._take(found, is_aside=is_aside)
            elif name == "tbl":
                self._finish(is_aside=is_aside)
                self._table(found, is_aside=is_aside)
            elif name in ("altChunk", "subDoc"):
                self._oddities.saw("objects", self._paragraph)
            elif name in _WITHIN:
                self._blocks(found, is_aside=is_aside)

    def _take(self, node: etree._Element, *, is_aside: bool) -> None:
        self._paragraph += not self._anchor
        passage = self._open or Passage(self._anchor or self._paragraph)
        if self._open is None:
            passage.mark = self._numbering.mark(child(node, "pPr"))
        self._open = passage
        self._reader.read(node, passage)
        if ends_deleted(node):
            self._oddities.saw("tracked-changes", self._paragraph)
        else:
            self._finish(is_aside=is_aside)
        if child(node, "pPr", "sectPr") is not None and not is_aside:
            self._script.add(_new_page(child(node, "pPr", "sectPr")), self._paragraph, is_aside=False)

    def _finish(self, *, is_aside: bool) -> None:
        """Write the paragraph that is open, and behind it the text boxes that are anchored in it."""
        passage, self._open = self._open, None
        if passage is None:
            return
        first = self._script.last + 1
        self._script.add(passage.lines(self._oddities), passage.paragraph, is_aside=is_aside)
        for kind, key, mark in passage.references:
            self._script.references.append(Reference(kind, key, mark, first))
        for box in passage.boxes:
            self._oddities.saw("text-boxes", passage.paragraph, _words(box))
            # Set off by empty lines, so that nobody joins its words to the paragraph.
            self._script.add([""], passage.paragraph, is_aside=False)
            self._anchored(box, passage.paragraph, is_aside=is_aside)
            self._script.add([""], passage.paragraph, is_aside=False)

    def _anchored(self, node: etree._Element, paragraph: int, *, is_aside: bool) -> None:
        """Write what stands outside the row of paragraphs, at the place of the one that it belongs to."""
        before, self._anchor = self._anchor, paragraph
        self._blocks(node, is_aside=is_aside)
        self._finish(is_aside=is_aside)
        self._anchor = before

    def _table(self, table: etree._Element, *, is_aside: bool) -> None:
        rows: list[etree._Element] = []
        for row in _inside(table, "tr"):
            if child(row, "trPr", "del") is None:
                rows.append(row)
            else:
                self._oddities.saw("tracked-changes", self._paragraph + 1, _words(row))
        if self._table_depth:
            self._oddities.saw("nested-tables", self._paragraph + 1)
        if is_aside or self._table_depth or all(len(list(_inside(row, "tc"))) <= 1 for row in rows):
            # One column is a frame around paragraphs; a table in a cell is lines of the cell.
            for cell in (cell for row in rows for cell in _inside(row, "tc")):
                self._blocks(cell, is_aside=is_aside)
                self._finish(is_aside=is_aside)
            return
        below = self._script.last
        heads = _heads(rows)
        self._table_depth += 1
        grid = tuple(tuple(self._row(row)) for row in rows)
        self._table_depth -= 1
        self._script.grids.append(Grid(grid, heads, below))
        # What stands below goes on as a paragraph of its own.
        self._script.add([""], self._paragraph, is_aside=False)

    def _row(self, row: etree._Element) -> Iterator[Cell]:
        yield from (Cell(()) for _ in range(_skipped(row, "gridBefore")))
        for cell in _inside(row, "tc"):
            start = self._script.last
            self._blocks(cell, is_aside=True)
            self._finish(is_aside=True)
            lines = tuple(line for line in range(start + 1, self._script.last + 1) if line in self._script.aside)
            yield Cell(lines, max(1, min(number(child(cell, "tcPr", "gridSpan"), default=1), _MOST_COLUMNS)))

    def _note_mark(self, kind: str, key: str) -> str:
        """Return the mark of a note: footnotes and endnotes are counted together, as they follow the article."""
        return self._marks.setdefault((kind, key), f"[{len(self._marks) + 1}]")

    def _note(self, reference: Reference, note: etree._Element) -> None:
        start, paragraph = self._script.last, self._script.paragraph(reference.line)
        self._open = Passage(paragraph, f"{reference.mark} " if reference.mark else "")
        self._anchored(note, paragraph, is_aside=True)
        lines = tuple(line for line in range(start + 1, self._script.last + 1) if line in self._script.aside)
        self._script.notes.append(NoteText(lines, reference.line))

    def _heads(self) -> None:
        for part in (*self._file.related.get("header", ()), *self._file.related.get("footer", ())):
            # A page number is nothing that an article lacks.
            words = _words(part)
            if any(map(str.isalpha, words)):
                self._oddities.saw("headers", 0, words)


def _inside(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table, or the cells of a row, also those that stand in a content control."""
    for found in node:
        if name_of(found) == name:
            yield found
        elif name_of(found) in _WITHIN:
            yield from _inside(found, name)


def _heads(rows: list[etree._Element]) -> int:
    """Return how many rows are repeated as heads on every page."""
    heads = 0
    for row in rows:
        if not switch(child(row, "trPr"), "tblHeader"):
            break
        heads += 1
    return heads if heads < len(rows) else 0


def _skipped(row: etree._Element, name: str) -> int:
    return max(0, min(number(child(row, "trPr", name)), _MOST_COLUMNS))


def _new_page(section: etree._Element | None) -> list[str]:
    kind = value(child(section, "type")) or "nextPage"
    return [] if kind == "continuous" else ["\f"]


def _words(node: etree._Element) -> str:
    return " ".join("".join(found.text or "" for found in node.iter() if name_of(found) == "t").split())[:_SAMPLE]
