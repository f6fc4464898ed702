"""Marks at the start of a line (bullets, numbers, letters) and lines that are nothing but marks."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

MarkKind = Literal["bullet", "part", "roman", "capital", "article", "number", "decimal", "letter"]

# `-Ông` without a blank is as frequent as with one; `-5 độ` is a number, `1.432 đ/c` no first item.
_BULLET = re.compile(r"(?:[-–—−‑+*]+[ ]|[-–−‑](?=[^\W\d_])|[•·▪●○◦■□✓✔➢►❖♦→])[ ]*(?=\S)")
_NUMBERED = re.compile(
    r"(?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)[ ](?:thứ[ ])?(?:[IVX]{1,5}|\d{1,2}|nhất|hai|ba|tư)\b[.:]?)"
    r"|(?P<article>Điều[ ]\d{1,3}[.:])"
    r"|(?P<roman>(?=[IVX])(?:X{0,2}(?:IX|IV|V?I{0,3}))[ ]?[.)/-])(?=[ ])"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3}[.)]?)(?=[ ][^\W\d_])"
    r"|(?P<number>(?P<digits>\d{1,2})[ ]?[.)/])(?=[ ])"
    r"|(?P<capital>[A-HĐ][.)])(?=[ ][^\W\d_]{2})"
    r"|(?P<letter>[a-zđ][.)])(?=[ ])"
)
_SEPARATOR = re.compile(
    r"[-–—_=~*•·#+◦❖]{3,}|(?:[-–—_=~*•·#+◦❖][ ]+){2,}[-–—_=~*•·#+◦❖]|[-–—_=~*]*[ ]?[oO0]{3}[ ]?[-–—_=~*]*"
)
_END_MARK = re.compile(r"\./?\.?|\.{2,3}|…|/\.?/?|[-–*_ ]*(?:hết|the end)[-–*_ .]*", re.IGNORECASE)


class Mark(NamedTuple):
    """A mark at the start of a line: its kind, itself, where the words begin, and its number where it has one."""

    kind: MarkKind
    text: str
    end: int
    number: int = 0


def mark_of(text: str) -> Mark | None:
    """Return the mark that a line begins with; a line that is nothing but a mark has none."""
    first = text[0]
    if first.isalpha() and not (first in "IVXPCMĐ" or text[1:2] in {".", ")"}):
        return None
    if found := _BULLET.match(text):
        return Mark("bullet", found[0].strip(), found.end())
    found = _NUMBERED.match(text)
    if found is None or not text[found.end() :].strip():
        return None
    end = len(text) - len(text[found.end() :].lstrip())
    return Mark(_kind(found), found[0].strip(), end, int(found["digits"] or 0))


def _kind(found: re.Match[str]) -> MarkKind:
    kinds: tuple[MarkKind, ...] = ("part", "article", "roman", "decimal", "number", "capital", "letter")
    return next(kind for kind in kinds if found[kind] is not None)


def is_separator(text: str) -> bool:
    """Tell whether a line is a rule, three asterisks or another ornament between texts."""
    return _SEPARATOR.fullmatch(text) is not None and (not text[0].isalnum() or text.casefold() in _LETTERED)


_LETTERED: Final = frozenset({"ooo", "o0o", "oo0oo"})


def is_end_mark(text: str) -> bool:
    """Tell whether a line is only the mark that ends a text."""
    return _END_MARK.fullmatch(text) is not None
