"""How a bulletin looks, in units that no format owns."""

from wardpress.themes.fonts import FontFace, Fonts
from wardpress.themes.load import builtin_themes, read_theme
from wardpress.themes.theme import Align, Colours, Families, Page, Styles, TextStyle, Theme

__all__ = [
    "Align",
    "Colours",
    "Families",
    "FontFace",
    "Fonts",
    "Page",
    "Styles",
    "TextStyle",
    "Theme",
    "builtin_themes",
    "read_theme",
]
