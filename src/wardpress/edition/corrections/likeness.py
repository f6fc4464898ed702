"""Likeness of texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

LINE_END = "\n"
_TOKEN = re.compile(r"\n|[^\s]+")
_CONTEXT = 2
_LONGEST = 24  # words of an excerpt


def tokens(text: str) -> list[str]:
    """Return the words of `text` and its line ends."""
    return _TOKEN.findall(text)


def matcher(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
    """Return what difflib says of two lists of words; no word is too common to count."""
    return SequenceMatcher(None, old, new, autojunk=False)


def likeness(one: str, other: str) -> float:
    """Return how much two texts have in common, from 0 to 1."""
    if one == other:
        return 1.0
    return matcher(tokens(one), tokens(other)).ratio()


def leftover(text: str, used: str) -> list[str]:
    """Return the words of `text` that have no counterpart in `used`."""
    words = tokens(text)
    kept = [True] * len(words)
    for block in matcher(words, tokens(used)).get_matching_blocks():
        kept[block.a : block.a + block.size] = [False] * block.size
    return [word for word, is_left in zip(words, kept, strict=True) if is_left]


def coverage(text: str, words: Sequence[str]) -> float:
    """Return which share of the words of `text` is found, in order, among `words`."""
    ours = tokens(text)
    found = sum(block.size for block in matcher(ours, words).get_matching_blocks())
    return found / len(ours) if ours else 0.0


def excerpts(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield each difference of two texts with a few words around it, before and after."""
    before, after = old.split(), new.split()
    for group in matcher(before, after).get_grouped_opcodes(_CONTEXT):
        first, last = group[0], group[-1]
        yield _cut(before, first[1], last[2]), _cut(after, first[3], last[4])


def _cut(words: list[str], start: int, end: int) -> str:
    found = words[start:end]
    if len(found) > _LONGEST:
        half = _LONGEST // 2
        found = [*found[:half], "[…]", *found[-half:]]
    return ("… " if start else "") + " ".join(found) + (" …" if end < len(words) else "")
