"""Marks: all that can stand on a page, as frozen values; x from the left edge of the text, y down from the top."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from wardpress.exporters.pdf.inks import Chunk, Ink, Target, blanks_in
from wardpress.exporters.pdf.lines import Row
from wardpress.exporters.pdf.tags import Artifact, Tag


class TextMark(NamedTuple):
    """Words on one baseline, and what they are part of; a mark without words still holds the place of its tag."""

    x: float
    y: float
    words: tuple[Chunk, ...]
    tag: Tag | Artifact
    word_space: float = 0.0

    @property
    def has_links(self) -> bool:
        """Whether any of the words leads to an address."""
        if len(self.words) == 1:
            return self.words[0][1].target is not None
        return any(ink.target is not None for _, ink in self.words)

    @property
    def width(self) -> float:
        """The advance of the words as they are printed."""
        return sum(ink.width(words) + blanks_in(words) * self.word_space for words, ink in self.words)


class PassageMark(NamedTuple):
    """Lines of one paragraph in one ink that leads nowhere, each `step` below the one before it; y is the first's.

    The first of them stands further right by `indent`.
    """

    x: float
    y: float
    step: float
    indent: float
    rows: list[Row]
    ink: Ink
    tag: Tag

    @property
    def words(self) -> tuple[Chunk, ...]:
        """The words of all lines."""
        return tuple((words, self.ink) for words, _ in self.rows)

    def part(self, first: int, end: int) -> PassageMark:
        """Return its lines from `first` on up to `end`; y is that of the first of these."""
        return self._replace(rows=self.rows[first:end], indent=0.0 if first else self.indent)

    def lines(self) -> Iterator[TextMark]:
        """Yield each line as a mark of its own."""
        for place, (words, space) in enumerate(self.rows):
            x = self.x if place else self.x + self.indent
            yield TextMark(x, self.y + place * self.step, ((words, self.ink),), self.tag, space)


class RuleMark(NamedTuple):
    """A straight rule; a dotted one is a leader."""

    x: float
    y: float
    width: float
    height: float
    weight: float
    colour: str
    is_dotted: bool = False


class PanelMark(NamedTuple):
    """A filled rectangle, y being its upper edge."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class PictureMark(NamedTuple):
    """The picture of that file name, y being its upper edge, and the element that it is; or it is mere furniture."""

    x: float
    y: float
    width: float
    height: float
    file: str
    tag: Tag | Artifact


class AnchorMark(NamedTuple):
    """The place that bookmarks and contents entries lead to."""

    x: float
    y: float
    key: str


class FolioMark(NamedTuple):
    """The page number of the place `key`, flush right at x behind a leader that begins at `leader`.

    `words`, `tag`, `width` and `height` are those of the contents entry that ends here and leads there.
    """

    x: float
    y: float
    key: str
    words: str
    tag: Tag
    ink: Ink
    leader: float
    colour: str
    width: float
    height: float


Mark = TextMark | PassageMark | RuleMark | PanelMark | PictureMark | AnchorMark | FolioMark


def parted(mark: TextMark) -> Iterator[tuple[TextMark, Target | None]]:
    """Yield `mark` in parts that each lead to one address or to none."""
    x = mark.x
    for target, same in groupby(mark.words, _target):
        part = mark._replace(x=x, words=tuple(same))
        x += part.width
        yield part, target


def _target(chunk: Chunk) -> Target | None:
    return chunk[1].target


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """Return `mark` further right by `dx` and further down by `dy`."""
    if isinstance(mark, TextMark):  # most marks are; to replace their fields takes three times as long
        return TextMark(mark.x + dx, mark.y + dy, mark.words, mark.tag, mark.word_space)
    if isinstance(mark, PassageMark):
        return PassageMark(mark.x + dx, mark.y + dy, *mark[2:])
    if isinstance(mark, FolioMark):
        return mark._replace(x=mark.x + dx, y=mark.y + dy, leader=mark.leader + dx)
    return mark._replace(x=mark.x + dx, y=mark.y + dy)
