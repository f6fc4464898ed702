"""An article as strips: its head over the whole width, its body in columns; a brief or a notice all in one column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from wardpress.exporters.pdf.blocks import block_strips, boxed, held_at_end, note_strips
from wardpress.exporters.pdf.figures import figure_strips, is_wide, picture_height
from wardpress.exporters.pdf.galley import Galley, held, spaced, tied, with_mark
from wardpress.exporters.pdf.lines import Measure
from wardpress.exporters.pdf.marks import AnchorMark, RuleMark
from wardpress.exporters.pdf.strips import Strip
from wardpress.exporters.pdf.tables import wants_width
from wardpress.exporters.pdf.tags import Tag
from wardpress.model import Article, Block, Figure, Heading, Table, byline_text
from wardpress.plugins import Report
from wardpress.plugins.story import StoryArticle

_LEAD_INSET = 10.0
_LEAD_RULE = 1.5
# Where a subtitle would be larger than its headline, it is this part of it.
_SUBTITLE = 0.9


class Part(NamedTuple):
    """Strips of the body of an article, in columns or, where it is wide, across all of them."""

    strips: list[Strip]
    is_wide: bool = False


class SetArticle(NamedTuple):
    """An article ready to be placed: the strips of its head, over the whole width, and the parts of its body.

    Where the head has no room because of a photo, it is `beside` that has the photo in a column.
    """

    head: list[Strip]
    body: list[Part]
    beside: Callable[[], SetArticle] | None = None


def set_article(told: StoryArticle, *, wide: Galley, narrow: Galley) -> SetArticle:
    """Return `told` set in the galleys for its head and for its columns; contents and bookmarks lead to its top."""
    section = Tag("Sect", wide.tag)
    wide, narrow = wide.inside(section), narrow.inside(section)
    if is_in_column(told):
        return SetArticle([], [Part(_anchored(_column_of(told, narrow), told))])
    first, others = _opening(told.article)
    head, body = _head(told, wide), _body(told.article, others, wide=wide, narrow=narrow)
    if first and _goes_across(first, body, told, wide=wide, narrow=narrow):
        across = [strip._replace(on_grid=False) for strip in figure_strips(first, wide)]
        # What is odd about the photo has been said.
        quiet = narrow._replace(shop=replace(narrow.shop, report=Report()))
        beside = partial(_with_photo, first, SetArticle(head, body), told, galley=quiet)
        return SetArticle(_anchored([*head, *across], told), body, beside if head else None)
    return _with_photo(first, SetArticle(head, body), told, galley=narrow)


def _with_photo(first: Figure | None, article: SetArticle, told: StoryArticle, *, galley: Galley) -> SetArticle:
    """Return `article` with the photo that it opens with, if any, at the top of its first column."""
    head, body, _ = article
    if first:
        body = _after(figure_strips(first, galley), body)
    if body and not head:
        return SetArticle(head, [body[0]._replace(strips=_anchored(body[0].strips, told)), *body[1:]])
    return SetArticle(_anchored(head, told), body)


def is_in_column(told: StoryArticle) -> bool:
    """Return whether `told` stands in one column, head and all, beside others."""
    return told.setting in ("briefs", "notice")


def _anchored(strips: list[Strip], told: StoryArticle) -> list[Strip]:
    anchor = AnchorMark(0.0, 0.0, told.key)
    if not strips:
        return [Strip(0.0, (anchor,))]
    # Where an article begins, it stays.
    return [with_mark(strips[0], anchor)._replace(floats=0), *strips[1:]]


def _opening(article: Article) -> tuple[Figure | None, tuple[Block, ...]]:
    """Return the figure that the article opens with, if so, and its other blocks."""
    if article.blocks and isinstance(article.blocks[0], Figure):
        return article.blocks[0], article.blocks[1:]
    return None, article.blocks


def _goes_across(figure: Figure, body: list[Part], told: StoryArticle, *, wide: Galley, narrow: Galley) -> bool:
    # Below a picture across the page there is text at least as high as it: otherwise a few lines hang from a poster.
    if narrow.width >= wide.width or not is_wide(figure, wide):
        return False
    columns = round(wide.width / narrow.width)
    text = sum(strip.height for part in body for strip in part.strips) / columns
    return told.setting == "lead" or text >= picture_height(figure, wide)


def _after(strips: list[Strip], body: list[Part]) -> list[Part]:
    if body and not body[0].is_wide:
        return [Part([*strips, *body[0].strips]), *body[1:]]
    return [Part(strips), *body] if strips else body


def _head(told: StoryArticle, galley: Galley) -> list[Strip]:
    # The head stands on no grid, only what follows it does.
    return [strip._replace(on_grid=False) for strip in _head_strips(told, galley)]


def _head_strips(told: StoryArticle, galley: Galley) -> list[Strip]:
    article, styles = told.article, galley.theme.styles
    headline = styles.headline_in(told.setting)
    strips: list[Strip] = []
    if told.rubric:
        # In a notice the headline stands on the grid: room below the rubric would become a whole step.
        rubric = replace(styles.rubric, after=0.0) if told.setting == "notice" else styles.rubric
        strips += held(galley.text(told.rubric, rubric))
    if article.headline:
        style = styles.headline_of(article.headline, told.setting)
        strips += galley.text(article.headline, style, role="H1", is_balanced=True, holds=True)
    if article.subtitle:
        subtitle = styles.subtitle
        if subtitle.size > headline.size:
            subtitle = replace(subtitle, size=headline.size * _SUBTITLE)
        strips += galley.text(article.subtitle, subtitle, is_balanced=True, holds=True)
    for line in article.dates:
        strips += galley.text(line.text, styles.dateline, holds=True)
    if article.lead:
        strips += _lead(article, galley)
    return strips


def _lead(article: Article, galley: Galley) -> list[Strip]:
    assert article.lead
    style = galley.theme.styles.lead
    inner = galley.narrowed(_LEAD_INSET).within("P")
    strips = inner.strips(
        inner.inks.inlines(article.lead.content, style), style, Measure(inner.width, style.align), holds=True
    )
    x = galley.inset + _LEAD_RULE / 2
    rule = RuleMark(x, 0.0, 0.0, style.leading, _LEAD_RULE, galley.theme.colours.accent)
    return [with_mark(strip, rule) for strip in strips]


def _body(article: Article, blocks: tuple[Block, ...], *, wide: Galley, narrow: Galley) -> list[Part]:
    parts: list[Part] = []
    across = _across(blocks, wide=wide, narrow=narrow)
    for goes_across, run in groupby(zip(across, blocks, strict=True), key=itemgetter(0)):
        galley = wide if goes_across else narrow
        strips = block_strips(tuple(block for _, block in run), galley, indents=bool(parts))
        parts += [Part(strips, goes_across)] if strips else []
    last = parts.pop() if parts else Part([])
    strips = _with_end(last.strips, article, wide if last.is_wide else narrow)
    return [*parts, Part(strips, last.is_wide)] if strips else parts


def _across(blocks: tuple[Block, ...], *, wide: Galley, narrow: Galley) -> list[bool]:
    """Return which blocks stand across all columns: cramped tables, and the headings right above them."""
    across = [False] * len(blocks)
    if narrow.width >= wide.width:
        return across
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if isinstance(block, Table):
            across[place] = wants_width(block, narrow)
        elif isinstance(block, Heading) and place + 1 < len(blocks):
            across[place] = across[place + 1]
    return across


def _with_end(strips: list[Strip], article: Article, galley: Galley) -> list[Strip]:
    """Return the strips of a body with its bylines, source and notes."""
    styles = galley.theme.styles
    signed: list[Strip] = []
    for byline in article.bylines:
        signed += galley.text(byline_text(byline), replace(styles.byline, before=0.0))
    if article.source:
        signed += galley.text(article.source, styles.source)
    if signed:
        # Names go with the end of the text that they sign.
        signed = spaced(tied(signed), before=styles.byline.before)
        strips = [*held_at_end(strips), *signed]
    return strips + note_strips(tuple(note.content for note in article.notes), galley)


def _column_of(told: StoryArticle, galley: Galley) -> list[Strip]:
    """Return a brief or a notice, head and all, for one column."""
    article, is_notice = told.article, told.setting == "notice"
    galley = galley.in_box() if is_notice else galley
    strips = _with_end(block_strips(article.blocks, galley), article, galley)
    strips = [*_head_strips(told, galley), *strips]
    return boxed(strips, galley) if is_notice else spaced(strips, before=galley.grid.step)
