"""A theme for the spring issue of a ward's bulletin."""

from __future__ import annotations

from importlib.resources import files

from wardpress.plugins import hookimpl
from wardpress.themes import Theme, builtin_themes, read_theme


@hookimpl
def wardpress_themes() -> list[Theme]:
    """Return the theme of the spring issue."""
    text = (files("wardpress_theme_tet") / "theme.toml").read_text(encoding="utf-8")
    return [read_theme(text, file="theme.toml", known=builtin_themes())]
