"""The codes of the letters of one face: given out as letters are first printed, so that only those are embedded."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import groupby

_NONE = "\ufffe"
# The blank has its own code, for the sake of word space. Without line ends, brackets and backslash among them, words
# stand in the code of a page as they are, on one line.
_FREE = tuple(code for code in range(1, 256) if code not in b"\n\r ()\\")
_BLANK = 32


class Codes:
    """Gives each of `letters` a code of one byte when it is first printed; what is more than a subset goes to the next.

    `tables` lists for each subset what its 256 codes stand for; `has_gaps` says that a letter without a shape was met.
    """

    def __init__(self, letters: AbstractSet[str]) -> None:
        self.has_gaps = False
        self.tables: list[list[str]] = []
        self._letters = letters
        self._codes: dict[str, tuple[int, int]] = {}
        self._maps: list[object] = []

    def encoded(self, words: str) -> list[tuple[int, bytes]]:
        """Return `words` in parts of one subset each; a no-break blank is printed as any other."""
        codes = self.in_first(words)
        if codes is None:
            self._learn(words)
            codes = self.in_first(words)
        if codes is not None:
            return [(0, codes)]
        return [(subset, bytes(part)) for subset, part in self._parts(words.replace("\u00a0", " "))]

    def in_first(self, words: str) -> bytes | None:
        """Return `words` in codes of the first subset, as nearly all words of a page are; None where they have others.

        It takes one step, at the speed of C.
        """
        try:
            return codecs.charmap_encode(words.replace("\u00a0", " "), "strict", self._maps[0])[0]  # type: ignore[arg-type]
        except (IndexError, UnicodeEncodeError):
            return None

    def _learn(self, words: str) -> None:
        for char in words:
            if char != " " and char in self._letters and char not in self._codes:
                self._give_code(char)
        if not self.tables:
            self._open_table()
        self._maps = [codecs.charmap_build("".join(table)) for table in self.tables]

    def _give_code(self, char: str) -> None:
        table, place = divmod(len(self._codes), len(_FREE))
        if table == len(self.tables):
            self._open_table()
        code = _FREE[place]
        self.tables[-1][code] = char
        self._codes[char] = len(self.tables) - 1, code

    def _open_table(self) -> None:
        table = [_NONE] * 256
        table[0], table[_BLANK] = "\0", " "
        self.tables.append(table)

    def _parts(self, words: str) -> Iterator[tuple[int, list[int]]]:
        places: list[tuple[int, int]] = []
        for char in words:
            if char == " ":
                # Every subset has a blank: it stays with the word before it.
                places.append((places[-1][0] if places else 0, _BLANK))
            elif char in self._codes:
                places.append(self._codes[char])
            else:
                self.has_gaps = True
                places.append((0, 0))
        for subset, part in groupby(places, lambda place: place[0]):
            yield subset, [code for _, code in part]
