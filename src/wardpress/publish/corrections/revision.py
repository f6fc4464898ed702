"""The revision of one file: corrections made in its text, kept only if the text then reads as the person left it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wardpress.edition.corrections import (
    Change,
    CopyText,
    Deletion,
    Insertion,
    Move,
    Passage,
    Printed,
    Rewording,
    Unplaced,
    applied,
    copy_text,
    located,
    mended,
)
from wardpress.edition.corrections.changes import AT_THE_TOP
from wardpress.errors import WardpressError
from wardpress.publish.corrections.proofs import Proof, ProofParagraph, proofs
from wardpress.publish.corrections.recoding import FileText, with_text
from wardpress.publish.manuscript import Manuscript, reread

# Styles of the Word edition that tell what a paragraph is.
_BYLINE = "byline"
_CAPTION = "caption"
_CELLS = frozenset({"table text", "table heading"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A file with all that is printed from it; `name` is what messages and settings call it."""

    manuscript: Manuscript
    name: str
    file: FileText
    copy: CopyText
    paragraphs: tuple[ProofParagraph, ...]
    passages: tuple[Passage | None, ...]

    def printed(self) -> list[Printed]:
        """Return what is printed from the file."""
        return [Printed(paragraph.text, paragraph.style) for paragraph in self.paragraphs]

    def line(self, change: Change) -> int:
        """Return the line of the file, from 1, at which a change begins; 0 where nobody can say."""
        if isinstance(change, Rewording):
            try:
                new = mended(self.copy, self.printed(), self.passages, [change])
            except Unplaced:
                return self.line_of(change.places[0])
            pairs = enumerate(zip(self.copy.text, new, strict=False))
            return self.copy.line_of(next((place for place, (old, now) in pairs if old != now), len(new)))
        if isinstance(change, Insertion):
            return max(map(self.copy.line_of, self._starts(change.after)), default=0)
        return self.line_of(change.place)

    def line_of(self, place: int) -> int:
        """Return the line of the file, from 1, at which a printed paragraph begins; 0 where it does not stand there."""
        return min(map(self.copy.line_of, self._starts(place)), default=0)

    def _starts(self, place: int) -> list[int]:
        """Return where the first and the last letter of a printed paragraph start in the file."""
        passage = self.passages[place] if place >= 0 else None
        found = passage.found() if passage else []
        return [self.copy.starts[min(found)], self.copy.starts[max(found)]] if found else []

    def is_given(self, change: Change) -> bool:
        """Return whether a change is about words that settings say, not the file."""
        places = change.places if isinstance(change, Rewording) else ()
        places = (change.place,) if isinstance(change, Deletion) else places
        return any(self.paragraphs[place].line is None for place in places)


@dataclass(frozen=True, slots=True)
class Revision:
    """A file with what could be changed in it for sure, and what could not."""

    data: bytes
    keeps_encoding: bool
    made: tuple[Change, ...]
    left: tuple[Change, ...]


def draft_of(manuscript: Manuscript, name: str, file: FileText, articles: Sequence[Proof]) -> Draft:
    """Return the file called `name`, from which `articles` are printed."""
    paragraphs = tuple(paragraph for article in articles for paragraph in article.paragraphs)
    copy = copy_text(file.text)
    # What the settings say is not looked for: the same words may stand in the text.
    texts = ["" if paragraph.line is None else paragraph.text for paragraph in paragraphs]
    passages = located(copy, texts, [paragraph.line or 0 for paragraph in paragraphs])
    return Draft(manuscript, name, file, copy, paragraphs, passages)


def shifted(change: Change, first: int) -> Change:
    """Return a change of an article as one of its file, in which the article's paragraphs begin at `first`."""

    def behind(after: int) -> int:
        return after if after == AT_THE_TOP else after + first

    match change:
        case Rewording(places):
            return replace(change, places=tuple(place + first for place in places))
        case Deletion(place):
            return Deletion(place + first)
        case Insertion(after):
            return replace(change, after=behind(after))
        case Move(place, after):
            return Move(place + first, behind(after))


def revised(draft: Draft, changes: Sequence[Change]) -> Revision:
    """Return the file with as many of `changes` as hold: made, and read again, the text says what the person left.

    Mostly that is all of them in one go; otherwise they are tried one after another. What tears a row is left.
    """
    torn = _torn(draft, changes)
    whole = [change for change in changes if change not in torn]
    if (found := _attempt(draft, whole)) is not None:
        return Revision(*found, tuple(whole), torn)
    made: list[Change] = []
    best = (draft.file.data, True)
    for change in whole:
        if (found := _attempt(draft, [*made, change])) is not None:
            best = found
            made.append(change)
    return Revision(*best, tuple(made), tuple(change for change in changes if change not in made))


def _torn(draft: Draft, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return what moves a cell of a table, or empties more than one in a row: so rows come out that were taken away."""
    cells = [
        change
        for change in changes
        if isinstance(change, Deletion | Move) and draft.paragraphs[change.place].style in _CELLS
    ]
    rows = Counter(draft.line_of(change.place) for change in cells if isinstance(change, Deletion))
    return tuple(change for change in cells if isinstance(change, Move) or rows[draft.line_of(change.place)] > 1)


def _attempt(draft: Draft, changes: Sequence[Change]) -> tuple[bytes, bool] | None:
    """Return the bytes of the file with `changes` made, and whether it keeps its encoding; None where that fails."""
    try:
        text = mended(draft.copy, draft.printed(), draft.passages, changes)
        data, keeps = with_text(draft.file, text)
        printed = tuple(_printed(draft, data))
    except (Unplaced, WardpressError):
        return None
    wanted = [text for text in applied([paragraph.text for paragraph in draft.paragraphs], changes) if text]
    # Whoever signed the article still does, and what was added between paragraphs is no caption of a photo.
    signed = {paragraph.text for paragraph in draft.paragraphs if paragraph.style == _BYLINE}.intersection(wanted)
    signs = {paragraph.text for paragraph in printed if paragraph.style == _BYLINE}
    added = {change.text for change in changes if isinstance(change, Insertion) and change.style != _CAPTION}
    added.difference_update(paragraph.text for paragraph in draft.paragraphs)
    captions = {paragraph.text for paragraph in printed if paragraph.style == _CAPTION}
    is_meant = signed <= signs and added.isdisjoint(captions)
    return (data, keeps) if is_meant and [paragraph.text for paragraph in printed] == wanted else None


def _printed(draft: Draft, data: bytes) -> Iterator[ProofParagraph]:
    bulletin = reread(draft.manuscript, {draft.name: data})
    for article in proofs(bulletin, draft.manuscript):
        if article.file == draft.name:
            yield from article.paragraphs
