"""The dateline: the name of the paper before the first words, `(PLO)- …`, `VOV.VN - …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Part, Rule

_PAPER = (
    r"(?:[A-ZĐ][A-ZĐ.+]{1,9}|[A-ZĐ][\w.-]{2,30}\.(?:vn|com|net|org|VN)|Dân trí|Chinhphu\.vn|Tuổi Trẻ"
    r"|Thanh Niên|VnExpress)"
)
_DATELINE = re.compile(rf"\(\s?{_PAPER}\s?\)\s?[.:]?\s?[-–—]{{0,2}}\s?(?=\S)|{_PAPER}\s?[-–—]\s(?=\S)")
# `UBND - UBMTTQ phường` joins two offices; it names no paper.
_NO_PAPER = re.compile(r"\(?\s?(?:UBND|HĐND|UBMTTQ\w*|MTTQ\w*|BCH|TP|LHPN|CCB|BTV|TNCS|BCĐ)\b")
_SHORTEST_TEXT: Final = 20


def _find(draft: Draft) -> Iterator[Claim]:
    index = next(draft.open_indices(), None)
    if index is None:
        return
    text = draft.lines[index].text
    found = _DATELINE.match(text)
    if found and not _NO_PAPER.match(text) and len(text) - found.end() >= _SHORTEST_TEXT:
        parts = (Part("dateline", found[0].rstrip()), Part("text", text[found.end() :], found.end()))
        yield Claim(index, "paragraph", 0.9, parts=parts)


DATELINE: Final = Rule(
    "dateline",
    Message(
        "a first paragraph that opens with the name of a paper: (PLO)-, VOV.VN -",
        "đoạn đầu mở bằng tên tờ báo: (PLO)-, VOV.VN -",
    ),
    _find,
    example="(PLO)- Sáng 5/12, phường họp dân tại khu phố 3.",
    sample="Phường Hoa Sữa họp dân\n(PLO)- Sáng 5/12, phường họp dân tại khu phố 3.\n",
)
