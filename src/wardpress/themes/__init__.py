"""How a bulletin looks, in units that no format owns."""

from wardpress.themes.fonts import FontFace, Fonts
from wardpress.themes.load import builtin_themes, misfits, read_theme, read_theme_file
from wardpress.themes.theme import (
    LONGEST_STANZA,
    Align,
    Colours,
    Families,
    FontFile,
    Page,
    Styles,
    TextStyle,
    Theme,
    ThemeFile,
)

__all__ = [
    "LONGEST_STANZA",
    "Align",
    "Colours",
    "Families",
    "FontFace",
    "FontFile",
    "Fonts",
    "Page",
    "Styles",
    "TextStyle",
    "Theme",
    "ThemeFile",
    "builtin_themes",
    "misfits",
    "read_theme",
    "read_theme_file",
]
