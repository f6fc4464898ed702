"""VNI-Windows: a plain letter and a byte for its mark, as the fonts VNI-Times and their kin show them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Each mark byte, written as the cp1252 character of the same byte, and the signs that it puts on the letter before.
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HATS = {"â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303"}
_HATS |= {"ä": "\u0302\u0323"}
_BREVES = {"ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303"}
_BREVES |= {"ë": "\u0306\u0323"}
_MARKS = {"a": _TONES | _HATS | _BREVES, "e": _TONES | _HATS, "o": _TONES | _HATS, "u": _TONES, "ô": _TONES}
# Some programs write ì, í and ỵ as pairs too, beside the letters of their own below.
_MARKS |= {"ö": _TONES, "y": _TONES, "i": {"ù": "\u0301", "ø": "\u0300"}}
# Letters with a byte of their own; ơ and ư take the tones as well.
_SINGLES = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


@cache
def single_letters() -> dict[str, str]:
    """Return the Vietnamese letter for each character that stands alone, small and capital."""
    return _SINGLES | {shown.upper(): letter.upper() for shown, letter in _SINGLES.items()}


@cache
def letter_pairs() -> dict[str, str]:
    """Return the Vietnamese letter for each pair of base and mark; behind a capital the mark may be small."""
    pairs: dict[str, str] = {}
    for base, marks in _MARKS.items():
        plain = _SINGLES.get(base, base)
        for mark, signs in marks.items():
            letter = unicodedata.normalize("NFC", plain + signs)
            pairs[base + mark] = letter
            pairs[base.upper() + mark] = pairs[base.upper() + mark.upper()] = letter.upper()
    return pairs


@cache
def written() -> dict[str, str]:
    """Return how VNI writes each marked letter, in cp1252 characters; capitals with a capital mark."""
    pairs = {letter: pair for pair, letter in letter_pairs().items() if not (pair[0].isupper() and pair[1].islower())}
    return pairs | {letter: shown for shown, letter in single_letters().items()}


def as_vietnamese(shown: str) -> str:
    """Return VNI text that was read as cp1252 or Latin-1 with its Vietnamese letters.

    A mark behind a letter that cannot carry it stays the cp1252 character that it is: a slip of the typist.
    """
    letters = letter_pairs() | single_letters()
    return _pattern().sub(lambda match: letters[match[0]], shown)


@cache
def _pattern() -> re.Pattern[str]:
    marks_of = {base: "".join(marks) for base, marks in _MARKS.items()}
    pairs = [f"{_either(base)}[{marks}]|{base.upper()}[{marks.upper()}]" for base, marks in marks_of.items()]
    return re.compile("|".join([*pairs, _either("".join(_SINGLES))]))


@cache
def stray_mark() -> re.Pattern[str]:
    """Return the pattern of a mark that stands behind no letter that can carry it."""
    signs = _TONES | _HATS | _BREVES
    carriers = {mark: "".join(base for base, marks in _MARKS.items() if mark in marks) for mark in signs}
    strays = [f"(?<!{_either(bases)}){mark}|(?<![{bases.upper()}]){mark.upper()}" for mark, bases in carriers.items()]
    return re.compile("|".join(strays))


def _either(characters: str) -> str:
    return f"[{characters}{characters.upper()}]"
