"""The blocks of an article as XHTML that says what each of them is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest

from wardpress.exporters.epub.album import Album
from wardpress.exporters.epub.inlines import escaped, quoted, words
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

_DEEPEST = 6
_COLUMNS_OF_A_PHONE = 5
# So many letters of a wide table stand side by side on a phone; between two columns there is room for about half a one.
_LETTERS_OF_A_PHONE = 50
_AIR = 0.5


def flow(blocks: tuple[Block, ...], album: Album) -> str:
    """Return the blocks of an article; no cross-head lies more than one level below the one before it."""
    levelled, _ = _without_skips(blocks, 1)
    return _flow(levelled, album)


def line(tag: str, name: str, text: str | None) -> str:
    """Return plain text as an element of class `name`; nothing where there is no text."""
    return f'<{tag} class="{name}">{escaped(text)}</{tag}>\n' if text else ""


def _without_skips(blocks: tuple[Block, ...], level: int) -> tuple[tuple[Block, ...], int]:
    # Who listens to headings alone takes a missing level for a missing text.
    levelled: list[Block] = []
    for block in blocks:
        kept: Block = block
        match block:
            case Heading():
                level = min(max(block.level, 2), level + 1, _DEEPEST)
                kept = replace(block, level=level)
            case Box():
                inner, level = _without_skips(block.blocks, level)
                kept = replace(block, blocks=inner)
        levelled.append(kept)
    return tuple(levelled), level


def _flow(blocks: Iterable[Block], album: Album) -> str:
    return "".join(_block(block, album) for block in blocks)


def _block(block: Block, album: Album) -> str:
    match block:
        case Paragraph():
            return _prose((block,))
        case Heading(content, level):
            return f"<h{level}>{words(content)}</h{level}>\n"
        case ListBlock(items, ordered):
            return _list(items, "ol" if ordered else "ul")
        case Box(blocks, title):
            return f'<aside class="box" role="note">\n{line("p", "box-title", title)}{_flow(blocks, album)}</aside>\n'
        case QuestionAnswer(question, answer):
            return _question_answer(question, answer)
        case _:
            return _set_apart(block, album)


def _set_apart(block: Figure | Quote | Verse | Table, album: Album) -> str:
    match block:
        case Figure():
            return _figure(block, album)
        case Quote(paragraphs, attribution):
            return _quotation(paragraphs, attribution)
        case Verse(stanzas):
            return f'<div class="verse">\n{"".join(map(_stanza, stanzas))}</div>\n'
        case Table():
            return _table(block)


def _prose(paragraphs: Iterable[Paragraph]) -> str:
    return "".join(f"<p>{words(paragraph.content)}</p>\n" for paragraph in paragraphs)


def _list(items: tuple[ListItem, ...], tag: str) -> str:
    shown = "".join(_item(item, tag) for item in items)
    return f"<{tag}>\n{shown}</{tag}>\n" if items else ""


def _item(item: ListItem, tag: str) -> str:
    children = f"\n{_list(item.children, 'ul')}" if item.children else ""
    opened = '<li class="own-mark">' if tag == "ul" and has_own_mark(item) else "<li>"
    return f"{opened}{words(item.content)}{children}</li>\n"


def _figure(figure: Figure, album: Album) -> str:
    caption = f'<p class="caption">{words(figure.caption)}</p>\n' if figure.caption else ""
    said = caption + line("p", "credit", figure.credit)
    shown = _picture(figure, album) + (f"<figcaption>\n{said}</figcaption>\n" if said else "")
    return f"<figure>\n{shown}</figure>\n" if shown else ""


def _picture(figure: Figure, album: Album) -> str:
    shown = album.shown(figure)
    if shown is None:
        return ""
    told = quoted(figure.alt or plain_text(figure.caption))
    return f'<img src="{shown.file_name}" alt={told} width="{shown.width}" height="{shown.height}"/>\n'


def _quotation(paragraphs: tuple[Paragraph, ...], attribution: str | None) -> str:
    whose = line("figcaption", "attribution", attribution)
    return f'<figure class="quotation">\n<blockquote>\n{_prose(paragraphs)}</blockquote>\n{whose}</figure>\n'


def _stanza(lines: tuple[Inlines, ...]) -> str:
    # Each line is a block of its own, so that what a phone has no room for hangs below it, further in.
    *others, last = [words(line) for line in lines] or [""]
    shown = "".join(f'<span class="line">{line}<br/></span>\n' for line in others)
    return f'<p class="stanza">{shown}<span class="line">{last}</span></p>\n'


def _question_answer(question: tuple[Paragraph, ...], answer: tuple[Paragraph, ...]) -> str:
    asked = f'<div class="question">\n{_prose(question)}</div>\n' if question else ""
    answered = f'<div class="answer">\n{_prose(answer)}</div>\n' if answer else ""
    return f'<section class="qna" epub:type="qna" role="doc-qna">\n{asked}{answered}</section>\n'


def _table(table: Table) -> str:
    if not table.rows:
        return line("p", "caption", table.caption)
    heads, body = table.rows[: table.header_rows], table.rows[table.header_rows :]
    caption = line("caption", "caption", table.caption)
    return f'<table class="{_breadth(table)}">\n{caption}{_rows("thead", heads)}{_rows("tbody", body)}</table>\n'


def _breadth(table: Table) -> str:
    """Return whether a table is wide for a phone, and then whether its words and figures can stay whole there."""
    if len(table.rows[0]) <= _COLUMNS_OF_A_PHONE:
        return "figures"
    letters = sum(_AIR + _longest_word(column) for column in zip_longest(*table.rows, fillvalue=()))
    return "wide whole" if letters <= _LETTERS_OF_A_PHONE else "wide"


def _longest_word(cells: Iterable[Inlines]) -> int:
    return max((len(word) for cell in cells for word in plain_text(cell).split()), default=0)


def _rows(tag: str, rows: tuple[tuple[Inlines, ...], ...]) -> str:
    cell = _head if tag == "thead" else _cell
    shown = "".join(f"<tr>{' '.join(map(cell, row))}</tr>\n" for row in rows)
    return f"<{tag}>\n{shown}</{tag}>\n" if shown else ""


def _head(content: Inlines) -> str:
    # An empty head names nothing: the corner of a timetable is a plain cell.
    return f'<th scope="col">{words(content)}</th>' if content else _cell(content)


def _cell(content: Inlines) -> str:
    return f"<td>{words(content)}</td>"
