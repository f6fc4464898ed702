"""Blocks: each kind of block of an article as strips of a column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wardpress.exporters.pdf.figures import figure_strips
from wardpress.exporters.pdf.galley import Galley, held, spaced, tied, with_mark
from wardpress.exporters.pdf.inks import LINE_END
from wardpress.exporters.pdf.lines import Measure
from wardpress.exporters.pdf.marks import RuleMark, TextMark
from wardpress.exporters.pdf.strips import Strip
from wardpress.exporters.pdf.tables import table_strips
from wardpress.exporters.pdf.tags import BULLETED, NUMBERED, Tag, heading
from wardpress.model import (
    Block,
    Box,
    Figure,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    QuestionAnswer,
    Quote,
    Table,
    Verse,
    has_own_mark,
    items,
)
from wardpress.themes import LONGEST_STANZA, TextStyle

_HAIRLINE = 0.5
_RULE = 1.5
# The upper rule of a box is a little lower than the tops of the letters beside it, and clear of its title.
_BOX_RULE_DOWN = 6.0
_LIST_STEP = 14.0
_VERSE_INSET = 14.0
_LONGEST_HELD = 10
_BULLETS = ("•", "–")


def block_strips(blocks: tuple[Block, ...], galley: Galley, *, indents: bool = False) -> list[Strip]:
    """Return `blocks` one below the other; `indents`, or the theme, says whether a first paragraph has an indent."""
    strips: list[Strip] = []
    always = galley.theme.indents_first
    indents = indents or always
    for block in blocks:
        strips.extend(_strips(block, galley, indents=indents))
        indents = always or not isinstance(block, Heading)
    return strips


def _strips(block: Block, galley: Galley, *, indents: bool) -> list[Strip]:
    body = galley.theme.styles.body
    match block:
        case Paragraph(content):
            return galley.passage(content, body, indent=body.indent if indents else 0.0)
        case Heading():
            return _heading(block, galley)
        case ListBlock():
            return _list(block, galley)
        case QuestionAnswer():
            return _question(block, galley)
        case _:
            return _set_apart(block, galley)


def _set_apart(block: Figure | Quote | Verse | Table | Box, galley: Galley) -> list[Strip]:
    match block:
        case Figure():
            return figure_strips(block, galley)
        case Quote():
            return _quote(block, galley)
        case Verse():
            return _verse(block, galley)
        case Table():
            return table_strips(block, galley)
        case Box():
            return _box(block, galley)


def _heading(block: Heading, galley: Galley) -> list[Strip]:
    style = galley.theme.styles.heading
    if block.level > 2:  # noqa: PLR2004 - 2 is the first level below a headline
        style = replace(style, colour="muted")
    chunks = galley.inks.inlines(block.content, style)
    measure = Measure(galley.width, style.align, is_balanced=True)
    return galley.within(heading(block.level)).strips(chunks, style, measure, holds=True)


def _list(block: ListBlock, galley: Galley) -> list[Strip]:
    strips: list[Strip] = []
    for (depth, number, item), body in zip(items(block), _bodies(block, galley.tag), strict=True):
        inner = galley.narrowed(min(_LIST_STEP * (depth + 1), galley.width / 2)).inside(body)
        style = galley.theme.styles.item
        text = inner.strips(inner.inks.inlines(item.content, style), style, Measure(inner.width, style.align))
        is_numbered = block.ordered and not depth
        if has_own_mark(item) and not is_numbered:
            strips.extend(text)
            continue
        strips.extend(_hung(f"{number}." if is_numbered else _BULLETS[min(depth, 1)], text, inner))
    return strips


def _bodies(block: ListBlock, parent: Tag) -> Iterator[Tag]:
    """Yield the body of every item: a list nested below an item is part of that item's body."""
    lists = [Tag("L", parent, NUMBERED if block.ordered else BULLETED)]
    bodies: list[Tag] = []
    for depth, _, _ in items(block):
        if depth == len(lists):
            lists.append(Tag("L", bodies[-1], BULLETED))
        del lists[depth + 1 :], bodies[depth:]
        bodies.append(Tag("LBody", Tag("LI", lists[depth])))
        yield bodies[-1]


def _hung(mark: str, text: list[Strip], inner: Galley) -> list[Strip]:
    style = inner.theme.styles.item
    chunks = tuple((f"{words} ", ink) for words, ink in inner.inks.text(mark, style))
    width = sum(ink.width(words) for words, ink in chunks)
    label = Tag("Lbl", inner.tag.parent)
    hanging = TextMark(inner.inset - max(width, _LIST_STEP - 3), inner.drop(style), chunks, label)
    return [with_mark(text[0], hanging), *text[1:]] if text else []


def _quote(block: Quote, galley: Galley) -> list[Strip]:
    theme, galley = galley.theme, galley.within("BlockQuote")
    style, accent = theme.styles.quote, theme.colours.accent
    strips: list[Strip] = []
    for paragraph in block.paragraphs:
        strips.extend(galley.paragraph(paragraph.content, replace(style, before=0.0, after=0.0)))
    if block.attribution:
        signed = replace(theme.styles.caption, align="right", after=0.0)
        strips = [*held(strips), *galley.text(block.attribution, signed)]
    strips = _tied_if_short(strips)
    above = galley.rule(_HAIRLINE * 1.5, accent, room=7, holds=True)
    below = galley.rule(_HAIRLINE * 1.5, accent, room=7)
    return spaced([above, *held_at_end(strips), below], before=style.before, after=style.after)


def _tied_if_short(strips: list[Strip]) -> list[Strip]:
    return tied(strips) if len(strips) <= _LONGEST_HELD else strips


def held_at_end(strips: list[Strip]) -> list[Strip]:
    """Return `strips` so that the last one keeps what follows."""
    return [*strips[:-1], *(strip._replace(keeps_next=True) for strip in strips[-1:])]


def _verse(block: Verse, galley: Galley) -> list[Strip]:
    style = galley.theme.styles.verse
    plain = replace(style, before=0.0, after=0.0)
    strips: list[Strip] = []
    for stanza in block.stanzas:
        inner = galley.narrowed(_VERSE_INSET).within("P")
        lines = [line for line in (_verse_line(line, inner, plain) for line in stanza) if line]
        strips.extend(spaced(_stanza(lines), before=galley.grid.step if strips else style.before))
    return spaced(strips, after=style.after)


def _stanza(lines: list[list[Strip]]) -> list[Strip]:
    """Return the lines of a stanza, which stay together; a long one may be parted, but within no couplet."""
    last, is_short = len(lines) - 1, len(lines) <= LONGEST_STANZA
    strips: list[Strip] = []
    for place, line in enumerate(lines):
        goes_on = place < last and (is_short or place % 2 == 0 or place == last - 1)
        strips += held(line) if goes_on else line
    return strips


def _verse_line(line: Inlines, inner: Galley, style: TextStyle) -> list[Strip]:
    # What does not fit on the poet's line goes on further in.
    measure = Measure(inner.width, hang=min(2 * _VERSE_INSET, inner.width / 4))
    # The end of the line is said as well: in the stanza, the next line follows without a gap.
    chunks = [*inner.inks.inlines(line, style), (LINE_END, inner.inks.ink(style))]
    return tied(inner.strips(chunks, style, measure))


def _box(block: Box, galley: Galley) -> list[Strip]:
    galley = galley.within("Sect").in_box()
    title = replace(galley.theme.styles.box_title, before=0.0)
    strips = held(galley.text(block.title, title, is_balanced=True)) if block.title else []
    return boxed([*strips, *block_strips(block.blocks, galley)], galley)


def boxed(strips: list[Strip], galley: Galley) -> list[Strip]:
    """Return `strips` between two rules; a short box stays whole."""
    if not strips:
        return strips
    accent = galley.theme.colours.accent
    # A picture stays between the rules.
    strips = [strip._replace(floats=0) if strip.floats else strip for strip in strips]
    strips[0] = strips[0]._replace(before=0.0)
    rule = RuleMark(galley.inset, _BOX_RULE_DOWN, galley.width, 0.0, _RULE, accent)
    above = Strip(galley.grid.step, (rule,), on_grid=True, keeps_next=True)
    last = strips[-1]
    below = RuleMark(galley.inset, last.height + 5.0, galley.width, 0.0, _HAIRLINE * 1.5, accent)
    strips = [above, *strips[:-1], with_mark(last, below)._replace(height=last.height + 6.0)]
    return spaced(_tied_if_short(strips), before=galley.grid.step / 2, after=galley.grid.step / 2)


def _question(block: QuestionAnswer, galley: Galley) -> list[Strip]:
    return [*held_at_end([*_asked(block, galley)]), *_answered(block, galley)]


def _asked(block: QuestionAnswer, galley: Galley) -> Iterator[Strip]:
    style = replace(galley.theme.styles.body, weight=700, align="left", before=galley.grid.step / 2)
    for paragraph in block.question:
        yield from held(galley.paragraph(paragraph.content, style))


def _answered(block: QuestionAnswer, galley: Galley) -> Iterator[Strip]:
    style = galley.theme.styles.body
    for place, paragraph in enumerate(block.answer):
        yield from galley.paragraph(paragraph.content, style, indent=style.indent if place else 0.0)


def note_strips(notes: tuple[Inlines, ...], galley: Galley) -> list[Strip]:
    """Return the notes of an article below a short rule."""
    strips = [strip for note in notes for strip in galley.paragraph(note, galley.theme.styles.note, role="Note")]
    if not strips:
        return []
    rule = RuleMark(galley.inset, 2.0, min(48.0, galley.width), 0.0, _HAIRLINE, galley.theme.colours.muted)
    return spaced([Strip(4.0, (rule,), keeps_next=True), *strips], before=galley.grid.step / 2)
