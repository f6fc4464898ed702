"""Page marks: where a page of the print edition begins inside an XHTML page, and the list of all of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wardpress.exporters.epub.inlines import escaped, quoted
from wardpress.exporters.epub.pages import CONTENTS, IMPRINT, MASTHEAD, Page
from wardpress.exporters.story import Story
from wardpress.model import article_texts
from wardpress.plugins import PageBreak, Pagination, letters_before, letters_in

_TAG_OR_TEXT = re.compile(r"<[^>]*>|[^<]+")
_LETTER = re.compile(r"&\w+;|[^\s&]")
_ENTITY = re.compile(r"&\w+;")


@dataclass(frozen=True, slots=True)
class PageMark:
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
    for number, told in enumerate(pagination.breaks, start=1):
        if told.part != "article" or told.article < len(story.articles):
            key, letter = _place(told, story)
            yield PageMark(key, letter, told.label, f"trang-{number}")


def _place(told: PageBreak, story: Story) -> tuple[str, int]:
    match told.part:
        case "masthead":
            return MASTHEAD, 0
        case "contents":
            labels = (entry.label for entry in story.articles[: told.article])
            return CONTENTS, sum(map(letters_in, (story.contents_title, *labels)))
        case "imprint":
            texts = [text for field in story.imprint for text in (field.label, field.text)]
            # A field begins with its label.
            text = 2 * told.text + (told.offset > 0)
            return IMPRINT, letters_before(texts, text, told.offset)
        case "article":
            article = story.articles[told.article]
            letter = letters_before(article_texts(article.article), told.text, told.offset)
            return article.key, letter + letters_in(article.rubric or "") if letter else 0


def marked(pages: Iterable[Page], marks: Iterable[PageMark]) -> tuple[tuple[Page, ...], tuple[PageMark, ...]]:
    """Return `pages` with `marks` in their places, and the marks that have found one."""
    by_page: dict[str, list[PageMark]] = defaultdict(list)
    for mark in marks:
        by_page[mark.key].append(mark)
    found: list[PageMark] = []
    bearing: list[Page] = []
    for page in pages:
        here = by_page.get(page.key, [])
        places = _places(page.markup, [mark.letter for mark in here]) if here else []
        found += here[: len(places)]
        bearing.append(Page(page.key, _inserted(page.markup, here, places)))
    return tuple(bearing), tuple(found)


def _inserted(markup: str, marks: Sequence[PageMark], places: Sequence[int]) -> str:
    parts, done = [], 0
    for mark, place in zip(marks, places, strict=False):
        parts += [markup[done:place], mark.markup]
        done = place
    return "".join((*parts, markup[done:]))


def _places(markup: str, letters: Sequence[int]) -> list[int]:
    """Return where in `markup` each of the `letters` begins, which rise; those that it does not have are left out."""
    places: list[int] = []
    body = markup.index(">", markup.index("<body")) + 1
    start = markup.index(">", body) + 1
    count, gap = 0, start
    for token in _TAG_OR_TEXT.finditer(markup, body):
        text = token[0]
        if text[0] == "<":
            continue
        held = letters_in(_ENTITY.sub("&", text))
        while len(places) < len(letters) and letters[len(places)] < count + held:
            letter = letters[len(places)]
            places.append(_before_figure(markup, gap, token.start() + _nth(text, letter - count)) if letter else start)
        if len(places) == len(letters):
            break
        count, gap = count + held, token.end() if held else gap
    return places


def _nth(text: str, letter: int) -> int:
    return next(found.start() for count, found in enumerate(_LETTER.finditer(text)) if count == letter)


def _before_figure(markup: str, gap: int, place: int) -> int:
    # A page that begins with a caption begins with the picture above it.
    figure = markup.find("<figure", gap, place)
    return place if figure < 0 else figure
