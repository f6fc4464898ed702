"""Which lines of a ward article are what."""

from __future__ import annotations

from wardpress.reading.draft import Draft, Verdict
from wardpress.reading.frontmatter import repeats
from wardpress.reading.lines import Line
from wardpress.reading.rules import RULES

_HEADLINES = ("headline", "headline-continued")


def judged(lines: tuple[Line, ...], *, headline: str | None = None) -> tuple[Verdict, ...]:
    """Return a verdict on every line: the first rule to claim a line keeps it, and the last claims all.

    Where the editor gave the `headline`, no other line is taken for one.
    """
    draft = Draft(lines)
    for rule in RULES:
        for claim in rule.find(draft):
            is_rival = headline is not None and claim.role in _HEADLINES
            if not is_rival or repeats(headline or "", lines[claim.index].text):
                draft.settle(rule, claim)
    return draft.verdicts()
