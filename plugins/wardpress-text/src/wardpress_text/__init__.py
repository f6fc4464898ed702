"""A text edition of a ward's bulletin."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from wardpress.model import (
    Article,
    Block,
    Box,
    Bulletin,
    Figure,
    Heading,
    ListBlock,
    Quote,
    Table,
    Verse,
    block_texts,
    byline_text,
    items,
    plain_text,
)
from wardpress.plugins import Capabilities, ExportContext, Exporter, Message, Sink, as_story, hookimpl, option


@dataclass(frozen=True, slots=True)
class TextOptions:
    """How the text edition is set."""

    width: Annotated[int, Meta(ge=40, le=200)] = option(
        72, help=Message("Letters a line, 40 to 200.", "Số chữ mỗi dòng, từ 40 đến 200.")
    )


def export_text(bulletin: Bulletin, sink: Sink, context: ExportContext[TextOptions]) -> None:
    """Write the bulletin as UTF-8 text: masthead, articles, imprint, a blank line between paragraphs."""
    wrapper = textwrap.TextWrapper(context.options.width, break_on_hyphens=False, break_long_words=False)
    for paragraph in _paragraphs(bulletin, rule="-" * context.options.width):
        lines = [filled for line in paragraph.split("\n") for filled in wrapper.wrap(line)]
        sink.write(("\n".join(lines) + "\n\n").encode())


def _paragraphs(bulletin: Bulletin, *, rule: str) -> Iterator[str]:
    story = as_story(bulletin)
    yield "\n".join(line.text for line in story.masthead)
    for told in story.articles:
        yield rule
        yield from filter(None, (told.rubric,))
        yield from _article(told.article)
    yield rule
    yield "\n".join(f"{field.label}: {field.text}" for field in story.imprint)


def _article(article: Article) -> Iterator[str]:
    yield from filter(None, (article.headline, article.subtitle))
    yield from (line.text for line in article.dates)
    if article.lead:
        yield plain_text(article.lead.content)
    for block in article.blocks:
        yield from _block(block)
    yield from (byline_text(byline) for byline in article.bylines)
    yield from filter(None, (article.source,))
    yield from (plain_text(note.content) for note in article.notes)


def _block(block: Block) -> Iterator[str]:
    match block:
        case ListBlock():
            yield "\n".join(
                f"{'  ' * depth}{f'{number}.' if block.ordered and not depth else '-'} {plain_text(item.content)}"
                for depth, number, item in items(block)
            )
        case Verse(stanzas):
            yield from ("\n".join(plain_text(line) for line in stanza) for stanza in stanzas)
        case Table(rows, _, caption):
            lines = (" | ".join(plain_text(cell) for cell in row) for row in rows)
            yield "\n".join(filter(None, (caption, *lines)))
        case Heading() | Figure() | Quote() | Box():
            yield "\n".join(block_texts(block))
        case _:
            yield from block_texts(block)


@hookimpl
def wardpress_exporters() -> list[Exporter[TextOptions]]:
    """Return the text exporter."""
    return [
        Exporter(
            name="text",
            title=Message("The text edition, as plain UTF-8 text", "Bản text, văn bản thuần UTF-8"),
            suffixes=(".txt",),
            media_type="text/plain",
            export=export_text,
            options=TextOptions,
            can=Capabilities(figures=False, links=False, emphasis=False),
        )
    ]
