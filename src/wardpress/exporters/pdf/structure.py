"""The structure of one document: its elements in reading order, and which piece of which page each of them holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from wardpress.exporters.pdf.tags import HEADINGS, Role, Tag


class Piece(NamedTuple):
    """Marked content: the page, counted from 0, and the number by which that page calls it."""

    page: int
    number: int


class Anchored(NamedTuple):
    """An annotation: its page, counted from 0, and its place among all annotations of the document."""

    page: int
    annotation: int


@dataclass(slots=True, eq=False)
class Element:
    """An element as it is written: its role and what it holds, in order.

    `place` counts all elements from 0, `parent` is the place of the element that holds this one. It is no reference:
    elements in circles would stay in memory after the document.
    """

    role: Role
    attributes: bytes
    place: int
    parent: int | None
    kids: list[Element | Piece | Anchored] = field(default_factory=list)


class Structure:
    """Collects the elements of a document while its pages are painted in reading order."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.pages: list[list[Element]] = []
        self.annotated: list[Element] = []
        self._of: dict[Tag, Element] = {}
        self._level = 0

    def begin_page(self) -> None:
        """Go on to the next page."""
        self.pages.append([])

    def element(self, tag: Tag) -> Element:
        """Return the element of `tag`; it stands where it was first asked for."""
        element = self._of.get(tag)
        if element is None:
            parent = self.element(tag.parent) if tag.parent else None
            place = len(self.elements)
            element = Element(self._role(tag), tag.attributes, place, parent.place if parent else None)
            self._of[tag] = element
            self.elements.append(element)
            if parent:
                parent.kids.append(element)
        return element

    def piece(self, tag: Tag) -> tuple[Role, int]:
        """Return the role of `tag`, and the number of one more piece of it on the present page."""
        element, owners = self.element(tag), self.pages[-1]
        number = len(owners)
        owners.append(element)
        element.kids.append(Piece(len(self.pages) - 1, number))
        return element.role, number

    def annotation(self, tag: Tag) -> int:
        """Return the place of one more annotation, which belongs to `tag`."""
        element, place = self.element(tag), len(self.annotated)
        self.annotated.append(element)
        element.kids.append(Anchored(len(self.pages) - 1, place))
        return place

    def notes(self) -> Iterator[Element]:
        """Yield the notes, which need a name each."""
        return (element for element in self.elements if element.role == "Note")

    def _role(self, tag: Tag) -> Role:
        # No level is skipped: where an article has no headline, its cross-heads move up.
        if tag.role not in HEADINGS:
            return tag.role
        self._level = min(HEADINGS.index(tag.role), self._level) + 1
        return HEADINGS[self._level - 1]
