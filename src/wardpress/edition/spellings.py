"""How the body of an article spells the words of its headline: which small, which with a capital, which in capitals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from wardpress.edition.vocabulary import (
    ABBREVIATIONS,
    BEFORE_NAMES,
    BEFORE_ROMAN,
    DOTTED,
    JOINING,
    NUMBERED_AREAS,
)

# Words, numbers with the document signs that they begin (01-KL/TW), and everything else that shows.
_TOKEN = re.compile(r"[^\W\d_]+|\d[^\W_]*(?:[-/.:][^\W_]+)*|[^\w\s]+")
_NUMBER = "0"
_LINE_END = "¶"
_OPENING = frozenset("\n.!?:…“\"'‘«([-–—•*+" + _LINE_END)
_QUOTING = frozenset("“\"'‘«")
_NEW_SENTENCE = frozenset("\n.!?:…")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|n|ng|nh|p|t)?"
)
_ROMAN = re.compile(r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_WORDS = frozenset({"i", "ci", "li", "vi", "xi"})
_VOWELS = frozenset("aeiouy")
_LONGEST_NAME = 8
# Who repeats a word more often than this has shown its case long before.
_MOST_PROOFS = 300


def has_tone(letter: str) -> bool:
    """Return True for a letter with one of the five tone marks; TCVN3 has no capitals for these."""
    return not _TONES.isdisjoint(unicodedata.normalize("NFD", letter))


@lru_cache(maxsize=4096)
def _base(key: str) -> str:
    letters = unicodedata.normalize("NFD", key.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _is_syllable(key: str) -> bool:
    return _SYLLABLE.fullmatch(_base(key)) is not None


def _is_title(form: str) -> bool:
    return form[0].isupper() and (len(form) == 1 or form[1:].islower())


def raised(form: str) -> str:
    """Return a word as it opens a sentence."""
    return form[0].upper() + form[1:]


class Passage:
    """A text as a row of tokens: `forms` as written, `keys` to compare (small letters, every number alike).

    The row has an end mark before the first token and two after the last, so that neighbours can always be asked for.
    """

    def __init__(self, text: str, end: str = "\n") -> None:
        self.forms: Final[list[str]] = [end, *_TOKEN.findall(text), end, end]
        self.keys: Final = [_NUMBER if form.isdecimal() else form.lower() for form in self.forms]

    def tokens(self) -> range:
        """Return the indices of all tokens."""
        return range(1, len(self.forms) - 2)

    def is_word(self, index: int) -> bool:
        """Return True where letters stand, and no number or sign."""
        return self.keys[index][0].isalpha()

    def opens(self, index: int, marks: frozenset[str] = _OPENING) -> bool:
        """Return True where one of `marks` stands right before."""
        before = self.keys[index - 1]
        # TP. Hồ Chí Minh: this dot ends no sentence.
        is_dotted = before == "." and self.forms[index - 2] in DOTTED
        return not is_dotted and not marks.isdisjoint(before)

    def starts_sentence(self, index: int) -> bool:
        """Return True for the first word of a headline or of a sentence in it, within quotes or not."""
        while self.keys[index - 1][0] in _QUOTING:
            index -= 1
        return self.opens(index, _NEW_SENTENCE)

    def is_closed(self, index: int) -> bool:
        """Return True where no term can go on from before `index`: a mark, a line's end or a joining word."""
        key = self.keys[index]
        return key in JOINING or not key[0].isalnum()


class Body(Passage):
    """The body of an article, with the places of the words that a headline asks for."""

    def __init__(self, texts: Iterable[str], wanted: Iterable[str]) -> None:
        # A line in capitals, or With Every Word Raised, says nothing about case.
        telling = (text for text in texts if not text.isupper() and not text.istitle())
        # Its end mark is not that of a headline: the two agree no further than the shorter one goes.
        super().__init__(unicodedata.normalize("NFC", f"\n{_LINE_END}\n".join(telling)), end=_LINE_END)
        self.places: Final[dict[str, list[int]]] = {key: [] for key in wanted}
        for place, key in enumerate(self.keys):
            if key in self.places:
                self.places[key].append(place)

    def is_abbreviation(self, place: int) -> bool:
        """Return True for a word in capitals that is not shouted: no tone, no syllables in capitals beside it."""
        form = self.forms[place]
        if len(form) == 1 or not form.isupper() or any(map(has_tone, form)):
            return False
        return not _is_syllable(self.keys[place]) or not any(map(self._is_shouted, (place - 1, place + 1)))

    def _is_shouted(self, place: int) -> bool:
        if not self.is_word(place):
            return False
        form = self.forms[place]
        return len(form) > 1 and form.isupper() and _is_syllable(self.keys[place])

    def name_around(self, place: int) -> tuple[int, int] | None:
        """Return the first and the last place of the words with capitals around `place`; None where there is no end."""
        first = last = place
        while self._is_raised(first - 1) and place - first <= _LONGEST_NAME:
            first -= 1
        while self._is_raised(last + 1) and last - first <= _LONGEST_NAME:
            last += 1
        if last - first > _LONGEST_NAME:
            return None
        # Ông Nguyễn Văn An spoke: the first word has its capital from the sentence.
        if first < place and last - first > 1 and self.opens(first):
            first += 1
        return first, last + self._number_after(last)

    def _is_raised(self, place: int) -> bool:
        return self.is_word(place) and _is_title(self.forms[place])

    def _number_after(self, last: int) -> int:
        # Quận 1, Khu phố 1: the capital is there for the number.
        if self.keys[last + 1] == _NUMBER:
            return 1
        return 2 if self.is_word(last + 1) and self.keys[last + 2] == _NUMBER else 0


class _Vote(NamedTuple):
    """One place in the body: the form there (None: it only casts doubt), and how far the headline agrees around it."""

    form: str | None
    before: int = 0
    after: int = 0
    is_fitting: bool = False


def proved_spelling(headline: Passage, index: int, body: Body) -> str | None:
    """Return how to spell the word at `index` of a headline in capitals, or None where the body does not prove it.

    A word that the body spells in one way only is spelt so. Of one that stands there both ways, the places count
    where what follows is the same as in the headline; of these the one with the longest stretch in common decides.
    """
    key = headline.keys[index]
    if known := _known(headline, index):
        return known
    places = body.places[key]
    if headline.starts_sentence(index):
        forms = {raised(body.forms[place]) for place in places if not _is_shouted(body, place)}
        return forms.pop() if len(forms) == 1 else None
    needs_context = _wants_before(headline, index) or _wants_after(headline, index)
    if places and not needs_context and all(body.forms[place] == key for place in places):
        return key
    return _elected(headline, index, body)


def _is_shouted(body: Body, place: int) -> bool:
    form = body.forms[place]
    return len(form) > 1 and form.isupper() and not body.is_abbreviation(place)


def _known(headline: Passage, index: int) -> str | None:
    key = headline.keys[index]
    if key in ABBREVIATIONS:
        return ABBREVIATIONS[key]
    is_numeral = _ROMAN.fullmatch(key) and (key not in _ROMAN_WORDS or headline.keys[index - 1] in BEFORE_ROMAN)
    if is_numeral or not set(_base(key)) & _VOWELS:
        return headline.forms[index]
    return None


def _wants_before(headline: Passage, index: int) -> bool:
    """Return True for a word that may be a name because of the one before: phường Thống Nhất."""
    return headline.keys[index - 1] in BEFORE_NAMES and headline.keys[index] not in JOINING


def _wants_after(headline: Passage, index: int) -> bool:
    return headline.keys[index] in NUMBERED_AREAS and headline.keys[index + 1] == _NUMBER


def _elected(headline: Passage, index: int, body: Body) -> str | None:
    votes = list(_votes(headline, index, body))
    valid = [
        vote
        for vote in votes
        if vote.form
        and (vote.before or not _wants_before(headline, index))
        and (vote.after or not _wants_after(headline, index))
    ]
    if len({vote.form for vote in votes}) > 1:
        valid = [vote for vote in valid if vote.is_fitting]
    longest = max((vote.before + vote.after for vote in valid), default=0)
    forms = {vote.form for vote in valid if vote.before + vote.after == longest}
    return forms.pop() if len(forms) == 1 else None


def _votes(headline: Passage, index: int, body: Body) -> Iterator[_Vote]:
    for place in body.places[headline.keys[index]][:_MOST_PROOFS]:
        before, after = _agreement(headline, index, body, place)
        is_fitting = after > 0 or (headline.is_closed(index + 1) and body.is_closed(place + 1))
        vote = _Vote(body.forms[place], before, after, is_fitting)
        if _is_title(body.forms[place]):
            yield from _title_vote(vote, body, place)
        elif not _is_shouted(body, place):
            yield vote


def _agreement(headline: Passage, index: int, body: Body, place: int) -> tuple[int, int]:
    """Return how many tokens before and after are the same in headline and body."""
    asked, found = headline.keys, body.keys
    before = after = 1
    while asked[index - before] == found[place - before]:
        before += 1
    while asked[index + after] == found[place + after]:
        after += 1
    return before - 1, after - 1


def _title_vote(vote: _Vote, body: Body, place: int) -> Iterator[_Vote]:
    """Yield what a word with a capital says: it may have it from its sentence, from a name, from a longer term."""
    if body.opens(place):
        # A quoted title that the headline quotes as well: “Toàn dân đoàn kết …”.
        if vote.before and vote.after and body.keys[place - 1][0] in _QUOTING:
            yield vote
        return
    name = body.name_around(place)
    if name is None:
        return
    first, last = name
    is_whole = place - first <= vote.before and last - place <= vote.after
    if is_whole and (last > first or vote.is_fitting or not _is_syllable(body.keys[place])):
        yield _Vote(vote.form, vote.before, vote.after, is_fitting=True)
    elif first == last:
        # Đảng ủy proves no capital for ĐẢNG VIÊN, yet it makes a small letter doubtful. A name does not: the Hoa of
        # Nguyễn Thị Hoa is no flower.
        yield _Vote(None)
