"""Allotment: to which article each paragraph of a corrected bulletin belongs, by its mark and by where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wardpress.edition.corrections.sequence import unmoved


def allotted(marks: Sequence[tuple[str, int] | None]) -> list[str | None]:
    """Return the article of every paragraph, given what its mark says: article, and number in the printed bulletin.

    A paragraph without mark (None) belongs to the article above it, and so does one that was carried there from
    another article. An article that moved as a whole stays itself.
    """
    marked = [index for index, mark in enumerate(marks) if mark]
    known = [mark for mark in marks if mark]
    # A copied paragraph has the mark of the first: both stand for themselves in the row.
    row = [number * len(marks) - place for place, (_, number) in enumerate(known)]
    stable = unmoved(row)
    steady = Counter(known[place][0] for place in stable)
    total = Counter(key for key, _ in known)
    settled = {
        index: key
        for place, (index, (key, _)) in enumerate(zip(marked, known, strict=True))
        if place in stable or 2 * steady[key] < total[key]
    }
    return _filled(marks, settled)


def _filled(marks: Sequence[tuple[str, int] | None], settled: dict[int, str]) -> list[str | None]:
    below: list[str | None] = [None] * len(marks)
    nearest: str | None = None
    for index in reversed(range(len(marks))):
        below[index] = nearest
        nearest = settled.get(index, nearest)
    found: list[str | None] = []
    above: str | None = None
    for index, mark in enumerate(marks):
        own = mark[0] if mark else None
        above = settled.get(index, above)
        # Moved inside its own article, also to its very end or beginning.
        found.append(own if own and own in (above, below[index]) else above)
    return found
