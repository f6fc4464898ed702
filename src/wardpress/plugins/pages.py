"""Where the pages of a print edition begin: told by an exporter that has pages, repeated by one that has none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from wardpress.errors import Message, PluginContractError


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page called `label` begins here, before a character of the bulletin.

    In an article it is the character `offset` of the text number `text` of `article_texts`; articles and texts count
    from 0 in printing order. In the contents `article` is the one whose entry stands first on the page; in the imprint
    `text` counts the fields that are given. What is printed above the first text of an article, such as its rubric,
    follows a break at its text 0, offset 0.
    """

    label: str
    part: Literal["masthead", "contents", "article", "imprint"] = "article"
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
    return sum(map(len, text.split()))


def letters_before(texts: Iterable[str], text: int, offset: int) -> int:
    """Return how many letters stand before the character `offset` of the text number `text` of `texts`."""
    letters = 0
    for place, words in enumerate(texts):
        if place == text:
            return letters + letters_in(words[:offset])
        letters += letters_in(words)
    return letters


def place_of_letter(texts: Iterable[str], letter: int) -> tuple[int, int]:
    """Return text and offset of the `letter`-th letter of `texts`, counted from 0; the end where they have fewer."""
    text = offset = 0
    for text, words in enumerate(texts):
        held = letters_in(words)
        if letter < held:
            return text, _offset(words, letter)
        letter, offset = letter - held, len(words)
    return text, offset


def _offset(words: str, letter: int) -> int:
    standing = (place for place, char in enumerate(words) if not char.isspace())
    return next(place for count, place in enumerate(standing) if count == letter)
