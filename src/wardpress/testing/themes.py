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
from wardpress.testing.legibility import pale_colours
from wardpress.themes import Theme

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
        pale = "; ".join(pale_colours(self.theme))
        assert not pale, pale

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
