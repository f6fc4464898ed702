"""TCVN3 or VNI letters that stand in Unicode text as the Latin letters of the same bytes: `Ngµy héi`, `Ngaøy hoäi`."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wardpress.reading.decode import vni
from wardpress.reading.decode.capitals import with_capitals
from wardpress.reading.decode.letters import marked_letters
from wardpress.reading.decode.repair import Repair, repaired
from wardpress.reading.decode.scoring import foreign_surplus, score_as_vietnamese

# Latin-1 characters that good Vietnamese never has inside a word: nothing else makes a text suspicious. `§`, `©`, `«`
# and `®` count where a small letter follows. One set for all of them: `re` finds a set six times as fast as a choice.
_SUSPICIOUS = re.compile(
    "[\xa1-\xaf\xb1\xb4-\xb6\xb8\xb9\xbf\xc4-\xc7\xcb\xce-\xd1\xd6\xd8\xdb\xdc\xde\xdf"
    "\xe4-\xe7\xeb\xee-\xf1\xf6\xf8\xfb\xfc\xfe\xff](?:(?<![\xa7\xa9\xab\xae])|[a-z])"
)
_LATIN = re.compile("[\xa1-\xff]")
# A Vietnamese letter that Latin-1 lacks: this line is in Unicode.
_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
# A PDF gives the signs of two bytes as their mathematical kin: `n−íc` for n\xadíc, nước.
_PDF_SIGNS = {"\u2212": "\xad", "\u2219": "\xb7"}
_FROM_PDF = re.compile("[\u2212\u2219](?=[^\\W\\d_])|(?<=[^\\W\\d_])[\u2212\u2219]")
# Signs that stand alone are signs: `« Tin »`, `30 °C`, `§ 5`.
_LONE_SIGN = re.compile("(?<![^\\W\\d_])[\xa1-\xbf\xd7\xf7]+(?![^\\W\\d_])")
# How sure it must be that a line of a Unicode file is in old letters, and how rare such lines are.
_SURE = 0.95
_PRIOR = 0.015
_LIKELY = 0.8
_FOREIGN_WORD = 2.0
# So much of a line tells: each word weighs as much as a hundred to one.
_REACH = 2_000
_WORDS = 24
_SHOWN = ("tcvn3", "vni")


class OldLetters(NamedTuple):
    """The lines of a text that were in one old encoding, put right."""

    encoding: str
    repair: Repair


class _Line(NamedTuple):
    number: int
    gains: dict[str, float]
    is_possible: bool


def in_unicode(text: str, *, told: str | None = None) -> tuple[OldLetters, ...]:
    """Return the repairs, each on top of the one before, that bring `text` to Unicode; none for ordinary text.

    `told` is the old encoding that an editor named: no line without a letter of Unicode is doubted then.
    """
    if told not in _SHOWN and not _SUSPICIOUS.search(text):
        return ()
    lines = text.split("\n")
    marked = [number for number, line in enumerate(lines) if _LATIN.search(line)]
    old = [number for number in marked if not _UNICODE.search(lines[number])]
    if told in _SHOWN:
        return tuple(_repairs(text, dict.fromkeys(old, (told, 1.0))))
    doubtful = [_weighed(number, lines[number]) for number in old]
    found = _first_look(doubtful)
    if found:
        found |= _second_look([line for line in doubtful if line.number not in found], found, good=len(marked))
    return tuple(_repairs(text, found))


def as_shown(text: str, encoding: str) -> str:
    """Return `text` with the Latin-1 letters in it read as letters of `encoding`."""
    if encoding == "vni":
        return vni.as_vietnamese(text)
    if encoding == "tcvn3":
        return with_capitals(_FROM_PDF.sub(lambda match: _PDF_SIGNS[match[0]], text).translate(_tcvn3_letters())).text
    return text


def _weighed(number: int, line: str) -> _Line:
    # A word that comes back says nothing new: `5 µm, 10 µm` is no Vietnamese.
    words = " ".join(list(dict.fromkeys(_LONE_SIGN.sub(" ", line[:_REACH]).split()))[:_WORDS])
    as_it_is = score_as_vietnamese(words)
    scores = {encoding: score_as_vietnamese(as_shown(words, encoding)) for encoding in _SHOWN}
    # German sets »Wörter« so, which TCVN3 would read as ằ and ô; its plain words say what it is.
    against = as_it_is.likelihood + _FOREIGN_WORD * foreign_surplus(words)
    gains = {encoding: score.likelihood - against for encoding, score in scores.items()}
    return _Line(number, gains, as_it_is.possible == as_it_is.words)


def _first_look(lines: list[_Line]) -> dict[int, tuple[str, float]]:
    """Return the encoding of each line that is surely in old letters, on its own evidence."""
    best = {line.number: _best(line.gains, _PRIOR) for line in lines if not line.is_possible}
    return {number: choice for number, choice in best.items() if choice[1] >= _SURE}


def _second_look(lines: list[_Line], found: dict[int, tuple[str, float]], *, good: int) -> dict[int, tuple[str, float]]:
    """Return the encoding of short lines, which say little themselves, as their file suggests."""
    ours = len(found)
    usual = Counter(encoding for encoding, _ in found.values()).most_common(1)[0][0]
    # Where a good line stands beside the old ones, a line that could be good is: `Bé` is not Bộ.
    unsure = [line for line in lines if not line.is_possible or ours + len(lines) == good]
    best = {line.number: _best({usual: line.gains[usual]}, ours / (good + 1)) for line in unsure}
    return {number: choice for number, choice in best.items() if choice[1] >= _LIKELY}


def _best(gains: dict[str, float], prior: float) -> tuple[str, float]:
    odds = {encoding: prior * math.exp(min(gain, 500.0)) for encoding, gain in gains.items()}
    encoding = max(odds, key=lambda name: odds[name])
    return encoding, odds[encoding] / (sum(odds.values()) + 1 - prior)


def _repairs(text: str, found: dict[int, tuple[str, float]]) -> Iterator[OldLetters]:
    for encoding in sorted({encoding for encoding, _ in found.values()}):
        ours = {number: confidence for number, (name, confidence) in found.items() if name == encoding}
        lines = text.split("\n")
        for number in ours:
            lines[number] = as_shown(lines[number], encoding)
        after = "\n".join(lines)
        if repair := repaired(text, after, count=len(ours), confidence=min(ours.values())):
            yield OldLetters(encoding, repair)
        text = after


@cache
def _tcvn3_letters() -> dict[int, str]:
    return {letter.tcvn3: letter.character for letter in marked_letters() if letter.tcvn3 is not None}
