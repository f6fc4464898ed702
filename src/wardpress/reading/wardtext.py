"""Plain-text ward articles: from the bytes of one file to its articles, with a verdict on every line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import chain

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.model import Article
from wardpress.plugins import Given, ReadContext, Reader, hookimpl
from wardpress.reading.accounts import article_account
from wardpress.reading.articles import split
from wardpress.reading.clean import clean
from wardpress.reading.compose import composed
from wardpress.reading.decode import decode
from wardpress.reading.draft import Verdict
from wardpress.reading.frontmatter import encoding_line, split_front_matter
from wardpress.reading.lines import Line, as_lines
from wardpress.reading.overrides import labelled, overridden
from wardpress.reading.parse import judged
from wardpress.reading.stamps import unglued
from wardpress.reading.wrapping import rejoined

_NOTHING_GIVEN = Given()
_EMPTY = Article(None)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one file: articles in order, the verdicts on the lines of each, the encoding found.

    `aside` holds the lines that were to be set aside, cleaned, by their numbers.
    """

    articles: tuple[Article, ...]
    judgements: tuple[tuple[Verdict, ...], ...]
    encoding: str
    confidence: float
    aside: Mapping[int, str] = field(default_factory=dict)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdict on every visible line of the file, in order."""
        return tuple(chain.from_iterable(self.judgements))


def read_text(
    data: bytes | str,
    origin: Origin,
    report: Report,
    *,
    encoding: str | None = None,
    given: Given = _NOTHING_GIVEN,
    aside: Collection[int] = (),
) -> Reading:
    """Return what is in the bytes of a ward text; raise `InputError` only where they are no text.

    Every visible character is in the articles or in their `left_out`, but for the marks that the structure says now
    (parts of the kind "mark" in the verdicts); what is odd goes to `report`. A file with nothing to see has no
    articles. `encoding` and `given` are the editor's word and go before front matter, which goes before any guess;
    they are about the first article of the file.

    A reader of other files hands in their text as a string. What has a structure of its own there, such as the cells of
    a table, it has set `aside` by the numbers of the lines: they are decoded and cleaned with the others, and no more.
    """
    told = encoding or (encoding_line(data) if isinstance(data, bytes) else None)
    decoded = decode(data, origin, report, encoding=told)
    cleaned, apart = _parted(clean(decoded.text, origin, report), aside)
    front = split_front_matter(cleaned, origin, report)
    said = given.over(front.given)
    parts = _parts(front.body, decoded.text, origin, report)
    if not parts and not said.names() and not apart:
        report.warning("article.empty", Message("nothing to read in this file", "tệp không có nội dung"), origin)
        return Reading((), (), decoded.encoding, decoded.confidence)
    first, *others = parts or ((),)
    judgements = (judged(first, headline=said.headline), *map(judged, others))
    articles = [
        composed(verdicts, origin, report, has_headline=place == 0 and bool(said.headline)) if verdicts else _EMPTY
        for place, verdicts in enumerate(judgements)
    ]
    articles[0] = overridden(articles[0], said, judgements[0], origin=origin, report=report)
    articles[0] = labelled(articles[0], front.labels)
    return Reading(tuple(articles), judgements, decoded.encoding, decoded.confidence, apart)


def _parted(cleaned: str, aside: Collection[int]) -> tuple[str, dict[int, str]]:
    """Return a text with the lines to be set aside made empty, and what stood there."""
    if not aside:
        return cleaned, {}
    lines = cleaned.split("\n")
    apart = {number: " ".join(lines[number - 1].split()) for number in sorted(aside)}
    for number in apart:
        lines[number - 1] = ""
    return "\n".join(lines), {number: text for number, text in apart.items() if text}


def _parts(body: str, original: str, origin: Origin, report: Report) -> tuple[tuple[Line, ...], ...]:
    lines = as_lines(body, original=original, origin=origin, report=report)
    rejoined_lines = rejoined(unglued(lines), origin, report)
    return split(rejoined_lines, origin, report) if rejoined_lines else ()


def read_articles(data: bytes, origin: Origin, context: ReadContext) -> tuple[Article, ...]:
    """Return the articles in the bytes of a ward text, in order; see `read_text`."""
    return read_text(data, origin, context.report, encoding=context.encoding, given=context.given).articles


def account(reading: Reading) -> list[dict[str, object]]:
    """Return one object of plain JSON values for each article: its parts, what was left out, the encoding."""
    pairs = zip(reading.articles, reading.judgements, strict=True)
    return [article_account(article, verdicts, encoding=reading.encoding) for article, verdicts in pairs]


@hookimpl
def wardpress_readers() -> list[Reader]:
    """Return the reader of plain-text ward articles."""
    return [Reader("ward-text", Message("plain-text ward article", "bài dạng văn bản thuần"), (".txt",), read_articles)]
