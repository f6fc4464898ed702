"""Plain-text ward articles: from the bytes of one file to its articles, with a verdict on every line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.model import Article
from wardpress.plugins import Reader, hookimpl
from wardpress.reading.accounts import article_account
from wardpress.reading.articles import split
from wardpress.reading.clean import clean
from wardpress.reading.compose import composed
from wardpress.reading.decode import decode
from wardpress.reading.draft import Verdict
from wardpress.reading.lines import Line, as_lines
from wardpress.reading.parse import judged
from wardpress.reading.stamps import unglued
from wardpress.reading.wrapping import rejoined


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one file: articles in order, the verdicts on the lines of each, the encoding found."""

    articles: tuple[Article, ...]
    judgements: tuple[tuple[Verdict, ...], ...]
    encoding: str
    confidence: float

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdict on every visible line of the file, in order."""
        return tuple(chain.from_iterable(self.judgements))


def read_text(data: bytes, origin: Origin, report: Report) -> Reading:
    """Return what is in the bytes of a ward text; raise `InputError` only where they are no text.

    Every visible character is in the articles or in their `left_out`, but for the marks that the structure says now
    (parts of the kind "mark" in the verdicts); what is odd goes to `report`. A file with nothing to see has no
    articles.
    """
    decoded = decode(data, origin, report)
    lines = _lines(decoded.text, origin, report)
    judgements = tuple(judged(part) for part in split(lines, origin, report)) if lines else ()
    if not judgements:
        report.warning("article.empty", Message("nothing to read in this file", "tệp không có nội dung"), origin)
    articles = tuple(composed(verdicts, origin, report) for verdicts in judgements)
    return Reading(articles, judgements, decoded.encoding, decoded.confidence)


def _lines(text: str, origin: Origin, report: Report) -> tuple[Line, ...]:
    lines = as_lines(clean(text, origin, report), original=text, origin=origin, report=report)
    return rejoined(unglued(lines), origin, report)


def read_articles(data: bytes, origin: Origin, report: Report) -> tuple[Article, ...]:
    """Return the articles in the bytes of a ward text, in order; see `read_text`."""
    return read_text(data, origin, report).articles


def account(reading: Reading) -> list[dict[str, object]]:
    """Return one object of plain JSON values for each article: its parts, what was left out, the encoding."""
    pairs = zip(reading.articles, reading.judgements, strict=True)
    return [article_account(article, verdicts, encoding=reading.encoding) for article, verdicts in pairs]


@hookimpl
def wardpress_readers() -> list[Reader]:
    """Return the reader of plain-text ward articles."""
    return [Reader("ward-text", Message("plain-text ward article", "bài dạng văn bản thuần"), (".txt",), read_articles)]
