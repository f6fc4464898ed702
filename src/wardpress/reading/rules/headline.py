"""The headline: the first line, in capitals or not, and the lines in capitals that go on with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import LONGEST_HEADLINE, Claim, Draft, Rule
from wardpress.reading.lines import Line
from wardpress.reading.marks import mark_of
from wardpress.reading.rules.answer import is_question
from wardpress.reading.shortlines import is_labelled_number

_LONGEST_IN_CAPITALS: Final = 400
_LONGEST_WITH_STOP: Final = 120
_LONGEST_KICKER: Final = 40
_END_OF_A_CLAUSE = (";", ",", ":")
# A news item that begins so is told, not announced: `Sáng 5/12, phường họp.`
_TIME_LEAD = re.compile(
    r"(?:sáng|chiều|tối|trưa|đêm|ngày|vừa qua|mới đây|hôm|nhân|thực hiện|trong|từ|để|nhằm|căn cứ|theo|được|sau"
    r"|vào|với|tại"
    r"|tiếp tục|hưởng ứng|qua|hiện nay|hằng năm|hàng năm|đến)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:CỦA|VÀ|VỀ|TRONG|NĂM|CHO|TẠI|VỚI|NHÂN|ĐẾN|TỪ|GIAI ĐOẠN|NHIỆM KỲ|TRÊN|[(])(?![^\W\d_])")


def _find(draft: Draft) -> Iterator[Claim]:
    index = next(draft.open_indices(), None)
    if index is None or not _may_be_headline(draft, index):
        return
    line = draft.lines[index]
    if line.is_capitals and len(line.text) <= _LONGEST_IN_CAPITALS:
        yield Claim(index, "headline", 0.95)
        yield from (Claim(other, "headline-continued", 0.85) for other in _continued(draft, index))
    elif _is_kicker(draft, index):
        yield Claim(index, "headline", 0.8)
        yield Claim(index + 1, "headline-continued", 0.75)
    elif len(draft.lines) > 1 and _reads_as_headline(line):
        yield Claim(index, "headline", 0.8)
    elif _is_sentence_above_text(draft, index):
        yield Claim(index, "headline", 0.6)


def _may_be_headline(draft: Draft, index: int) -> bool:
    line = draft.lines[index]
    if not line.has_letters or mark_of(line.text) or line.begins_small:
        return False
    # A reader's question, unless it stands once more below: then this is the title of the page.
    return not is_question(line.text) or _is_repeated(draft, index)


def _is_repeated(draft: Draft, index: int) -> bool:
    if index + 1 >= len(draft.lines):
        return False
    above, below = (draft.lines[place].text.rstrip(".…? ").casefold() for place in (index, index + 1))
    return below.startswith(above)


def _continued(draft: Draft, index: int) -> range:
    lines = draft.lines
    below = range(index + 1, len(lines))
    count = sum(1 for _ in takewhile(lambda other: _continues(draft, other), below))
    # An article must go on after its headline: lines that are all capitals to the end are a text in capitals.
    return range(index + 1, index + 1 + count) if count < len(below) else range(0)


def _continues(draft: Draft, index: int) -> bool:
    line = draft.lines[index]
    if not draft.is_open(index) or not line.is_capitals or len(line.text) == 1 or mark_of(line.text):
        return False
    return not line.gap or (_GOES_ON.match(line.text) is not None and index < draft.first_prose)


def _is_kicker(draft: Draft, index: int) -> bool:
    """Tell of `Phường 13:` with the headline on the next line."""
    line = draft.lines[index]
    return (
        line.text.endswith(":")
        and len(line.text) <= _LONGEST_KICKER
        and index + 2 < len(draft.lines)
        and draft.is_open(index + 1)
        and draft.lines[index + 1].has_letters
        and index + 1 < draft.first_prose
        and mark_of(draft.lines[index + 1].text) is None
        and not is_labelled_number(draft.lines[index + 1].text)
    )


def _reads_as_headline(line: Line) -> bool:
    ends_as_title = not line.text.endswith(_END_OF_A_CLAUSE) and (
        not line.text.endswith(".") or line.text.endswith("...")
    )
    return len(line.text) <= LONGEST_HEADLINE and ends_as_title and len(line.cells) < 2  # noqa: PLR2004 - no table


def _is_sentence_above_text(draft: Draft, index: int) -> bool:
    """Tell of a headline with a full stop: one short sentence that does not tell a day, above a longer text."""
    line = draft.lines[index]
    if (
        not line.text.endswith(".")
        or len(line.text) > _LONGEST_WITH_STOP
        or ". " in line.text
        or _TIME_LEAD.match(line.text)
    ):
        return False
    below = next((other for other in draft.lines[index + 1 : index + 4] if other.has_letters), None)
    return below is not None and len(below.text) > 1.5 * len(line.text) and not mark_of(below.text)


HEADLINE: Final = Rule(
    "headline",
    Message(
        "the first line, in capitals or short and without a full stop, with the lines in capitals right below it",
        "dòng đầu, viết hoa hoặc ngắn và không có dấu chấm cuối, cùng các dòng viết hoa ngay dưới",
    ),
    _find,
    example="PHƯỜNG HOA SỮA RA QUÂN DỌN VỆ SINH",
    sample="PHƯỜNG HOA SỮA RA QUÂN DỌN VỆ SINH\n\nSáng 5/12, phường ra quân dọn vệ sinh kênh Số 3.\n",
)
