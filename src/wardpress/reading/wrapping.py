"""Hard-wrapped pastes: lines that a mail program or an old Word cut are joined to paragraphs again."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.reading.lines import Line, joined
from wardpress.reading.stamps import stamp_kinds

# A bullet, a number or a letter of a list, a roman number, an address: such a line begins something.
_OPENING = re.compile(
    r"(?:[-–—*•+·▪●○◦■□➢►✓✔]|\d{1,2}(?:\.\d{1,2}){0,2}[.)/]|[a-zđ][.)]|[IVX]{1,5}[.)])(?:\s|$)|https?://|www\."
    r"|/|\.|…|_|=|\("
)
_LONGEST_START: Final = 300
_FEWEST_JOINS: Final = 3
_SHARE_OF_JOINS: Final = 0.15
_SHARE_OF_WIDTH: Final = 0.75
_SHORTEST_HALF: Final = 30
_VERSE_WORDS: Final = 9
_VERSE_LINES: Final = 4
_MOST_SMALL: Final = 0.4


class _Paste(NamedTuple):
    """How a wrapped text was wrapped: the empty lines between two halves, and the width; 0 where it was not."""

    gap: int
    width: int


def rejoined(lines: tuple[Line, ...], origin: Origin, report: Report) -> tuple[Line, ...]:
    """Return the lines with the halves of wrapped paragraphs put together; where, goes to `report` once."""
    small = [_goes_on_small(lines, index) for index in range(len(lines))]
    if not any(small):
        return lines
    paste, verse = _paste(lines, small), _verse_like(lines)
    paragraphs: list[list[Line]] = []
    for index, line in enumerate(lines):
        if not verse[index] and _is_half(lines, index, paste=paste, small=small):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    _report_joined([paragraph for paragraph in paragraphs if len(paragraph) > 1], origin, report)
    return tuple(joined(paragraph) for paragraph in paragraphs)


def _report_joined(wrapped: list[list[Line]], origin: Origin, report: Report) -> None:
    if wrapped:
        count = sum(map(len, wrapped))
        report.note(
            "text.rejoined",
            Message(
                f"{count} wrapped lines joined to {len(wrapped)} paragraphs",
                f"đã nối {count} dòng bị ngắt thành {len(wrapped)} đoạn",
            ),
            origin.at(wrapped[0][0].number),
        )


def _goes_on_small(lines: tuple[Line, ...], index: int) -> bool:
    """Tell whether a line starts with a small letter and the one above it had not ended."""
    line = lines[index]
    return index > 0 and line.begins_small and not _OPENING.match(line.text) and _is_unended(lines[index - 1])


def _is_unended(line: Line) -> bool:
    is_text = line.has_letters or line.text.isdecimal()
    return not line.ends_sentence and is_text and not line.is_capitals and not line.cells


def _paste(lines: tuple[Line, ...], small: list[bool]) -> _Paste:
    for gap in (0, 1):
        halves = [index for index, goes_on in enumerate(small) if goes_on and lines[index].gap == gap]
        if len(halves) >= max(_FEWEST_JOINS, _SHARE_OF_JOINS * len(lines)):
            lengths = sorted(len(lines[index - 1].text) for index in halves)
            return _Paste(gap, lengths[len(lengths) // 2])
    return _Paste(0, 0)


def _verse_like(lines: tuple[Line, ...]) -> list[bool]:
    """Tell of each line whether it stands in a run of short lines, of which few start small, or all."""
    found = [False] * len(lines)
    start = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and lines[index].word_count <= _VERSE_WORDS:
            continue
        run = lines[start:index]
        share = sum(line.begins_small for line in run) / max(1, len(run))
        if len(run) >= _VERSE_LINES and not _MOST_SMALL <= share < 1:
            found[start:index] = [True] * len(run)
        start = index + 1
    return found


def _is_half(lines: tuple[Line, ...], index: int, *, paste: _Paste, small: list[bool]) -> bool:
    line = lines[index]
    if index == 0 or line.gap != paste.gap or line.after_page_break or len(line.cells) > 1 or len(line.slots) > 2:  # noqa: PLR2004 - rows of a table
        return False
    above = lines[index - 1]
    if stamp_kinds(above.text) or stamp_kinds(line.text) or _OPENING.match(line.text):
        return False
    if small[index]:
        return bool(paste.width) or _is_lone_half(above, line) or _is_number_between(lines, index - 1, small)
    return _is_number_between(lines, index, small) or _fills_paste(lines, index, paste)


def _fills_paste(lines: tuple[Line, ...], index: int, paste: _Paste) -> bool:
    """Tell of a line that starts with `2015:` or a name: it goes on if the text was wrapped and the line above full."""
    line, above = lines[index], lines[index - 1]
    return (
        paste.width > 0
        and index > 1
        and _is_unended(above)
        and not (line.has_letters and line.is_capitals)
        and _SHARE_OF_WIDTH * paste.width <= len(above.text) <= _LONGEST_START
    )


def _is_lone_half(above: Line, line: Line) -> bool:
    """Tell of one small start in a text that was not wrapped: Vietnamese words below a line of some length."""
    return len(above.text) >= _SHORTEST_HALF and len(line.text) <= _LONGEST_START and not line.text.isascii()


def _is_number_between(lines: tuple[Line, ...], index: int, small: list[bool]) -> bool:
    """Tell of a number alone on its line whose sentence goes on above and below it."""
    if index < 2 or index + 1 == len(lines) or not lines[index].text.isdecimal():  # noqa: PLR2004 - headline, text
        return False
    return small[index + 1] and lines[index].gap == lines[index + 1].gap == 0 and _is_unended(lines[index - 1])
