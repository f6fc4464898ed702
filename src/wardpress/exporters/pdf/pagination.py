"""Where the pages begin: the first words of each, as a place in the bulletin that other formats can find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from wardpress.exporters.pdf.flow import Sheet
from wardpress.exporters.pdf.marks import AnchorMark, FolioMark, TextMark
from wardpress.exporters.pdf.tags import Tag
from wardpress.exporters.story import Story, StoryArticle
from wardpress.model import article_texts
from wardpress.plugins import PageBreak, Pagination, letters_in, place_of_letter


def pagination(sheets: Iterable[Sheet], story: Story, *, source: str) -> Pagination:
    """Return where each of the `sheets` of `story` begins; one without words begins where the next one does."""
    breaks: list[PageBreak] = []
    for run in _runs(sheets, story):
        for place, (page, _) in enumerate(run.marks):
            if page > len(breaks):
                breaks += [run.page_break(str(label), place, story) for label in range(len(breaks) + 1, page + 1)]
    return Pagination(source, tuple(breaks))


@dataclass(slots=True)
class _Run:
    """The words of one part of the bulletin, each mark with its page; `entries` says whose contents entry is whose."""

    part: Literal["masthead", "contents", "article", "imprint"]
    article: int = 0
    marks: list[tuple[int, TextMark]] = field(default_factory=list)
    entries: dict[Tag, int] = field(default_factory=dict)

    def page_break(self, label: str, place: int, story: Story) -> PageBreak:
        """Return the break before the mark at `place`."""
        if self.part == "contents":
            tag = self.marks[place][1].tag
            return PageBreak(label, "contents", self.entries.get(tag, 0) if isinstance(tag, Tag) else 0)
        letter = self._letters_before(place) if place else 0
        if self.part == "article":
            told = story.articles[self.article]
            rubric = letters_in(told.rubric or "")
            text, offset = place_of_letter(article_texts(told.article), letter - rubric) if letter > rubric else (0, 0)
            return PageBreak(label, "article", self.article, text, offset)
        if self.part == "imprint":
            texts = [text for shown in story.imprint for text in (shown.label, shown.text)]
            text, offset = place_of_letter(texts, letter)
            return PageBreak(label, "imprint", 0, text // 2, offset if text % 2 else 0)
        return PageBreak(label, "masthead")

    def _letters_before(self, place: int) -> int:
        # Element by element: where a row of a table is parted, the rest of its first cell comes after its last cell.
        held: dict[object, int] = {}
        before = 0
        for count, (_, mark) in enumerate(self.marks):
            if count == place:
                before = held.get(mark.tag, 0)
            held[mark.tag] = held.get(mark.tag, 0) + sum(letters_in(words) for words, _ in mark.words)
        starts = dict(zip(held, accumulate(held.values(), initial=0), strict=False))
        return starts[self.marks[place][1].tag] + before


def _runs(sheets: Iterable[Sheet], story: Story) -> Iterator[_Run]:
    articles = {told.key: place for place, told in enumerate(story.articles) if _has_words(told)}
    run, section, last, begun = _Run("masthead"), None, None, None
    for sheet in sheets:
        for mark in sheet.marks:
            match mark:
                case TextMark(tag=Tag() as tag) if mark.words and tag.role != "Lbl":
                    if tag is not last:
                        last, top = tag, _top(tag)
                        if section not in (None, top):
                            yield run
                            run, begun = _next(run, begun), None
                        section = top
                    run.marks.append((sheet.number, mark))
                case AnchorMark():
                    begun = articles.get(mark.key, begun)
                case FolioMark():
                    run.entries[mark.tag] = articles[mark.key]
                case _:
                    pass
    yield run


def _has_words(told: StoryArticle) -> bool:
    return any(text.strip() for text in (told.rubric or "", *article_texts(told.article)))


def _next(run: _Run, begun: int | None) -> _Run:
    if begun is not None:
        return _Run("article", begun)
    return _Run("contents" if run.part == "masthead" else "imprint")


def _top(tag: Tag) -> Tag:
    """Return the part of the document that `tag` belongs to."""
    while tag.parent and tag.parent.parent:
        tag = tag.parent
    return tag
