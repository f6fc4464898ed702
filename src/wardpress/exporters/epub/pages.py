"""The pages of an EPUB edition as XHTML: title page, articles, imprint."""

from __future__ import annotations

from typing import NamedTuple

from wardpress.exporters.epub.album import Album
from wardpress.exporters.epub.blocks import flow, line
from wardpress.exporters.epub.inlines import escaped, quoted, words
from wardpress.exporters.epub.labels import labels_in
from wardpress.exporters.epub.notes import with_notes
from wardpress.model import Article, Bulletin, byline_text
from wardpress.plugins.story import ImprintField, MastheadLine, Story, StoryArticle

STYLESHEET = "bulletin.css"
COVER_PICTURE = "cover.png"
COVER = "cover"
MASTHEAD = "bulletin"
CONTENTS = "contents"
IMPRINT = "imprint"


class Page(NamedTuple):
    """One XHTML file; `key` is its id, and its file name but for the suffix."""

    key: str
    markup: str

    @property
    def file_name(self) -> str:
        """The name of the file inside the container."""
        return f"{self.key}.xhtml"

    @property
    def is_article(self) -> bool:
        """Whether this is the page of an article."""
        return self.key not in (COVER, MASTHEAD, CONTENTS, IMPRINT)


def page(key: str, *, title: str, language: str, matter: str, body: str) -> Page:
    """Return a whole page; `matter` is the part of a publication that it belongs to."""
    tongue = quoted(language)
    return Page(
        key,
        f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang={tongue} xml:lang={tongue}>
<head>
<meta charset="UTF-8"/>
<title>{escaped(title)}</title>
<link rel="stylesheet" type="text/css" href="{STYLESHEET}"/>
</head>
<body epub:type="{matter}">
{body}</body>
</html>
""",
    )


def cover_page(story: Story, *, language: str) -> Page:
    """Return the page of the cover picture, which shows the lines of the masthead and nothing else."""
    said = quoted(", ".join(line.text for line in story.masthead))
    picture = f'<img role="doc-cover" src="{COVER_PICTURE}" alt={said}/>'
    body = f'<section epub:type="cover">\n{picture}\n</section>\n'
    return page(COVER, title=labels_in(language).cover, language=language, matter="frontmatter", body=body)


def title_page(story: Story, bulletin: Bulletin, *, language: str) -> Page:
    """Return the page that bears the masthead."""
    lines = "".join(_masthead_line(told, bulletin) for told in story.masthead)
    body = f'<section class="masthead" epub:type="titlepage" aria-label={quoted(story.title)}>\n{lines}</section>\n'
    return page(MASTHEAD, title=story.title, language=language, matter="frontmatter", body=body)


def _masthead_line(told: MastheadLine, bulletin: Bulletin) -> str:
    text = escaped(told.text)
    if told.role == "masthead_date" and bulletin.masthead.date:
        text = f'<time datetime="{bulletin.masthead.date.isoformat()}">{text}</time>'
    return f'<p class="{told.role.replace("_", "-")}">{text}</p>\n'


def contents_page(story: Story, *, language: str) -> Page:
    """Return the page of the contents as they are printed; the words that it shows are the title and the entries."""
    entries = "".join(
        f'<li><a href="{told.key}.xhtml">{escaped(told.label)}</a></li>\n' for told in story.articles if told.label
    )
    # A list without entries is none for who hears it.
    shown = f'<ol class="contents">\n{entries}</ol>\n' if entries else ""
    body = (
        '<nav id="toc" class="contents" role="doc-toc" aria-labelledby="contents-title">\n'
        f'<h2 class="contents-title" id="contents-title">{escaped(story.contents_title)}</h2>\n{shown}</nav>\n'
    )
    return page(CONTENTS, title=story.contents_title, language=language, matter="frontmatter", body=body)


def article_page(told: StoryArticle, album: Album, *, title: str, language: str) -> Page:
    """Return the page of one article; `title` names an article that has no words of its own."""
    article = told.article
    if article.headline:
        name = ' aria-labelledby="headline"'
    else:
        name = f" aria-label={quoted(told.label)}" if told.label else ""
    text, notes = with_notes(flow(article.blocks, album), article.notes)
    body = (
        f'<section class="article {told.setting}" epub:type="chapter" role="doc-chapter"{name}>\n'
        f"{_head(told)}{text}{_foot(article, notes)}</section>\n"
    )
    return page(told.key, title=told.label or title, language=language, matter="bodymatter", body=body)


def _head(told: StoryArticle) -> str:
    article = told.article
    headline = f'<h1 id="headline">{escaped(article.headline)}</h1>\n' if article.headline else ""
    dates = "".join(line("p", "dateline", date.text) for date in article.dates)
    lead = f'<p class="lead">{words(article.lead.content)}</p>\n' if article.lead else ""
    parts = (line("p", "rubric", told.rubric), headline, line("p", "subtitle", article.subtitle), dates, lead)
    shown = "".join(parts)
    return f"<header>\n{shown}</header>\n" if shown else ""


def _foot(article: Article, notes: str) -> str:
    bylines = "".join(line("p", "byline", byline_text(byline)) for byline in article.bylines)
    shown = bylines + line("p", "source", article.source) + notes
    return f"<footer>\n{shown}</footer>\n" if shown else ""


def imprint_page(fields: tuple[ImprintField, ...], *, language: str) -> Page:
    """Return the last page: what the law wants printed at the end."""
    title = labels_in(language).imprint
    shown = "".join(f"<dt>{escaped(field.label)}</dt>\n<dd>{escaped(field.text)}</dd>\n" for field in fields)
    body = f'<section class="imprint" epub:type="imprint" aria-label={quoted(title)}>\n<dl>\n{shown}</dl>\n</section>\n'
    return page(IMPRINT, title=title, language=language, matter="backmatter", body=body)
