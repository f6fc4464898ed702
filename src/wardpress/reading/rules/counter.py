"""The counter of a web page: a bare number between headline and text, as sites of District 1 print it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule

_BARE_NUMBER = re.compile(r"[0-9]{1,7}")


def _find(draft: Draft) -> Iterator[Claim]:
    index = next(draft.open_indices(), len(draft.lines))
    # Without a headline above it, or with nothing after it, a number may be anything.
    if 0 < index < len(draft.lines) - 1 and _BARE_NUMBER.fullmatch(draft.lines[index].text):
        yield Claim(index, "counter", 0.95)


COUNTER: Final = Rule(
    "counter",
    Message(
        "a line of digits alone right after the headline: the hit counter of the web page",
        "dòng chỉ có chữ số ngay sau tít: số đếm lượt xem của trang web",
    ),
    _find,
    example="12",
    sample="PHƯỜNG HOA SỮA HỌP DÂN\n\n12\n\nSáng 5/12, phường họp dân tại khu phố 3.\n",
)
