"""What both web editions are put together from: frame, masthead, contents, articles, imprint."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wardpress.model import Article, Bulletin, article_texts, byline_text
from wardpress_html.blocks import Flow
from wardpress_html.markup import line, quoted, words

_LABELS = {
    "vi": {
        "word": "BẢN TIN",
        "bulletin": "Bản tin",
        "number": "Số",
        "day": "Ngày",
        "contents": "Trong số này",
        "skip": "Đến nội dung",
        "back": "Về trang đầu",
        "untitled": "Bài không có tít",
        "responsible": "Chịu trách nhiệm xuất bản",
        "editorial_board": "Ban biên tập",
        "licence": "Giấy phép xuất bản",
        "periodicity": "Kỳ hạn xuất bản",
        "printer": "Nơi in",
        "copies": "Số lượng in",
    },
    "en": {
        "word": "BULLETIN",
        "bulletin": "Bulletin",
        "number": "No.",
        "day": "Date",
        "contents": "In this issue",
        "skip": "To the text",
        "back": "To the first page",
        "untitled": "An article without a headline",
        "responsible": "Responsible for publication",
        "editorial_board": "Editorial board",
        "licence": "Licence",
        "periodicity": "Published",
        "printer": "Printed by",
        "copies": "Copies",
    },
}
_IMPRINT = ("responsible", "editorial_board", "licence", "periodicity", "printer", "copies")
_WORDS_OF_A_LABEL = 10


@dataclass(frozen=True, slots=True)
class Told:
    """An article in its place: `key` is fit for ids and file names, `label` names it in lists."""

    key: str
    label: str
    rubric: str | None
    article: Article


def labels_in(language: str) -> dict[str, str]:
    """Return the fixed words of a page, Vietnamese unless English."""
    return _LABELS["en" if language.split("-", maxsplit=1)[0] == "en" else "vi"]


def told_articles(bulletin: Bulletin) -> list[Told]:
    """Return the articles in order, each with its key and label."""
    pairs = [(section, article) for section in bulletin.sections for article in section.articles]
    untitled = labels_in(bulletin.language)["untitled"]
    return [
        Told(f"bai-{number}", _label(article) or untitled, article.rubric or section.rubric, article)
        for number, (section, article) in enumerate(pairs, start=1)
    ]


def _label(article: Article) -> str:
    if article.headline:
        return article.headline
    # As in the contents of the other editions: the first words of the article, the lead before the text.
    words = next(article_texts(replace(article, dates=())), "").split()
    return " ".join(words[:_WORDS_OF_A_LABEL]) + (" …" if len(words) > _WORDS_OF_A_LABEL else "")


def title_of(bulletin: Bulletin) -> str:
    """Return what the edition is called."""
    labels, masthead = labels_in(bulletin.language), bulletin.masthead
    name = f"{labels['bulletin']} {masthead.name}" if masthead.name else labels["bulletin"]
    return f"{name} · {labels['number']} {masthead.number}" if masthead.number else name


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


def masthead(bulletin: Bulletin) -> str:
    """Return the head of the first page; its name is the one heading of the first level."""
    told, labels = bulletin.masthead, labels_in(bulletin.language)
    number = f"{labels['number']} {told.number}" if told.number else None
    name = f'<span class="word">{labels["word"]}</span>\n' + line("span", "name", told.name)
    day = ""
    if told.date:
        shown = f"{labels['day']} {told.date.day}/{told.date.month}/{told.date.year}"
        day = f'<p class="date"><time datetime="{told.date.isoformat()}">{shown}</time></p>\n'
    rest = line("p", "publisher", told.publisher) + line("p", "number", number) + day
    return f'<header class="masthead">\n<h1>{name}</h1>\n{rest}</header>\n'


def contents(told: Iterable[Told], *, language: str, suffix: str) -> str:
    """Return the list of the articles; an address is `#bai-1` or, with the suffix `.html`, `bai-1.html`."""
    title = labels_in(language)["contents"]
    entries = "".join(
        f"<li><a href={quoted(one.key + suffix if suffix else '#' + one.key)}>{html.escape(one.label)}</a></li>\n"
        for one in told
    )
    return f'<nav aria-labelledby="muc-luc">\n<h2 id="muc-luc">{title}</h2>\n<ol>\n{entries}</ol>\n</nav>\n'


def article(told: Told, flow: Flow) -> str:
    """Return one article; its headline is a heading of the level of `flow`."""
    written, level = told.article, flow.level
    name = f' aria-labelledby="{told.key}-tit"' if written.headline else f" aria-label={quoted(told.label)}"
    headline = f'<h{level} id="{told.key}-tit">{html.escape(written.headline)}</h{level}>\n' if written.headline else ""
    dates = "".join(line("p", "dateline", day.text) for day in written.dates)
    lead = f'<p class="lead">{words(written.lead.content)}</p>\n' if written.lead else ""
    head = line("p", "rubric", told.rubric) + headline + line("p", "subtitle", written.subtitle) + dates + lead
    bylines = "".join(line("p", "byline", byline_text(byline)) for byline in written.bylines)
    notes = "".join(f'<p class="note">{words(note.content)}</p>\n' for note in written.notes)
    foot = bylines + line("p", "source", written.source) + notes
    return f'<article id="{told.key}"{name}>\n{head}{flow.blocks(written.blocks)}{foot}</article>\n'


def imprint(bulletin: Bulletin) -> str:
    """Return the foot of the edition: what the law wants printed at the end."""
    labels, told = labels_in(bulletin.language), bulletin.imprint
    fields = [(labels[name], text) for name in _IMPRINT if (text := getattr(told, name))]
    shown = "".join(f"<dt>{html.escape(label)}</dt>\n<dd>{html.escape(text)}</dd>\n" for label, text in fields)
    return f'<footer class="imprint">\n<dl>\n{shown}</dl>\n</footer>\n' if shown else ""
