"""The publish line: when a web page was put up or changed, and how often it was seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule
from wardpress.reading.stamps import stamp_kinds

_ENOUGH_ANYWHERE: Final = 2


def _find(draft: Draft) -> Iterator[Claim]:
    last = len(draft.lines) - 1
    for index in draft.open_indices():
        kinds = stamp_kinds(draft.lines[index].text)
        if not _says_when(kinds):
            continue
        is_outside = index <= draft.first_prose or index == last
        if is_outside or len(kinds) >= _ENOUGH_ANYWHERE:
            yield Claim(index, "publish-line", 0.95 if len(kinds) >= _ENOUGH_ANYWHERE else 0.85)


def _says_when(kinds: frozenset[str]) -> bool:
    return bool(kinds & {"date", "weekday", "views"}) or {"time", "label"} <= kinds


PUBLISH_LINE: Final = Rule(
    "publish-line",
    Message(
        "a line of dates, times, their labels and view counts alone, above or below the headline",
        "dòng chỉ gồm ngày giờ đăng, nhãn của chúng và lượt xem, ở trên hoặc dưới tít",
    ),
    _find,
    example="Cập nhật ngày: 05/12/2023 09:24",
    sample="Phường Hoa Sữa họp dân\nCập nhật ngày: 05/12/2023 09:24\nSáng 5/12, phường họp dân tại khu phố 3.\n",
)
