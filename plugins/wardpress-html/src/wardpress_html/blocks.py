"""The blocks of an article as HTML that says what each of them is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

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
    has_own_mark,
    plain_text,
)
from wardpress_html.markup import line, quoted, words

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Flow:
    """Sets blocks below a headline of level `level`; `picture` gives the address and the size of a picture, if any."""

    level: int
    picture: Callable[[str], tuple[str, int, int] | None]

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Return `blocks` one after the other."""
        return "".join(map(self._block, blocks))

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(content):
                return f"<p>{words(content)}</p>\n"
            case Heading(content, level):
                # The model counts from the headline, which is 1; here the headline lies deeper.
                tag = f"h{min(max(level, 2) + self.level - 1, self.level + 1, _DEEPEST)}"
                return f"<{tag}>{words(content)}</{tag}>\n"
            case ListBlock(items, ordered):
                return _list(items, "ol" if ordered else "ul")
            case Box(blocks, title):
                return f'<aside class="box">\n{line("p", "box-title", title)}{self.blocks(blocks)}</aside>\n'
            case QuestionAnswer(question, answer):
                asked = f'<div class="question">\n{self.blocks(question)}</div>\n' if question else ""
                return f'{asked}<div class="answer">\n{self.blocks(answer)}</div>\n' if answer else asked
            case _:
                return self._set_apart(block)

    def _set_apart(self, block: Figure | Quote | Verse | Table) -> str:
        match block:
            case Figure():
                return self._figure(block)
            case Quote(paragraphs, attribution):
                whose = line("figcaption", "attribution", attribution)
                quoted_words = self.blocks(paragraphs)
                return f'<figure class="quotation">\n<blockquote>\n{quoted_words}</blockquote>\n{whose}</figure>\n'
            case Verse(stanzas):
                lines = ("<br>\n".join(map(words, stanza)) for stanza in stanzas)
                return '<div class="verse">\n' + "".join(f"<p>{stanza}</p>\n" for stanza in lines) + "</div>\n"
            case Table():
                return _table(block)

    def _figure(self, block: Figure) -> str:
        picture = self.picture(block.file) if block.file else None
        image = ""
        if picture:
            address, width, height = picture
            alt = quoted(block.alt or plain_text(block.caption))
            image = f'<img src={quoted(address)} alt={alt} width="{width}" height="{height}">\n'
        credit = line("span", "credit", block.credit)
        told = f"{words(block.caption)}\n{credit}" if block.caption or credit else ""
        caption = f"<figcaption>{told}</figcaption>\n" if told else ""
        return f"<figure>\n{image}{caption}</figure>\n" if image or caption else ""


def _list(items: tuple[ListItem, ...], tag: str) -> str:
    shown = "".join(_item(item, tag) for item in items)
    return f"<{tag}>\n{shown}</{tag}>\n" if items else ""


def _item(item: ListItem, tag: str) -> str:
    children = f"\n{_list(item.children, 'ul')}" if item.children else ""
    opened = '<li class="own-mark">' if tag == "ul" and has_own_mark(item) else "<li>"
    return f"{opened}{words(item.content)}{children}</li>\n"


def _table(table: Table) -> str:
    heads, body = table.rows[: table.header_rows], table.rows[table.header_rows :]
    rows = _rows("thead", heads) + _rows("tbody", body)
    caption = line("caption", "caption", table.caption)
    # A region that can be scrolled must be reachable by keyboard.
    return f'<div class="table" tabindex="0">\n<table>\n{caption}{rows}</table>\n</div>\n'


def _rows(tag: str, rows: tuple[tuple[Inlines, ...], ...]) -> str:
    cell = _head if tag == "thead" else _cell
    shown = "".join(f"<tr>{' '.join(map(cell, row))}</tr>\n" for row in rows)
    return f"<{tag}>\n{shown}</{tag}>\n" if shown else ""


def _head(content: Inlines) -> str:
    return f'<th scope="col">{words(content)}</th>' if content else _cell(content)


def _cell(content: Inlines) -> str:
    return f"<td>{words(content)}</td>"
