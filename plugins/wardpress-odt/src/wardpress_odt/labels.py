"""What an edition says besides its articles, in the language of the bulletin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from wardpress.model import Article, Bulletin, Setting, article_texts

_LABELS = {
    "vi": {
        "word": "BẢN TIN",
        "bulletin": "Bản tin",
        "number": "Số",
        "day": "Ngày",
        "contents": "Trong số này",
        "columns": "Cột",
        "picture": "Ảnh",
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
        "columns": "Columns",
        "picture": "Picture",
        "responsible": "Responsible for publication",
        "editorial_board": "Editorial board",
        "licence": "Licence",
        "periodicity": "Published",
        "printer": "Printed by",
        "copies": "Copies",
    },
}
_IMPRINT = ("responsible", "editorial_board", "licence", "periodicity", "printer", "copies")
_COUNTRIES = {"vi": "VN", "en": "GB"}
_WORDS_OF_A_LABEL = 10


class MastheadLine(NamedTuple):
    """One line of the masthead; `role` is the field of `Styles` that sets it."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """An article in its place: `key` is fit for bookmarks, `label` its contents entry, empty where it says nothing."""

    key: str
    label: str
    rubric: str | None
    article: Article
    setting: Setting


def labels_in(language: str) -> dict[str, str]:
    """Return the fixed words of an edition, Vietnamese unless English."""
    return _LABELS["en" if language.split("-", maxsplit=1)[0] == "en" else "vi"]


def locale_of(language: str) -> tuple[str, str]:
    """Return language and country as OpenDocument wants them: `vi` is `vi`, `VN`."""
    spoken, _, rest = language.partition("-")
    named = next((part for part in rest.split("-") if len(part) == len("VN") and part.isalpha()), "")
    return spoken.lower(), named.upper() or _COUNTRIES.get(spoken.lower(), "none")


def title_of(bulletin: Bulletin) -> str:
    """Return what the edition is called, with its number and date."""
    labels, masthead = labels_in(bulletin.language), bulletin.masthead
    name = f"{labels['bulletin']} {masthead.name}" if masthead.name else labels["bulletin"]
    number = f"{labels['number']} {masthead.number}" if masthead.number else None
    day = f"{masthead.date.day}/{masthead.date.month}/{masthead.date.year}" if masthead.date else None
    return " · ".join(filter(None, (name, number, day)))


def masthead_lines(bulletin: Bulletin) -> Iterator[MastheadLine]:
    """Yield the lines of the masthead that there are, the word BẢN TIN first."""
    labels, masthead = labels_in(bulletin.language), bulletin.masthead
    yield MastheadLine("masthead_word", labels["word"])
    if masthead.name:
        yield MastheadLine("masthead_name", masthead.name)
    if masthead.publisher:
        yield MastheadLine("masthead_publisher", masthead.publisher)
    if masthead.number:
        yield MastheadLine("masthead_number", f"{labels['number']} {masthead.number}")
    if masthead.date:
        day = f"{masthead.date.day}/{masthead.date.month}/{masthead.date.year}"
        yield MastheadLine("masthead_date", f"{labels['day']} {day}")


def imprint_fields(bulletin: Bulletin) -> list[tuple[str, str]]:
    """Return each field of the imprint that is given: what it is, and what the office says."""
    labels = labels_in(bulletin.language)
    return [(labels[name], text) for name in _IMPRINT if (text := getattr(bulletin.imprint, name))]


def told_articles(bulletin: Bulletin) -> list[Told]:
    """Return the articles in printing order."""
    pairs = [(section, article) for section in bulletin.sections for article in section.articles]
    return [
        Told(f"bai-{number}", _label(article), article.rubric or section.rubric, article, section.setting)
        for number, (section, article) in enumerate(pairs, start=1)
    ]


def _label(article: Article) -> str:
    if article.headline:
        return article.headline
    dates = {line.text for line in article.dates}
    words = next((text for text in article_texts(article) if text not in dates), "").split()
    return " ".join(words[:_WORDS_OF_A_LABEL]) + (" …" if len(words) > _WORDS_OF_A_LABEL else "")
