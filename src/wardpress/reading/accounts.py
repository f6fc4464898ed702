"""What was read, as plain values for programs: one object for each article."""

from __future__ import annotations

from collections.abc import Iterator

from wardpress.model import (
    Article,
    Block,
    Figure,
    Heading,
    LineBreak,
    ListBlock,
    Paragraph,
    QuestionAnswer,
    Table,
    Verse,
    items,
    plain_text,
)
from wardpress.reading.draft import Verdict


def article_account(article: Article, verdicts: tuple[Verdict, ...], *, encoding: str) -> dict[str, object]:
    """Return the parts of an article, what was left out of it, the encoding, and the least sure verdict."""
    blocks = article.blocks
    lists = [block for block in blocks if isinstance(block, ListBlock)]
    return {
        "title": article.headline,
        "subtitle": article.subtitle,
        "rubric": article.rubric,
        "sapo": plain_text(article.lead.content) if article.lead else None,
        "dates": [date.text for date in article.dates],
        "byline": [byline.name for byline in article.bylines],
        "authors": [{"name": byline.name, "role": byline.role, "office": byline.office} for byline in article.bylines],
        "paragraphs": [text for block in blocks for text in _paragraph_texts(block)],
        "headings": [plain_text(block.content) for block in blocks if isinstance(block, Heading)],
        "list_items": [plain_text(item.content) for block in lists for _, _, item in items(block)],
        "captions": [_caption(block) for block in blocks if isinstance(block, Figure)],
        "verse_lines": sum(len(stanza) for block in blocks if isinstance(block, Verse) for stanza in block.stanzas),
        "tables": [
            [[plain_text(cell) for cell in row] for row in block.rows] for block in blocks if isinstance(block, Table)
        ],
        "askers": [asker for block in blocks if isinstance(block, QuestionAnswer) for asker in _askers(block)],
        "source": article.source,
        "left_out": [{"text": part.text, "reason": part.reason, "line": part.origin.line} for part in article.left_out],
        "encoding": encoding,
        "confidence": min((verdict.confidence for verdict in verdicts), default=1.0),
    }


def _paragraph_texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(content):
            yield plain_text(content)
        case QuestionAnswer(question, answer):
            for paragraph in (*question, *answer):
                yield _before_break(paragraph)


def _before_break(paragraph: Paragraph) -> str:
    """Return a question without the line that names who asked."""
    content = paragraph.content
    end = content.index(LineBreak()) if LineBreak() in content else len(content)
    return plain_text(content[:end])


def _askers(block: QuestionAnswer) -> Iterator[str]:
    for paragraph in block.question:
        if LineBreak() in paragraph.content:
            yield plain_text(paragraph.content[paragraph.content.index(LineBreak()) + 1 :])


def _caption(figure: Figure) -> str:
    return " ".join(filter(None, (plain_text(figure.caption), figure.credit)))
