"""The keys of docs/themes.md, made from the dataclasses of a theme: `python docs/themes.py` writes them."""

import re
from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from typing import get_type_hints

from wardpress.tables import wanted_value
from wardpress.themes import Colours, Families, FontFile, Page, Styles, TextStyle, ThemeFile

PAGE = Path(__file__).resolve().parent / "themes.md"
_KEYS = re.compile(r"(?<=<!-- keys -->\n\n)(.*?)(?=\n\n<!-- end of keys -->)", re.DOTALL)
_TABLES = (
    ("At the top of the file", ThemeFile),
    ("`[page]`, in mm", Page),
    ("`[colours]`", Colours),
    ("`[families]`", Families),
    ("`[[fonts]]`, one for each file", FontFile),
    ("Each role under `[styles]`, in pt", TextStyle),
)
_ELSEWHERE = {"page", "colours", "families", "styles", "fonts"}
_ABOUT = {
    "ThemeFile.name": "what the theme is called",
    "ThemeFile.title": "one line that says what it is for",
    "ThemeFile.baseline": "step of the grid in pt; what has lines as high as a step stands on it",
    "ThemeFile.indents_first": "whether the first paragraph of an article, and below a cross-head, is indented too",
    "Page.width": "width",
    "Page.height": "height",
    "Page.top": "margin above the text; the running head or the page number stands in it",
    "Page.bottom": "margin below the text; the foot stands in it",
    "Page.inner": "margin at the spine: left on odd pages",
    "Page.outer": "margin at the edge: right on odd pages",
    "Page.columns": "columns of text",
    "Page.gutter": "room between two columns",
    "Page.picture_dpi": "pixels an inch that pictures are set with at most",
    "Page.mirrored": "whether inner and outer margin change sides on even pages",
    "Page.folio": "page number at the foot, with title and running head; or alone amid the top margin, from page two",
    "Colours.ink": "text",
    "Colours.accent": "masthead, rubrics, rules, links",
    "Colours.muted": "what stands back: credits, sources, running heads",
    "Colours.rule": "hairlines",
    "Colours.panel": "ground of the contents box and of table heads",
    "Families.sans": "family of roles in `sans`, as its `fontpkg-…` package or its `[[fonts]]` name it",
    "Families.serif": "the same, for roles in `serif`",
    "Families.word_sans": "what the Word edition names instead of `sans`: a font that the office has",
    "Families.word_serif": "the same for `serif`",
    "FontFile.family": "its family, by the name that Word knows",
    "FontFile.file": "path of the .ttf file, seen from the folder of the theme file",
    "FontFile.weight": "weight of the cut: 400 regular, 700 bold",
    "FontFile.italic": "whether the cut is italic",
    "TextStyle.family": "which of the two families",
    "TextStyle.size": "size of the type",
    "TextStyle.leading": "from one line to the next",
    "TextStyle.weight": "weight of the letters",
    "TextStyle.italic": "italic or upright",
    "TextStyle.colour": "which of the colours; paper is white on the accent, for the word in the masthead",
    "TextStyle.align": "where lines begin and end",
    "TextStyle.indent": "indent of the first line",
    "TextStyle.before": "room above",
    "TextStyle.after": "room below",
    "TextStyle.tracking": "room between letters, in thousandths of the size",
    "TextStyle.capitals": "set in capitals",
}


def page() -> str:
    """Return docs/themes.md as it should be."""
    return _KEYS.sub(lambda _: "\n\n".join((*_tables(), _roles())), PAGE.read_text(encoding="utf-8"))


def _tables() -> Iterator[str]:
    for title, shape in _TABLES:
        rows = [f"### {title}", "", "| Key | What it is | Value | Where left out |", "|---|---|---|---|", *_rows(shape)]
        yield "\n".join(rows)


def _rows(shape: type) -> Iterator[str]:
    kinds = get_type_hints(shape, include_extras=True)
    for field in fields(shape):
        if field.name not in _ELSEWHERE:
            default = "–" if field.default is MISSING else f"`{str(field.default).lower()}`"
            wanted = wanted_value(kinds[field.name]).en
            yield f"| `{field.name}` | {_ABOUT[f'{shape.__name__}.{field.name}']} | {wanted} | {default} |"


def _roles() -> str:
    return "### The roles\n\n" + ", ".join(f"`{field.name}`" for field in fields(Styles)) + "."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
