"""The navigation document, for reading systems: contents by rubric, landmarks, the pages of the print edition."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from wardpress.exporters.epub.inlines import escaped, quoted
from wardpress.exporters.epub.labels import labels_in
from wardpress.exporters.epub.pagemarks import PageMark
from wardpress.exporters.epub.pages import CONTENTS, COVER, MASTHEAD, Page, page
from wardpress.plugins.story import Story, StoryArticle

NAVIGATION = "nav"


def navigation_page(story: Story, marks: Sequence[PageMark], *, language: str) -> Page:
    """Return the navigation document; it is no part of the reading order, so its words are not told twice."""
    body = _contents(story) + _landmarks(story, language) + _page_list(marks, language)
    return page(NAVIGATION, title=story.contents_title, language=language, matter="frontmatter", body=body)


def _contents(story: Story) -> str:
    told = [told for told in story.articles if told.label]
    entries = "".join(_group(rubric, list(group)) for rubric, group in groupby(told, lambda told: told.rubric))
    if not entries:
        # An empty list is no contents for EPUB.
        entries = _item(MASTHEAD, story.title)
    return (
        '<nav id="toc" class="contents" epub:type="toc" role="doc-toc" aria-labelledby="contents-title">\n'
        f'<h2 class="contents-title" id="contents-title">{escaped(story.contents_title)}</h2>\n'
        f'<ol class="contents">\n{entries}</ol>\n</nav>\n'
    )


def _group(rubric: str | None, group: list[StoryArticle]) -> str:
    entries = "".join(_item(told.key, told.label) for told in group)
    return _item(group[0].key, rubric, f"\n<ol>\n{entries}</ol>\n") if rubric else entries


def _item(key: str, words: str, below: str = "") -> str:
    return f'<li><a href="{key}.xhtml">{escaped(words)}</a>{below}</li>\n'


def _landmarks(story: Story, language: str) -> str:
    labels = labels_in(language)
    marks = (
        ("cover", f"{COVER}.xhtml", labels.cover),
        ("titlepage", f"{MASTHEAD}.xhtml", labels.title_page),
        ("toc", f"{CONTENTS}.xhtml#toc", story.contents_title),
        ("bodymatter", f"{story.articles[0].key if story.articles else MASTHEAD}.xhtml", labels.first_article),
    )
    shown = "".join(
        f'<li><a epub:type="{kind}" href={quoted(href)}>{escaped(text)}</a></li>\n' for kind, href, text in marks
    )
    return f'<nav id="landmarks" epub:type="landmarks" hidden="hidden">\n<ol>\n{shown}</ol>\n</nav>\n'


def _page_list(marks: Sequence[PageMark], language: str) -> str:
    if not marks:
        return ""
    title = quoted(labels_in(language).page_list)
    entries = "".join(mark.entry for mark in marks)
    return (
        f'<nav id="page-list" epub:type="page-list" role="doc-pagelist" aria-label={title} hidden="hidden">\n'
        f"<ol>\n{entries}</ol>\n</nav>\n"
    )
