"""The list item: a line behind a bullet, a number or a letter, nested by its mark and its indent."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Part, Rule
from wardpress.reading.lines import Line
from wardpress.reading.marks import Mark, mark_of

_DEEPER_BY: Final = 3
_LONGEST_LABEL: Final = 40
# Word, HTML and readers of them count to nine; a list that goes down for ever is no list.
_DEEPEST: Final = 4
_ORDER: Final = {"part": 0, "roman": 0, "capital": 1, "number": 2, "decimal": 3, "letter": 4}


class _Place(NamedTuple):
    """A level of the list that is open: its mark, its indent, and whether its line holds a second dash."""

    family: str
    indent: int
    is_double: bool = False


def _find(draft: Draft) -> Iterator[Claim]:
    for run in draft.runs():
        block: list[tuple[int, Mark]] = []
        for index in run:
            mark = mark_of(draft.lines[index].text)
            # `Điều 2. Người dân được …` is a paragraph of a rule, not an item.
            if mark and mark.kind not in {"part", "article"}:
                block.append((index, mark))
            else:
                yield from _claims(draft, block)
                block = []
        yield from _claims(draft, block)


def _claims(draft: Draft, block: list[tuple[int, Mark]]) -> Iterator[Claim]:
    """Claim the lines of one list; an ordered list implies the numbers of its top level, if they count from 1."""
    depths = list(_depths([(draft.lines[index], mark) for index, mark in block]))
    tops = [(place, block[place][1]) for place, depth in enumerate(depths) if depth == 0]
    implied = set(_counted_from_1(tops))
    for place, (index, mark) in enumerate(block):
        text = draft.lines[index].text
        is_implied = mark.kind == "bullet" or place in implied
        parts = (Part("mark", mark.text), Part("text", text[mark.end :], mark.end)) if is_implied else ()
        yield Claim(index, "item", 0.9 if mark.kind == "bullet" else 0.85, level=depths[place], parts=parts)


def _counted_from_1(tops: list[tuple[int, Mark]]) -> Iterator[int]:
    """Yield the places of numbers that stand in runs of 1, 2, 3; `1.` alone, or a run from 2, keeps its numbers."""
    for is_number, run in groupby(tops, key=lambda top: top[1].kind == "number"):
        numbered = list(run)
        if is_number and len(numbered) > 1 and all(top[1].number == n for n, top in enumerate(numbered, start=1)):
            yield from (place for place, _ in numbered)


def _depths(block: list[tuple[Line, Mark]]) -> Iterator[int]:
    """Yield how deep each item stands: another mark or a wider indent goes down, a known one goes up again."""
    open_places: list[_Place] = []
    for line, mark in block:
        place = _Place(_family(mark), line.indent, _is_double(line.text, mark))
        known = next((depth for depth in reversed(range(len(open_places))) if _fits(open_places[depth], place)), None)
        if known is not None:
            del open_places[known:]
        elif open_places and _is_above(place, open_places[0]):
            open_places.clear()
        del open_places[_DEEPEST:]
        open_places.append(place)
        yield len(open_places) - 1


def _family(mark: Mark) -> str:
    return mark.text[0] if mark.kind == "bullet" else mark.kind


def _fits(known: _Place, new: _Place) -> bool:
    """Tell whether two items are siblings.

    `- Thời gian: - Buổi sáng: 8 giờ` holds two dashes on a line: what is indented below it goes on with the second.
    """
    return known.family == new.family and (new.indent < known.indent + _DEEPER_BY or known.is_double)


def _is_above(new: _Place, top: _Place) -> bool:
    return new.family in _ORDER and (top.family not in _ORDER or _ORDER[new.family] < _ORDER[top.family])


def _is_double(text: str, mark: Mark) -> bool:
    return mark.kind == "bullet" and ": - " in text[mark.end : mark.end + _LONGEST_LABEL]


ITEM: Final = Rule(
    "item",
    Message(
        "a line behind a bullet, a number or a letter; another mark or a wider indent nests it",
        "dòng có gạch đầu dòng, số hoặc chữ đứng trước; dấu khác hoặc thụt sâu hơn là mục con",
    ),
    _find,
    example="- Ông Trần Hoa, Trưởng khu phố 3;",
    sample=(
        "Thành phần tham dự\nBuổi họp có sự tham dự của các vị sau đây:\n- Ông Trần Hoa, Trưởng khu phố "
        "3;\n- Bà Lê Sữa.\n"
    ),
)
