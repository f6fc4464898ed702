"""What the writers of one document share, and what they hand in while the text is written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from wardpress.plugins import Picture, Pictures
from wardpress.themes import Theme
from wardpress_odt.markup import POINTS_A_MM, style_name
from wardpress_odt.stylebook import text_width


class Ledger:
    """Takes pictures and styles of single places, each kept once, and counts the frames."""

    def __init__(self) -> None:
        self._pictures: dict[str, Picture] = {}
        self._styles: dict[str, str] = {}
        self._frames = 0
        self._tables = 0
        self._notes = 0
        self._sections = 0

    def picture(self, picture: Picture) -> str:
        """Return where `picture` lies in the package."""
        suffix = ".png" if picture.media_type == "image/png" else ".jpg"
        name = f"Pictures/{hashlib.sha256(picture.data).hexdigest()[:32]}{suffix}"
        self._pictures[name] = picture
        return name

    @property
    def pictures(self) -> Mapping[str, Picture]:
        """The pictures by their places in the package, in the order of the text."""
        return MappingProxyType(self._pictures)

    def style(self, family: str, properties: str, *, parent: str = "", master: str = "") -> str:
        """Return the name of an automatic style; `parent` is called by its display name."""
        above = f' style:parent-style-name="{style_name(parent)}"' if parent else ""
        page = f' style:master-page-name="{master}"' if master else ""
        body = f'style:family="{family}"{above}{page}>{properties}</style:style>'
        return self._styles.setdefault(body, f"{family[0].upper()}{len(self._styles) + 1}")

    @property
    def styles(self) -> str:
        """The automatic styles, in the order in which they were asked for."""
        return "".join(f'<style:style style:name="{name}" {body}' for body, name in self._styles.items())

    def frame(self) -> int:
        """Return the number of one more frame."""
        self._frames += 1
        return self._frames

    def table(self) -> int:
        """Return the number of one more table."""
        self._tables += 1
        return self._tables

    def section(self) -> int:
        """Return the number of one more section."""
        self._sections += 1
        return self._sections

    def note(self) -> int:
        """Return the number of one more footnote."""
        self._notes += 1
        return self._notes


@dataclass(frozen=True, slots=True)
class Desk:
    """What every writer has before him; `measure` is the width of the text in mm where he is writing."""

    theme: Theme
    pictures: Pictures
    labels: Mapping[str, str]
    ledger: Ledger = field(default_factory=Ledger)
    measure: float = 0.0
    is_boxed: bool = False

    @property
    def page_width(self) -> float:
        """How wide the text of a whole page is, in mm."""
        return text_width(self.theme)

    @property
    def tallest(self) -> float:
        """How tall a picture may be, in pt: half the text, so that there is something to read beside it."""
        page = self.theme.page
        return (page.height - page.top - page.bottom) * POINTS_A_MM / 2

    def within(self, measure: float) -> Desk:
        """Return the desk for the inside of a box, so many mm wide."""
        return replace(self, measure=measure, is_boxed=True)
