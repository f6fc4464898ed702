"""Words: what stands between two places where a line may end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wardpress.exporters.pdf.inks import BREAKING_BLANKS, LINE_END, Chunk, Ink

# A no-break space is a letter here: it never ends a line.
_PARTS = re.compile(f"[{BREAKING_BLANKS}]+|[^{BREAKING_BLANKS}]+")
_RARE = BREAKING_BLANKS.replace(" ", "")
_AS_COMMON = str.maketrans(dict.fromkeys(_RARE, " "))
# Next to a blank that does break, a no-break space has nothing to hold.
_IDLE = re.compile(r"\u00a0*[ \t]+[\u00a0 \t]*")
# No hyphen: readers of the file take one at a line end for a division, and drop it.
_GOOD_TO_SPLIT_AFTER = "/._?&=,;:"


class Word(NamedTuple):
    """Letters that stay on one line, in one ink or more, and the blank that follows unless a line ends there."""

    pieces: tuple[Chunk, ...]
    width: float
    space: Ink | None = None
    space_width: float = 0.0
    ends_line: bool = False


def syllables(text: str) -> list[str]:
    """Return what stands between the blanks of `text`, the very texts of its words."""
    # To ask for them one by one is many times faster than to look for any of them.
    if any(blank in text for blank in _RARE):
        text = text.translate(_AS_COMMON)
    if " \u00a0" in text or "\u00a0 " in text:
        text = _IDLE.sub(" ", text)
    return [*filter(None, text.split(" "))]


def as_words(chunks: Iterable[Chunk]) -> list[Word]:
    """Return the words of `chunks`; several blanks count as one, and blanks at either end as none."""
    words: list[Word] = []
    pieces: list[Chunk] = []
    for text, ink in chunks:
        if text == LINE_END:
            words.extend(_ended(pieces, words))
            pieces = []
            continue
        blank = ink.gauge.blank
        for part in _PARTS.findall(_IDLE.sub(" ", text) if "\u00a0" in text else text):
            if part[0] not in BREAKING_BLANKS:
                pieces.append((part, ink))
            elif pieces:
                words.append(Word(tuple(pieces), _width(pieces), ink, blank))
                pieces = []
    return [*words, Word(tuple(pieces), _width(pieces))] if pieces else words


def _ended(pieces: list[Chunk], words: list[Word]) -> list[Word]:
    if pieces:
        return [Word(tuple(pieces), _width(pieces), pieces[-1][1], ends_line=True)]
    if words:
        return [words.pop()._replace(ends_line=True)]
    return []


def _width(pieces: Sequence[Chunk]) -> float:
    return sum([ink.gauge[text] - ink.gauge.blank for text, ink in pieces])


def joined(first: Word, second: Word) -> Word:
    """Return two words as one that no line end parts."""
    space = first.space or first.pieces[-1][1]
    pieces = (*first.pieces, (" ", space), *second.pieces)
    return Word(
        pieces, first.width + space.width(" ") + second.width, second.space, second.space_width, second.ends_line
    )


def split(word: Word, measure: float) -> list[Word]:
    """Return `word` in parts that fit into `measure`, cut after a slash or a dot where there is one."""
    letters = [(char, ink) for text, ink in word.pieces for char in text]
    parts: list[Word] = []
    while letters:
        count = _fitting(letters, measure)
        pieces = tuple(letters[:count])
        letters = letters[count:]
        parts.append(Word(pieces, _width(pieces), ends_line=bool(letters)))
    last = parts.pop()
    return [*parts, word._replace(pieces=last.pieces, width=last.width)]


def _fitting(letters: list[Chunk], measure: float) -> int:
    width, count = 0.0, 0
    for char, ink in letters:
        width += ink.width(char)
        if width > measure:
            break
        count += 1
    if count == len(letters):
        return count
    # Words tied by no-break blanks part there first: better a date over two lines than a word.
    blank = next(
        (place for place in range(min(count + 1, len(letters)), 1, -1) if letters[place - 1][0] == "\u00a0"), 0
    )
    if blank:
        return blank
    good = (place for place in range(count, count // 2, -1) if letters[place - 1][0] in _GOOD_TO_SPLIT_AFTER)
    return max(1, next(good, count))
