"""What would keep a file from conforming to PDF/UA-1 and PDF/A-2a, looked for in what is about to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from wardpress.errors import Message
from wardpress.exporters.pdf.structure import Anchored, Element, Piece, Structure
from wardpress.exporters.pdf.tags import HEADINGS, Role

_TOKENS = re.compile(r"/MCID (\d+)>> BDC$| (BDC)$|^(EMC)$| (?:Tj|S|f)$", re.MULTILINE)
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
    "Caption": frozenset({"Table"}),
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
    """A file before it is written: its structure, the code of its pages, and what it says about itself.

    `has_gaps` says that a letter has no shape, `longest` is the length of its longest string in letters.
    """

    structure: Structure
    codes: list[str]
    title: str
    language: str
    has_gaps: bool = False
    longest: int = 0


def faults(draft: Draft) -> tuple[Message, ...]:
    """Return all that keeps `draft` from conforming, each fault once."""
    owners = _owners(draft.structure)
    found = (
        _about(draft),
        _pages(draft, owners),
        _tree(draft.structure, owners),
        _headings(draft.structure.elements),
        chain.from_iterable(_misplaced(element, draft.structure) for element in draft.structure.elements),
        chain.from_iterable(map(_unsaid, draft.structure.elements)),
    )
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _owners(structure: Structure) -> dict[Element | Piece | Anchored, Element]:
    """Return who holds what, as it is found from the root of the tree."""
    owners: dict[Element | Piece | Anchored, Element] = {}
    waiting = structure.elements[:1]
    for element in waiting:
        for kid in element.kids:
            if kid not in owners:
                owners[kid] = element
                waiting += [kid] if isinstance(kid, Element) else []
    return owners


def _about(draft: Draft) -> Iterator[Message]:
    if not draft.title.strip():
        yield Message("the bulletin has no title", "bản tin không có tên")
    if not _LANGUAGE.fullmatch(draft.language):
        yield Message(f"{draft.language!r} is no language", f"{draft.language!r} không phải là mã ngôn ngữ")
    if draft.longest > _LONGEST:
        yield Message("a name or an address is longer than a text", "có tên hoặc địa chỉ dài quá mức cho phép")
    if draft.has_gaps:
        yield Message("a letter has no shape in its font", "có chữ không có nét trong phông của nó")


def _pages(draft: Draft, owners: dict[Element | Piece | Anchored, Element]) -> Iterator[Message]:
    for page, (code, holders) in enumerate(zip(draft.codes, draft.structure.pages, strict=True)):
        numbers = _numbers(code)
        if numbers is None:
            yield _on(page, "something is printed outside the structure", "có nét in nằm ngoài cấu trúc")
        elif numbers != list(range(len(holders))):
            yield _on(page, "the parts do not run from 0 on", "các phần không được đánh số liền nhau từ 0")
        elif any(owners.get(Piece(page, number)) is not holder for number, holder in enumerate(holders)):
            yield _on(page, "a part belongs to no element", "có phần không thuộc về phần tử nào")


def _on(page: int, english: str, vietnamese: str) -> Message:
    return Message(f"page {page + 1}: {english}", f"trang {page + 1}: {vietnamese}")


def _numbers(code: str) -> list[int] | None:
    """Return the numbers of marked content in `code`; None if something is painted outside of any, or left open."""
    numbers: list[int] = []
    depth = 0
    for token in _TOKENS.finditer(code):
        number, opens, closes = token.groups()
        if number is not None:
            if depth:
                return None
            numbers.append(int(number))
        if closes:
            depth -= 1
        elif number is not None or opens:
            depth += 1
        elif not depth:
            return None
    return None if depth else numbers


def _tree(structure: Structure, owners: dict[Element | Piece | Anchored, Element]) -> Iterator[Message]:
    parents = (owners.get(element) for element in structure.elements)
    told = (None if element.parent is None else structure.elements[element.parent] for element in structure.elements)
    if any(parent is not named for parent, named in zip(parents, told, strict=True)):
        yield Message("an element hangs in the air", "có phần tử không nằm trong cây cấu trúc")
    linked = {kid.annotation: owner for kid, owner in owners.items() if isinstance(kid, Anchored)}
    if linked != dict(enumerate(structure.annotated)) or any(owner.role != "Link" for owner in linked.values()):
        yield Message("a link belongs to no element", "có liên kết không thuộc về phần tử nào")


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
