"""The heading: a line of the ladder I. → 1. → a) that stands alone, or a line in capitals inside the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule
from wardpress.reading.lines import Line
from wardpress.reading.marks import Mark, MarkKind, mark_of

_LADDER: Final[tuple[MarkKind, ...]] = ("part", "roman", "capital", "article", "number", "decimal", "letter")
_LONGEST: Final = 120
_LONGEST_IN_CAPITALS: Final = 250
_MOST_WORDS: Final = 16
_FEWEST_WORDS_IN_CAPITALS: Final = 2
_TOP, _BOTTOM = 2, 4


def _find(draft: Draft) -> Iterator[Claim]:
    numbered = dict(_numbered(draft))
    kinds = [kind for kind in _LADDER if any(mark.kind == kind for mark in numbered.values())]
    for index in draft.open_indices():
        if mark := numbered.get(index):
            level = min(_TOP + kinds.index(mark.kind), _BOTTOM)
            yield Claim(index, "heading", 0.9 if mark.kind in {"part", "roman"} else 0.8, level=level)
        elif _is_capital_heading(draft, index):
            yield Claim(index, "heading", 0.8, level=_TOP)


def _numbered(draft: Draft) -> Iterator[tuple[int, Mark]]:
    """Yield the lines of the ladder with their text below them; a line with its like below is an item."""
    lines = draft.lines
    marks = {index: mark for index in draft.open_indices() if (mark := mark_of(lines[index].text))}
    for index, mark in marks.items():
        if mark.kind == "bullet" or not _stands_alone(lines[index], mark):
            continue
        below = marks.get(index + 1)
        has_text_below = draft.is_open(index + 1) and (below is None or _is_deeper(below, mark))
        is_top = mark.kind in {"part", "roman"} and index + 1 < len(lines)
        if (has_text_below or is_top) and not _is_last_of_a_list(marks, index, mark):
            yield index, mark


def _stands_alone(line: Line, mark: Mark) -> bool:
    """Tell `1. Mục đích` from `1. Địa điểm: Phòng họp số 2.`, which runs on."""
    words = line.text[mark.end :]
    if line.is_capitals and len(line.text) <= _LONGEST_IN_CAPITALS:
        return True
    inner = words.removesuffix(":")
    return (
        len(line.text) <= _LONGEST
        and line.word_count <= _MOST_WORDS
        and not words.endswith((".", ";", ",", "…"))
        and ": " not in inner
        and ". " not in inner
    )


def _is_deeper(below: Mark, mark: Mark) -> bool:
    return below.kind == "bullet" or _LADDER.index(below.kind) > _LADDER.index(mark.kind)


def _is_last_of_a_list(marks: dict[int, Mark], index: int, mark: Mark) -> bool:
    """Tell whether the line right above is the item before this one: `2. Mắm` below `1. Gạo` is no heading."""
    above = marks.get(index - 1)
    return above is not None and above.kind == mark.kind and mark.kind not in {"part", "roman"}


def _is_capital_heading(draft: Draft, index: int) -> bool:
    line = draft.lines[index]
    return (
        line.is_capitals
        and line.word_count >= _FEWEST_WORDS_IN_CAPITALS
        and len(line.text) <= _LONGEST_IN_CAPITALS
        and 0 < index < len(draft.lines) - 1
        and mark_of(line.text) is None
        and not line.text.endswith((".", ";", ","))
        and draft.is_open(index + 1)
        and not draft.lines[index + 1].is_capitals
    )


HEADING: Final = Rule(
    "heading",
    Message(
        "a line of the ladder I. → 1. → a) with its text on the lines below, or a line in capitals inside the text",
        "dòng theo bậc I. → 1. → a) có nội dung ở các dòng dưới, hoặc dòng viết hoa giữa bài",
    ),
    _find,
    example="1. Mục đích",
    sample=(
        "Kế hoạch tổng vệ sinh\n\n1. Mục đích\n\nGiữ cho đường phố luôn sạch đẹp, nâng cao ý thức của người dân.\n"
    ),
)
