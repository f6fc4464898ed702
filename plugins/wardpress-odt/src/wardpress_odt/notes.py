"""Footnotes: a note whose mark stands once in the text opens there; the others follow the article as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wardpress.model import Note
from wardpress.themes import TextStyle
from wardpress_odt.inlines import words
from wardpress_odt.ledger import Ledger
from wardpress_odt.markup import paragraph, quoted

# The model knows no references: authors type them, as (1), [1], (*), * or ¹, and begin the note with the same.
# A star before a number multiplies.
_MARK = re.compile(r"\((?:\d{1,3}|\*{1,3})\)|\[(?:\d{1,3}|\*{1,3})\]|\*+(?![\d*])|[¹²³⁰⁴-⁹]+")
_TAG = re.compile(r"(<[^>]*>)")


def with_footnotes(
    parts: Sequence[str], notes: Sequence[Note], *, look: TextStyle, ledger: Ledger
) -> tuple[list[str], str]:
    """Return the parts of an article with its footnotes in their places, and the notes that have none as paragraphs."""
    shown = [words(note.content, look) for note in notes]
    parts, left = list(parts), []
    for note in shown:
        mark = found[0] if (found := _MARK.match(note)) else ""
        place = _only_place(parts, mark) if mark and _begins_once(shown, mark) else None
        if place is None:
            left.append(paragraph("Note", note))
            continue
        part, start = place
        footnote = _footnote(mark, note.removeprefix(mark).lstrip(), ledger.note())
        parts[part] = parts[part][:start] + footnote + parts[part][start + len(mark) :]
    return parts, "".join(left)


def _begins_once(shown: Sequence[str], mark: str) -> bool:
    return sum(1 for note in shown if (found := _MARK.match(note)) and found[0] == mark) == 1


def _only_place(parts: Sequence[str], mark: str) -> tuple[int, int] | None:
    """Return the part and the character where `mark` stands, if it stands once, outside of links and headings."""
    places: list[tuple[int, int]] = []
    for number, part in enumerate(parts):
        start, is_closed = 0, False
        for piece in _TAG.split(part):
            if piece.startswith("<"):
                is_closed = piece.startswith(("<text:a ", "<text:h ", "<text:note")) or (
                    is_closed and piece not in {"</text:a>", "</text:h>", "</text:note>"}
                )
            else:
                found = [match.start() + start for match in _MARK.finditer(piece) if match[0] == mark]
                # In a link there is no room for a footnote: a mark that stands there is not clear.
                places += [(number, place) for place in found] * (1 + is_closed)
            start += len(piece)
    return places[0] if len(places) == 1 else None


def _footnote(mark: str, content: str, number: int) -> str:
    citation = f"<text:note-citation text:label={quoted(mark)}>{mark}</text:note-citation>"
    body = f"<text:note-body>{paragraph('Footnote', f'<text:s/>{content}')}</text:note-body>"
    return f'<text:note text:id="ftn{number}" text:note-class="footnote">{citation}{body}</text:note>'
