"""The navigation document: the contents that a reader sees, and the landmarks that reading systems use."""

from __future__ import annotations

from wardpress.exporters.epub.inlines import escaped, quoted
from wardpress.exporters.epub.labels import labels_in
from wardpress.exporters.epub.pages import TITLE_PAGE, Page, page
from wardpress.exporters.story import Story, StoryArticle

_KEY = "nav"


def navigation_page(story: Story, *, language: str) -> Page:
    """Return the navigation document; the words that it shows are the contents title and its entries."""
    body = _contents(story) + _landmarks(story, language)
    return page(_KEY, title=story.contents_title, language=language, matter="frontmatter", body=body)


def _contents(story: Story) -> str:
    entries = "".join(_entry(told) for told in story.articles if told.label)
    if not entries:
        # An empty list is no contents for EPUB; this entry is for reading systems and shows nothing on the page.
        entries = f'<li hidden="hidden"><a href="{TITLE_PAGE}">{escaped(story.title)}</a></li>\n'
    return (
        '<nav id="toc" class="contents" epub:type="toc" role="doc-toc" aria-labelledby="contents-title">\n'
        f'<h2 class="contents-title" id="contents-title">{escaped(story.contents_title)}</h2>\n'
        f'<ol class="contents">\n{entries}</ol>\n</nav>\n'
    )


def _entry(told: StoryArticle) -> str:
    return f'<li><a href="{told.key}.xhtml">{escaped(told.label)}</a></li>\n'


def _landmarks(story: Story, language: str) -> str:
    labels = labels_in(language)
    first = f"{story.articles[0].key}.xhtml" if story.articles else TITLE_PAGE
    marks = (
        ("titlepage", TITLE_PAGE, labels.title_page),
        ("toc", f"{_KEY}.xhtml#toc", story.contents_title),
        ("bodymatter", first, labels.first_article),
    )
    shown = "".join(
        f'<li><a epub:type="{kind}" href={quoted(href)}>{escaped(text)}</a></li>\n' for kind, href, text in marks
    )
    return f'<nav id="landmarks" epub:type="landmarks" hidden="hidden">\n<ol>\n{shown}</ol>\n</nav>\n'
