"""Bulletins that nobody would write: every block and inline in any order, from a seed."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import TypeVar, get_args

from wardpress.model import (
    Article,
    Block,
    Box,
    Bulletin,
    Byline,
    DateLine,
    Emphasis,
    Figure,
    Heading,
    Imprint,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Masthead,
    Note,
    Paragraph,
    QuestionAnswer,
    Quote,
    Section,
    Setting,
    Strong,
    Table,
    Text,
    Verse,
)

T = TypeVar("T")
_WORDS = (
    *("ngày", "hội", "đại", "đoàn", "kết", "khu", "phố", "3", "Ủy", "ban", "58.070.000", "đồng", "dài"),
    *("“vui”", "–", "a&b", "<i>", "→", "34\u00a0triệu", "漢", "a\u2003b"),
)
_PICTURES = ("a@600x400.jpg", "b@200x500.png", "c@900x200.jpg", "d@30x30.png", "e@400x3000.jpg")
_ADDRESSES = ("https://example.org/ấ?b=c d", "mailto:phuong@example.org", "javascript:alert(1)", "ftp://example.org")


def any_bulletin(seed: int) -> Bulletin:
    """Return the bulletin of that seed."""
    return _Author(random.Random(seed)).bulletin()  # noqa: S311 - the same bulletin on every run


class _Author:
    def __init__(self, dice: random.Random) -> None:
        self._dice = dice

    def bulletin(self) -> Bulletin:
        masthead = Masthead(
            self._maybe(lambda: self._words(6)),
            self._maybe(lambda: self._words(6)),
            self._maybe(lambda: "4"),
            self._maybe(lambda: dt.date(2025, 1, 2)),
        )
        imprint = Imprint(*(self._maybe(lambda: self._words(8)) for _ in range(6)))
        sections = self._some(3, self._section)
        return Bulletin(sections, masthead, imprint, identifier="urn:x")

    def _section(self) -> Section:
        rubric = self._maybe(lambda: self._words(4))
        return Section(self._some(5, self._article), rubric, self._dice.choice(get_args(Setting)))

    def _article(self) -> Article:
        return Article(
            self._maybe(lambda: self._words(20)),
            self._some(12, self._block),
            self._some(2, lambda: Byline(self._words(4), self._maybe(lambda: "Ảnh"))),
            subtitle=self._maybe(lambda: self._words(9)),
            lead=self._maybe(self._paragraph),
            rubric=self._maybe(lambda: self._words(4)),
            source=self._maybe(lambda: self._words(5)),
            dates=self._some(2, lambda: DateLine(self._words(4))),
            notes=self._some(3, lambda: Note(self._inlines(20))),
        )

    def _block(self, depth: int = 0) -> Block:
        kinds: list[Callable[[], Block]] = [
            self._paragraph,
            lambda: Heading(self._inlines(6), level=self._dice.randint(2, 8)),
            lambda: ListBlock(self._items(), ordered=self._dice.random() < 0.5),
            self._figure,
            lambda: Quote(self._some(3, self._paragraph), attribution=self._maybe(lambda: self._words(4))),
            lambda: Verse(self._some(3, lambda: self._some(4, lambda: self._inlines(6)))),
            self._table,
            lambda: QuestionAnswer(self._some(2, self._paragraph), self._some(2, self._paragraph)),
            lambda: Box(self._some(4, lambda: self._block(depth + 1)), title=self._maybe(lambda: self._words(5))),
        ]
        return self._dice.choice(kinds if depth < 3 else kinds[:-1])()

    def _figure(self) -> Figure:
        file = self._maybe(lambda: self._dice.choice(_PICTURES))
        alt = self._maybe(lambda: self._words(4))
        return Figure(self._inlines(8), credit=self._maybe(lambda: self._words(4)), alt=alt, file=file)

    def _table(self) -> Table:
        columns = self._dice.randint(0, 5)
        rows = self._some(40, lambda: tuple(self._inlines(8) for _ in range(columns)))
        return Table(rows, header_rows=self._dice.randint(0, 3), caption=self._maybe(lambda: self._words(5)))

    def _items(self, depth: int = 0) -> tuple[ListItem, ...]:
        deeper = depth < 3 and self._dice.random() < 0.4
        return self._some(4, lambda: ListItem(self._inlines(20), self._items(depth + 1) if deeper else ()))

    def _paragraph(self) -> Paragraph:
        return Paragraph(self._inlines(60))

    def _inlines(self, most: int, depth: int = 0) -> Inlines:
        return self._some(4, lambda: self._inline(most, depth))

    def _inline(self, most: int, depth: int) -> Inline:
        kind = self._dice.randint(0, 6) if depth < 3 else 0
        if kind < 3:
            return Text(self._words(most))
        if kind == 3:
            return LineBreak()
        inner = self._inlines(most, depth + 1)
        if kind == 4:
            return Link(inner, self._dice.choice(_ADDRESSES))
        return Strong(inner) if kind == 5 else Emphasis(inner)

    def _words(self, most: int) -> str:
        return " ".join(self._dice.choice(_WORDS) for _ in range(self._dice.randint(0, most)))

    def _some(self, most: int, make: Callable[[], T]) -> tuple[T, ...]:
        return tuple(make() for _ in range(self._dice.randint(0, most)))

    def _maybe(self, make: Callable[[], T]) -> T | None:
        return make() if self._dice.random() < 0.5 else None
