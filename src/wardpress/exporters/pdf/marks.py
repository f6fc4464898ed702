"""Marks: all that can stand on a page, as frozen values; x from the left edge of the text, y down from the top."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wardpress.exporters.pdf.inks import Chunk, Ink


@dataclass(frozen=True, slots=True)
class TextMark:
    """Words on one baseline."""

    x: float
    y: float
    words: tuple[Chunk, ...]
    word_space: float = 0.0


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A straight rule; a dotted one is a leader."""

    x: float
    y: float
    width: float
    height: float
    weight: float
    colour: str
    is_dotted: bool = False


@dataclass(frozen=True, slots=True)
class PanelMark:
    """A filled rectangle, y being its upper edge."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class AnchorMark:
    """The place that bookmarks and contents entries lead to."""

    x: float
    y: float
    key: str


@dataclass(frozen=True, slots=True)
class FolioMark:
    """The page number of the place `key`, flush right at x behind a leader that begins at `leader`.

    `words`, `width` and `height` are those of the contents entry that ends here and leads there.
    """

    x: float
    y: float
    key: str
    words: str
    ink: Ink
    leader: float
    colour: str
    width: float
    height: float


Mark = TextMark | RuleMark | PanelMark | AnchorMark | FolioMark


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """Return `mark` further right by `dx` and further down by `dy`."""
    if isinstance(mark, FolioMark):
        return replace(mark, x=mark.x + dx, y=mark.y + dy, leader=mark.leader + dx)
    return replace(mark, x=mark.x + dx, y=mark.y + dy)
