"""Plain-text ward articles: from the bytes of one file to its articles, with a verdict on every line."""

from __future__ import annotations

from dataclasses import dataclass

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.model import Article, Heading, ListBlock, Paragraph, Verse, byline_text, items, plain_text
from wardpress.plugins import ReadContext, Reader, hookimpl
from wardpress.reading.clean import clean
from wardpress.reading.decode import decode
from wardpress.reading.draft import Verdict
from wardpress.reading.lines import as_lines
from wardpress.reading.parse import composed, judged


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one file: articles in order, the verdict on every visible line, the encoding found."""

    articles: tuple[Article, ...]
    verdicts: tuple[Verdict, ...]
    encoding: str
    confidence: float


def read_text(data: bytes, origin: Origin, report: Report) -> Reading:
    """Return what is in the bytes of a ward text; raise `InputError` only where they are no text.

    Every visible character is in the articles or in their `left_out`; what is odd goes to `report`. A file with
    nothing to see has no articles.
    """
    decoded = decode(data, origin, report)
    verdicts = judged(as_lines(clean(decoded.text, origin, report), original=decoded.text))
    if not verdicts:
        report.warning("article.empty", Message("nothing to read in this file", "tệp không có nội dung"), origin)
        return Reading((), (), decoded.encoding, decoded.confidence)
    article = composed(verdicts, origin, report)
    return Reading((article,), verdicts, decoded.encoding, decoded.confidence)


def read_articles(data: bytes, origin: Origin, context: ReadContext) -> tuple[Article, ...]:
    """Return the articles in the bytes of a ward text, in order; see `read_text`."""
    return read_text(data, origin, context.report).articles


def account(reading: Reading) -> list[dict[str, object]]:
    """Return one object of plain JSON values for each article: its parts, what was left out, the encoding."""
    return [_account(article, reading) for article in reading.articles]


def _account(article: Article, reading: Reading) -> dict[str, object]:
    blocks = article.blocks
    return {
        "title": article.headline,
        "subtitle": article.subtitle,
        "rubric": article.rubric,
        "sapo": plain_text(article.lead.content) if article.lead else None,
        "byline": [byline_text(byline) for byline in article.bylines],
        "paragraphs": [plain_text(block.content) for block in blocks if isinstance(block, Paragraph)],
        "headings": [plain_text(block.content) for block in blocks if isinstance(block, Heading)],
        "list_items": [
            plain_text(item.content) for block in blocks if isinstance(block, ListBlock) for _, _, item in items(block)
        ],
        "captions": [],
        "verse_lines": sum(len(stanza) for block in blocks if isinstance(block, Verse) for stanza in block.stanzas),
        "source": article.source,
        "left_out": [{"text": part.text, "reason": part.reason, "line": part.origin.line} for part in article.left_out],
        "encoding": reading.encoding,
        "confidence": min((verdict.confidence for verdict in reading.verdicts), default=reading.confidence),
    }


@hookimpl
def wardpress_readers() -> list[Reader]:
    """Return the reader of plain-text ward articles."""
    return [Reader("ward-text", Message("plain-text ward article", "bài dạng văn bản thuần"), (".txt",), read_articles)]
