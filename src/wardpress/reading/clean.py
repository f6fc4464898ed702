"""Text as every later room may trust it: NFC, no characters that nobody sees; each kind of change reported once.

Tabs, form feeds and runs of blanks stay: they may be cells of a table, a new article or the indent of a verse, and
`lines` decides about them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message


class Change(NamedTuple):
    """One kind of character that is replaced: its diagnostic code, what it is called, what takes its place."""

    code: str
    pattern: re.Pattern[str]
    replacement: str
    name: Message


_LONE_RETURN = Change(
    "text.lone-return", re.compile(r"\r"), "\n", Message("line ends of an old Mac", "dấu xuống dòng kiểu Mac cũ")
)
_MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
# Vietnamese needs two marks on a letter; nobody needs five.
_MANY_MARKS = re.compile(_MARKS + "{5,}")
# Putting the marks of one letter in order takes the square of their number: an endless run is left as it is.
# Written twice: from a set at its beginning `re` can tell at once where a match may start, from a count it cannot.
_TWO_MARKS = re.compile(_MARKS + _MARKS)
_ENDLESS_MARKS = re.compile(f"({_MARKS}{{200,}})")
_CHANGES = (
    Change("text.no-break-space", re.compile("[\u00a0\u202f]"), " ", Message("no-break spaces", "dấu cách không ngắt")),
    Change(
        "text.exotic-blank",
        re.compile("[\u1680\u2000-\u200a\u205f\u3000]"),
        " ",
        Message("unusual blanks", "dấu cách khác thường"),
    ),
    Change(
        "text.line-separator",
        re.compile("[\u000b\u0085\u2028\u2029]"),
        " ",
        Message("line separators inside a line", "dấu ngắt dòng ở giữa dòng"),
    ),
    Change("text.byte-order-mark", re.compile("\ufeff"), "", Message("byte order marks inside", "dấu BOM ở giữa")),
    Change(
        "text.zero-width",
        re.compile("[\u180e\u200b-\u200d\u2060]"),
        "",
        Message("zero-width characters", "ký tự không bề rộng"),
    ),
    Change("text.soft-hyphen", re.compile("\u00ad"), "", Message("soft hyphens", "gạch nối mềm")),
    Change(
        "text.bidi-control",
        re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
        "",
        Message("marks that turn the writing direction", "ký tự đổi chiều viết"),
    ),
    Change(
        "text.control",
        re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff]"),
        "",
        Message("control characters", "ký tự điều khiển"),
    ),
    Change("text.surrogate", re.compile("[\ud800-\udfff]"), "\ufffd", Message("halves of letters", "nửa ký tự hỏng")),
)
_ANY = re.compile("|".join(change.pattern.pattern for change in (_LONE_RETURN, *_CHANGES)))
# What may stand before the first visible character of a line; it tells the column in the editor's own file.
_INVISIBLE_START = re.compile(f"(?:[ \t\f]|{_ANY.pattern})*")


def clean(text: str, origin: Origin, report: Report) -> str:
    """Return `text` in NFC, its only blanks being the plain one, tab, form feed and line end.

    Line numbers stay. Each kind of change is reported once, with its count and its first place. Visible characters
    never change, but for the composition of letter and tone (NFC) and for halves of letters, which become U+FFFD.
    """
    text = text.replace("\r\n", "\n")
    # One look over the whole text says which changes there are to make; most texts have none or one.
    if found := Counter(_ANY.findall(text)):
        text = _changed(text, _LONE_RETURN, text, found, (origin, report))
        before = text
        for change in _CHANGES:
            text = _changed(text, change, before, found, (origin, report))
    return _composed(text, origin, report)


def first_column(line: str) -> int:
    """Return the column, from 1, of the first visible character of a line as it was before cleaning."""
    start = _INVISIBLE_START.match(line)
    return (start.end() if start else 0) + 1


def _changed(text: str, change: Change, before: str, found: Mapping[str, int], where: tuple[Origin, Report]) -> str:
    odd = [character for character in found if change.pattern.match(character)]
    if not odd:
        return text
    for character in odd:
        text = text.replace(character, change.replacement)
    origin, report = where
    count, first = sum(found[character] for character in odd), min(map(before.index, odd))
    became = Message("replaced", "đã thay") if change.replacement else Message("removed", "đã bỏ")
    report.note(
        change.code,
        Message(f"{change.name.en} {became.en}: {count}", f"{became.vi} {change.name.vi}: {count}"),
        place_in(before, first, origin),
    )
    return text


def _composed(text: str, origin: Origin, report: Report) -> str:
    if text.isascii():
        return text
    if not _TWO_MARKS.search(text):
        composed = _in_nfc(text)
        if composed != text:
            _report_composed(text, composed, origin=origin, report=report)
        # Composing never makes five marks of one.
        return composed
    pieces = _ENDLESS_MARKS.split(text)
    composed = "".join(_in_nfc(piece) if place % 2 == 0 else piece for place, piece in enumerate(pieces))
    if composed != text:
        _report_composed(text, composed, origin=origin, report=report)
    _report_many_marks(composed, origin, report)
    return composed


def _in_nfc(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _report_composed(before: str, after: str, *, origin: Origin, report: Report) -> None:
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    odd = [number for number, (old, new) in enumerate(pairs, start=1) if old != new]
    report.note(
        "text.not-nfc",
        Message(
            f"letters and tones that stood apart were joined, in {len(odd)} lines",
            f"đã ghép dấu rời vào chữ, trong {len(odd)} dòng",
        ),
        origin.at(odd[0]),
    )


def _report_many_marks(text: str, origin: Origin, report: Report) -> None:
    found = [match.start() for match in _MANY_MARKS.finditer(text)]
    if found:
        report.warning(
            "text.many-marks",
            Message(
                f"letters with five marks or more, kept as they are: {len(found)}",
                f"chữ mang từ năm dấu trở lên, giữ nguyên: {len(found)} chỗ",
            ),
            place_in(text, found[0], origin),
        )


def place_in(text: str, position: int, origin: Origin) -> Origin:
    """Return line and column of a position in `text`."""
    return origin.at(text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))
