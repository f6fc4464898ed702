"""The written date: when an author finished a poem or a report, below the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule
from wardpress.reading.names import byline_parts

_LONGEST: Final = 70
_LOOK_BACK: Final = 4
_SEASON = re.compile(
    r"(?:(?:đầu|cuối|giữa|tiết|mùa|ngày)\s)?(?:xuân|hạ|hè|thu|đông|tết|tháng|mùa)\b[^.!?,;:]{0,40}\b(?:19"
    r"|20)\d{2}\.?",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:[^\W\d_][^.!?;:]{1,40},\s*)?(?:ngày\s+)?(?:\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm)?\s+(?:19|20)\d{2}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}"
    r"|tháng\s+\d{1,2}\s?[/-]\s?(?:19|20)\d{2}|\d{1,2}[/-](?:19|20)\d{2})\.?",
    re.IGNORECASE,
)


def _find(draft: Draft) -> Iterator[Claim]:
    end = draft.tail_start()
    for index in range(max(1, end - _LOOK_BACK), len(draft.lines)):
        text = draft.lines[index].text
        if (
            not draft.is_open(index)
            or len(text) > _LONGEST
            or draft.role(index - 1) in {"headline", "headline-continued"}
        ):
            continue
        if (_DAY.fullmatch(text) or _SEASON.fullmatch(text)) and _only_signatures_below(draft, index + 1):
            yield Claim(index, "written-date", 0.85)


def _only_signatures_below(draft: Draft, start: int) -> bool:
    below = [draft.lines[index].text for index in range(start, len(draft.lines)) if draft.is_open(index)]
    return len(below) < _LOOK_BACK and all(byline_parts(text) or _DAY.fullmatch(text) for text in below)


WRITTEN_DATE: Final = Rule(
    "written-date",
    Message(
        "a line with a day, month or season and its year, below the text",
        "dòng ghi ngày, tháng hoặc mùa kèm năm, ở dưới bài",
    ),
    _find,
    example="Xuân Hoa Sữa 2024",
    sample=(
        "MÙA HOA SỮA\n\nThu về hoa sữa thơm nồng\nPhố phường rộn rã đèn lồng trẻ thơ\n\nXuân Hoa Sữa 2024\n\nMinh Thư\n"
    ),
)
