"""What every theme must keep to, as tests that a plugin's author inherits."""

from __future__ import annotations

import dataclasses
from typing import ClassVar

import pytest

from wardpress.edition import EditionSettings
from wardpress.host import Candidate, load_plugin
from wardpress.plugins import hookimpl
from wardpress.publish import default_host, render
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.publish.readback import docx_words, epub_words
from wardpress.publish.taggedtext import pdf_words
from wardpress.tables import read_table
from wardpress.testing import bulletins
from wardpress.themes import Theme

_READABLE = 4.5
_LINEAR_BELOW = 0.04045
_UNDER_TEST = "theme-under-test"


class ThemeContract:
    """Inherit and set `theme`: it must be readable, set in fonts that are installed, and fit for all three editions."""

    theme: ClassVar[Theme]

    def test_every_value_is_within_its_bounds(self) -> None:
        """A theme made in Python is checked like one in TOML."""
        assert read_table(dataclasses.asdict(self.theme), Theme)[1] == ()

    def test_every_face_is_installed(self) -> None:
        """The fonts come with packages that the plugin depends on."""
        for face in self.theme.faces():
            assert InstalledFonts().data(face)

    def test_text_stands_out_from_what_it_is_printed_on(self) -> None:
        """At least 4.5 : 1 for ink, accent and muted text on paper and panel (WCAG 2.2, 1.4.3)."""
        colours = self.theme.colours
        for name in ("ink", "accent", "muted"):
            for ground in ("#ffffff", colours.panel):
                ratio = contrast(getattr(colours, name), ground)
                assert ratio >= _READABLE, f"{name} on {ground} has a contrast of {ratio:.1f} : 1"

    @pytest.mark.parametrize("name", ["one_article", "every_block", "bare"])
    def test_all_three_editions_say_the_same_words_in_it(self, name: str) -> None:
        """Nothing is lost, cut or printed twice in this theme."""
        host = default_host()
        host = dataclasses.replace(host, plugins=(*host.plugins, load_plugin(_candidate(self.theme))))
        settings = EditionSettings(theme=f"{self.theme.name}@{_UNDER_TEST}")
        bulletin = getattr(bulletins, name)()
        made = {form: render(bulletin, form, settings=settings, host=host) for form in ("docx", "epub", "pdf")}
        words = docx_words(made["docx"])
        assert epub_words(made["epub"]) == words
        assert pdf_words(made["pdf"]) == words


class _Brings:
    """A plugin that brings one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    @hookimpl
    def wardpress_themes(self) -> list[Theme]:
        return [self._theme]


def _candidate(theme: Theme) -> Candidate:
    return Candidate(_UNDER_TEST, "0", theme.name, lambda: _Brings(theme))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours given as #rrggbb (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= _LINEAR_BELOW else ((value + 0.055) / 1.055) ** 2.4
