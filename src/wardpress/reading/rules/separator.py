"""The separator: asterisks, a rule of dashes or another ornament between articles or parts of a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule
from wardpress.reading.marks import is_separator


def _find(draft: Draft) -> Iterator[Claim]:
    for index in draft.open_indices():
        if is_separator(draft.lines[index].text):
            yield Claim(index, "separator", 0.95)


SEPARATOR: Final = Rule(
    "separator",
    Message(
        "a line of asterisks, dashes or another ornament; with a headline below it a new article begins",
        "dòng dấu sao, gạch ngang hay hoa văn; nếu dưới nó là tít thì bắt đầu bài mới",
    ),
    _find,
    example="* * *",
    sample=(
        "TIN VUI KHU PHỐ 3\n\nKhu phố 3 vừa khánh thành nhà sinh hoạt cộng đồng.\n\n* * *\n\nTIN VUI KHU "
        "PHỐ 4\n\nKhu phố 4 có đèn.\n"
    ),
)
