"""What every edition says besides the articles, and in which order: so that all formats say the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wardpress.model import Article, Bulletin, Imprint, Masthead, Setting, article_texts

_LABELS = {
    "vi": {
        "word": "BẢN TIN",
        "bulletin": "Bản tin",
        "number": "Số",
        "day": "Ngày",
        "contents": "Trong số này",
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
        "responsible": "Responsible for publication",
        "editorial_board": "Editorial board",
        "licence": "Licence",
        "periodicity": "Published",
        "printer": "Printed by",
        "copies": "Copies",
    },
}
_WORDS_OF_A_LABEL = 10


@dataclass(frozen=True, slots=True)
class MastheadLine:
    """One line of the masthead; `role` is the field of `Styles` that sets it."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article in its place: `key` is unique and fit for ids and file names, `label` is its contents entry.

    `setting` is that of its section.
    """

    key: str
    label: str
    rubric: str | None
    article: Article
    setting: Setting = "plain"


@dataclass(frozen=True, slots=True)
class ImprintField:
    """One field of the imprint: what it is, and what the office says."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """A bulletin as it is told: masthead, contents, articles, imprint.

    `title` names the edition in metadata, running heads and feet.
    """

    title: str
    masthead: tuple[MastheadLine, ...]
    contents_title: str
    articles: tuple[StoryArticle, ...]
    imprint: tuple[ImprintField, ...]

    def texts(self) -> Iterator[str]:
        """Yield every text that an edition shows once, in reading order; running heads and folios come on top."""
        yield from (line.text for line in self.masthead)
        yield self.contents_title
        yield from (told.label for told in self.articles)
        for told in self.articles:
            if told.rubric:
                yield told.rubric
            yield from article_texts(told.article)
        for field in self.imprint:
            yield from (field.label, field.text)


def as_story(bulletin: Bulletin) -> Story:
    """Return what an edition of `bulletin` says, with labels in its language (Vietnamese unless English)."""
    labels = _LABELS["en" if bulletin.language.split("-")[0] == "en" else "vi"]
    return Story(
        title=" · ".join(_title_parts(bulletin.masthead, labels)),
        masthead=tuple(_masthead_lines(bulletin.masthead, labels)),
        contents_title=labels["contents"],
        articles=tuple(_told(bulletin)),
        imprint=tuple(_imprint_fields(bulletin.imprint, labels)),
    )


def _title_parts(masthead: Masthead, labels: dict[str, str]) -> Iterator[str]:
    yield f"{labels['bulletin']} {masthead.name}" if masthead.name else labels["bulletin"]
    if masthead.number:
        yield f"{labels['number']} {masthead.number}"
    if masthead.date:
        yield f"{masthead.date.day}/{masthead.date.month}/{masthead.date.year}"


def _masthead_lines(masthead: Masthead, labels: dict[str, str]) -> Iterator[MastheadLine]:
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


def _told(bulletin: Bulletin) -> Iterator[StoryArticle]:
    number = 0
    for section in bulletin.sections:
        for article in section.articles:
            number += 1
            rubric = article.rubric or section.rubric
            yield StoryArticle(f"bai-{number}", _label(article), rubric, article, section.setting)


def _label(article: Article) -> str:
    if article.headline:
        return article.headline
    # Nothing is invented: an article without a headline is listed under its own first words, not under a date.
    words = next(article_texts(replace(article, dates=())), "").split()
    return " ".join(words[:_WORDS_OF_A_LABEL]) + (" …" if len(words) > _WORDS_OF_A_LABEL else "")


def _imprint_fields(imprint: Imprint, labels: dict[str, str]) -> Iterator[ImprintField]:
    for name in ("responsible", "editorial_board", "licence", "periodicity", "printer", "copies"):
        if text := getattr(imprint, name):
            yield ImprintField(labels[name], text)
