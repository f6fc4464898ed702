"""The theme of the spring issue keeps the contract: within bounds, readable, the same words in all three editions."""

from __future__ import annotations

from typing import ClassVar

from wardpress_theme_tet import wardpress_themes

from wardpress import EditionSettings, default_host, render
from wardpress.testing import ThemeContract, one_article
from wardpress.themes import Theme


class TestTetTheme(ThemeContract):
    theme: ClassVar[Theme] = wardpress_themes()[0]


def test_wardpress_finds_the_installed_theme() -> None:
    assert default_host().theme("tet") == wardpress_themes()[0]
    assert render(one_article(), "epub", settings=EditionSettings(theme="tet"))
