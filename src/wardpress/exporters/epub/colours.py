"""Colours that can be read: the theme's on paper, and what becomes of them on a dark screen."""

from __future__ import annotations

from typing import NamedTuple

from wardpress.themes import Colours

# WCAG 2.2 asks 4.5 : 1 of small text; a little above it, so that rounding never falls below.
_CONTRAST = 4.6
_PAPER = "#ffffff"
_NIGHT = "#141414"
_STEPS = 20
_LINEAR_BELOW = 0.04045


class Palette(NamedTuple):
    """The colours of one side, light or dark; every colour for text is legible on `ground` and on `panel`."""

    ground: str
    panel: str
    rule: str
    ink: str
    accent: str
    muted: str


def by_day(colours: Colours) -> Palette:
    """Return the theme's colours on white, darker where they could not be read."""
    grounds = (_PAPER, colours.panel)
    return Palette(
        ground=_PAPER,
        panel=colours.panel,
        rule=colours.rule,
        ink=_legible(colours.ink, grounds, towards="#000000"),
        accent=_legible(colours.accent, grounds, towards="#000000"),
        muted=_legible(colours.muted, grounds, towards="#000000"),
    )


def by_night(colours: Colours) -> Palette:
    """Return the theme's colours on a dark ground, as much lighter as reading needs."""
    panel = mixed(_NIGHT, colours.panel, 0.08)
    grounds = (_NIGHT, panel)
    return Palette(
        ground=_NIGHT,
        panel=panel,
        rule=mixed(_NIGHT, colours.rule, 0.35),
        ink=mixed(_PAPER, _NIGHT, 0.12),
        accent=_legible(colours.accent, grounds, towards=_PAPER),
        muted=_legible(mixed(colours.muted, _PAPER, 0.35), grounds, towards=_PAPER),
    )


def ground_for(paper: str, accent: str) -> str:
    """Return `accent`, darker where words in `paper` could not be read on it."""
    return _legible(accent, (paper,), towards="#000000")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it, from 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return `one` with a share of `other` in it, from 0 to 1."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(first + (second - first) * share):02x}" for first, second in pairs)


def _legible(colour: str, grounds: tuple[str, ...], *, towards: str) -> str:
    candidates = (mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    fit = (shade for shade in candidates if all(contrast(shade, ground) >= _CONTRAST for ground in grounds))
    return next(fit, towards)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
