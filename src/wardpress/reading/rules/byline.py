"""The byline: a name or initials on the last line, after prose that ends with a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule

_LONGEST = 40
_MOST_WORDS = 6
_JOINTS = frozenset({"-", "–", "—", "&", "và"})
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.){1,4}[^\W\d_]{0,2}\.?")


def _find(draft: Draft) -> Iterator[Claim]:
    last = len(draft.lines) - 1
    if last < 1 or draft.role(last) is not None or draft.role(last - 1) is not None:
        return
    if _reads_as_names(draft.lines[last].text):
        yield Claim(last, "byline", 0.9)


def _reads_as_names(text: str) -> bool:
    if _INITIALS.fullmatch(text):
        return True
    words = [word for word in text.removesuffix(".").split() if word not in _JOINTS]
    return (
        len(text) <= _LONGEST
        and 0 < len(words) <= _MOST_WORDS
        and not text.endswith(("!", "?", ":", ";", ",", "…"))
        and all(word[0].isupper() and not any(letter.isdigit() for letter in word) for word in words)
    )


BYLINE: Final = Rule(
    "byline",
    Message(
        "the last line, where it is a name or initials: short, every word with a capital, no digits",
        "dòng cuối, khi là tên người hoặc chữ viết tắt: ngắn, từ nào cũng viết hoa, không có chữ số",
    ),
    _find,
)
