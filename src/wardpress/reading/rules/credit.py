"""The caption with a credit: a line that names who took the picture, `… Ảnh: …`, or is nothing but that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Part, Rule, with_marks

_LONGEST: Final = 350
_LONGEST_CREDIT: Final = 70
_MOST_WORDS_OF_A_NAME: Final = 3
_CREDIT = re.compile(
    # A small `ảnh:` needs its bracket: `chụp kèm hình ảnh: nhà văn hóa` is prose.
    r"(?:^|(?<=[\s.,;(–-]))(?:[(\[]ảnh|[(\[]?(?:Ảnh|ẢNH|Nguồn ảnh|Hình|Ảnh và clip|Ảnh, clip))\s?:"
    r"\s?[^\s:][^:;?!]{0,55}$"
    r"|(?:^|(?<=[\s.,;(–-]))(?:[(\[]ảnh|[(\[]?Ảnh)\s(?:internet|minh h(?:ọa|oạ)|tư liệu|sưu tầm|st|TTXVN|CTV"
    r"|chụp màn hình)[^.:;?!,]{0,25}[)\]]?\.?$",
)
_WHOLE = re.compile(r"[-–(\[\s]*(?:ảnh|hình)(?:\s?\d{1,2})?[)\]\s]*\.?|[-–]\s(?:ảnh|hình)\s\d{1,2}\.?", re.IGNORECASE)
_BEHIND = re.compile(r"\s*[(\[](?:ảnh|hình|ảnh trên|ảnh dưới)(?:\s\d)?[)\]]\.?$", re.IGNORECASE)
_TRACE = re.compile("[ảẢhH](?:[ìÌ]?[nN][hH])")  # `ảnh` or `hình`: without one of them there is nothing to look for
_LONGEST_BEFORE_BRACKET: Final = 160


def _find(draft: Draft) -> Iterator[Claim]:
    for index in draft.open_indices():
        text = draft.lines[index].text
        if len(text) <= _LONGEST and index < len(draft.lines) and (start := _credit_start(text)) is not None:
            yield Claim(index, "caption", 0.95, parts=_parts(text, start))


def _credit_start(text: str) -> int | None:
    """Return where the credit begins in a caption, or None where there is none."""
    if _TRACE.search(text, max(0, len(text) - _LONGEST_CREDIT)) is None:
        return None
    if _WHOLE.fullmatch(text):
        return 0
    found = _CREDIT.search(text, max(0, len(text) - _LONGEST_CREDIT))
    if found is None and len(text) <= _LONGEST_BEFORE_BRACKET:
        found = _BEHIND.search(text, max(0, len(text) - _LONGEST_CREDIT))
    return found.start() if found else None


def _parts(text: str, start: int) -> tuple[Part, ...]:
    """Divide caption and credit; `Ảnh: Quang cảnh buổi họp` names no person and is a caption with a label."""
    caption, credit = text[:start].rstrip(), text[start:].lstrip()
    words = credit.partition(":")[2].split()
    if not caption and len(words) > _MOST_WORDS_OF_A_NAME and not all(word[0].isupper() for word in words):
        return (Part("text", text),)
    whole = [Part("text", caption)] if caption else []
    return with_marks(text, [*whole, Part("credit", credit, len(text) - len(credit))])


CREDIT: Final = Rule(
    "credit",
    Message(
        "a caption that ends with who took the picture, or that credit alone",
        "chú thích ảnh kết thúc bằng tên người chụp, hoặc chỉ có tên người chụp",
    ),
    _find,
    example="Các em nhỏ rước đèn quanh công viên. Ảnh: T.M",
    sample=(
        "Phường Hoa Sữa mở hội trăng rằm\nCác em nhỏ rước đèn quanh công viên. Ảnh: T.M\nTối 5/9, phường mở hội.\n"
    ),
)
