"""What would keep a file from conforming to PDF/UA-1 and PDF/A-2a, looked for in what is about to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from wardpress.errors import Message
from wardpress.exporters.pdf.structure import Anchored, Element, Piece, Structure
from wardpress.exporters.pdf.tags import HEADINGS, Role

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
# The archive format allows strings of 32767 bytes; a letter takes up to four, after a mark of two.
_LONGEST = 8000
# Where a part may stand, and of what a whole may consist, for those roles that leave no choice.
_WHOLES: dict[Role, frozenset[Role]] = {
    "LI": frozenset({"L"}),
    "Lbl": frozenset({"LI"}),
    "LBody": frozenset({"LI"}),
    "TOCI": frozenset({"TOC"}),
    "TR": frozenset({"Table"}),
    "TH": frozenset({"TR"}),
    "TD": frozenset({"TR"}),
    "Caption": frozenset({"Table", "Sect"}),
}
_PARTS: dict[Role, frozenset[Role]] = {
    "L": frozenset({"LI"}),
    "LI": frozenset({"Lbl", "LBody"}),
    "TOC": frozenset({"TOCI"}),
    "Table": frozenset({"Caption", "TR"}),
    "TR": frozenset({"TH", "TD"}),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A file before it is whole: its structure, the numbers of marked content on its pages, and what it says of itself.

    `has_gaps` says that a letter has no shape, `longest` is the length of its longest string in letters.
    """

    structure: Structure
    numbers: list[list[int] | None]
    title: str
    language: str
    has_gaps: bool = False
    longest: int = 0


def faults(draft: Draft) -> tuple[Message, ...]:
    """Return all that keeps `draft` from conforming, each fault once."""
    structure = draft.structure
    found = (
        _about(draft),
        _pages(draft),
        _tree(structure),
        _headings(structure.elements),
        chain.from_iterable(_misplaced(element, structure) for element in structure.elements),
        chain.from_iterable(map(_unsaid, structure.elements)),
    )
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _about(draft: Draft) -> Iterator[Message]:
    if not draft.title.strip():
        yield Message("the bulletin has no title", "bản tin không có tên")
    if not _LANGUAGE.fullmatch(draft.language):
        yield Message(f"{draft.language!r} is no language", f"{draft.language!r} không phải là mã ngôn ngữ")
    if draft.longest > _LONGEST:
        yield Message("a name or an address is longer than a text", "có tên hoặc địa chỉ dài quá mức cho phép")
    if draft.has_gaps:
        yield Message("a letter has no shape in its font", "có chữ không có nét trong phông của nó")


def _pages(draft: Draft) -> Iterator[Message]:
    owned = _owned(draft.structure)
    for page, (numbers, holders) in enumerate(zip(draft.numbers, draft.structure.pages, strict=True)):
        if numbers is None:
            yield _on(page, "something is printed outside the structure", "có nét in nằm ngoài cấu trúc")
        elif numbers != list(range(len(holders))):
            yield _on(page, "the parts do not run from 0 on", "các phần không được đánh số liền nhau từ 0")
        elif owned[page] != len(holders):
            yield _on(page, "a part belongs to no element", "có phần không thuộc về phần tử nào")


def _owned(structure: Structure) -> list[int]:
    """Return how many parts of each page are held by the element that they say they belong to."""
    owned = [0] * len(structure.pages)
    for element in structure.elements:
        for kid in element.kids:
            if isinstance(kid, Piece) and structure.pages[kid.page][kid.number] is element:
                owned[kid.page] += 1
    return owned


def _on(page: int, english: str, vietnamese: str) -> Message:
    return Message(f"page {page + 1}: {english}", f"trang {page + 1}: {vietnamese}")


def numbers_in(code: bytes) -> list[int] | None:
    """Return the numbers of marked content in the `code` of a page; None if anything stands outside of any.

    Words have no line ends in them: nothing else looks like the end of these lines.
    """
    numbers: list[int] = []
    depth = 0
    *parts, rest = code.split(b"EMC\n")
    for part in parts:
        *begun, _ = part.split(b" BDC\n")
        if not depth and (not begun or b"\n" in begun[0]):
            return None
        for place, line in enumerate(begun, start=depth):
            _, _, number = line.rpartition(b"\n")[2].partition(b" <</MCID ")
            if number and place:
                return None
            if number:
                numbers.append(int(number.removesuffix(b">>")))
        depth += len(begun) - 1
    return None if depth or rest else numbers


def _tree(structure: Structure) -> Iterator[Message]:
    reached = _reached(structure)
    if sorted(element.place for element in reached) != list(range(len(structure.elements))):
        yield Message("an element hangs in the air", "có phần tử không nằm trong cây cấu trúc")
    links = [(kid.annotation, element) for element in reached for kid in element.kids if isinstance(kid, Anchored)]
    told = list(enumerate(structure.annotated))
    if sorted(links, key=lambda link: link[0]) != told or any(element.role != "Link" for _, element in links):
        yield Message("a link belongs to no element", "có liên kết không thuộc về phần tử nào")


def _reached(structure: Structure) -> list[Element]:
    """Return the elements that are found from the root of the tree, each below the one that it names as its parent."""
    waiting = structure.elements[:1]
    for element in waiting:
        waiting += [kid for kid in element.kids if isinstance(kid, Element) and kid.parent == element.place]
    return waiting


def _headings(elements: list[Element]) -> Iterator[Message]:
    level = 0
    for element in elements:
        if element.role in HEADINGS:
            deeper = HEADINGS.index(element.role) + 1
            if deeper > level + 1:
                yield Message(f"heading level {level + 1} is skipped", f"thiếu đề mục cấp {level + 1}")
            level = deeper


def _misplaced(element: Element, structure: Structure) -> Iterator[Message]:
    parent = "Document" if element.parent is None else structure.elements[element.parent].role
    if parent not in _WHOLES.get(element.role, {parent}):
        yield Message(f"{element.role} stands in {parent}", f"{element.role} nằm trong {parent}")
    allowed = _PARTS.get(element.role)
    if allowed and not all(isinstance(kid, Element) and kid.role in allowed for kid in element.kids):
        yield Message(f"{element.role} holds what it cannot", f"{element.role} chứa phần không hợp lệ")


def _unsaid(element: Element) -> Iterator[Message]:
    if element.role == "Figure" and b"/Alt" not in element.attributes:
        yield Message("a picture has no words that stand for it", "có ảnh không có lời thay thế")
    if element.role == "TH" and b"/Scope" not in element.attributes:
        yield Message("a head of a table does not say of what", "có ô tiêu đề của bảng không nói rõ cho cột nào")
    if element.role == "Table":
        rows = {len(kid.kids) for kid in element.kids if isinstance(kid, Element) and kid.role == "TR"}
        if len(rows) != 1:
            yield Message("the rows of a table differ in length", "các hàng của bảng dài ngắn khác nhau")
