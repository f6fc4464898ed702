"""What the rules have said so far about the lines of one article, and the form that every rule has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from wardpress.errors import Message
from wardpress.reading.lines import Line

Role = Literal["headline", "headline-continued", "counter", "paragraph", "byline"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One rule's word on one line: what it is, and how sure the rule is (0 to 1)."""

    index: int
    role: Role
    confidence: float


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to recognise lines. `name` is stable; `title` says in a sentence what the rule looks for.

    `find(draft)` yields claims for lines that no rule before it has claimed.
    """

    name: str
    title: Message
    find: Callable[[Draft], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line was taken for, by which rule, and how sure that is."""

    line: Line
    role: Role
    rule: str
    confidence: float


class Draft:
    """The lines of one article and the verdicts so far; rules read it, `parse` fills it in."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        self._verdicts: list[Verdict | None] = [None] * len(lines)

    def role(self, index: int) -> Role | None:
        """Return what line `index` was taken for, or None while it is open."""
        verdict = self._verdicts[index]
        return verdict.role if verdict else None

    def open_indices(self) -> Iterator[int]:
        """Yield the lines that no rule has claimed yet, in order."""
        return (index for index, verdict in enumerate(self._verdicts) if verdict is None)

    def settle(self, rule: Rule, claim: Claim) -> None:
        """Enter a claim; the first rule to claim a line keeps it."""
        if self._verdicts[claim.index] is None:
            self._verdicts[claim.index] = Verdict(self.lines[claim.index], claim.role, rule.name, claim.confidence)

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return the verdict on every line that has one, in order."""
        return tuple(verdict for verdict in self._verdicts if verdict)
