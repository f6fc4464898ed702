"""Where the pages begin: the first words of each, as a place in the bulletin that other formats can find."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from wardpress.exporters.pdf.flow import Sheet
from wardpress.exporters.pdf.marks import AnchorMark, FolioMark, TextMark
from wardpress.exporters.pdf.tags import Tag
from wardpress.exporters.story import Story, StoryArticle
from wardpress.model import article_texts
from wardpress.plugins import PageBreak, Pagination, Part, letters_in, places_of_letters


class Pager:
    """Notes where the pages of a story begin while they pass by; one without words begins where the next one does."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._articles = {told.key: place for place, told in enumerate(story.articles) if _has_words(told)}
        self._breaks: list[PageBreak] = []
        self._run = _Run("masthead")
        self._section: Tag | None = None
        self._last: Tag | None = None
        self._begun: int | None = None

    def take(self, sheet: Sheet) -> None:
        """Note the words of one more page."""
        for mark in sheet.marks:
            match mark:
                case TextMark(tag=Tag() as tag) if mark.words and tag.role != "Lbl":
                    if tag is not self._last:
                        self._enter(tag)
                    self._run.marks.append((sheet.number, mark))
                case AnchorMark():
                    self._begun = self._articles.get(mark.key, self._begun)
                case FolioMark():
                    self._run.entries[mark.tag] = self._articles[mark.key]
                case _:
                    pass

    def pagination(self, source: str) -> Pagination:
        """Return where the pages taken so far begin, as those of the edition `source`."""
        return Pagination(source, (*self._breaks, *self._new_breaks()))

    def _enter(self, tag: Tag) -> None:
        self._last, top = tag, _top(tag)
        if self._section not in (None, top):
            self._breaks += self._new_breaks()
            self._run, self._begun = _next(self._run, self._begun), None
        self._section = top

    def _new_breaks(self) -> list[PageBreak]:
        first, pages = len(self._breaks), [page for page, _ in self._run.marks]
        # The first mark of each page that began in this run; a page without words begins with the next one.
        places = [bisect_left(pages, page) for page in range(first + 1, pages[-1] + 1)] if pages else []
        labels = [str(page) for page in range(first + 1, first + 1 + len(places))]
        return self._run.page_breaks(labels, places, self._story)


@dataclass(slots=True)
class _Run:
    """The words of one part of the bulletin, each mark with its page; `entries` says whose contents entry is whose."""

    part: Part
    article: int = 0
    marks: list[tuple[int, TextMark]] = field(default_factory=list)
    entries: dict[Tag, int] = field(default_factory=dict)

    def page_breaks(self, labels: list[str], places: list[int], story: Story) -> list[PageBreak]:
        """Return the breaks before the marks at `places`."""
        match self.part:
            case "masthead":
                return [PageBreak(label, "masthead") for label in labels]
            case "contents":
                tags = [self.marks[place][1].tag for place in places]
                articles = [self.entries.get(tag, 0) if isinstance(tag, Tag) else 0 for tag in tags]
                return [PageBreak(label, "contents", article) for label, article in zip(labels, articles, strict=True)]
            case "imprint":
                texts = [text for shown in story.imprint for text in (shown.label, shown.text)]
                found = self._found(texts, places)
                fields = [(text // 2, offset if text % 2 else 0) for text, offset in found]
                return [PageBreak(label, "imprint", 0, *there) for label, there in zip(labels, fields, strict=False)]
            case "article":
                told = story.articles[self.article]
                found = self._found(article_texts(told.article), places, above=letters_in(told.rubric or ""))
                return [
                    PageBreak(label, "article", self.article, *at) for label, at in zip(labels, found, strict=False)
                ]

    def _found(self, texts: Iterable[str], places: list[int], *, above: int = 0) -> list[tuple[int, int]]:
        """Return where in `texts` the marks at `places` begin; so many letters as are `above` the texts are none."""
        if not any(places):
            return [(0, 0)] * len(places)
        starts = self._starts()
        return places_of_letters(texts, [max(0, starts[place] - above) for place in places])

    def _starts(self) -> list[int]:
        """Return how many letters stand before each mark."""
        # Element by element: where a row of a table is parted, the rest of its first cell comes after its last cell.
        held: dict[object, int] = defaultdict(int)
        starts: list[int] = []
        for _, mark in self.marks:
            starts.append(held[mark.tag])
            held[mark.tag] += sum(letters_in(words) for words, _ in mark.words)
        before = dict(zip(held, accumulate(held.values(), initial=0), strict=False))
        return [before[mark.tag] + start for (_, mark), start in zip(self.marks, starts, strict=True)]


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
