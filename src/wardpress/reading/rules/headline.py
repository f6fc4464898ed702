"""The headline: the first line, in capitals or not, and the lines in capitals that go on with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule
from wardpress.reading.lines import Line

# The longest headline of the sample kind has 161 letters and blanks; a first paragraph has 200 to 400.
_LONGEST = 180
_LONGEST_IN_CAPITALS = 400
_MARK_OF_AN_ITEM = re.compile(r"[-–—*•+]\s")
_END_OF_A_SENTENCE = (".", ";", ",", ":")


def _find(draft: Draft) -> Iterator[Claim]:
    first, *rest = draft.lines or (None,)
    if first is None or not first.has_letters:
        return
    if first.is_capitals and len(first.text) <= _LONGEST_IN_CAPITALS:
        yield Claim(0, "headline", 0.95)
        continued = takewhile(lambda line: line.is_capitals and not line.gap and len(line.text) > 1, rest)
        # An article must go on after its headline: lines that are all capitals to the end are a text in capitals.
        count = sum(1 for _ in continued)
        if count < len(rest):
            yield from (Claim(index, "headline-continued", 0.85) for index in range(1, count + 1))
    elif rest and _reads_as_headline(first):
        yield Claim(0, "headline", 0.8)


def _reads_as_headline(line: Line) -> bool:
    return (
        len(line.text) <= _LONGEST
        and not line.text.endswith(_END_OF_A_SENTENCE)
        and not _MARK_OF_AN_ITEM.match(line.text)
    )


HEADLINE: Final = Rule(
    "headline",
    Message(
        "the first line, in capitals or short and without a full stop, with the lines in capitals right below it",
        "dòng đầu, viết hoa hoặc ngắn và không có dấu chấm cuối, cùng các dòng viết hoa ngay dưới",
    ),
    _find,
)
