"""The head of an article in Word: rubric, headline, subtitle and dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wardpress.exporters.docx.balance import balancing_indent
from wardpress.exporters.docx.flow import WordParagraph
from wardpress.exporters.docx.markup import run, twips
from wardpress.exporters.docx.sections import measures
from wardpress.plugins.story import StoryArticle
from wardpress.themes import Styles, TextStyle, Theme

# The headlines of leads and of briefs, as parts of the plain one.
_LEAD = 1.35
_BRIEF = 0.72


def is_in_column(told: StoryArticle) -> bool:
    """Return whether `told` stands in one column, head and all, beside others."""
    return told.setting in ("briefs", "notice")


def head_of(told: StoryArticle, theme: Theme, *, opens_section: bool) -> Iterator[WordParagraph]:
    """Yield the head of `told`, as if it stood across the page; its lines are balanced for the place it gets."""
    styles, measure = theme.styles, measures(theme.page)
    width = measure.column if is_in_column(told) else measure.page
    if told.rubric:
        yield WordParagraph("Rubric", run(told.rubric), wide=True, opens_section=opens_section)
    if told.article.headline:
        yield _headline(told.article.headline, _headline_style(told, styles), styles.headline, width=width)
    if told.article.subtitle:
        room = balancing_indent(told.article.subtitle, styles.subtitle, width=width)
        yield WordParagraph("Subtitle", run(told.article.subtitle), wide=True, right=room)
    for line in told.article.dates:
        yield WordParagraph("Dateline", run(line.text), wide=True)


def _headline(text: str, style: TextStyle, usual: TextStyle, *, width: int) -> WordParagraph:
    room = balancing_indent(text, style, width=width)
    if style.size == usual.size:
        return WordParagraph("Heading1", run(text), wide=True, right=room)
    # In the contents and the navigation pane it is a headline like the others: only its letters differ.
    size = round(style.size * 2)
    letters = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return WordParagraph("Heading1", run(text, letters), wide=True, right=room, line=twips(style.leading))


def _headline_style(told: StoryArticle, styles: Styles) -> TextStyle:
    """Return the style of the headline: large in a lead, small in a brief or a notice, not smaller than the text."""
    headline, body = styles.headline, styles.body
    match told.setting:
        case "lead":
            return replace(headline, size=headline.size * _LEAD, leading=headline.leading * _LEAD)
        case "briefs" if headline.size * _BRIEF >= body.size:
            return replace(headline, size=headline.size * _BRIEF, leading=headline.leading * _BRIEF)
        case "briefs":
            return replace(headline, size=body.size, leading=body.leading)
        case "notice":
            return replace(headline, size=styles.box_title.size, leading=styles.box_title.leading)
        case _:
            return headline
