"""Sequence: which members of a shuffled row kept their order, so that all others can be said to have moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def unmoved(row: Sequence[int]) -> frozenset[int]:
    """Return the positions in `row` of the longest part of it that rises; the numbers must differ."""
    ends: list[int] = []  # the smallest number that a rising part of each length can end with
    tails: list[int] = []  # its position in the row
    before: list[int] = []
    for position, number in enumerate(row):
        length = bisect_left(ends, number)
        ends[length : length + 1] = [number]
        tails[length : length + 1] = [position]
        before.append(tails[length - 1] if length else -1)
    found: list[int] = []
    position = tails[-1] if tails else -1
    while position >= 0:
        found.append(position)
        position = before[position]
    return frozenset(found)
