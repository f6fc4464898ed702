"""The blocks of an article as OpenDocument that says what each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from wardpress.model import (
    Block,
    Box,
    Figure,
    Heading,
    Inlines,
    ListBlock,
    ListItem,
    Paragraph,
    QuestionAnswer,
    Quote,
    Table,
    Verse,
    block_texts,
    has_own_mark,
)
from wardpress.themes import TextStyle
from wardpress_odt.inlines import words
from wardpress_odt.ledger import Desk
from wardpress_odt.markup import BREAK, escaped, heading, paragraph
from wardpress_odt.pictures import figure
from wardpress_odt.stylebook import DEEPEST_HEADING, cross_head
from wardpress_odt.styles import BULLETS, NUMBERS, OWN_MARKS
from wardpress_odt.tables import box_width, boxed, is_wide, table


class Piece(NamedTuple):
    """A piece of the text, across the whole page or in a column of it."""

    xml: str
    is_wide: bool = False


def pieces(content: Iterable[Block], desk: Desk) -> Iterator[Piece]:
    """Yield `content` piece by piece; the paragraph that opens it or follows a cross-head begins flush."""
    blocks = tuple(content)
    for previous, block, following in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        if isinstance(block, Paragraph):
            is_first = previous is None or isinstance(previous, Heading)
            style = "Box text" if desk.is_boxed else "First paragraph" if is_first else "Text body"
            yield Piece(_set(style, block, desk.theme.styles.body))
        elif isinstance(block, Table) and is_wide(block, desk):
            yield Piece(table(block, replace(desk, measure=desk.page_width)), is_wide=True)
        else:
            # A cross-head stands where its table stands.
            heads_wide = isinstance(block, Heading) and isinstance(following, Table) and is_wide(following, desk)
            yield Piece("".join(_block(block, desk)), heads_wide)


def _set(style: str, block: Paragraph, look: TextStyle) -> str:
    return paragraph(style, words(block.content, look))


def _block(block: Block, desk: Desk) -> Iterator[str]:
    match block:
        case ListBlock():
            yield _list(block.items, NUMBERS if block.ordered else BULLETS, desk)
        case Figure():
            yield from figure(block, desk)
        case Table():
            yield table(block, desk)
        case Box():
            yield _box(block, desk)
        case _:
            yield from _prose(block, desk)


def _prose(block: Paragraph | Heading | Quote | Verse | QuestionAnswer, desk: Desk) -> Iterator[str]:
    styles = desk.theme.styles
    match block:
        case Heading(content):
            level = min(max(block.level, 2), DEEPEST_HEADING)
            yield heading(f"Heading {level}", words(content, cross_head(desk.theme, level)), level=level)
        case Quote(paragraphs, attribution):
            yield from (_set("Quotations", said, styles.quote) for said in paragraphs)
            if attribution:
                yield paragraph("Attribution", escaped(attribution))
        case Verse(stanzas):
            yield from (_stanza(stanza, styles.verse) for stanza in filter(None, stanzas))
        case QuestionAnswer(question, answer):
            yield from (_set("Question", asked, styles.heading) for asked in question)
            yield from (_set("Answer", told, styles.body) for told in answer)
        case _:
            # A kind of block that came after this plugin is shown by its words.
            yield from (paragraph("Text body", escaped(text)) for text in block_texts(block))


def _stanza(stanza: tuple[Inlines, ...], look: TextStyle) -> str:
    return paragraph("Verse", BREAK.join(words(line, look) for line in stanza))


def _list(items: tuple[ListItem, ...], style: str, desk: Desk) -> str:
    """Return a list; what is nested below its items is not numbered, and items that say their marks have no bullets."""
    if not items:
        return ""
    name = "Box item" if desk.is_boxed else "List item"
    if style == BULLETS and all(map(has_own_mark, items)):
        style = OWN_MARKS
    shown = "".join(
        f"<text:list-item>{paragraph(name, words(item.content, desk.theme.styles.item))}"
        f"{_list(item.children, BULLETS, desk)}</text:list-item>"
        for item in items
    )
    return f'<text:list text:style-name="{style}">{shown}</text:list>'


def _box(box: Box, desk: Desk) -> str:
    title = paragraph("Box title", escaped(box.title)) if box.title else ""
    inside = "".join(piece.xml for piece in pieces(box.blocks, desk.within(box_width(desk))))
    return boxed(title + inside, desk) if title or inside else ""
