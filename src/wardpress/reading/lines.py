"""The lines of a text that show something, each with its place, its indent, its cells and the room above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.reading.clean import first_column, place_in

_LETTER = re.compile(r"[^\W\d_]")
_BLANKS = re.compile(r"[ \t\f]+")
_MORE_THAN_A_BLANK = re.compile(r"[ \t\f]{2,}|[\t\f]")
_DOUBLE = re.compile(r"[ \t\f]{2,}")
_TAB = re.compile(r"\t")
_FORM_FEED = re.compile(r"\f")
_TABS = re.compile(r"\t+")
_BAR = re.compile(r"(?:^|(?<=[ \t]))\|(?=[ \t]|$)")
_TAB_WIDTH = 8
# TCVN3 has no capitals with a tone: a headline in capitals comes out as `NGàY HộI HOA`. Letters without a tone do have
# capitals there: one small `a`, `ă` or `đ` and the line is not in capitals.
_SMALL_WITHOUT_TONE = re.compile("[a-zăâđêôơư]")
_FEWEST_CAPITALS = 3
_CLOSING = "\"'”’»)]"
_ENDS = (".", "!", "?", "…", ";", ":", "./")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with something to see: cleaned text without outer blanks, and its place in the file.

    `gap` says how many empty lines stand above it, `indent` how many blanks before it, `cells` what tabs and bars
    divide it into, a run of tabs once; in `slots` each tab ends a cell, so that some may be empty. `last` is the number
    of the last line where several were rejoined, and 0 otherwise; `is_cut_off` says that another text stands before it
    on the same line of the file.
    """

    text: str
    number: int
    column: int
    gap: int
    indent: int = 0
    cells: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    after_page_break: bool = False
    last: int = 0
    is_cut_off: bool = False

    @property
    def has_letters(self) -> bool:
        """True where at least one letter stands in the line."""
        return _LETTER.search(self.text) is not None

    @property
    def is_capitals(self) -> bool:
        """True where every letter is a capital, or would be one if an old font had not lost its tone's capitals."""
        return self.text.isupper() or (
            _SMALL_WITHOUT_TONE.search(self.text) is None and sum(map(str.isupper, self.text)) >= _FEWEST_CAPITALS
        )

    @property
    def begins_small(self) -> bool:
        """True where the first character is a small letter."""
        return self.text[0].islower()

    @property
    def ends_sentence(self) -> bool:
        """True where the line ends as sentences, clauses and announcements of a list do."""
        return self.text.rstrip(_CLOSING).endswith(_ENDS)

    @property
    def word_count(self) -> int:
        """How many runs of characters blanks divide it into."""
        return self.text.count(" ") + 1

    def cut(self, position: int) -> tuple[Line, Line]:
        """Return the line in two parts, the second beginning at `position` of its text."""
        head, tail = self.text[:position].rstrip(), self.text[position:].lstrip()
        moved = self.column + len(self.text) - len(tail)
        below = Line(tail, self.number, moved, 0, is_cut_off=True)
        return replace(self, text=head, cells=(), slots=()), below


def joined(lines: Sequence[Line]) -> Line:
    """Return lines that continue one another as one line, at the place of the first."""
    first, last = lines[0], lines[-1]
    if first is last:
        return first
    text = " ".join(line.text for line in lines)
    return replace(first, text=text, last=last.last or last.number, cells=(), slots=())


def as_lines(cleaned: str, *, original: str, origin: Origin, report: Report) -> tuple[Line, ...]:
    """Return the visible lines of a cleaned text; `original` is the text before cleaning, for the columns."""
    _report_blanks(cleaned, origin, report)
    return tuple(_visible(cleaned.split("\n"), original.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def _visible(texts: list[str], originals: list[str]) -> Iterator[Line]:
    gap, page_break = 0, False
    for number, (text, original) in enumerate(zip(texts, originals, strict=True), start=1):
        stripped = text.strip(" \t\f")
        if stripped:
            start = text.index(stripped[0])
            yield Line(
                _with_single_blanks(stripped),
                number,
                first_column(original),
                gap,
                len(text[:start].replace("\f", "").expandtabs(_TAB_WIDTH)),
                *_divided(text),
                page_break or "\f" in text[:start],
            )
            gap, page_break = 0, "\f" in text[start + len(stripped) :]
        else:
            gap, page_break = gap + 1, page_break or "\f" in text


def _with_single_blanks(text: str) -> str:
    is_plain = "  " not in text and "\t" not in text and "\f" not in text
    return text if is_plain else _MORE_THAN_A_BLANK.sub(" ", text)


def _divided(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the cells of a line where a run of tabs ends one, and where each tab does; none where it is one alone."""
    if "\t" not in text and "|" not in text:
        return (), ()
    spaced = _BLANKS.sub(lambda run: "\t" * run[0].count("\t") or " ", text).strip(" ")
    parts = _BAR.split(spaced)
    if len(parts) == 1:
        slots = [slot.strip() for slot in spaced.split("\t")]
        cells = [slot for slot in slots if slot]
    else:
        parts = [part.strip() for part in parts]
        parts = parts[not parts[0] : len(parts) - (not parts[-1])]
        slots = [slot.strip() for part in parts for slot in part.split("\t")]
        cells = [cell.strip() for part in parts for cell in _TABS.split(part)]
    return tuple(cells) if len(cells) > 1 else (), tuple(slots) if len(slots) > 1 else ()


def _report_blanks(text: str, origin: Origin, report: Report) -> None:
    if "\t" in text:
        what = Message("tabs read as blanks or as ends of cells", "dấu tab, đọc như dấu cách hoặc ranh giới ô bảng")
        _note(_TAB, "text.tab", text, (what, origin, report))
    if "\f" in text:
        what = Message("page breaks read as blanks", "dấu ngắt trang, đọc như dấu cách")
        _note(_FORM_FEED, "text.form-feed", text, (what, origin, report))
    if "  " in text or "\t" in text:
        what = Message("runs of blanks replaced", "chỗ thừa dấu cách đã thay")
        _note(_DOUBLE, "text.double-blank", text, (what, origin, report))


def _note(pattern: re.Pattern[str], code: str, text: str, what: tuple[Message, Origin, Report]) -> None:
    name, origin, report = what
    places = [match.start() for match in pattern.finditer(text) if pattern is not _DOUBLE or _is_inside(match)]
    if places:
        count = len(places)
        report.note(code, Message(f"{name.en}: {count}", f"{name.vi}: {count}"), place_in(text, places[0], origin))


def _is_inside(blanks: re.Match[str]) -> bool:
    """Tell whether a run of blanks stands between two words of one line."""
    text, start, end = blanks.string, blanks.start(), blanks.end()
    return start > 0 and end < len(text) and text[start - 1] != "\n" and text[end] != "\n"
