"""The end mark: a line that holds nothing but the stroke and stops that close an office's text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule
from wardpress.reading.marks import is_end_mark


def _find(draft: Draft) -> Iterator[Claim]:
    for index in draft.open_indices():
        # A text of dots alone keeps them: there is nothing that they end.
        if index and is_end_mark(draft.lines[index].text):
            yield Claim(index, "end-mark", 0.95)


END_MARK: Final = Rule(
    "end-mark",
    Message(
        "a line with the end mark alone; on a sentence it stays",
        "dòng chỉ có dấu kết thúc văn bản; dấu đi liền câu thì giữ nguyên",
    ),
    _find,
    example="./.",
    sample="PHƯỜNG HOA SỮA HỌP DÂN\n\nSáng 5/12, phường họp dân tại khu phố 3.\n./.\n",
)
