"""The subtitle: lines in capitals below a headline that is not, or what a notice is about below its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import HEAD, Claim, Draft, Rule
from wardpress.reading.marks import mark_of

_LONGEST: Final = 300
_ABOUT = re.compile(r"(?:V/v|Về việc|Về|\(Về|\(V/v|Kèm theo|\(Kèm theo|\(Ban hành)\b")
_LONGEST_BELOW_CAPITALS: Final = 140


def _find(draft: Draft) -> Iterator[Claim]:
    headline = next((i for i in range(min(len(draft.lines), 12)) if draft.role(i) in HEAD - {"rubric"}), None)
    if headline is None:
        return
    start = next((i for i in range(headline, len(draft.lines)) if draft.is_open(i)), len(draft.lines))
    if draft.lines[headline].is_capitals or _is_about(draft, start):
        if _is_below_capitals(draft, start):
            yield Claim(start, "subtitle", 0.7)
    else:
        yield from (Claim(index, "subtitle", 0.85) for index in _capitals(draft, start))


def _is_about(draft: Draft, index: int) -> bool:
    """Tell of `V/v thay đổi giờ làm việc` below `Thông báo`."""
    return index < len(draft.lines) and draft.lines[index].text.startswith(("V/v", "Về việc", "(V/v", "(Về việc"))


def _capitals(draft: Draft, start: int) -> range:
    end = start
    while draft.is_open(end) and draft.lines[end].is_capitals and len(draft.lines[end].text) <= _LONGEST:
        if mark_of(draft.lines[end].text):
            break
        end += 1
    # Capitals to the end are a text in capitals, or a name below a short notice.
    return range(start, end) if end < len(draft.lines) and end <= draft.first_prose else range(0)


def _is_below_capitals(draft: Draft, index: int) -> bool:
    if not draft.is_open(index) or index >= len(draft.lines) - 1:
        return False
    line, below = draft.lines[index], draft.lines[index + 1]
    if len(line.text) > _LONGEST_BELOW_CAPITALS or mark_of(line.text) or index >= draft.first_prose:
        return False
    if _ABOUT.match(line.text):
        return not line.text.endswith((".", ";", ":"))
    # `(Kèm theo Quyết định số 5)`, or a line that clings to the headline while the text keeps its distance.
    is_bracket = line.text.startswith("(") and line.text.endswith(")") and "nh" not in line.text[:5].casefold()
    clings = not line.gap and below.gap > 0 and not line.ends_sentence and len(below.text) > len(line.text)
    return is_bracket or (clings and line.has_letters and index < draft.first_prose)


SUBTITLE: Final = Rule(
    "subtitle",
    Message(
        "lines in capitals below a headline that is not, or a short line that clings to a headline in capitals",
        "dòng viết hoa dưới tít viết thường, hoặc dòng ngắn đi liền dưới tít viết hoa",
    ),
    _find,
    example="Về việc tổng vệ sinh đón Tết",
    sample="THÔNG BÁO\nVề việc tổng vệ sinh đón Tết\n\nỦy ban nhân dân phường thông báo lịch tổng vệ sinh.\n",
)
