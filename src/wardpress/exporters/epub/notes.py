"""Notes: those whose mark stands once in the text open from there, the others follow the article as they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from wardpress.exporters.epub.inlines import words
from wardpress.model import Note

_TAG_OR_TEXT = re.compile(r"<[^>]*>|[^<]+")
# The model knows no references: authors type them, as (1), [1], (*), * or ¹, and begin the note with the same.
# A star before a number multiplies.
_MARK = re.compile(r"\((?:\d{1,3}|\*{1,3})\)|\[(?:\d{1,3}|\*{1,3})\]|\*+(?![\d*])|[¹²³⁰⁴-⁹]+")


def with_notes(markup: str, notes: Sequence[Note]) -> tuple[str, str]:
    """Return the text of an article with links to its `notes`, and the notes themselves as markup."""
    shown = [words(note.content) for note in notes]
    marks = [found[0] if (found := _MARK.match(note)) else "" for note in shown]
    parts = _TAG_OR_TEXT.findall(markup) if any(marks) else []
    places = _places(parts)
    named = {mark: number for number, mark in enumerate(marks, 1) if marks.count(mark) == len(places[mark]) == 1}
    for place in {places[mark][0] for mark in named}:
        parts[place] = _MARK.sub(lambda found: _reference(found[0], named.get(found[0])), parts[place])
    notes_shown = [_note(note, mark, named.get(mark)) for note, mark in zip(shown, marks, strict=True) if note]
    return "".join(parts) or markup, _section(notes_shown)


def _places(parts: Sequence[str]) -> dict[str, list[int]]:
    """Return in which of `parts` each mark stands, as often as it stands there; one inside a link counts twice."""
    places: dict[str, list[int]] = defaultdict(list)
    is_linked = False
    for place, part in enumerate(parts):
        if part[0] == "<":
            is_linked = part.startswith("<a ") or (is_linked and part != "</a>")
            continue
        for found in _MARK.finditer(part):
            # No link lies in a link; a mark that stands there and elsewhere is not clear either.
            places[found[0]] += [place] * (1 + is_linked)
    return places


def _reference(mark: str, number: int | None) -> str:
    if number is None:
        return mark
    return f'<a epub:type="noteref" role="doc-noteref" id="goi-{number}" href="#chu-thich-{number}">{mark}</a>'


def _note(shown: str, mark: str, number: int | None) -> str:
    if number is None:
        return f'<p class="note">{shown}</p>\n'
    back = f'<a role="doc-backlink" href="#goi-{number}">{mark}</a>{shown.removeprefix(mark)}'
    return (
        f'<aside id="chu-thich-{number}" epub:type="footnote" role="doc-footnote">\n'
        f'<p class="note">{back}</p>\n</aside>\n'
    )


def _section(shown: list[str]) -> str:
    if not shown:
        return ""
    # Some reading systems show a footnote only where its reference is touched: what has none is no footnote.
    are_footnotes = all("<aside" in note for note in shown)
    kind = 'epub:type="footnotes"' if are_footnotes else 'epub:type="endnotes" role="doc-endnotes"'
    return f'<section class="notes" {kind}>\n{"".join(shown)}</section>\n'
