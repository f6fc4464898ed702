"""The source: where the text was taken from, at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule

_LONGEST: Final = 200
_LONGEST_AFTER_THEO: Final = 90
_LABELLED = re.compile(
    r"\(?nguồn(?: tin| bài| bài viết| tham khảo| trích)?\s*(?::|(?=https?://|www\.))\s*\S.*", re.IGNORECASE
)
_ADDRESS = re.compile(r"\(?(?:https?://|www\.)[^\s]+\)?\.?")
_THEO = re.compile(r"\(?theo\s+(?P<whom>[^\W_].*?)\)?\.?", re.IGNORECASE)
_AGENCY = re.compile(r"\((?:TTXVN|TTXVN/Vietnam\+|SGGP|NLĐ|PLO|VOV|VTV|[A-Z]{3,6}(?:\.VN)?)\)")
_MEDIUM = re.compile(
    r"(?:báo|tạp chí|đài|cổng|trang|website|TTXVN|VOV|VTV|HTV|thông tấn xã|bản tin|ban tuyên giáo|cục|sở|bộ"
    r"|trung tâm)\b"
    r"|\.(?:vn|com|net|org)\b|\btập\b|\bTTĐT\b",
    re.IGNORECASE,
)
_FEWEST_CAPITALS: Final = 0.6


def _find(draft: Draft) -> Iterator[Claim]:
    """Claim one line: a label or an address counts before a sentence-like `Theo …`."""
    last = draft.tail_start()
    below_prose = [i for i in range(max(1, last - 6), len(draft.lines)) if draft.is_open(i) and i > 0]
    for index in reversed(below_prose):
        confidence = _confidence(draft.lines[index].text, is_last=index >= last - 2)
        if confidence:
            yield Claim(index, "source", confidence)
            return


def _confidence(text: str, *, is_last: bool) -> float:
    if len(text) > _LONGEST:
        return 0
    if _LABELLED.fullmatch(text):
        return 0.95
    if not is_last:
        return 0
    if _ADDRESS.fullmatch(text) or _AGENCY.fullmatch(text):
        return 0.85
    return 0.8 if _names_a_medium(text) else 0


def _names_a_medium(text: str) -> bool:
    """Tell `Theo Báo Hoa Sữa` from `Theo Bí thư Đảng ủy, hội nghị đã thành công`."""
    found = _THEO.fullmatch(text)
    if found is None or len(text) > _LONGEST_AFTER_THEO or "," in text or ". " in text:
        return False
    words = found["whom"].split()
    capitals = sum(word[0].isupper() or word[0].isdigit() or not word[0].isalnum() for word in words) / len(words)
    is_sentence = text.endswith(".") and len(words) > 6  # noqa: PLR2004 - a medium has few words
    return not is_sentence and (capitals >= _FEWEST_CAPITALS or _MEDIUM.search(found["whom"]) is not None)


SOURCE: Final = Rule(
    "source",
    Message(
        "a last line that begins with Nguồn, is a web address, or names a medium after Theo",
        "dòng cuối bắt đầu bằng Nguồn, là địa chỉ web, hoặc nêu tên báo đài sau chữ Theo",
    ),
    _find,
    example="Nguồn: Báo Hoa Sữa",
    sample="PHƯỜNG HOA SỮA HỌP DÂN\n\nSáng 5/12, phường họp dân tại khu phố 3.\nMinh Thư\nNguồn: Báo Hoa Sữa\n",
)
