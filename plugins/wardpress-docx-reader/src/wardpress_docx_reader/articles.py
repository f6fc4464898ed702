"""Articles of a Word file: its text read by the rules for texts, its tables and notes put back where they stood."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from wardpress import Reading, read_text
from wardpress.model import Article, Block, Inlines, LineBreak, Note, Table, Text
from wardpress.plugins import Origin, ReadContext, Report
from wardpress_docx_reader import refusals
from wardpress_docx_reader.body import script_of
from wardpress_docx_reader.markup import name_of, value
from wardpress_docx_reader.oddities import Oddities
from wardpress_docx_reader.package import WordFile, opened
from wardpress_docx_reader.script import Cell, Grid, NoteText, Script

T = TypeVar("T")
S = TypeVar("S", Grid, NoteText)

# The Word edition has a hidden bookmark in its masthead; no article has.
_MARK, _MASTHEAD = "bookmarkStart", "_wp_a_"


def articles_in(data: bytes, origin: Origin, context: ReadContext) -> tuple[Article, ...]:
    """Return the articles in a Word file, each with its tables and notes; places are paragraphs of the file."""
    oddities, report = Oddities(), Report()
    file = opened(data, origin.file)
    if _is_edition(file):
        oddities.saw("edition", 0)
        oddities.tell(context.report, origin)
        return ()
    try:
        script = script_of(file, oddities)
    except RecursionError as problem:
        raise refusals.unsound(origin.file) from problem
    reading = read_text(
        script.text(), origin, report, encoding=context.encoding, given=context.given, aside=script.aside
    )
    oddities.tell(context.report, origin)
    context.report.extend(_placed(found, script) for found in report)
    return tuple(_placed(article, script) for article in _completed(reading, script, origin))


def _is_edition(file: WordFile) -> bool:
    """Return whether a file is a Word edition of wardpress: it may lie beside the articles."""
    return any(value(found, "name").startswith(_MASTHEAD) for found in file.document.iter() if name_of(found) == _MARK)


def _completed(reading: Reading, script: Script, origin: Origin) -> Iterator[Article]:
    """Yield the articles with the tables and notes whose lines are theirs."""
    starts = [article.origin.line for article in reading.articles]
    grids, notes = _by_owner(script.grids, starts), _by_owner(script.notes, starts)
    for place, article in enumerate(reading.articles):
        yield replace(
            article,
            blocks=tuple(_merged(article.blocks, grids[place], aside=reading.aside, origin=origin)),
            notes=tuple(
                Note(content, origin=origin.at(note.lines[0]))
                for note in notes[place]
                if (content := _lines(note.lines, reading.aside))
            ),
            origin=article.origin if article.origin.file else origin.at(1),
        )


def _by_owner(matter: Iterable[S], starts: list[int]) -> defaultdict[int, list[S]]:
    """Return what belongs to each article: it is of the last that begins at or above its line."""
    owned: defaultdict[int, list[S]] = defaultdict(list)
    for found in matter:
        owned[max(bisect_right(starts, found.line) - 1, 0)].append(found)
    return owned


def _merged(blocks: Iterable[Block], grids: list[Grid], *, aside: Mapping[int, str], origin: Origin) -> Iterator[Block]:
    """Yield blocks and tables, each table behind the last block that begins at or above the line it stands below."""
    waiting = deque(grids)
    for block in blocks:
        while waiting and waiting[0].line < block.origin.line:
            yield from _tables(waiting.popleft(), aside, origin)
        yield block
    for grid in waiting:
        yield from _tables(grid, aside, origin)


def _tables(grid: Grid, aside: Mapping[int, str], origin: Origin) -> Iterator[Table]:
    """Yield a table as the model knows it, all rows equally long, unless it is without a word."""
    rows = [_row(row, aside) for row in grid.rows]
    width = max(map(len, rows), default=0)
    first = next((line for row in grid.rows for cell in row for line in cell.lines if line in aside), None)
    if first:
        yield Table(tuple((*row, *[()] * (width - len(row))) for row in rows), grid.heads, origin=origin.at(first))


def _row(row: tuple[Cell, ...], aside: Mapping[int, str]) -> list[Inlines]:
    """Return the contents of a row; a cell over several columns leaves the others empty."""
    return [content for cell in row for content in (_lines(cell.lines, aside), *[()] * (cell.span - 1))]


def _lines(lines: tuple[int, ...], aside: Mapping[int, str]) -> Inlines:
    """Return lines as one content, each ended as its author ended it."""
    shown = [Text(aside[line]) for line in lines if line in aside]
    return tuple(part for place, text in enumerate(shown) for part in ((LineBreak(), text) if place else (text,)))


def _placed(found: T, script: Script) -> T:
    """Return `found` with every place in it told by the paragraph of the Word file, not by the line of the script."""
    placed = _with_paragraphs(found, script)
    assert isinstance(placed, type(found))
    return placed


def _with_paragraphs(node: object, script: Script) -> object:
    if isinstance(node, Origin):
        return node.at(script.paragraph(node.line))
    if isinstance(node, tuple):
        return tuple(_with_paragraphs(member, script) for member in node)
    if not dataclasses.is_dataclass(node) or isinstance(node, type):
        return node
    fields = {field.name: getattr(node, field.name) for field in dataclasses.fields(node)}
    return replace(node, **{name: _with_paragraphs(member, script) for name, member in fields.items()})
