"""Capitals with a tone, which TCVN3 does not have: what it wrote small among capitals becomes a capital again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wardpress.reading.decode.letters import marked_letters

_WORD = re.compile(r"[^\W\d_]+")
# What stands between two sentences of one line; an abbreviation (TP., Q.) ends in a capital or is shorter.
_SENTENCE_END = r"(?<=[a-zà-ỹđ]{2})[.!?…][”\"’)]* +[“\"‘(]?"
_CLOSED = re.compile(r"[.!?…:;][”\"’)/]*\s*\Z|\A\s*\Z")
# In a line of capitals a name or an abbreviation may stand in small letters.
_SHARE_OF_CAPITALS = 0.8


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text, how many words in it were repaired, and the line of the first, from 1."""

    text: str
    count: int = 0
    first_line: int = 0


def with_capitals(text: str) -> Repaired:
    """Return `text` with capitals where only TCVN3 can have made them small.

    `NGàY HộI` becomes `NGÀY HỘI`; a word that consists of toned letters, such as `ở`, follows its line; a sentence
    that begins `ủy ban` begins `Ủy ban`. A small letter anywhere else stays: nobody can tell.
    """
    count, first_line, above = 0, 0, ""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _small_toned().search(line):
            lines[number], changed = _line_with_capitals(line, begins=_CLOSED.search(above) is not None)
            first_line = first_line or (number + 1 if changed else 0)
            count += changed
        above = line[-40:]
    return Repaired("\n".join(lines), count, first_line)


def _line_with_capitals(line: str, *, begins: bool) -> tuple[str, int]:
    repaired = _with_capital_words(line) if _capital_word().search(line) else line
    repaired = _begun_small().sub(lambda match: match[0].upper(), repaired)
    if begins:
        repaired = _small_first().sub(lambda match: match[0].upper(), repaired)
    if repaired == line:
        return line, 0
    pairs = zip(_WORD.findall(line), _WORD.findall(repaired), strict=True)
    return repaired, sum(before != after for before, after in pairs)


def _with_capital_words(line: str) -> str:
    stands = [stand for word in _WORD.findall(line) if (stand := _is_capital(word)) is not None]
    in_capitals = sum(stands) > 1 and sum(stands) >= _SHARE_OF_CAPITALS * len(stands)
    return _WORD.sub(lambda match: _as_meant(match[0], in_capitals=in_capitals), line)


def _is_capital(word: str) -> bool | None:
    """Return whether a word is written in capitals, None where no letter of it could tell."""
    telling = _small_toned().sub("", word)
    if not telling or (telling != word and len(telling) == 1 and telling.isupper()):
        # One capital before toned letters is the name Bà or Độ as well as a word in capitals.
        return None
    return telling.isupper()


def _as_meant(word: str, *, in_capitals: bool) -> str:
    is_capital = _is_capital(word)
    return word.upper() if is_capital or (is_capital is None and in_capitals) else word


@cache
def _small_letters() -> str:
    letters = [letter for letter in marked_letters() if letter.tcvn3 is not None]
    capitals = {letter.character for letter in letters if letter.character.isupper()}
    return "".join(x.character for x in letters if x.character.islower() and x.character.upper() not in capitals)


@cache
def _small_toned() -> re.Pattern[str]:
    return re.compile(f"[{_small_letters()}]")


@cache
def _capital_word() -> re.Pattern[str]:
    return re.compile(f"[A-ZĂÂĐÊÔƠƯ][{_small_letters()}]*[A-ZĂÂĐÊÔƠƯ]")


@cache
def _begun_small() -> re.Pattern[str]:
    return re.compile(f"{_SENTENCE_END}[{_small_letters()}]")


@cache
def _small_first() -> re.Pattern[str]:
    return re.compile(rf"\A\s*[“\"‘(]*[{_small_letters()}]")
