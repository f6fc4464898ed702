"""One issue of a ward's bulletin: masthead, sections of articles, imprint."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wardpress.model.article import Article


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands at the top of page one under the words BẢN TIN (Luật Báo chí 2016, Điều 34 khoản 1)."""

    name: str | None = None
    publisher: str | None = None
    number: str | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands at the end of the last page (Luật Báo chí 2016, Điều 34 khoản 1), each field as it is printed."""

    responsible: str | None = None
    editorial_board: str | None = None
    licence: str | None = None
    periodicity: str | None = None
    printer: str | None = None
    copies: str | None = None


# How the articles of a section stand on the page: each by itself, each as the lead of the page, or within a column:
# as briefs ("tin vắn"), or as notices ("thông báo") in a ruled box.
Setting = Literal["plain", "lead", "briefs", "notice"]


@dataclass(frozen=True, slots=True)
class Section:
    """Articles under one rubric ("chuyên mục"), set alike; without a rubric they simply follow one another."""

    articles: tuple[Article, ...]
    rubric: str | None = None
    setting: Setting = "plain"


@dataclass(frozen=True, slots=True)
class Bulletin:
    """All that an exporter needs: `language` is a BCP 47 tag, `identifier` a `urn:uuid:` made from the content."""

    sections: tuple[Section, ...]
    masthead: Masthead = Masthead()
    imprint: Imprint = Imprint()
    language: str = "vi"
    identifier: str = ""

    def articles(self) -> Iterator[Article]:
        """Yield every article in printing order."""
        for section in self.sections:
            yield from section.articles
