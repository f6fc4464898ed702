"""Legibility: whether text can be told from what a theme prints it on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wardpress.themes import Theme

_LEAST: Final = 4.5
_PAPER: Final = "#ffffff"
_LINEAR_BELOW: Final = 0.04045


def pale_colours(theme: Theme) -> Iterator[str]:
    """Yield each pair of ink and ground of `theme` with less than 4.5 : 1 between them (WCAG 2.2, 1.4.3)."""
    for name in ("ink", "accent", "muted"):
        for ground in (_PAPER, theme.colours.panel):
            if (ratio := contrast(getattr(theme.colours, name), ground)) < _LEAST:
                yield f"{name} on {ground} has a contrast of {ratio:.1f} : 1"


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours given as #rrggbb (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= _LINEAR_BELOW else ((value + 0.055) / 1.055) ** 2.4
