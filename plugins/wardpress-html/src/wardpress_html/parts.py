"""What both web editions are put together from: frame, masthead, contents, articles, imprint."""

from __future__ import annotations

import html

from wardpress.model import Bulletin, byline_text
from wardpress.plugins import Story, StoryArticle
from wardpress_html.blocks import Flow
from wardpress_html.markup import line, quoted, words

# What only a web page says.
_LABELS = {
    "vi": {"skip": "Đến nội dung", "back": "Về trang đầu", "untitled": "Bài không có tít"},
    "en": {"skip": "To the text", "back": "To the first page", "untitled": "An article without a headline"},
}


def labels_in(language: str) -> dict[str, str]:
    """Return the words that only a web page says, Vietnamese unless English."""
    return _LABELS["en" if language.split("-", maxsplit=1)[0] == "en" else "vi"]


def name_of(told: StoryArticle, language: str) -> str:
    """Return what names an article in lists and titles, where there must be something."""
    return told.label or labels_in(language)["untitled"]


def document(*, title: str, language: str, style: str, body: str) -> str:
    """Return a whole HTML document; `style` is the element that brings its looks."""
    skip = labels_in(language)["skip"]
    return f"""<!DOCTYPE html>
<html lang={quoted(language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{html.escape(title)}</title>
{style}
</head>
<body>
<a class="skip" href="#noi-dung">{skip}</a>
{body}</body>
</html>
"""


def masthead(story: Story, bulletin: Bulletin) -> str:
    """Return the head of the first page; its name is the one heading of the first level."""
    told = {shown.role: shown.text for shown in story.masthead}
    name = f'<span class="word">{told["masthead_word"]}</span>\n' + line("span", "name", told.get("masthead_name"))
    day = ""
    if bulletin.masthead.date:
        date = bulletin.masthead.date.isoformat()
        day = f'<p class="date"><time datetime="{date}">{told["masthead_date"]}</time></p>\n'
    publisher, number = (told.get(f"masthead_{field}") for field in ("publisher", "number"))
    rest = line("p", "publisher", publisher) + line("p", "number", number) + day
    return f'<header class="masthead">\n<h1>{name}</h1>\n{rest}</header>\n'


def contents(story: Story, *, language: str, suffix: str) -> str:
    """Return the list of the articles; an address is `#bai-1` or, with the suffix `.html`, `bai-1.html`."""
    entries = "".join(
        f"<li><a href={quoted(one.key + suffix if suffix else '#' + one.key)}>"
        f"{html.escape(name_of(one, language))}</a></li>\n"
        for one in story.articles
    )
    title = f'<h2 id="muc-luc">{story.contents_title}</h2>'
    return f'<nav aria-labelledby="muc-luc">\n{title}\n<ol>\n{entries}</ol>\n</nav>\n'


def article(told: StoryArticle, flow: Flow, *, language: str) -> str:
    """Return one article; its headline is a heading of the level of `flow`."""
    written, level = told.article, flow.level
    own = quoted(name_of(told, language))
    name = f' aria-labelledby="{told.key}-tit"' if written.headline else f" aria-label={own}"
    headline = f'<h{level} id="{told.key}-tit">{html.escape(written.headline)}</h{level}>\n' if written.headline else ""
    dates = "".join(line("p", "dateline", day.text) for day in written.dates)
    lead = f'<p class="lead">{words(written.lead.content)}</p>\n' if written.lead else ""
    head = line("p", "rubric", told.rubric) + headline + line("p", "subtitle", written.subtitle) + dates + lead
    bylines = "".join(line("p", "byline", byline_text(byline)) for byline in written.bylines)
    notes = "".join(f'<p class="note">{words(note.content)}</p>\n' for note in written.notes)
    foot = bylines + line("p", "source", written.source) + notes
    kind = "" if told.setting == "plain" else f' class="in-{told.setting}"'
    return f'<article id="{told.key}"{kind}{name}>\n{head}{flow.blocks(written.blocks)}{foot}</article>\n'


def imprint(story: Story) -> str:
    """Return the foot of the edition: what the law wants printed at the end."""
    shown = "".join(
        f"<dt>{html.escape(field.label)}</dt>\n<dd>{html.escape(field.text)}</dd>\n" for field in story.imprint
    )
    return f'<footer class="imprint">\n<dl>\n{shown}</dl>\n</footer>\n' if shown else ""
