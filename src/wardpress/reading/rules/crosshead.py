"""The cross-head: a question or a short line in sentence case that announces the paragraphs below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule
from wardpress.reading.shortlines import caption_score, crosshead_score, is_prose, stands_between

_ENOUGH: Final = 2
_FEWEST_WORDS: Final = 2


def _find(draft: Draft) -> Iterator[Claim]:
    for index in draft.open_indices():
        if stands_between(draft, index) and _is_crosshead(draft, index):
            yield Claim(index, "heading", 0.7, level=2)


def _is_crosshead(draft: Draft, index: int) -> bool:
    line = draft.lines[index]
    is_sentence = line.text.endswith((".", "!")) and not line.text.endswith("...")
    if is_sentence or line.word_count < _FEWEST_WORDS:
        return False
    score = crosshead_score(draft, index)
    # Below the headline a short line is rather its subtitle or a caption, unless a list or question follows.
    is_first = (
        not any(is_prose(draft, above) for above in range(max(0, index - 3), index)) and draft.role(index - 1) != "item"
    )
    return score >= _ENOUGH + is_first and score > caption_score(draft, index)


CROSSHEAD: Final = Rule(
    "cross-head",
    Message(
        "a question or a short line without a full stop that announces the paragraphs below it",
        "câu hỏi hoặc dòng ngắn không có dấu chấm, báo trước các đoạn bên dưới",
    ),
    _find,
    example="Chăm lo đời sống người nghèo",
    sample=(
        "Phường Hoa Sữa tổng kết năm\n\nSáng 5/12, phường tổ chức hội nghị tổng kết với sự tham dự của đông "
        "đảo người dân.\n\n"
        "Chăm lo đời sống người nghèo\nTrong năm, phường đã tặng 300 phần quà cho các hộ khó khăn trên địa "
        "bàn khu phố 3.\n"
    ),
)
