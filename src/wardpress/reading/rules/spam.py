"""Spam: link words in small letters without one Vietnamese letter, slipped into the page of an office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule

_SMALL_ASCII = re.compile(r"[a-z0-9][a-z0-9 ,;|&'-]{4,400}")
_KEYWORDS: Final = 3
_SPAM_WORD = re.compile(
    r"\b(?:rx|viagra|cialis|casino|porn|sex|poker|loans?|replica|seo|xoso|lode|game bai|nha cai|ca do|cheap"
    r"|discount|pharmacy)\b"
)
_FEWEST_WORDS: Final = 2


def _find(draft: Draft) -> Iterator[Claim]:
    lines = draft.lines
    # A text typed without any tone marks is no spam: there the whole article is plain ASCII.
    if all(line.text.isascii() for line in lines):
        return
    for index in draft.open_indices():
        text = lines[index].text
        if index and _SMALL_ASCII.fullmatch(text) and len(text.split()) >= _FEWEST_WORDS:
            is_known = _SPAM_WORD.search(text) or text.count(",") + 1 >= _KEYWORDS
            if is_known or index <= draft.first_prose:
                yield Claim(index, "spam", 0.9 if is_known else 0.75)


SPAM: Final = Rule(
    "spam",
    Message(
        "words in small letters without one Vietnamese letter: link words that strangers slip into web pages",
        "dòng chữ thường không có chữ tiếng Việt nào: từ khóa quảng cáo bị cài vào trang web",
    ),
    _find,
    example="can ho gia re, cho thue xe, to chuc tiec",
    sample=(
        "Phường Hoa Sữa họp dân\n7\ncan ho gia re, cho thue xe, to chuc tiec\nSáng 5/12, phường họp dân "
        "tại khu phố 3.\n"
    ),
)
