"""The editor's word over the reader's guess: given fields replace guessed ones; what they replace is accounted for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.model import Article, Byline, DateLine, LeftOut, Paragraph, Text
from wardpress.plugins import Given
from wardpress.reading.draft import Role, Verdict
from wardpress.reading.frontmatter import Label

# Which lines of the text say the same as a given field, and step back for it.
_ROLES: dict[str, tuple[Role, ...]] = {
    "headline": ("headline", "headline-continued"),
    "subtitle": ("subtitle",),
    "lead": ("lead",),
    "rubric": ("rubric",),
    "authors": ("byline",),
    "source": ("source",),
    "date": ("publish-line", "written-date"),
}


def overridden(
    article: Article, given: Given, verdicts: Iterable[Verdict], *, origin: Origin, report: Report
) -> Article:
    """Return `article` with every given field in the place of the guess; replaced lines are left out and reported."""
    names = given.names()
    if not names:
        return article
    replaced = tuple(_replaced(verdicts, names, origin, report))
    changed = replace(article, left_out=_in_order((*article.left_out, *replaced)))
    for name in ("headline", "subtitle", "rubric", "source"):
        if name in names:
            changed = replace(changed, **{name: getattr(given, name)})
    if given.lead:
        changed = replace(changed, lead=Paragraph((Text(given.lead),), origin=article.origin))
    if given.date:
        changed = replace(changed, dates=(DateLine(given.date, origin=article.origin),))
    return replace(changed, bylines=_bylines(changed, given))


def labelled(article: Article, labels: Iterable[Label]) -> Article:
    """Return `article` with the labels of its front matter accounted for as left out."""
    parts = tuple(LeftOut(label.text, "frontmatter.label", origin=label.origin) for label in labels)
    return replace(article, left_out=_in_order((*parts, *article.left_out))) if parts else article


def _replaced(verdicts: Iterable[Verdict], names: Iterable[str], origin: Origin, report: Report) -> Iterator[LeftOut]:
    roles = {role for name in names for role in _ROLES.get(name, ())}
    for verdict in verdicts:
        if verdict.role in roles:
            text, place = verdict.line.text, origin.at(verdict.line.number, verdict.line.column)
            report.note(
                "frontmatter.overridden",
                Message(
                    f"left out the line “{text}”: front matter or sidecar say otherwise",
                    f"đã bỏ dòng “{text}”: phần đầu bài hoặc tệp kèm nói khác",
                ),
                place,
            )
            yield LeftOut(text, "frontmatter.overridden", origin=place)


def _bylines(article: Article, given: Given) -> tuple[Byline, ...]:
    authors = article.bylines
    if given.authors is not None:
        authors = tuple(Byline(name, origin=article.origin) for name in given.authors)
    photographers = given.photographers or ()
    return (*authors, *(Byline(name, role="Ảnh", origin=article.origin) for name in photographers))


def _in_order(parts: tuple[LeftOut, ...]) -> tuple[LeftOut, ...]:
    return tuple(sorted(parts, key=lambda part: (part.origin.line, part.origin.column)))
