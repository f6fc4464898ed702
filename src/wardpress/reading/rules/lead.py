"""The lead ("sapo"): the first paragraph, only where it is labelled or clearly set apart from the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import HEAD, Claim, Draft, Part, Rule

_LABEL = re.compile(r"(?:sa-?pô|sapo|tóm tắt|lời dẫn)\s*:\s*(?=\S)", re.IGNORECASE)
_LONGEST: Final = 500
_SHORTEST: Final = 40
_FEWEST_BELOW: Final = 2
_LINES_LOOKED_AT: Final = 40


def _find(draft: Draft) -> Iterator[Claim]:
    index = next(draft.open_indices(), None)
    if index is None:
        return
    text = draft.lines[index].text
    if label := _LABEL.match(text):
        parts = (Part("mark", label[0].strip()), Part("text", text[label.end() :], label.end()))
        yield Claim(index, "lead", 0.95, parts=parts)
    elif _is_below_headline(draft, index) and _SHORTEST <= len(text) <= _LONGEST and _is_set_apart(draft, index):
        yield Claim(index, "lead", 0.75)


def _is_below_headline(draft: Draft, index: int) -> bool:
    return any(draft.role(above) in HEAD for above in range(index))


def _is_set_apart(draft: Draft, index: int) -> bool:
    """Tell of a lead above the page's date, or of one that empty lines set off while none part the text below."""
    if draft.role(index + 1) == "publish-line" and draft.is_open(index + 2):
        return True
    if not draft.is_open(index + 1):
        return False
    below = draft.lines[index + 1 : index + _LINES_LOOKED_AT]
    rest = below[1:-1] if len(below) > _FEWEST_BELOW + 1 else below[1:]
    return (
        draft.lines[index].gap > 0
        and below[0].gap > 0
        and len(below) > _FEWEST_BELOW
        and all(line.gap == 0 for line in rest)
    )


LEAD: Final = Rule(
    "lead",
    Message(
        "the first paragraph, where the date of the page follows it or empty lines set it off from a text without any",
        "đoạn đầu, khi ngay dưới là dòng ngày đăng, hoặc được tách bằng dòng trống trong khi các đoạn sau thì không",
    ),
    _find,
    example="Hơn 300 em nhỏ đã cùng nhau rước đèn quanh công viên Hoa Sữa.",
    sample=(
        "Phường Hoa Sữa mở hội trăng rằm\nHơn 300 em nhỏ đã cùng nhau rước đèn quanh công viên Hoa Sữa.\n"
        "Cập nhật ngày: 05/09/2023 20:15\nTối 5/9, phường mở hội trăng rằm cho các em thiếu nhi trên địa bàn.\n"
    ),
)
