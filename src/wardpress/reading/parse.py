"""Which lines of a ward article are what."""

from __future__ import annotations

from wardpress.reading.draft import Draft, Verdict
from wardpress.reading.lines import Line
from wardpress.reading.rules import RULES


def judged(lines: tuple[Line, ...]) -> tuple[Verdict, ...]:
    """Return a verdict on every line: the first rule to claim a line keeps it, and the last claims all."""
    draft = Draft(lines)
    for rule in RULES:
        for claim in rule.find(draft):
            draft.settle(rule, claim)
    return draft.verdicts()
