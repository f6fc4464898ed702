"""The byline: a name, initials or an office on the last line of the text, without a label."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import HEAD, Claim, Draft, Rule
from wardpress.reading.marks import mark_of
from wardpress.reading.names import byline_parts

_MOST: Final = 2
_LONGEST_SIGNED_TWICE: Final = 40


def _find(draft: Draft) -> Iterator[Claim]:
    index = draft.tail_start() - 1
    if index > 1 and draft.lines[index].text.startswith("(") and byline_parts(draft.lines[index - 1].text):
        # `(Lớp 5A, Trường Hoa Sữa)` below the name of a young poet.
        index -= 1
    for count in range(_MOST):
        if not _may_sign(draft, index - count):
            return
        line = draft.lines[index - count]
        parts = byline_parts(line.text)
        if parts is None or (count and len(line.text) > _LONGEST_SIGNED_TWICE):
            return
        if count and not draft.lines[index - 1].ends_sentence and line.word_count == 1:
            return
        yield Claim(index - count, "byline", 0.9 if not count else 0.75, parts=parts)


def _may_sign(draft: Draft, index: int) -> bool:
    """Tell whether a text stands above the line that it could sign."""
    above = index - 1
    while above >= 0 and draft.role(above) not in {None, "table-row"} | HEAD:
        above -= 1
    if index < 1 or above < 0 or not draft.is_open(index) or mark_of(draft.lines[index].text):
        return False
    return draft.role(above) not in HEAD


BYLINE: Final = Rule(
    "byline",
    Message(
        "the last line, where it is a name, initials or an office: short, names with capitals, no digits",
        "dòng cuối, khi là tên người, chữ viết tắt hoặc tên cơ quan: ngắn, tên viết hoa, không có chữ số",
    ),
    _find,
    example="Minh Thư - Hoa Lài",
    sample="PHƯỜNG HOA SỮA HỌP DÂN\n\nSáng 5/12, phường họp dân tại khu phố 3.\nMinh Thư - Hoa Lài\n",
)
