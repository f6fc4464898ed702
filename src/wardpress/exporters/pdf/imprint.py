"""The imprint: who answers for the bulletin, at the foot of the last page."""

from __future__ import annotations

from typing import NamedTuple

from wardpress.exporters.pdf.frame import Band, Columns, Frame, Spot, columns_across, poured
from wardpress.exporters.pdf.galley import Galley, held
from wardpress.exporters.pdf.marks import RuleMark
from wardpress.exporters.pdf.sheets import lowest_line
from wardpress.exporters.pdf.strips import Grid, Stack, Strip, balanced_height
from wardpress.plugins.story import ImprintField

_COLUMNS = 3
_GUTTER = 17.0
_RULE = 1.5
_PAD = 7.0
_ABOVE = 14.0
_BETWEEN = 4.0
_FINE = Grid(1.0)


class Imprint(NamedTuple):
    """The fields of the imprint as strips, and where on a page they begin and end."""

    strips: list[Strip]
    columns: Columns
    top: float
    bottom: float
    colour: str

    def reserve(self, frame: Frame) -> float:
        """Return how much of the text area has to stay free for it."""
        return max(0.0, frame.bottom - self.top + _ABOVE) if self.strips else 0.0

    def bands(self, spot: Spot, frame: Frame) -> list[Band]:
        """Return the imprint at the foot of the page of `spot`, or of the next where text stands in its way."""
        if not self.strips:
            return []
        page = spot.page if spot.y <= self.top - _ABOVE + 1 or frame.is_fresh(spot) else spot.page + 1
        room = frame._replace(grid=_FINE, top=self.top, bottom=self.bottom)
        bands, _ = poured(self.strips, Spot(page, self.top), frame=room, columns=self.columns)
        rule = RuleMark(0.0, self.top - _PAD, frame.width, 0.0, _RULE, self.colour)
        return [band._replace(columns=((rule,), *band.columns)) for band in bands]


def set_imprint(fields: tuple[ImprintField, ...], galley: Galley, frame: Frame) -> Imprint:
    """Return `fields` set in three columns, each label above its text."""
    columns = columns_across(frame.width, _COLUMNS, _GUTTER)
    strips = _strips(fields, galley.within("Sect")._replace(width=columns.width))
    bottom = lowest_line(galley, frame)
    most = bottom - frame.top
    height = balanced_height(Stack(strips), most, columns=_COLUMNS, grid=_FINE)
    top = bottom - (most if height is None else height)
    return Imprint(strips, columns, top, bottom, galley.theme.colours.accent)


def _strips(fields: tuple[ImprintField, ...], galley: Galley) -> list[Strip]:
    styles = galley.theme.styles
    strips: list[Strip] = []
    for field in fields:
        strips += held(galley.text(field.label, styles.imprint_label))
        text = galley.text(field.text, styles.imprint_text, holds=True)
        strips += [*text[:-1], *(strip._replace(keeps_next=False, after=_BETWEEN) for strip in text[-1:])]
    return strips
