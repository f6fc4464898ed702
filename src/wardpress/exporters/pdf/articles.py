"""An article as strips: its head over the whole width, its body in the width of a column."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wardpress.exporters.pdf.blocks import block_strips, note_strips
from wardpress.exporters.pdf.galley import Galley, held, spaced, tied, with_mark
from wardpress.exporters.pdf.lines import Measure
from wardpress.exporters.pdf.marks import AnchorMark, RuleMark
from wardpress.exporters.pdf.strips import Strip
from wardpress.exporters.pdf.tags import Tag
from wardpress.exporters.story import StoryArticle
from wardpress.model import Article, byline_text
from wardpress.themes import TextStyle

_LEAD_INSET = 10.0
_LEAD_RULE = 1.5
# A long headline in capitals shouts: from so many letters on it is set smaller.
_MANY_CAPITALS = 60
_SMALLER = 0.85


@dataclass(frozen=True, slots=True)
class SetArticle:
    """The strips of an article, ready to be placed."""

    head: list[Strip]
    body: list[Strip]


def set_article(told: StoryArticle, *, wide: Galley, narrow: Galley) -> SetArticle:
    """Return `told` set in the galleys for its head and for its columns; contents and bookmarks lead to its top."""
    section = Tag("Sect", wide.tag)
    head, body = _head(told, wide.inside(section)), _body(told.article, narrow.inside(section))
    anchor = AnchorMark(0.0, 0.0, told.key)
    if head:
        return SetArticle([with_mark(head[0], anchor), *head[1:]], body)
    if body:
        return SetArticle(head, [with_mark(body[0], anchor), *body[1:]])
    return SetArticle([Strip(0.0, (anchor,))], body)


def _head(told: StoryArticle, galley: Galley) -> list[Strip]:
    article, styles = told.article, galley.theme.styles
    strips: list[Strip] = []
    if told.rubric:
        strips += held(galley.text(told.rubric, styles.rubric))
    if article.headline:
        style = headline_style(article.headline, styles.headline, least=styles.body.size)
        strips += galley.text(article.headline, style, role="H1", is_balanced=True, holds=True)
    if article.subtitle:
        strips += galley.text(article.subtitle, styles.subtitle, is_balanced=True, holds=True)
    for line in article.dates:
        strips += galley.text(line.text, styles.dateline, holds=True)
    if article.lead:
        strips += _lead(article, galley)
    # The head stands on no grid, only what follows it does.
    return [replace(strip, on_grid=False) for strip in strips]


def headline_style(headline: str, style: TextStyle, *, least: float) -> TextStyle:
    """Return the style that `headline` is set in: smaller, but not below `least`, where it is long and in capitals."""
    letters = [char for char in headline if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    is_loud = len(letters) >= _MANY_CAPITALS and capitals >= len(letters) * _SMALLER
    if not is_loud or style.size * _SMALLER < least:
        return style
    return replace(style, size=style.size * _SMALLER, leading=style.leading * _SMALLER + 1)


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


def _body(article: Article, galley: Galley) -> list[Strip]:
    styles = galley.theme.styles
    strips = block_strips(article.blocks, galley)
    signed: list[Strip] = []
    for byline in article.bylines:
        signed += galley.text(byline_text(byline), replace(styles.byline, before=0.0))
    if article.source:
        signed += galley.text(article.source, styles.source)
    if signed:
        # Names go with the end of the text that they sign.
        signed = spaced(tied(signed), before=styles.byline.before)
        strips = [*strips[:-1], *held(strips[-1:]), *signed]
    return strips + note_strips(tuple(note.content for note in article.notes), galley)
