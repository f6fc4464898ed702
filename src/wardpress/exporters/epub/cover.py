"""The cover: the masthead as a picture for the shelf of a reading system, large enough to be read as a thumbnail."""

from __future__ import annotations

import io
import zlib
from itertools import pairwise
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from wardpress.exporters.epub.colours import by_day, ground_for, mixed
from wardpress.plugins.story import MastheadLine, Story
from wardpress.themes import Fonts, Theme

_WIDTH, _HEIGHT = 1200, 1800
_MARGIN = 98
_FLAG = 720
_RULE = 10
_PAPER = "#ffffff"
_LEADING = 1.24
_STEP = 0.94
_SMALLEST = 33
_MEASURED_AT = 1000
_ELLIPSIS = "…"
# Sixteen colours, four bits a pixel, in a row from ink over the panel and the accent to paper: the edge of a letter,
# part its colour and part its ground, lies between the two.
_STEPS = 5
_INK, _PANEL, _ACCENT, _REVERSED = 0, 5, 10, 15


class _Area(NamedTuple):
    """Where a line of the masthead may stand: its upper edge, its height, the largest type, and its colour.

    With `from_below` the words stand at the foot of the area; with `short_first` what does not fill its rows leaves the
    first of them short, so that “Phường” stands above the whole name.
    """

    role: str
    top: int
    height: int
    largest: int
    colour: int
    from_below: bool = False
    short_first: bool = False


_AREAS = (
    _Area("masthead_word", 90, _FLAG - 158, 315, _REVERSED, from_below=True),
    _Area("masthead_name", _FLAG + 82, 450, 158, _INK, short_first=True),
    _Area("masthead_publisher", _FLAG + 548, 158, 50, _INK),
    _Area("masthead_number", 1485, 158, 128, _ACCENT, from_below=True),
    _Area("masthead_date", 1642, 83, 57, _INK, from_below=True),
)


def cover_picture(story: Story, theme: Theme, fonts: Fonts) -> bytes:
    """Return the cover as a PNG file of 1200 × 1800 pixels; words that do not fit in readable type are cut there."""
    picture = Image.new("L", (_WIDTH, _HEIGHT), _PANEL)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, _WIDTH, _FLAG), fill=_ACCENT)
    lines = {line.role: line for line in story.masthead}
    if lines.keys() & {"masthead_number", "masthead_date"}:
        pen.rectangle((_MARGIN, 1448, _WIDTH - _MARGIN, 1448 + _RULE), fill=_ACCENT)
    for area in _AREAS:
        if line := lines.get(area.role):
            _print(pen, line, area, _font(theme, line, fonts))
    picture.putpalette(_palette(theme))
    buffer = io.BytesIO()
    # Runs of one colour and little else: a third of the time, and smaller.
    picture.save(buffer, "PNG", compress_level=4, compress_type=zlib.Z_RLE)
    return buffer.getvalue()


def _font(theme: Theme, line: MastheadLine, fonts: Fonts) -> ImageFont.FreeTypeFont:
    data = fonts.data(theme.face(getattr(theme.styles, line.role)))
    # The basic layout is the same on every machine; composed Vietnamese letters need no other.
    return ImageFont.truetype(io.BytesIO(data), _MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)


def _print(pen: ImageDraw.ImageDraw, line: MastheadLine, area: _Area, font: ImageFont.FreeTypeFont) -> None:
    size, rows = _set(line.text.split(), area, font)
    leading = round(size * _LEADING)
    font = font.font_variant(size=size)
    y = area.top + (area.height - leading * len(rows) if area.from_below else 0)
    for row in rows:
        pen.text((_MARGIN, y + size), row, font=font, fill=area.colour, anchor="ls")
        y += leading


def _set(words: list[str], area: _Area, font: ImageFont.FreeTypeFont) -> tuple[int, list[str]]:
    """Return the largest size at which `words` fit into `area`, and their rows."""
    size = float(area.largest)
    while True:
        measure = (_WIDTH - 2 * _MARGIN) * _MEASURED_AT / size
        rows = _rows(words, measure, font, short_first=area.short_first)
        room = int(area.height / (size * _LEADING))
        if len(rows) <= room and max(map(font.getlength, rows)) <= measure:
            return int(size), rows
        if size < _SMALLEST:
            return int(size), [*rows[: room - 1], f"{rows[room - 1]} {_ELLIPSIS}"] if len(rows) > room else rows
        size *= _STEP


def _rows(words: list[str], measure: float, font: ImageFont.FreeTypeFont, *, short_first: bool) -> list[str]:
    rows: list[str] = []
    for word in reversed(words) if short_first else words:
        longer = f"{word} {rows[-1]}" if rows and short_first else f"{rows[-1]} {word}" if rows else word
        if rows and font.getlength(longer) <= measure:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows[::-1] if short_first else rows


def _palette(theme: Theme) -> list[int]:
    day = by_day(theme.colours)
    accent = ground_for(_PAPER, day.accent)
    row = (day.ink, day.panel, accent, _PAPER)
    colours = [mixed(one, next_one, step / _STEPS) for one, next_one in pairwise(row) for step in range(_STEPS)]
    colours.append(_PAPER)
    return [int(colour[place : place + 2], 16) for colour in colours for place in (1, 3, 5)]
