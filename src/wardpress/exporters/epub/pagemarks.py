"""Page marks: where a page of the print edition begins inside an XHTML page, and the list of all of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from wardpress.exporters.epub.inlines import escaped, quoted
from wardpress.exporters.epub.pages import CONTENTS, IMPRINT, MASTHEAD, Page
from wardpress.model import article_texts
from wardpress.plugins import Pagination, Part, letters_before, letters_in
from wardpress.plugins.story import Story

_TAG_OR_TEXT = re.compile(r"<[^>]*>|[^<]+")
_LETTERS = re.compile(r"&\w+;|[^\s&]+")
_ENTITY = re.compile(r"&\w+;")


class PageMark(NamedTuple):
    """The page `label` begins before the `letter`-th letter that the XHTML page `key` shows, counted from 0."""

    key: str
    letter: int
    label: str
    name: str

    @property
    def markup(self) -> str:
        """The mark as an element; it shows nothing."""
        return f'<span epub:type="pagebreak" role="doc-pagebreak" id="{self.name}" aria-label={quoted(self.label)}/>'

    @property
    def entry(self) -> str:
        """The mark as an entry of the page list."""
        return f'<li><a href="{self.key}.xhtml#{self.name}">{escaped(self.label)}</a></li>\n'


def page_marks(pagination: Pagination, story: Story) -> Iterator[PageMark]:
    """Yield a mark for each break that leads to a page of `story`."""
    numbered = enumerate(pagination.breaks, start=1)
    for (part, article), group in groupby(numbered, lambda told: (told[1].part, told[1].article)):
        if part != "article" or article < len(story.articles):
            told = list(group)
            key, letters = _places(part, article, [(found.text, found.offset) for _, found in told], story)
            for (number, found), letter in zip(told, letters, strict=False):
                yield PageMark(key, letter, found.label, f"trang-{number}")


def _places(part: Part, article: int, places: list[tuple[int, int]], story: Story) -> tuple[str, list[int]]:
    """Return the XHTML page of a part of the bulletin, and before which of its letters each of the `places` lies."""
    match part:
        case "masthead":
            return MASTHEAD, [0] * len(places)
        case "contents":
            labels = (entry.label for entry in story.articles[:article])
            return CONTENTS, [sum(map(letters_in, (story.contents_title, *labels)))] * len(places)
        case "imprint":
            texts = [text for field in story.imprint for text in (field.label, field.text)]
            # A field begins with its label.
            return IMPRINT, letters_before(texts, [(2 * text + (offset > 0), offset) for text, offset in places])
        case "article":
            told = story.articles[article]
            letters = letters_before(article_texts(told.article), places)
            above = letters_in(told.rubric or "")
            return told.key, [letter + above if letter else 0 for letter in letters]


def marked(pages: Iterable[Page], marks: Iterable[PageMark]) -> tuple[tuple[Page, ...], tuple[PageMark, ...]]:
    """Return `pages` with `marks` in their places, and the marks that have found one."""
    by_page: dict[str, list[PageMark]] = defaultdict(list)
    for mark in marks:
        by_page[mark.key].append(mark)
    found: list[PageMark] = []
    bearing: list[Page] = []
    for page in pages:
        here = by_page.get(page.key, [])
        places = _found(page.markup, [mark.letter for mark in here]) if here else []
        found += here[: len(places)]
        bearing.append(Page(page.key, _inserted(page.markup, here, places)))
    return tuple(bearing), tuple(found)


def _inserted(markup: str, marks: Sequence[PageMark], places: Sequence[int]) -> str:
    parts, done = [], 0
    for mark, place in zip(marks, places, strict=False):
        parts += [markup[done:place], mark.markup]
        done = place
    return "".join((*parts, markup[done:]))


def _found(markup: str, letters: Sequence[int]) -> list[int]:
    """Return where in `markup` each of the `letters` begins, which rise; those that it does not have are left out."""
    body = markup.index(">", markup.index("<body")) + 1
    start = markup.index(">", body) + 1
    places: list[int] = []
    count, gap = 0, start
    for token in _TAG_OR_TEXT.finditer(markup, body):
        if len(places) == len(letters):
            break
        text = token[0]
        if text[0] == "<":
            continue
        held = letters_in(_ENTITY.sub("&", text))
        here = [letter - count for letter in letters[len(places) : bisect_left(letters, count + held)]]
        offsets = [token.start() + offset for offset in _offsets(text, here)] if here else []
        if offsets and here[0] == 0:
            offsets[0] = _before_figure(markup, gap, offsets[0]) if count else start
        places += offsets
        count, gap = count + held, token.end() if held else gap
    return places


def _offsets(text: str, letters: Sequence[int]) -> Iterator[int]:
    waiting, before = iter(letters), 0
    letter = next(waiting, None)
    for run in _LETTERS.finditer(text):
        held = 1 if run[0][0] == "&" else len(run[0])
        while letter is not None and letter < before + held:
            yield run.start() + letter - before
            letter = next(waiting, None)
        before += held


def _before_figure(markup: str, gap: int, place: int) -> int:
    # A page that begins with a caption begins with the picture above it.
    figure = markup.find("<figure", gap, place)
    return place if figure < 0 else figure
