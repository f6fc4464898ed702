"""How much a decoded text looks like Vietnamese: the likelihood of its marked letters, word by word."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from wardpress.reading.decode.letters import marked_letters
from wardpress.reading.decode.syllables import is_abbreviation, is_plain_syllable, is_syllable

# A word as the fonts show it: a wrong decoding puts signs such as ¸ or ® inside words, so signs do not end one.
_WORD = re.compile("[^\\s\\d!-/:-@\\[-`{-~\u2010-\u2026]+")
_TYPOGRAPHIC = re.compile("[\u00a0\u2010-\u2026]")
_FRENCH_WORD = re.compile("[a-zéèêëàâçîïôûù]+")
# Between two letters such a sign is a byte read wrongly (`TR„N`); an apostrophe may stand there.
_SIGN_IN_WORD = re.compile("(?<=[^\\W\\d_])[\u2010-\u2018\u201a-\u2026](?=[^\\W\\d_])")
# Natural logarithms of probabilities for each byte beyond ASCII. A guess at random among 128 bytes costs 4.9, a letter
# of a good Vietnamese syllable 3.5 on the average. One word in thirty is no syllable: a name, a slip.
_NO_SYLLABLE = -8.5
_UNKNOWN_LETTER = -6.0
_TYPOGRAPHIC_SIGN = -4.0
_MISPLACED_SIGN = -6.0
_FRENCH_LETTERS = {"é": -1.5, "è": -3.0, "à": -3.0, "ê": -4.0, "ç": -4.0, "ô": -5.0}
_RARE_FRENCH_LETTER = -6.0
# What the plain words of a text may say at most for or against Vietnamese: a web address is no proof.
_PLAIN_WORD = 0.5
_MOST_OF_PLAIN_WORDS = 4.0


class Score(NamedTuple):
    """The logarithm of a text's likelihood, the number of its marked words, and how many of them are possible."""

    likelihood: float
    words: int
    possible: int

    @property
    def share(self) -> float:
        """The share of possible words, 1 where there is no marked word."""
        return self.possible / self.words if self.words else 1.0


def score_as_vietnamese(text: str) -> Score:
    """Return how likely `text` is as Vietnamese."""
    return _score(text, _as_syllable, _plain_evidence)


def foreign_surplus(text: str) -> int:
    """Return by how many the unmarked words of `text` that cannot be syllables outnumber those that can."""
    plain = [word.lower() for word in _WORD.findall(text) if _is_plain(word) and len(word) > 1]
    return max(0, len(plain) - 2 * sum(map(is_plain_syllable, plain)))


def score_as_french(text: str) -> Score:
    """Return how likely `text` is as French, or as English with a few French words."""
    return _score(text, _as_french, lambda _: 0.0)


def score_as_anything(text: str) -> Score:
    """Return how likely `text` is if its letters mean nothing that is known here."""
    return _score(text, lambda word: (_UNKNOWN_LETTER * _beyond_ascii(word), False), lambda _: 0.0)


def _score(text: str, judge: Callable[[str], tuple[float, bool]], plain: Callable[[Counter[str]], float]) -> Score:
    words = Counter(_WORD.findall(text))
    marked = [(judge(word), count) for word, count in words.items() if not _is_plain(word)]
    likelihood = sum(value * count for (value, _), count in marked)
    likelihood += _TYPOGRAPHIC_SIGN * len(_TYPOGRAPHIC.findall(text))
    likelihood += _MISPLACED_SIGN * len(_SIGN_IN_WORD.findall(text))
    possible = sum(count for (_, is_possible), count in marked if is_possible)
    return Score(likelihood + plain(words), sum(count for _, count in marked), possible)


@lru_cache(maxsize=1 << 16)
def _as_syllable(word: str) -> tuple[float, bool]:
    small = word.lower()
    if not _is_well_cased(word):
        return _NO_SYLLABLE * _beyond_ascii(word), False
    if is_syllable(small):
        return sum(_letter_likelihoods()[letter] for letter in small if not letter.isascii()), True
    if is_abbreviation(small) and small.replace("đ", "").isascii():
        return _UNKNOWN_LETTER * _beyond_ascii(word), True
    return _NO_SYLLABLE * _beyond_ascii(word), False


def _as_french(word: str) -> tuple[float, bool]:
    small = word.lower()
    if not _is_well_cased(word) or not _FRENCH_WORD.fullmatch(small):
        return _NO_SYLLABLE * _beyond_ascii(word), False
    return sum(_FRENCH_LETTERS.get(letter, _RARE_FRENCH_LETTER) for letter in small if not letter.isascii()), True


def _is_well_cased(word: str) -> bool:
    return word[1:].islower() or word.isupper() or word.islower()


def _plain_evidence(words: Counter[str]) -> float:
    plain = [(word.lower(), count) for word, count in words.items() if _is_plain(word) and len(word) > 1]
    evidence = sum(_PLAIN_WORD * count * (1 if is_plain_syllable(word) else -1) for word, count in plain)
    return max(-_MOST_OF_PLAIN_WORDS, min(_MOST_OF_PLAIN_WORDS, evidence))


def _is_plain(word: str) -> bool:
    return word.isascii() and word.isprintable()


def _beyond_ascii(word: str) -> int:
    """Return how many characters of a word are no plain ASCII: VISCII and VPS have letters among the controls."""
    return sum(not _is_plain(letter) for letter in word)


@cache
def _letter_likelihoods() -> dict[str, float]:
    return {letter.character: math.log(letter.frequency / 1000) for letter in marked_letters()}
