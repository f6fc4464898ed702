"""Bytes to articles: decoded, cleaned, understood, with a reason for every decision."""

from wardpress.reading.decode.oldletters import as_shown
from wardpress.reading.draft import LEFT_OUT, Claim, Draft, Part, Role, Rule, Verdict
from wardpress.reading.lines import Line
from wardpress.reading.rules import RULES
from wardpress.reading.wardtext import Reading, account, read_articles, read_text

__all__ = [
    "LEFT_OUT",
    "RULES",
    "Claim",
    "Draft",
    "Line",
    "Part",
    "Reading",
    "Role",
    "Rule",
    "Verdict",
    "account",
    "as_shown",
    "read_articles",
    "read_text",
]
