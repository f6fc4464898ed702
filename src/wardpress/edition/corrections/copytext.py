"""Copy text: the text of an article's file, and where in it each printed letter stands.

Printed text and file differ in blanks, in line ends of a wrapped paste, in the case of a headline, in the kind of a
dash, and in characters that nobody sees; what is left when all these are put aside is the same, letter by letter.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_CLUSTER = re.compile(r".[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]*", re.DOTALL)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_REACH = 80  # letters that may stand between two words of one paragraph, such as a bullet or a bar
_ENOUGH_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class CopyText:
    """A text, its letters without blanks and case, and where each of them starts and ends."""

    text: str
    letters: str
    starts: array[int]
    ends: array[int]

    def letter_at(self, line: int) -> int:
        """Return the number of the first letter at or below a line, counted from 1; 0 stands for the whole text."""
        place = 0
        for _ in range(line - 1):
            place = self.text.find("\n", place) + 1
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.starts[middle] < place else (low, middle)
        return low

    def line_of(self, place: int) -> int:
        """Return the line, from 1, of a place in the text."""
        return self.text.count("\n", 0, place) + 1


@dataclass(frozen=True, slots=True)
class Passage:
    """The letters of the file that a printed paragraph was made of: for each of its own, the number there or None."""

    letters: tuple[int | None, ...]

    def found(self) -> list[int]:
        """Return the letters of the file that it has, in printed order."""
        return [letter for letter in self.letters if letter is not None]


def copy_text(text: str) -> CopyText:
    """Return `text` with its letters found."""
    letters: list[str] = []
    starts, ends = array("l"), array("l")
    for start, end, cluster in _clusters(text):
        for letter in _letters(cluster):
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    return CopyText(text, "".join(letters), starts, ends)


def letters_of(text: str) -> str:
    """Return the letters of a printed text as a file's are compared."""
    return "".join(letter for _, _, cluster in _clusters(text) for letter in _letters(cluster))


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    if unicodedata.is_normalized("NFC", text):
        yield from ((place, place + 1, letter) for place, letter in enumerate(text))
    else:
        yield from (
            (found.start(), found.end(), unicodedata.normalize("NFC", found[0])) for found in _CLUSTER.finditer(text)
        )


def _letters(cluster: str) -> Iterator[str]:
    for letter in cluster.translate(_DASHES):
        # Blanks, controls, and what nobody sees.
        if not letter.isspace() and unicodedata.category(letter)[0] != "C":
            yield letter.lower()[0]


def located(copy: CopyText, texts: Sequence[str], lines: Sequence[int]) -> tuple[Passage | None, ...]:
    """Return where each printed text stands in the file, None for one that does not; no letter serves twice.

    `lines` says where each was found, 0 where nobody knows.
    """
    free = bytearray(b"\x01") * len(copy.letters)
    found: dict[int, Passage | None] = {}
    for index in sorted(range(len(texts)), key=lambda index: (not lines[index], index)):
        letters = letters_of(texts[index])
        start = copy.letter_at(lines[index]) if lines[index] else 0
        passage = _whole(copy, letters, start, free) or _whole(copy, letters, 0, free)
        if passage is None and lines[index]:
            passage = _by_word(copy, texts[index], start, free)
        for letter in passage.found() if passage else ():
            free[letter] = 0
        found[index] = passage
    return tuple(found[index] for index in range(len(texts)))


def _whole(copy: CopyText, letters: str, start: int, free: bytearray) -> Passage | None:
    while letters:
        place = copy.letters.find(letters, start)
        if place < 0:
            return None
        end = place + len(letters)
        if all(free[place:end]):
            return Passage(tuple(range(place, end)))
        start = place + 1
    return None


def _by_word(copy: CopyText, text: str, start: int, free: bytearray) -> Passage | None:
    """Return the passage of a text whose words stand apart in the file, such as role and name of an author."""
    words = [letters for word in text.split() if (letters := letters_of(word))]
    found: list[int | None] = []
    seen, place = 0, start
    for word in words:
        at = copy.letters.find(word, place, place + _REACH + len(word))
        if at < 0 or not all(free[at : at + len(word)]):
            found += [None] * len(word)
            continue
        place = at + len(word)
        found += range(at, place)
        seen += 1
    return Passage(tuple(found)) if words and seen >= _ENOUGH_WORDS * len(words) else None
