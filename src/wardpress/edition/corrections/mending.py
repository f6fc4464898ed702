"""Mending: changes of an article as changes of its file, no more of it touched than they need."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from wardpress.edition.corrections.changes import AT_THE_TOP, Change, Deletion, Insertion, Move, Rewording
from wardpress.edition.corrections.copytext import CopyText, Passage, letters_of
from wardpress.edition.corrections.likeness import LINE_END, matcher, tokens
from wardpress.edition.corrections.pairing import Printed

PARAGRAPH_END: Final = "\u00b6"
_LONGEST_MARK: Final = 6  # letters of a bullet, a number or a bar in front of a paragraph
_NUMBER = re.compile(r"\d+(?=[.)/]?\s*$)")


class Unplaced(Exception):
    """A change that cannot be made in the file: its words are not there, or others stand among them."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """What takes the place of a part of the file; `rank` parts edits at one place: words, then paragraphs."""

    start: int
    end: int
    text: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class _Word:
    """A printed word or end, and its place in the file; None where the file does not have it."""

    text: str
    start: int | None = None
    end: int | None = None

    @property
    def is_end(self) -> bool:
        return self.text in (PARAGRAPH_END, LINE_END)


@dataclass(frozen=True, slots=True)
class _Desk:
    """An article on its way into the file: printed paragraphs, and the passages that they were made of."""

    copy: CopyText
    printed: Sequence[Printed]
    passages: Sequence[Passage | None]
    owners: Mapping[int, int] = field(default_factory=dict)

    def passage(self, place: int) -> list[int]:
        """Return the letters of the file that a paragraph has; raise `Unplaced` where the file has none."""
        passage = self.passages[place] if place >= 0 else None
        found = passage.found() if passage else []
        if not found:
            raise Unplaced
        return found

    def span(self, place: int) -> tuple[int, int]:
        """Return where a paragraph starts and ends in the file."""
        found = self.passage(place)
        return self.copy.starts[min(found)], self.copy.ends[max(found)]


def mended(
    copy: CopyText,
    printed: Sequence[Printed],
    passages: Sequence[Passage | None],
    changes: Sequence[Change],
) -> str:
    """Return the text of the file with `changes` made in it; raise `Unplaced` where one of them cannot be made."""
    owners = {letter: place for place, passage in enumerate(passages) if passage for letter in passage.found()}
    desk = _Desk(copy, printed, passages, owners)
    moved = {change.place: change for change in changes if isinstance(change, Move)}
    gone = {change.place for change in changes if isinstance(change, Deletion | Move)}
    reworded = {change.places[0]: list(_reworded(desk, change)) for change in changes if isinstance(change, Rewording)}
    edits = [edit for place, found in reworded.items() if place not in moved for edit in found]
    for change in changes:
        match change:
            case Deletion(place):
                edits += _deleted(desk, place, gone)
            case Insertion(after, text, style):
                lead = _lead_in(desk, after, is_alike=after >= 0 and desk.printed[after].style == style)
                edits.append(_behind(desk, after, lead + text, moved))
            case Move(place, after):
                start, end = desk.span(place)
                lead = _mark_before(desk, place)
                lead = (_newline(copy.text) if lead.strip() else _gap(desk)) + lead
                edits += _deleted(desk, place, gone)
                own = [edit for edit in reworded.get(place, ()) if start <= edit.start <= edit.end <= end]
                edits.append(_behind(desk, after, lead + _edited(copy.text, own, start, end), moved))
            case Rewording():
                pass
    return _edited(copy.text, edits, 0, len(copy.text))


def _edited(text: str, edits: Sequence[_Edit], start: int, end: int) -> str:
    pieces: list[str] = []
    place = start
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.rank)):
        if edit.start < place and edit.text:
            raise Unplaced
        # Two paragraphs that go may share the empty lines between them.
        pieces += text[place : edit.start], edit.text
        place = max(place, edit.end)
    return "".join([*pieces, text[place:end]])


# Words


def _reworded(desk: _Desk, change: Rewording) -> Iterator[_Edit]:
    old = list(_words(desk, change.places))
    new = [token for text in change.texts for token in (PARAGRAPH_END, *tokens(text))][1:]
    lead = _lead_in(desk, change.places[0], is_alike=True) if PARAGRAPH_END in new else ""
    ends = {PARAGRAPH_END: lead, LINE_END: _newline(desk.copy.text)}
    for kind, i1, i2, j1, j2 in matcher([word.text for word in old], new).get_opcodes():
        if kind != "equal":
            yield _replaced(desk, old, slice(i1, i2), _joined(new[j1:j2], ends))


def _words(desk: _Desk, places: Sequence[int]) -> Iterator[_Word]:
    """Yield the words of neighbouring paragraphs with their places, an end between two paragraphs."""
    for number, place in enumerate(places):
        if number:
            yield _Word(PARAGRAPH_END)
        desk.passage(place)
        passage = desk.passages[place]
        assert passage is not None, "a paragraph with letters has a passage"
        letters = iter(passage.letters)
        for token in tokens(desk.printed[place].text):
            yield _placed(desk.copy, token, letters)


def _placed(copy: CopyText, token: str, letters: Iterator[int | None]) -> _Word:
    # The token first: an end has no letter and must take none.
    found = [letter for _, letter in zip(letters_of(token), letters, strict=False) if letter is not None]
    return _Word(token, copy.starts[found[0]], copy.ends[found[-1]]) if found else _Word(token)


def _joined(new: Sequence[str], ends: Mapping[str, str]) -> str:
    """Return words with blanks between them, and with what ends a paragraph or a line."""
    pieces: list[str] = []
    for token in new:
        if token not in ends and pieces and not pieces[-1].isspace() and pieces[-1] not in ends.values():
            pieces.append(" ")
        pieces.append(ends.get(token, token))
    return "".join(pieces)


def _replaced(desk: _Desk, old: Sequence[_Word], gone: slice, text: str) -> _Edit:
    """Return the edit that puts `text` in the place of some words; blanks around it stay as they are in the file."""
    before, words, behind = old[: gone.start], old[gone], old[gone.stop :]
    if words and text and not any(word.is_end for word in (words[0], words[-1])) and not text[0].isspace():
        return _checked(desk, _Edit(_start(words[0]), _end(words[-1]), text))
    if text and not words:
        return _put_in(before, behind, text)
    return _checked(desk, _taken_out(desk, before, words, behind, text))


def _put_in(before: Sequence[_Word], behind: Sequence[_Word], text: str) -> _Edit:
    if before and not before[-1].is_end:
        start = _end(before[-1])
        # Where a paragraph ends now, the blank that stood there goes.
        is_parting = text != text.strip() and bool(behind) and not behind[0].is_end
        end = _start(behind[0]) if is_parting else start
        return _Edit(start, end, _spaced(text, before=True, behind=is_parting))
    at = _start(behind[0])
    return _Edit(at, at, f"{text} ")


def _spaced(text: str, *, before: bool, behind: bool) -> str:
    """Return `text` with a blank on the sides where words stand, but for those where it ends a line."""
    left = " " if before and not text[:1].isspace() else ""
    right = " " if behind and text and not text[-1].isspace() else ""
    return f"{left}{text}{right}"


def _taken_out(
    desk: _Desk, before: Sequence[_Word], words: Sequence[_Word], behind: Sequence[_Word], text: str
) -> _Edit:
    first = next((word for word in words if word.start is not None), None)
    has_before = bool(before) and not before[-1].is_end
    has_behind = bool(behind) and not behind[0].is_end
    if has_before and has_behind:
        start, end = _end(before[-1]), _start(behind[0])
        if not text and first and not any(word.is_end for word in words):
            left, right = desk.copy.text[start : _start(first)], desk.copy.text[_end(words[-1]) : end]
            # A wrapped line keeps its end: of the two gaps the one without goes.
            return _Edit(start, end, right if "\n" in right and "\n" not in left else left)
        return _Edit(start, end, _spaced(text, before=True, behind=True))
    if has_before:
        return _Edit(_end(before[-1]), _end(_last(words)), _spaced(text, before=bool(text), behind=False))
    if first is None or not has_behind:
        raise Unplaced
    return _Edit(_start(first), _start(behind[0]), _spaced(text, before=False, behind=True))


def _last(words: Sequence[_Word]) -> _Word:
    return next((word for word in reversed(words) if word.end is not None), _Word(""))


def _start(word: _Word) -> int:
    if word.start is None:
        raise Unplaced
    return word.start


def _end(word: _Word) -> int:
    if word.end is None:
        raise Unplaced
    return word.end


def _checked(desk: _Desk, edit: _Edit) -> _Edit:
    """Return the edit; raise `Unplaced` where more of the file would go than words of the article and their marks."""
    strangers = [letter for letter in _letters_in(desk.copy, edit.start, edit.end) if letter not in desk.owners]
    if edit.start > edit.end or len(strangers) > _LONGEST_MARK:
        raise Unplaced
    return edit


def _letters_in(copy: CopyText, start: int, end: int) -> Iterator[int]:
    letter = bisect_left(copy.starts, start)
    while letter < len(copy.starts) and copy.starts[letter] < end:
        yield letter
        letter += 1


# Paragraphs


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"


def _line_start(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def _line_end(text: str, place: int) -> int:
    found = [at for at in (text.find("\n", place), text.find("\r", place)) if at >= 0]
    return min(found, default=len(text))


def _mark_before(desk: _Desk, place: int) -> str:
    """Return what stands before a paragraph on its first line: blanks, a bullet, a number."""
    start, _ = desk.span(place)
    line = _line_start(desk.copy.text, start)
    before = list(_letters_in(desk.copy, line, start))
    if len(before) > _LONGEST_MARK or any(letter in desk.owners for letter in before):
        raise Unplaced
    return desk.copy.text[line:start]


def _gap(desk: _Desk) -> str:
    """Return the line ends that mostly stand between two paragraphs of the article."""
    text = desk.copy.text
    spans = [desk.span(place) for place, passage in enumerate(desk.passages) if passage and passage.found()]
    between = (text[above[1] : below[0]] for above, below in pairwise(spans) if above[1] <= below[0])
    newline = _newline(text)
    ends = Counter(newline * gap.count(newline) for gap in between if newline in gap and not gap.strip())
    return ends.most_common(1)[0][0] if ends else newline * 2


def _lead_in(desk: _Desk, place: int, *, is_alike: bool) -> str:
    """Return what is to stand before a new paragraph below the one at `place`: line ends, and its mark in a list."""
    if place == AT_THE_TOP or not is_alike:
        return _gap(desk)
    mark = _mark_before(desk, place)
    if not mark.strip():
        return _gap(desk) + mark
    return _newline(desk.copy.text) + _NUMBER.sub(lambda number: str(int(number[0]) + 1), mark)


def _behind(desk: _Desk, after: int, text: str, moved: Mapping[int, Move]) -> _Edit:
    while after in moved:
        after = moved[after].after
    if after == AT_THE_TOP:
        raise Unplaced
    place = _line_end(desk.copy.text, desk.span(after)[1])
    return _Edit(place, place, text, rank=1)


def _deleted(desk: _Desk, place: int, gone: Collection[int]) -> Iterator[_Edit]:
    """Yield the edit that takes out the lines of a paragraph, and the smaller of the gaps above and below it."""
    text, (start, end) = desk.copy.text, desk.span(place)
    first, last = _line_start(text, start), _line_end(text, end)
    strangers = [letter for letter in _letters_in(desk.copy, first, last) if desk.owners.get(letter) != place]
    if any(letter in desk.owners for letter in strangers):
        yield _Edit(start, end, "", rank=2)  # a cell, or one of several authors
        return
    if len(strangers) > _LONGEST_MARK:
        raise Unplaced
    above, below = len(text[:first].rstrip()), _line_start(text, _next_letter(desk.copy, last))
    is_wider_below = text.count("\n", above, first) < text.count("\n", last, below)
    if not _stays(desk, last, len(text), gone) or (is_wider_below and _stays(desk, 0, first, gone)):
        yield _Edit(above, last, "", rank=2)
    else:
        yield _Edit(first, below, "", rank=2)


def _stays(desk: _Desk, start: int, end: int, gone: Collection[int]) -> bool:
    """Return whether anything between two places of the file is kept."""
    return any(desk.owners.get(letter) not in gone for letter in _letters_in(desk.copy, start, end))


def _next_letter(copy: CopyText, place: int) -> int:
    return next((copy.starts[letter] for letter in _letters_in(copy, place, len(copy.text))), len(copy.text))
