"""Where the pages of a print edition begin: told by an exporter that has pages, repeated by one that has none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from wardpress.errors import Message, PluginContractError

Part = Literal["masthead", "contents", "article", "imprint"]
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page called `label` begins here, before a character of the bulletin.

    In an article it is the character `offset` of the text number `text` of `article_texts`; articles and texts count
    from 0 in printing order. In the contents `article` is the one whose entry stands first on the page; in the imprint
    `text` counts the fields that are given. What is printed above the first text of an article, such as its rubric,
    follows a break at its text 0, offset 0.
    """

    label: str
    part: Part = "article"
    article: int = 0
    text: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Pagination:
    """All page breaks of a print edition in reading order; `source` says in words which edition that is."""

    source: str
    breaks: tuple[PageBreak, ...]


class PageReport:
    """Takes the pagination of an exporter that was asked for it."""

    def __init__(self) -> None:
        self.told: Pagination | None = None

    def tell(self, pagination: Pagination) -> None:
        """Take `pagination`; raise `PluginContractError` for anything else."""
        if not isinstance(pagination, Pagination):
            raise PluginContractError(
                Message(
                    f"It told its pages as {type(pagination).__name__} where a Pagination is due.",
                    f"Nó báo số trang bằng {type(pagination).__name__} thay vì Pagination.",
                ),
                hint=Message("docs/plugins.md shows how.", "docs/plugins.md có ví dụ."),
            )
        self.told = pagination


def letters_in(text: str) -> int:
    """Return how many characters of `text` are no blanks: formats differ in blanks, but not in letters."""
    return len("".join(text.split()))


def letters_before(texts: Iterable[str], places: Sequence[tuple[int, int]]) -> list[int]:
    """Return how many letters stand before each of `places`, the character `offset` of the text number `text`.

    The places must be in reading order; what lies behind the last of the `texts` is left out.
    """
    found: list[int] = []
    letters = 0
    for text, words in enumerate(texts):
        start = 0
        while len(found) < len(places) and places[len(found)][0] == text:
            offset = places[len(found)][1]
            letters += letters_in(words[start:offset])
            found.append(letters)
            start = offset
        if len(found) == len(places):
            break
        letters += letters_in(words[start:])
    return found


def places_of_letters(texts: Iterable[str], letters: Sequence[int]) -> list[tuple[int, int]]:
    """Return text and offset of each of the `letters`, counted from 0; those that the `texts` do not have are left out.

    The letters must be in reading order.
    """
    found: list[tuple[int, int]] = []
    before = 0
    for text, words in enumerate(texts):
        if len(found) == len(letters):
            break
        held = letters_in(words)
        here = letters[len(found) : bisect_left(letters, before + held)]
        found += [(text, offset) for offset in _offsets(words, [letter - before for letter in here])] if here else []
        before += held
    return found


def _offsets(words: str, letters: Sequence[int]) -> Iterator[int]:
    waiting, before = iter(letters), 0
    letter = next(waiting, None)
    for word in _WORD.finditer(words):
        while letter is not None and letter < before + len(word[0]):
            yield word.start() + letter - before
            letter = next(waiting, None)
        before += len(word[0])
