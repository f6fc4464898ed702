"""Tags: what a part of a page is to who hears the document instead of seeing it, and what is mere furniture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

Role = Literal[
    "Document",
    "Sect",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "P",
    "BlockQuote",
    "Caption",
    "Figure",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Link",
    "Note",
    "Reference",
    "TOC",
    "TOCI",
    "Table",
    "TR",
    "TH",
    "TD",
]
HEADINGS: tuple[Role, ...] = ("H1", "H2", "H3", "H4", "H5", "H6")


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """An element of the document and the element that it is part of; two tags are equal only if they are the same.

    `attributes` are entries of the element that its role alone does not say, as they stand in the file.
    """

    role: Role
    parent: Tag | None = None
    attributes: bytes = b""


class Artifact(Enum):
    """What stands on a page and is no part of the text, with its properties as they stand in the file."""

    HEADER = b"<</Type/Pagination/Subtype/Header>>"
    FOOTER = b"<</Type/Pagination/Subtype/Footer>>"
    LAYOUT = b"<</Type/Layout>>"


COLUMN_HEAD = b"/A<</O/Table/Scope/Column>>"
BULLETED = b"/A<</O/List/ListNumbering/Disc>>"
NUMBERED = b"/A<</O/List/ListNumbering/Decimal>>"


def heading(level: int) -> Role:
    """Return the role of a heading; what is deeper than the sixth level is of the sixth."""
    return HEADINGS[max(1, min(level, len(HEADINGS))) - 1]
