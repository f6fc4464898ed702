"""Galleys: text of one style set to one width, as strips."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from wardpress.exporters.pdf.inks import Chunk, Inks
from wardpress.exporters.pdf.lines import Line, Measure, set_lines, set_rows
from wardpress.exporters.pdf.marks import Mark, PassageMark, RuleMark, TextMark
from wardpress.exporters.pdf.strips import Grid, Strip
from wardpress.exporters.pdf.tags import Role, Tag
from wardpress.model import Inlines
from wardpress.plugins import Pictures, Report
from wardpress.themes import TextStyle, Theme

# Where the baseline lies: below the middle of the line by this part of the type size.
_DROP = 0.35


@dataclass(slots=True, eq=False)
class Shop:
    """What all galleys of a document share: its pictures, where oddities go, and the height of a column in pt.

    `boxed` are the inks for what stands in a box, `body` is the size that all lines of the grid take their baseline
    from, and `loose` counts the lines whose blanks came out too wide.
    """

    pictures: Pictures
    report: Report
    depth: float
    boxed: Inks
    body: float
    loose: int = 0


def boxed_inks(inks: Inks) -> Inks:
    """Return the inks for boxes."""
    return Inks(replace(inks.theme, styles=inks.theme.styles.in_box()), inks.faces)


class Galley(NamedTuple):
    """A width to set text in, `inset` from the left edge of its column; what is set in it becomes part of `tag`."""

    shop: Shop
    inks: Inks
    width: float
    tag: Tag
    inset: float = 0.0

    @property
    def theme(self) -> Theme:
        """The theme that the inks come from."""
        return self.inks.theme

    @property
    def grid(self) -> Grid:
        """The grid of the body text."""
        return Grid(self.theme.baseline)

    def narrowed(self, left: float, right: float = 0.0) -> Galley:
        """Return a galley inside this one."""
        return self._replace(width=self.width - left - right, inset=self.inset + left)

    def inside(self, tag: Tag) -> Galley:
        """Return the same galley for what is part of `tag`."""
        return self._replace(tag=tag)

    def in_box(self) -> Galley:
        """Return the same galley for what stands in a box."""
        return self._replace(inks=self.shop.boxed)

    def within(self, role: Role) -> Galley:
        """Return the same galley for what is part of a new element."""
        return self.inside(Tag(role, self.tag))

    def drop(self, style: TextStyle) -> float:
        """Return how far below the top of its line the baseline of `style` lies."""
        # What has the line of the body text shares its baselines, small type too.
        size = self.shop.body if self.is_on_grid(style) else style.size
        return style.leading / 2 + size * _DROP

    def is_on_grid(self, style: TextStyle) -> bool:
        """Return whether lines of `style` are as high as a step of the grid."""
        return style.leading == self.theme.baseline

    def text(
        self, words: str, style: TextStyle, *, role: Role = "P", is_balanced: bool = False, holds: bool = False
    ) -> list[Strip]:
        """Return plain `words` as strips; with `holds` they stay together and with what follows."""
        measure = Measure(self.width, style.align, is_balanced=is_balanced)
        return self.within(role).strips(self.inks.text(words, style), style, measure, holds=holds)

    def paragraph(self, content: Inlines, style: TextStyle, *, role: Role = "P", indent: float = 0.0) -> list[Strip]:
        """Return inline content as strips, the first line indented."""
        measure = Measure(self.width, style.align, indent)
        return self.within(role).strips(self.inks.inlines(content, style), style, measure)

    def passage(self, content: Inlines, style: TextStyle, *, indent: float = 0.0) -> list[Strip]:
        """Return a paragraph as `paragraph` does, but in a single strip of many rows where it has one ink."""
        measure, chunks = Measure(self.width, style.align, indent), [*self.inks.inlines(content, style)]
        plain = set_rows(chunks, measure) if self.is_on_grid(style) else None
        if plain is None or plain.ink.target or plain.ink.stands_for:
            return self.within("P").strips(chunks, style, measure)
        rows, ink, loose = plain
        self.shop.loose += loose
        mark = PassageMark(self.inset, self.drop(style), style.leading, indent, rows, ink, Tag("P", self.tag))
        height = style.leading * len(rows)
        return [Strip(height, (mark,), style.before, style.after, on_grid=True, rows=len(rows))] if rows else []

    def strips(
        self, chunks: Iterable[Chunk], style: TextStyle, measure: Measure, *, holds: bool = False
    ) -> list[Strip]:
        """Return `chunks`, the very words of the galley's element, as one strip a line, without widows and orphans."""
        lines, loose = set_lines(chunks, measure)
        self.shop.loose += loose
        last, drop, is_on_grid = len(lines) - 1, self.drop(style), self.is_on_grid(style)
        inset, tag = self.inset, self.tag
        return [
            Strip(
                style.leading,
                (TextMark(inset + x, drop, words, tag, word_space),),
                0.0 if place else style.before,
                0.0 if place < last else style.after,
                is_on_grid,
                holds or (place < last and place in (0, last - 1)),
            )
            for place, (x, words, word_space) in enumerate(lines)
        ]

    def mark(self, line: Line, y: float) -> TextMark:
        """Return `line` as a mark with its baseline at `y`."""
        return TextMark(self.inset + line.x, y, line.words, self.tag, line.word_space)

    def rule(self, weight: float, colour: str, *, room: float = 0.0, holds: bool = False) -> Strip:
        """Return a rule over the whole width in the middle of a strip of the height `room`."""
        mark = RuleMark(self.inset, room / 2, self.width, 0.0, weight, colour)
        return Strip(room, (mark,), keeps_next=holds)


def held(strips: list[Strip]) -> list[Strip]:
    """Return `strips` so that nothing parts them from one another and from what follows."""
    return [strip._replace(keeps_next=True) for strip in strips]


def tied(strips: list[Strip]) -> list[Strip]:
    """Return `strips` so that nothing parts them from one another."""
    return [*held(strips[:-1]), *strips[-1:]]


def spaced(strips: list[Strip], *, before: float = 0.0, after: float = 0.0) -> list[Strip]:
    """Return `strips` with at least so much room above the first and below the last."""
    if not strips:
        return strips
    wider = strips[0]._replace(before=max(before, strips[0].before))
    strips = [wider, *strips[1:]]
    return [*strips[:-1], strips[-1]._replace(after=max(after, strips[-1].after))]


def with_mark(strip: Strip, *marks: Mark) -> Strip:
    """Return `strip` with `marks` in front of its own."""
    return strip._replace(marks=(*marks, *strip.marks))
