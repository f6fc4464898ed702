"""Time stamps of web pages: lines of dates, times, labels and view counts, alone or glued to the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from wardpress.reading.lines import Line

_LONGEST: Final = 160
_DATE = (
    r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:20|19)?\d{2}|20\d{2}-\d{2}-\d{2}"
    r"|\d{1,2} tháng \d{1,2},? (?:năm )?20\d{2})(?!\d)"
)
_TIME = (
    r"\d{1,2}\s?[:hg]\s?\d{2}(?!\d)(?:\s?:\s?\d{2})?(?:\s?phút)?(?:\s?(?:AM|PM|SA|CH)\b|\s(?:sáng|chiều"
    r"|tối)\b(?=\s*(?:[-–|]|$)))?"
)
_LABEL = (
    r"(?:cập nhật|đăng|ngày đăng|ngày cập nhật|đã đăng|xuất bản|ngày xuất bản|ngày tạo|ngày viết"
    r"|thời gian đăng|posted"
    r"|published|updated|created|viết|tạo)(?:\s(?:lúc|ngày|vào|on|lần cuối))*(?=[\s:\d])\s?:?|(?:lúc|vào lúc"
    r"|ngày|time|date)\b\s?:?"
)
_VIEWS = (
    r"(?:đã xem|lượt xem|số lượt xem|số lần xem|lượt đọc|số lượt đọc|lượt truy cập|xem|views?|hits?)\s?:\s?[\d.,]+"
    r"(?:\s?lượt(?: xem| đọc)?)?|[\d.,]+\s(?:lượt xem|lượt đọc|lượt truy cập|lần xem|views?)\b|xem với cỡ chữ"
    r"|lượt xem\b|lượt đọc\b"
)
_WEEKDAY = (
    r"(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|mon|tues|wednes|thurs|fri|satur|sun(?:day)?)(?:day)?(?![\w])"
)
_CHROME = r"in bài viết|in trang|bản in|gửi e?-?mail|print|email|chia sẻ|gmt\s?[+]\d{1,2}"
_TOKEN = re.compile(
    rf"(?P<views>{_VIEWS})|(?P<date>{_DATE})|(?P<time>{_TIME})|(?P<label>{_LABEL})|(?P<weekday>{_WEEKDAY})"
    rf"|(?P<chrome>{_CHROME})|(?P<joint>[\s|/•·,;:()–—-]+)|(?P<number>\d{{1,7}})(?![\d./])",
    re.IGNORECASE,
)
_SPOKEN = ("ngày", "lúc", "từ", "đến", "sáng", "chiều", "tối", "vào", "giờ")
_SHORTEST_REST: Final = 15
_GLUED_WINDOW: Final = 70
_FEWEST_DIGITS: Final = 7  # 1/1/22 1:00
_ENDS_SENTENCE: Final = ".!?…;:”"


def stamp_kinds(text: str) -> frozenset[str]:
    """Return the kinds of tokens that a line consists of, numbers aside; nothing where it holds anything else."""
    if len(text) > _LONGEST:
        return frozenset()
    kinds, position = set(), 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None or token.end() == position:
            return frozenset()
        kinds.add(token.lastgroup or "")
        position = token.end()
    return frozenset(kinds - {"joint", "number"})


def unglued(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines with every time stamp that was glued to a text cut off as a line of its own."""
    return tuple(part for line in lines for part in _parts(line))


def _parts(line: Line) -> Iterator[Line]:
    cut = _cut_before(line.text) or _cut_behind(line.text)
    if cut:
        yield from line.cut(cut)
    else:
        yield line


def _cut_before(text: str) -> int:
    if not text[0].isdigit() or len(text) < _SHORTEST_REST:
        return 0
    found = _glued_before().match(text)
    if found is None or not text[found.end()].isupper() or len(text) - found.end() < _SHORTEST_REST:
        return 0
    return found.end()


def _cut_behind(text: str) -> int:
    if len(text) > _LONGEST + _GLUED_WINDOW or text[-1] in _ENDS_SENTENCE:
        return 0
    if sum(map(str.isdigit, text[-_GLUED_WINDOW:])) < _FEWEST_DIGITS:
        return 0
    found = _glued_behind().search(text, max(0, len(text) - _GLUED_WINDOW))
    if found is None or found.start() < _SHORTEST_REST:
        return 0
    before = text[: found.start()].rstrip(" -–|,")
    is_spoken = before.casefold().endswith(_SPOKEN) or before.endswith((":", "(", "/"))
    return 0 if is_spoken or stamp_kinds(before) else found.end()


# These two are as long as all others together, and few articles have a line for which they are asked.
@cache
def _glued_before() -> re.Pattern[str]:
    # `17:42 11/10/2022 Chiều 11-10, UBND…`: clock and full date, either first, then a capital without a comma.
    return re.compile(
        rf"(?:{_TIME}[\s,|–-]{{1,3}}(?:ngày )?{_DATE}|{_DATE}[\s,|–-]{{1,3}}{_TIME})(?:\s(?:AM|PM|SA"
        rf"|CH)\b)?(?:\s\d{{1,6}})?\s+[|–-]?\s*"
        r"(?=[^\W\d_])"
    )


@cache
def _glued_behind() -> re.Pattern[str]:
    # ` 07/11/2025 10:00` at the end of a headline, perhaps with a button of the page behind it.
    return re.compile(
        rf"\s(?=(?:{_TIME}[\s,|–-]{{1,3}}{_DATE}|{_DATE}[\s,|–-]{{1,3}}{_TIME})(?:\s?[-–|,]?\s?(?:{_VIEWS}|{_CHROME})){{0,3}}$)",
        re.IGNORECASE,
    )
