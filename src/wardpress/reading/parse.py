"""Which lines of a ward article are what, and the article that they make."""

from __future__ import annotations

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.model import Article, Byline, LeftOut, Paragraph, Text
from wardpress.reading.draft import Draft, Role, Verdict
from wardpress.reading.lines import Line
from wardpress.reading.rules import RULES


def judged(lines: tuple[Line, ...]) -> tuple[Verdict, ...]:
    """Return a verdict on every line: the first rule to claim a line keeps it, and the last claims all."""
    draft = Draft(lines)
    for rule in RULES:
        for claim in rule.find(draft):
            draft.settle(rule, claim)
    return draft.verdicts()


def composed(verdicts: tuple[Verdict, ...], origin: Origin, report: Report) -> Article:
    """Return the article that the verdicts make; what is left out or missing goes to `report`."""

    def of(*roles: Role) -> list[Verdict]:
        return [verdict for verdict in verdicts if verdict.role in roles]

    headline = " ".join(verdict.line.text for verdict in of("headline", "headline-continued"))
    if not headline:
        report.warning(
            "article.no-headline",
            Message("no headline found: the first line reads as prose", "không thấy tít: dòng đầu giống đoạn văn"),
            _place(verdicts[0], origin),
        )
    return Article(
        headline or None,
        tuple(Paragraph((Text(found.line.text),), origin=_place(found, origin)) for found in of("paragraph")),
        tuple(Byline(found.line.text, origin=_place(found, origin)) for found in of("byline")),
        left_out=tuple(_left_out(found, origin, report) for found in of("counter")),
        origin=_place(verdicts[0], origin),
    )


def _left_out(verdict: Verdict, origin: Origin, report: Report) -> LeftOut:
    text, place = verdict.line.text, _place(verdict, origin)
    report.note(
        "article.page-counter",
        Message(
            f"left out the line “{text}”: the counter of a web page",
            f"đã bỏ dòng “{text}”: số đếm của trang web",
        ),
        place,
    )
    return LeftOut(text, "article.page-counter", origin=place)


def _place(verdict: Verdict, origin: Origin) -> Origin:
    return origin.at(verdict.line.number, verdict.line.column)
