"""Inline content as runs, and the numbers that are handed out while the body is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from wardpress.exporters.addresses import web_address
from wardpress.exporters.docx.markup import character_style, run
from wardpress.model import Emphasis, Inline, Inlines, LineBreak, Link, Strong, Text
from wardpress.plugins import Picture, Pictures
from wardpress.themes import TextStyle, Theme

BREAK = "<w:r><w:br/></w:r>"
BOLD = 600  # from this weight on a face is bold in Word, which knows only two


class Ledger:
    """Hands out numbers: relationships of links and pictures, drawings, lists and bookmarks, each from 1."""

    def __init__(self) -> None:
        self._addresses: dict[str, str] = {}
        self._pictures: dict[Picture, str] = {}
        self._drawings = 0
        self.numbered_lists = 0
        self.bookmarks = 0

    def link(self, address: str) -> str:
        """Return the relationship that leads to `address`."""
        return self._addresses.setdefault(address, f"rIdLink{len(self._addresses) + 1}")

    def links(self) -> Mapping[str, str]:
        """Return the relationship of every address, in the order of the text."""
        return MappingProxyType(self._addresses)

    def picture(self, picture: Picture) -> str:
        """Return the relationship that leads to `picture`: one for all places that show it."""
        return self._pictures.setdefault(picture, f"rIdPicture{len(self._pictures) + 1}")

    def pictures(self) -> Mapping[Picture, str]:
        """Return the relationship of every picture, in the order of the text."""
        return MappingProxyType(self._pictures)

    def drawing(self) -> int:
        """Return the number of one more drawing, unique in the whole document."""
        self._drawings += 1
        return self._drawings

    def numbered_list(self) -> int:
        """Return the place of one more numbered list, from 0."""
        self.numbered_lists += 1
        return self.numbered_lists - 1

    def bookmark(self) -> int:
        """Return the number of one more bookmark."""
        self.bookmarks += 1
        return self.bookmarks


class Desk(NamedTuple):
    """What the writers of the body share; in a box, and in an article of one column, nothing stands wider than it."""

    theme: Theme
    ledger: Ledger
    pictures: Pictures
    is_boxed: bool = False
    is_narrow: bool = False


class _Marks(NamedTuple):
    strong: bool = False
    stressed: bool = False
    linked: bool = False


def runs(content: Inlines, style: TextStyle, ledger: Ledger) -> str:
    """Return `content` as the runs of a paragraph that is set in `style`."""
    match content:
        case (Text(text),):
            return run(text)  # nearly every paragraph
    return "".join(_runs(content, _Marks(), style, ledger))


def _runs(content: Iterable[Inline], marks: _Marks, style: TextStyle, ledger: Ledger) -> Iterator[str]:
    for inline in content:
        match inline:
            case Text(text):
                yield run(text, _properties(marks, style))
            case LineBreak():
                yield BREAK
            case Strong(inner):
                yield from _runs(inner, marks._replace(strong=True), style, ledger)
            case Emphasis(inner):
                yield from _runs(inner, marks._replace(stressed=True), style, ledger)
            case Link():
                yield from _link(inline, marks, style, ledger)


def _link(link: Link, marks: _Marks, style: TextStyle, ledger: Ledger) -> Iterator[str]:
    if not link.content:
        return  # Word shows nothing for it either
    address = None if marks.linked else web_address(link.target)
    if address is None:
        yield from _runs(link.content, marks, style, ledger)
        return
    yield f'<w:hyperlink r:id="{ledger.link(address)}" w:history="1">'
    yield from _runs(link.content, marks._replace(linked=True), style, ledger)
    yield "</w:hyperlink>"


def _properties(marks: _Marks, style: TextStyle) -> str:
    """Return a named style for the words, and direct formatting only for what one name cannot say."""
    if not (marks.strong or marks.stressed or marks.linked):
        return ""
    name = "Hyperlink" if marks.linked else "Strong" if marks.strong else "Emphasis"
    # A style turns bold and italic about: in a bold paragraph Strong alone would be light. Stress is to stand out
    # in a slanting paragraph; Word sets it upright by itself, LibreOffice does not.
    bold = "<w:b/>" if marks.strong and (name != "Strong" or style.weight >= BOLD) else ""
    italic = ""
    if marks.stressed and style.italic:
        italic = '<w:i w:val="0"/>'
    elif marks.stressed and name != "Emphasis":
        italic = "<w:i/>"
    return character_style(name) + bold + italic
