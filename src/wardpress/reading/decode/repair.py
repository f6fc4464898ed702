"""What a repair did to a text: its outcome, where it began, and one line before and after."""

from __future__ import annotations

from dataclasses import dataclass

_WIDTH = 60


@dataclass(frozen=True, slots=True)
class Repair:
    """A text after a repair, how many places or lines were repaired, and the line of the first, from 1."""

    text: str
    count: int
    line: int
    before: str
    after: str
    confidence: float = 1.0


def repaired(before: str, after: str, *, count: int = 1, confidence: float = 1.0) -> Repair | None:
    """Return the repair that made `after` of `before`, or None where they are the same; lines must correspond."""
    if before == after:
        return None
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    number, (old, new) = next((number, pair) for number, pair in enumerate(pairs, start=1) if pair[0] != pair[1])
    return Repair(after, count, number, shown(old), shown(new), confidence)


def shown(line: str) -> str:
    """Return the beginning of a line as a message may quote it: short, without characters that nobody sees."""
    start = " ".join(line[: 4 * _WIDTH].split())
    seen = "".join(char if char.isprintable() else "\ufffd" for char in start[:_WIDTH])
    return seen + "…" if len(start) > _WIDTH else seen
