"""Lines: words broken to a measure, justified or ragged, and headlines balanced over their lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wardpress.exporters.pdf.breaking import justified, ragged
from wardpress.exporters.pdf.inks import Chunk, blanks_in
from wardpress.exporters.pdf.words import Word, as_words, joined, split
from wardpress.themes import Align

# Blanks wider than this (in natural widths) look worse than a ragged line.
_STRETCH = 3.0
_LONELY = 0.35
_STEPS_OF_BALANCE = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line in its measure: where it begins, its words in their inks, and what is added to each blank."""

    x: float
    width: float
    words: tuple[Chunk, ...]
    word_space: float = 0.0


@dataclass(frozen=True, slots=True)
class Measure:
    """The width to set lines in; `indent` is for the first line, `hang` for the others."""

    width: float
    align: Align = "left"
    indent: float = 0.0
    hang: float = 0.0
    is_balanced: bool = False


def set_lines(chunks: Iterable[Chunk], measure: Measure) -> list[Line]:
    """Return `chunks` as lines; every word is on one of them, and none is wider than the measure."""
    words = _fitted(as_words(chunks), measure)
    rows = _rows(words, measure)
    return [_line(row, measure, place=place, is_last=row is rows[-1]) for place, row in enumerate(rows)]


def _fitted(words: list[Word], measure: Measure) -> list[Word]:
    narrowest = measure.width - max(measure.indent, measure.hang)
    return [part for word in words for part in (split(word, narrowest) if word.width > narrowest else (word,))]


def _rows(words: list[Word], measure: Measure) -> list[list[Word]]:
    if measure.align == "justify":
        return justified(words, measure.width - measure.indent, measure.width - measure.hang)
    words = _without_lonely_end(words, measure)
    width = _balanced_width(words, measure) if measure.is_balanced else measure.width
    return [*ragged(words, width - measure.indent, width - measure.hang)]


def _without_lonely_end(words: list[Word], measure: Measure) -> list[Word]:
    # A last line of one short syllable looks lost: its neighbour comes along.
    if len(words) > 3 and not words[-2].ends_line:  # noqa: PLR2004 - in two or three words there is no choice
        last = joined(words[-2], words[-1])
        if last.width < measure.width * _LONELY:
            return [*words[:-2], last]
    return words


def _balanced_width(words: list[Word], measure: Measure) -> float:
    count = _count(words, measure, measure.width)
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


def _line(row: list[Word], measure: Measure, *, place: int, is_last: bool) -> Line:
    start = measure.hang if place else measure.indent
    width = sum(word.width + word.space_width for word in row) - row[-1].space_width
    free = measure.width - start - width
    words = _runs(row)
    match measure.align:
        case "right":
            return Line(start + free, width, words)
        case "centre":
            return Line(start + free / 2, width, words)
        case "justify" if not is_last and not row[-1].ends_line:
            extra = _stretch(words, free, natural=row[0].space_width)
            return Line(start, width + (free if extra else 0.0), words, extra)
        case _:
            return Line(start, width, words)


def _stretch(words: tuple[Chunk, ...], free: float, *, natural: float) -> float:
    # The blank at the end of the line has nothing behind it to push.
    blanks = sum(blanks_in(text) for text, _ in words) - words[-1][0].endswith(" ")
    if not blanks or free / blanks > natural * (_STRETCH - 1):
        return 0.0
    return free / blanks


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
