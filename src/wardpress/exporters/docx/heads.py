"""The head of an article in Word: rubric, headline, subtitle and dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wardpress.exporters.docx.balance import balancing_indent
from wardpress.exporters.docx.flow import WordParagraph
from wardpress.exporters.docx.markup import hexadecimal, run, twips
from wardpress.exporters.docx.sections import measures
from wardpress.plugins.story import StoryArticle
from wardpress.themes import Theme


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
        yield _headline(told, theme, width=width)
    if told.article.subtitle:
        room = balancing_indent(told.article.subtitle, styles.subtitle, width=width)
        yield WordParagraph("Subtitle", run(told.article.subtitle), wide=True, right=room)
    for line in told.article.dates:
        yield WordParagraph("Dateline", run(line.text), wide=True)


def _headline(told: StoryArticle, theme: Theme, *, width: int) -> WordParagraph:
    styles, text = theme.styles, told.article.headline or ""
    own = styles.headline_of(text, told.setting)
    style = replace(styles.headline, size=own.size, leading=own.leading)
    room = balancing_indent(text, style, width=width)
    if own == styles.headline:
        return WordParagraph("Heading1", run(text), wide=True, right=room)
    # In the contents and the navigation pane it is a headline like the others: only its letters differ.
    size = round(style.size * 2)
    letters = f'<w:color w:val="{hexadecimal(theme.colour(own))}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return WordParagraph("Heading1", run(text, letters), wide=True, right=room, line=twips(style.leading))
