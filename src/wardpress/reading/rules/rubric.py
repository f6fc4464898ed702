"""The rubric: the name of the column that an article stands in, on a line above or below the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule
from wardpress.reading.rules.answer import is_question

_LONGEST: Final = 80
_LOOK_AT: Final = 4
_COLUMN: Final = (
    "tin tức|bản tin(?: phường)?|sự kiện|tin hoạt động|tin địa phương|tin trong tỉnh|tin nổi bật|tin vắn|thời "
    "sự|chính trị|kinh tế|văn hóa|văn hoá|xã hội"
    "|thể thao|thể dục thể thao|giáo dục|y tế|sức khỏe|khoa học|công nghệ|chuyển đổi số|pháp luật|đời "
    "sống|môi trường|đô thị"
    "|quốc phòng|an ninh|an ninh trật tự|quốc phòng an ninh|trật tự đô thị|xây dựng đảng|xây dựng chính "
    "quyền|xây dựng hệ thống chính trị"
    "|đoàn thể|mặt trận|dân vận|cải cách hành chính|cải cách thủ tục hành chính|hoạt động của "
    "(?:phường|đảng|hđnd|ubnd|chính quyền|mặt trận)"
    "|người tốt việc tốt|gương người tốt|gương điển hình|gương sáng|học tập và làm theo bác|thông báo|tuyên "
    "truyền|hỏi đáp|hỏi đáp pháp luật"
    "|bạn đọc|văn nghệ|thơ|trang thơ|góc thơ|thơ ca|truyện ngắn|an sinh xã hội|lao động|du lịch|nông thôn "
    "mới|phòng chống dịch"
    "|lịch công tác|lịch tiếp công dân|tin đảng|tin chính quyền|tin đoàn thể|tin phường|hoạt động|tin khu "
    "phố|tin cơ sở|kinh tế xã hội"
)
# One to five columns, a joint before each but the first; the names stand here once, for they take 1 ms to compile.
_RUBRIC = re.compile(rf"(?:(?:\A|(?!\A)\s?(?:[-–—&,/|>»]|và)\s?)(?:{_COLUMN})){{1,5}}", re.IGNORECASE)
_LABELLED = re.compile(r"(?:chuyên mục|chuyên đề|mục|chuyên trang)\s?:\s?\S.{0,60}", re.IGNORECASE)


def _find(draft: Draft) -> Iterator[Claim]:
    """Claim one line near the headline; the column's name alone, without a headline beside it, is the headline."""
    near = list(islice(draft.open_indices(), _LOOK_AT))
    for index in near:
        text = draft.lines[index].text
        if index > draft.first_prose:
            return
        if len(text) <= _LONGEST and (_LABELLED.fullmatch(text) or _RUBRIC.fullmatch(text)):
            if _has_headline_beside(draft, index, near):
                yield Claim(index, "rubric", 0.8)
            return


def _has_headline_beside(draft: Draft, index: int, near: list[int]) -> bool:
    above = [other for other in near if other < index and draft.lines[other].has_letters]
    if above:
        return index < len(draft.lines) - 1
    below = [other for other in near if other > index and draft.lines[other].has_letters]
    # `THÔNG BÁO` with the text right below it is a headline, and so it is above `Về việc …`.
    return (
        bool(below)
        and below[0] < min(draft.first_prose, len(draft.lines) - 1)
        and not draft.lines[below[0]].text.startswith(("Về ", "V/v", "("))
        and not is_question(draft.lines[below[0]].text)
    )


RUBRIC: Final = Rule(
    "rubric",
    Message(
        "the name of a column, such as Cải cách hành chính, on a line above or below the headline",
        "tên chuyên mục, như Cải cách hành chính, ở dòng trên hoặc dưới tít",
    ),
    _find,
    example="Văn hóa - Xã hội",
    sample=(
        "Văn hóa - Xã hội\nPhường Hoa Sữa mở hội trăng rằm\nTối 5/9, hơn 300 em nhỏ trong phường đã cùng "
        "nhau rước đèn quanh công viên Hoa Sữa.\n"
    ),
)
