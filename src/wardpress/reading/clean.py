"""Text as every later room may trust it: NFC, plain blanks, no characters that nobody sees; each change reported."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of character that is replaced: its diagnostic code, what it is called, what takes its place."""

    code: str
    pattern: re.Pattern[str]
    replacement: str
    name: Message


_LONE_RETURN = Change(
    "text.lone-return", re.compile(r"\r"), "\n", Message("line ends of an old Mac", "dấu xuống dòng kiểu Mac cũ")
)
_DOUBLE_BLANK = Change(
    "text.double-blank", re.compile(r"(?<=[^ \n])  +(?=[^ \n])"), " ", Message("runs of blanks", "chỗ thừa dấu cách")
)
_CHANGES = (
    Change("text.no-break-space", re.compile("[\u00a0\u202f]"), " ", Message("no-break spaces", "dấu cách không ngắt")),
    Change(
        "text.exotic-blank",
        re.compile("[\u1680\u2000-\u200a\u205f\u3000]"),
        " ",
        Message("unusual blanks", "dấu cách khác thường"),
    ),
    Change("text.tab", re.compile("\t"), " ", Message("tabs", "dấu tab")),
    Change(
        "text.line-separator",
        re.compile("[\u000b\u000c\u0085\u2028\u2029]"),
        " ",
        Message("line and page separators inside a line", "dấu ngắt dòng, ngắt trang giữa dòng"),
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
_INVISIBLE_START = re.compile(f"(?:[ ]|{_ANY.pattern})*")


def clean(text: str, origin: Origin, report: Report) -> str:
    """Return `text` in NFC with every invisible oddity gone; line numbers stay as they are.

    Each kind of change is reported once, with its count and its first place. Visible characters never change, but
    for the composition of letter and tone (NFC) and for halves of letters, which become U+FFFD.
    """
    text = text.replace("\r\n", "\n")
    if _ANY.search(text):
        text = _changed(text, _LONE_RETURN, text, origin=origin, report=report)
        before = text
        for change in _CHANGES:
            text = _changed(text, change, before, origin=origin, report=report)
    text = _composed(text, origin, report)
    return _changed(text, _DOUBLE_BLANK, text, origin=origin, report=report)


def first_column(line: str) -> int:
    """Return the column, from 1, of the first visible character of a line as it was before cleaning."""
    start = _INVISIBLE_START.match(line)
    return (start.end() if start else 0) + 1


def _changed(text: str, change: Change, before: str, *, origin: Origin, report: Report) -> str:
    first = change.pattern.search(before)
    if first is None:
        return text
    text, count = change.pattern.subn(change.replacement, text)
    became = Message("replaced", "đã thay") if change.replacement else Message("removed", "đã bỏ")
    report.note(
        change.code,
        Message(f"{change.name.en} {became.en}: {count}", f"{became.vi} {change.name.vi}: {count}"),
        _place(before, first.start(), origin),
    )
    return text


def _composed(text: str, origin: Origin, report: Report) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    lines = text.split("\n")
    odd = [number for number, line in enumerate(lines) if not unicodedata.is_normalized("NFC", line)]
    for number in odd:
        lines[number] = unicodedata.normalize("NFC", lines[number])
    report.note(
        "text.not-nfc",
        Message(
            f"letters and tones that stood apart were joined, in {len(odd)} lines",
            f"đã ghép dấu rời vào chữ, trong {len(odd)} dòng",
        ),
        origin.at(odd[0] + 1),
    )
    return "\n".join(lines)


def _place(text: str, position: int, origin: Origin) -> Origin:
    return origin.at(text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))
