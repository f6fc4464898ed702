"""The only traversals of the model: every visible text of a value, in reading order."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate, chain
from typing import Any, NamedTuple, TypeVar

from wardpress.diagnostics import NOWHERE, Origin
from wardpress.model.article import (
    Article,
    Block,
    Box,
    Byline,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    QuestionAnswer,
    Quote,
    Strong,
    Table,
    Text,
    Verse,
)
from wardpress.model.bulletin import Bulletin

T = TypeVar("T")

_OWN_MARK = re.compile(r"(?:[^\W\d_]|[IVX]{2,5}|\d{1,3}(?:\.\d{1,2})*)[.)/]\s")


def plain_text(content: Iterable[Inline]) -> str:
    """Return the words of inline content, a line break as one blank."""
    return "".join(_inline_text(inline) for inline in content)


def _inline_text(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case LineBreak():
            return " "
        case Strong(content) | Emphasis(content) | Link(content, _):
            return plain_text(content)


def byline_text(byline: Byline) -> str:
    """Return a byline as it is printed: role, name, office."""
    name = f"{byline.name} – {byline.office}" if byline.office else byline.name
    return f"{byline.role}: {name}" if byline.role else name


def items(block: ListBlock) -> Iterator[tuple[int, int, ListItem]]:
    """Yield every item of a list with its depth (from 0) and its number among its siblings (from 1)."""
    yield from _nested(block.items, 0)


def _nested(siblings: tuple[ListItem, ...], depth: int) -> Iterator[tuple[int, int, ListItem]]:
    for number, item in enumerate(siblings, start=1):
        yield depth, number, item
        yield from _nested(item.children, depth + 1)


def has_own_mark(item: ListItem) -> bool:
    """Return whether an item begins with a letter or number of its own, as in `a) …` or `3. …`.

    In a list that is not `ordered` it stands for the bullet: print none beside it.
    """
    return _OWN_MARK.match(plain_text(item.content)) is not None


def block_texts(block: Block) -> Iterator[str]:
    """Yield the texts of a block, one a line as a reader would see them."""
    return (text for text, _ in _block_places(block))


def _block_places(block: Block) -> Iterator[tuple[str, Origin]]:
    match block:
        case Paragraph(content) | Heading(content):
            yield plain_text(content), block.origin
        case ListBlock():
            yield from ((plain_text(item.content), item.origin) for _, _, item in items(block))
        case Verse(stanzas):
            yield from ((plain_text(line), block.origin) for stanza in stanzas for line in stanza)
        case Table(rows, _, caption):
            cells = (plain_text(cell) for row in rows for cell in row)
            yield from ((text, block.origin) for text in chain(filter(None, (caption,)), cells))
        case Box(blocks, title):
            yield from ((text, block.origin) for text in filter(None, (title,)))
            for inner in blocks:
                yield from _block_places(inner)
        case Figure() | Quote() | QuestionAnswer():
            yield from ((text, origin) for text, origin in _joined_places(block) if text)


def _joined_places(block: Figure | Quote | QuestionAnswer) -> Iterator[tuple[str | None, Origin]]:
    match block:
        case Figure(caption, credit):
            yield from ((plain_text(caption), block.origin), (credit, block.origin))
        case Quote(paragraphs, attribution):
            yield from ((plain_text(paragraph.content), paragraph.origin) for paragraph in paragraphs)
            yield attribution, block.origin
        case QuestionAnswer(question, answer):
            yield from ((plain_text(paragraph.content), paragraph.origin) for paragraph in (*question, *answer))


def article_texts(article: Article) -> Iterator[str]:
    """Yield the texts that every edition of an article shows, headline first, byline and notes last."""
    return (text for text, _ in article_places(article))


def article_places(article: Article) -> Iterator[tuple[str, Origin]]:
    """Yield each of `article_texts` with the place where it was found, `NOWHERE` where the model does not say."""
    yield from ((text, NOWHERE) for text in (article.headline, article.subtitle) if text)
    yield from ((line.text, line.origin) for line in article.dates)
    if article.lead:
        yield plain_text(article.lead.content), article.lead.origin
    for block in article.blocks:
        yield from _block_places(block)
    yield from ((byline_text(byline), byline.origin) for byline in article.bylines)
    if article.source:
        yield article.source, NOWHERE
    yield from ((plain_text(note.content), note.origin) for note in article.notes)


def bulletin_texts(bulletin: Bulletin) -> Iterator[str]:
    """Yield all that a bulletin says, in printing order: masthead, rubrics and articles, imprint; dates as d/m/yyyy."""
    masthead, imprint = bulletin.masthead, bulletin.imprint
    yield from filter(None, (masthead.name, masthead.publisher, masthead.number))
    if masthead.date:
        yield f"{masthead.date.day}/{masthead.date.month}/{masthead.date.year}"
    for section in bulletin.sections:
        for article in section.articles:
            yield from filter(None, (article.rubric or section.rubric,))
            yield from article_texts(article)
    yield from filter(None, (imprint.responsible, imprint.editorial_board, imprint.licence))
    yield from filter(None, (imprint.periodicity, imprint.printer, imprint.copies))


def figures(articles: Iterable[Article]) -> Iterator[Figure]:
    """Yield every figure of `articles`, also those in boxes."""
    for article in articles:
        yield from _figures(article.blocks)


def _figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Box):
            yield from _figures(block.blocks)


def nodes(value: object) -> Iterator[object]:
    """Yield every node of the model at and below `value`, parents first."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, tuple):
            waiting.extend(reversed(found))
        elif (names := _field_names(type(found))) is not None:  # type: ignore[arg-type]  # classes can be hashed
            yield found
            waiting.extend([getattr(found, name) for name in reversed(names)])


class Holdings(NamedTuple):
    """All that is in a value of the model: the strings that `with_texts` may change, and the nodes, parents first."""

    texts: list[str]
    nodes: list[object]


def holdings(value: object) -> Holdings:
    """Return what is in `value`, in a fifth of the time of `nodes` and `with_texts` together."""
    found = Holdings([], [])
    _hold((value,), found)
    return found


def _hold(values: Iterable[object], found: Holdings) -> None:
    for value in values:
        if isinstance(value, str):
            found.texts.append(value)
        elif isinstance(value, tuple):
            if value:
                _hold(value, found)
        elif (names := _text_field_names(type(value))) is not None:  # type: ignore[arg-type]  # as below
            found.nodes.append(value)
            _hold([getattr(value, name) for name in names], found)


@cache
def _text_field_names(kind: type[Any]) -> tuple[str, ...] | None:
    names = _field_names(kind)  # type: ignore[arg-type]  # as below
    return None if names is None else tuple(name for name in names if name not in _NO_TEXTS)


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...] | None:
    # Asked for at every word of a bulletin: dataclasses.fields() would put them together anew each time.
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None


def with_texts(value: T, change: Callable[[str], str]) -> T:
    """Return `value` (a node of the model, or a tuple of nodes) with `change` applied to every string that readers see.

    Parts that stay the same are shared with the old value. Origins, identifiers and the names of files and reasons
    are no texts.
    """
    changed = _changed(value, change)
    assert isinstance(changed, type(value))
    return changed


def with_lines(value: T, change: Callable[[str], str]) -> T:
    """Return `value` as `with_texts` does, with `change` applied to inline content as one line, bold words and all.

    `change` must keep the number of characters; a line break stands in the line as a line feed.
    """
    changed = _changed(value, change, by_line=True)
    assert isinstance(changed, type(value))
    return changed


def _changed_line(content: Inlines, change: Callable[[str], str]) -> object:
    runs = [node for node in nodes(content) if isinstance(node, Text | LineBreak)]
    words = [run.text if isinstance(run, Text) else "\n" for run in runs]
    line = "".join(words)
    changed = change(line)
    if changed == line:
        return content
    assert len(changed) == len(line), "a change of a line must keep the number of characters"
    ends = accumulate(map(len, words))
    parts = [changed[end - len(word) : end] for word, end in zip(words, ends, strict=True)]
    texts = iter([part for part, run in zip(parts, runs, strict=True) if isinstance(run, Text)])
    return _changed(content, lambda _: next(texts))


def with_nodes(value: T, change: Callable[[object], object]) -> T:
    """Return `value` (a node of the model) with `change` applied to every node below it and to itself, innermost first.

    `change` returns the node that is to stand there, the same one to leave it. Where nodes stand in a row it may also
    return a tuple of them: several take the place of one, none drops it. Parts that stay the same are shared with the
    old value; origins are no nodes here. Raise `TypeError` for several where one is due.
    """
    renewed = change(_renewed(value, change))
    if not isinstance(renewed, type(value)):
        raise TypeError(f"the topmost node must stay a {type(value).__name__}")
    return renewed


def _renewed(value: object, change: Callable[[object], object]) -> object:
    """Return `value` with all that is below it changed, but not itself."""
    if isinstance(value, tuple):
        return _renewed_row(value, change)
    if (names := _field_names(type(value))) is None:  # type: ignore[arg-type]  # as above
        return value
    old = {name: getattr(value, name) for name in names if name != "origin"}
    new = {name: _renewed_field(part, change) for name, part in old.items()}
    different = {name: part for name, part in new.items() if part is not old[name]}
    return dataclasses.replace(value, **different) if different else value  # type: ignore[type-var]  # it has fields


def _renewed_field(part: object, change: Callable[[object], object]) -> object:
    renewed = _renewed(part, change)
    if not _is_node(part):
        return renewed
    renewed = change(renewed)
    if isinstance(renewed, tuple):
        raise TypeError(f"a {type(part).__name__} stands alone here: one node must take its place")
    return renewed


def _is_node(value: object) -> bool:
    return _field_names(type(value)) is not None  # type: ignore[arg-type]  # as above


def _renewed_row(row: tuple[object, ...], change: Callable[[object], object]) -> tuple[object, ...]:
    members: list[object] = []
    for member in row:
        below = _renewed(member, change)
        # Lines of a stanza and cells of a table are rows in a row: their nodes are changed, they themselves are none.
        renewed = change(below) if _is_node(member) else below
        members += renewed if _is_node(member) and isinstance(renewed, tuple) else (renewed,)
    same = len(members) == len(row) and all(new is old for new, old in zip(members, row, strict=True))
    return row if same else tuple(members)


_NO_TEXTS = frozenset({"origin", "identifier", "language", "target", "file", "reason", "left_out", "setting"})


def _changed(value: object, change: Callable[[str], str], *, by_line: bool = False) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        if by_line and value and isinstance(value[0], Inline):
            return _changed_line(value, change)
        members = tuple(_changed(member, change, by_line=by_line) for member in value)
        return members if any(new is not old for new, old in zip(members, value, strict=True)) else value
    if (names := _field_names(type(value))) is None:  # type: ignore[arg-type]  # as above
        return value
    new_fields = {
        name: new
        for name in names
        if name not in _NO_TEXTS and (new := _changed(old := getattr(value, name), change, by_line=by_line)) is not old
    }
    return dataclasses.replace(value, **new_fields) if new_fields else value  # type: ignore[type-var]  # it has fields


def with_tables(bulletin: Bulletin, change: Callable[[Table], Table]) -> Bulletin:
    """Return `bulletin` with `change` applied to every table in it, also inside boxes."""

    def changed(block: Block) -> Block:
        if isinstance(block, Table):
            return change(block)
        return dataclasses.replace(block, blocks=tuple(map(changed, block.blocks))) if isinstance(block, Box) else block

    sections = tuple(
        dataclasses.replace(
            section,
            articles=tuple(
                dataclasses.replace(article, blocks=tuple(map(changed, article.blocks))) for article in section.articles
            ),
        )
        for section in bulletin.sections
    )
    return dataclasses.replace(bulletin, sections=sections)
