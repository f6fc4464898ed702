"""Where the pages begin: the first words of each, as a place in the bulletin that other formats can find."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, takewhile
from operator import itemgetter

from wardpress.exporters.pdf.flow import Sheet
from wardpress.exporters.pdf.marks import AnchorMark, FolioMark, PassageMark, TextMark
from wardpress.exporters.pdf.tags import Tag
from wardpress.model import article_texts
from wardpress.plugins import PageBreak, Pagination, Part, letters_in, places_of_letters
from wardpress.plugins.story import Story, StoryArticle


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
                case TextMark(tag=Tag() as tag) | PassageMark(tag=tag) if tag.role != "Lbl":
                    if tag is not self._last:
                        self._enter(tag)
                    self._run.take(sheet.number, mark)
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
        new = range(len(self._breaks) + 1, self._run.last_page + 1)
        places = [self._run.beginning(page) for page in new]
        return self._run.page_breaks(list(map(str, new)), places, self._story)


@dataclass(slots=True)
class _Run:
    """The words of one part of the bulletin, each mark with its page; `entries` says whose contents entry is whose.

    `elements` are in reading order; those `floating` stand further on than they are read.
    """

    part: Part
    article: int = 0
    marks: list[tuple[int, TextMark | PassageMark]] = field(default_factory=list)
    entries: dict[Tag, int] = field(default_factory=dict)
    elements: dict[object, None] = field(default_factory=dict)
    floating: set[object] = field(default_factory=set)

    @property
    def last_page(self) -> int:
        """The page of the last words."""
        return self.marks[-1][0] if self.marks else 0

    def take(self, page: int, mark: TextMark | PassageMark) -> None:
        """Take one more mark; one without words holds the place of an element whose words come later, if at all."""
        self.elements.setdefault(mark.tag)
        if mark.words:
            self.marks.append((page, mark))
        elif isinstance(mark.tag, Tag) and mark.tag.role in ("Figure", "Caption"):
            self.floating.add(mark.tag)  # else it is text that makes way for a picture, and stands right below it

    def beginning(self, page: int) -> int:
        """Return the mark that the page begins with, or the next page that has words; a floating picture is none."""
        first = bisect_left(self.marks, page, key=itemgetter(0))
        same = takewhile(lambda place: self.marks[place][0] == self.marks[first][0], range(first, len(self.marks)))
        return next((place for place in same if self.marks[place][1].tag not in self.floating), first)

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
        letters, starts = dict.fromkeys(self.elements, 0), []
        for _, mark in self.marks:
            starts.append(letters[mark.tag])
            letters[mark.tag] += sum(letters_in(words) for words, _ in mark.words)
        before = dict(zip(letters, accumulate(letters.values(), initial=0), strict=False))
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
