"""Verse: a run of short lines of even length, as poets end them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule
from wardpress.reading.lines import Line
from wardpress.reading.marks import mark_of
from wardpress.reading.names import labelled_parts

_FEWEST: Final = 4
_FEWEST_FREE: Final = 6
_FEWEST_WORDS: Final = 2
_MOST_WORDS: Final = 10
_LONGEST: Final = 80
_SHARE_OF_METRE: Final = 0.7
_MOST_STOPS: Final = 0.34
_MOST_MARKS: Final = 0.25
_MEASURES: Final = ({6, 8}, {7, 8}, {7}, {8}, {5}, {4}, {6}, {6, 7, 8})


def _find(draft: Draft) -> Iterator[Claim]:
    for run in draft.runs():
        for is_short, short in groupby(run, key=lambda index: _may_be_verse(draft.lines[index])):
            places = list(short)
            if is_short and _is_poem([draft.lines[index] for index in places]):
                yield from _claims(draft, places)


def _claims(draft: Draft, places: list[int]) -> Iterator[Claim]:
    """Claim the verses; wider gaps than the usual one part the stanzas."""
    usual = Counter(draft.lines[index].gap for index in places[1:]).most_common(1)[0][0]
    for index in places:
        opens = index == places[0] or draft.lines[index].gap > usual
        yield Claim(index, "verse", 0.9, level=int(opens))


def _may_be_verse(line: Line) -> bool:
    if len(line.text) > _LONGEST:
        return False
    return _FEWEST_WORDS <= _syllables(line) <= _MOST_WORDS and ":" not in line.text[:-1] and len(line.cells) < 2  # noqa: PLR2004 - no table


def _syllables(line: Line) -> int:
    """Count the words; dashes and marks between blanks are none."""
    return sum(any(letter.isalnum() for letter in word) for word in line.text.split())


def _is_poem(lines: list[Line]) -> bool:
    count = len(lines)
    if count < _FEWEST or sum(mark_of(line.text) is not None for line in lines) > _MOST_MARKS * count:
        return False
    if sum(line.is_capitals for line in lines) * 2 > count or labelled_parts(lines[0].text):
        return False
    lengths = Counter(map(_syllables, lines))
    in_metre = max(sum(lengths[length] for length in measure) for measure in _MEASURES[:-1]) / count
    if in_metre >= _SHARE_OF_METRE and _is_regular(lines, lengths):
        return True
    stops = sum(line.text.endswith((".", ";", ":")) for line in lines) / count
    return count >= _FEWEST_FREE and stops <= _MOST_STOPS and max(lengths) <= 9 and not any(map(_has_digit, lines))  # noqa: PLR2004 - a verse


def _is_regular(lines: list[Line], lengths: Counter[int]) -> bool:
    """Tell a poem from short paragraphs that happen to have as many words: few of its lines end in a stop."""
    stops = sum(line.text.endswith((".", ";")) for line in lines) / len(lines)
    return stops <= (
        0.6 if max(lengths.values()) / len(lines) >= _SHARE_OF_METRE or len(lines) >= _FEWEST_FREE else 0.5
    )


def _has_digit(line: Line) -> bool:
    return any(map(str.isdigit, line.text))


VERSE: Final = Rule(
    "verse",
    Message(
        "four or more short lines of even length: verses, with stanzas where the gap is wider",
        "từ bốn dòng ngắn đều nhau trở lên: câu thơ; chỗ cách rộng hơn là hết khổ",
    ),
    _find,
    example="Phố phường rộn rã đèn lồng trẻ thơ",
    sample=(
        "MÙA HOA SỮA\n\nThu về hoa sữa thơm nồng\nPhố phường rộn rã đèn lồng trẻ thơ\nTrăng lên soi sáng ước mơ\n"
        "Bà ngồi kể chuyện ngày xưa đợi chờ\n"
    ),
)
