"""Lines: words broken to a measure, justified or ragged, and headlines balanced over their lines."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, chain, repeat
from operator import add
from typing import NamedTuple

from wardpress.exporters.pdf.breaking import Ruler, justified, line_ends, ragged
from wardpress.exporters.pdf.inks import LINE_END, Chunk, Ink, blanks_in
from wardpress.exporters.pdf.words import Word, as_words, joined, split, syllables
from wardpress.themes import Align

# Wider than this (in natural widths) blanks should not be, and from there on they look worse than a ragged line.
_LOOSE = 2.0
_STRETCH = 3.0
_LONELY = 0.35
_STEPS_OF_BALANCE = 12
# Of two lines of a headline that is parted at its colon, the shorter is no less than this part of the other.
_SHORTEST_PART = 0.4


class Line(NamedTuple):
    """One line in its measure: where it begins, its words in their inks, and what is added to each blank."""

    x: float
    words: tuple[Chunk, ...]
    word_space: float = 0.0


class Setting(NamedTuple):
    """The lines of a text, and how many of them are loose.

    A loose one should fill its measure, and its blanks would have to be more than twice as wide as they are for it.
    """

    lines: list[Line]
    loose: int = 0


# A line in the one ink of its paragraph: its words, and what is added to each blank.
Row = tuple[str, float]


class Rows(NamedTuple):
    """The lines of a paragraph in one ink, and how many of them are loose."""

    rows: list[Row]
    ink: Ink
    loose: int = 0


class Measure(NamedTuple):
    """The width to set lines in; `indent` is for the first line, `hang` for the others."""

    width: float
    align: Align = "left"
    indent: float = 0.0
    hang: float = 0.0
    is_balanced: bool = False


def set_lines(chunks: Iterable[Chunk], measure: Measure) -> Setting:
    """Return `chunks` as lines; every word is on one of them, and none is wider than the measure."""
    chunks = list(chunks)
    plain = set_rows(chunks, measure)
    if plain:
        starts = chain((measure.indent,), repeat(measure.hang))
        lines = [Line(x, ((text, plain.ink),), space) for (text, space), x in zip(plain.rows, starts, strict=False)]
        return Setting(lines, plain.loose)
    words = _fitted(as_words(chunks), measure)
    rows = _rows(words, measure)
    told = [_line(row, measure, place=place, is_last=row is rows[-1]) for place, row in enumerate(rows)]
    return Setting([line for line, _ in told], sum(is_loose for _, is_loose in told))


def set_rows(chunks: list[Chunk], measure: Measure) -> Rows | None:
    """Return `chunks` as justified lines in one ink, or None where they have others, or a word wider than the measure.

    Nearly all text is like that: to make a value of each word would take four times as long.
    """
    if len(chunks) != 1 or measure.align != "justify" or chunks[0][0] == LINE_END:
        return None
    text, ink = chunks[0]
    gauge, words = ink.gauge, syllables(text)
    if not words:
        return Rows([], ink)
    # Each word brings the blank behind it along: the room of a line is wider by that of its last.
    blank, starts = gauge.blank, [*accumulate(map(gauge.__getitem__, words), initial=0.0)]
    blanks = tied = gauge.blanks(len(words))
    if "\u00a0" in text:
        ties = [word.count("\u00a0") * blank for word in words]
        blanks = [*accumulate((tie + blank for tie in ties), initial=0.0)]
        tied = [*map(add, blanks, ties)]
    ruler = Ruler(starts, starts, blanks, tied, behind=blank)
    ends = line_ends(ruler, measure.width - measure.indent + blank, measure.width - measure.hang + blank)
    return _cut(words, ink, ruler, ends, measure)


def _cut(words: list[str], ink: Ink, ruler: Ruler, ends: list[int], measure: Measure) -> Rows | None:
    """Return `words` as lines with these `ends`; None where a single word is wider than the measure."""
    starts, _, blanks, ties, _ = ruler
    blank, rows = ink.gauge.blank, list[Row]()
    loose, last, start, width = 0, ends[-1], 0, measure.width - measure.indent + blank
    for end in ends:
        # Blanks are counted by their width: those between words, and those that tie letters of a word.
        free, room = width - starts[end] + starts[start], ties[end - 1] - blanks[start]
        if free < 0.0 and end == start + 1:
            return None
        text = " ".join(words[start:end])
        stretch = free / room * blank if room and free <= room * (_STRETCH - 1) else 0.0
        if end < last:
            loose += 0.0 < room * (_LOOSE - 1) < free
            # The blank at the end of a line is printed too: whoever copies the text gets two words, not one.
            rows.append((text + " ", stretch))
        else:
            rows.append((text, stretch if free < 0.0 else 0.0))
        start, width = end, measure.width - measure.hang + blank
    return Rows(rows, ink, loose)


def _fitted(words: list[Word], measure: Measure) -> list[Word]:
    narrowest = measure.width - max(measure.indent, measure.hang)
    return [part for word in words for part in (split(word, narrowest) if word.width > narrowest else (word,))]


def _rows(words: list[Word], measure: Measure) -> list[list[Word]]:
    if measure.align == "justify":
        return [*justified(words, measure.width - measure.indent, measure.width - measure.hang)]
    words = _without_lonely_end(words, measure)
    if measure.is_balanced and (rows := _at_its_colon(words, measure)):
        return rows
    width = _balanced_width(words, measure) if measure.is_balanced else measure.width
    return [*ragged(words, width - measure.indent, width - measure.hang)]


def _without_lonely_end(words: list[Word], measure: Measure) -> list[Word]:
    # A last line of one short syllable looks lost: its neighbour comes along.
    if len(words) > 3 and not words[-2].ends_line:  # noqa: PLR2004 - in two or three words there is no choice
        last = joined(words[-2], words[-1])
        if last.width < measure.width * _LONELY:
            return [*words[:-2], last]
    return words


def _at_its_colon(words: list[Word], measure: Measure) -> list[list[Word]] | None:
    """Return a headline of two lines parted where its sense is, unless one of them would be short; None for others."""
    parts = next(
        ((words[:end], words[end:]) for end in range(1, len(words)) if words[end - 1].pieces[-1][0].endswith(":")), None
    )
    if parts is None or _count(words, measure, measure.width) != len(parts):
        return None
    short, long = sorted(sum(word.width + word.space_width for word in part) for part in parts)
    return [*parts] if long <= measure.width and short >= long * _SHORTEST_PART else None


def _balanced_width(words: list[Word], measure: Measure) -> float:
    count = _count(words, measure, measure.width)
    if count == 1:
        return measure.width
    narrow = max((word.width for word in words), default=0.0) + max(measure.indent, measure.hang)
    wide = measure.width
    for _ in range(_STEPS_OF_BALANCE):
        middle = (narrow + wide) / 2
        if _count(words, measure, middle) > count:
            narrow = middle
        else:
            wide = middle
    return wide


def _count(words: list[Word], measure: Measure, width: float) -> int:
    return sum(1 for _ in ragged(words, width - measure.indent, width - measure.hang))


def _line(row: list[Word], measure: Measure, *, place: int, is_last: bool) -> tuple[Line, bool]:
    """Return `row` as a line, and whether it is loose."""
    start = measure.hang if place else measure.indent
    free = measure.width - start - (sum(word.width + word.space_width for word in row) - row[-1].space_width)
    words = _runs(row)
    match measure.align:
        case "right":
            return Line(start + free, words), False
        case "centre":
            return Line(start + free / 2, words), False
        # Blanks may shrink on a last line too, where it would not fit otherwise.
        case "justify" if free < 0.0 or not (is_last or row[-1].ends_line):
            # The blank at the end of the line has nothing behind it to push.
            blanks = sum(blanks_in(text) for text, _ in words) - words[-1][0].endswith(" ")
            extra = _stretch(free, blanks, natural=row[0].space_width)
            return Line(start, words, extra), _is_loose(free, blanks, natural=row[0].space_width)
        case _:
            return Line(start, words), False


def _stretch(free: float, blanks: int, *, natural: float) -> float:
    """Return what each of `blanks` gets of what is `free`: nothing where it would become too wide."""
    return free / blanks if blanks and free <= blanks * natural * (_STRETCH - 1) else 0.0


def _is_loose(free: float, blanks: int, *, natural: float) -> bool:
    return 0 < blanks * natural * (_LOOSE - 1) < free


def _runs(row: list[Word]) -> tuple[Chunk, ...]:
    # The blank at the end of a line is printed too: whoever copies the text gets two words, not one.
    runs: list[Chunk] = []
    texts: list[str] = []
    ink = row[0].pieces[0][1]
    for word in row:
        for text, own in (*word.pieces, (" ", word.space)) if word.space else word.pieces:
            if own is not ink and own != ink:
                runs.append(("".join(texts), ink))
                texts, ink = [], own
            texts.append(text)
    return (*runs, ("".join(texts), ink))
