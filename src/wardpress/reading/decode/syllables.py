"""How a Vietnamese syllable is built: an onset, a rhyme, one tone; what breaks the rules was decoded wrongly."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_ONSETS = ["b", "ch", "d", "đ", "h", "l", "m", "n", "nh", "p", "ph", "r", "s", "t", "th", "tr", "v", "x", "kh"]
# Spelling chooses between c and k, g and gh, ng and ngh by the vowel that follows.
_BEFORE_BACK_VOWELS = ("c", "g", "ng")
_BEFORE_FRONT_VOWELS = ("k", "gh", "ngh")
_FRONT_VOWELS = frozenset("eêiy")
# Every rhyme without its tone. There is no `ơng` and no `ơc`: a text that has them has lost the ư in front.
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op ot oăc oăm oăn oăng oăt
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uy uya uych uynh uyt uyn uyp uyu uyên uyêt uân uâng uât uây uê uêch uên uênh uêt uơ
uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêng yêt yêu
"""
_AFTER_Q = """
ua uac uach uai uam uan uang uanh uao uat uau uay uăc uăm uăn uăng uăp uăt uân uâng uât uây ue uen ueo uet uê uên
uêch uênh uêt uy uych uynh uyt uyên uyêt uơ uôc ui uit
"""
_AFTER_GI = """
a ac ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăt âc âm ân ât âu ây e eo em en et ê êng êt êm êc ơ ơi o oi on ong oc
ô ôi ông ôn u ua uc un ưa ư ưng ươ ươi ươm ương ương ươc
"""
_TONE_SIGNS = "\u0300\u0301\u0303\u0309\u0323"
_CLOSING_TONES = frozenset("\u0301\u0323")
_STOPPED = re.compile(r"(?:c|ch|p|t)\Z")
LONGEST = 7


@lru_cache(maxsize=1 << 16)
def is_syllable(word: str) -> bool:
    """Return whether a small-letter word in NFC can be a Vietnamese syllable."""
    if len(word) > LONGEST:
        return False
    bare = word.translate(_bare_letters())
    if bare not in _bare_syllables():
        return False
    tones = word.translate(_tones_only())
    return len(tones) <= 1 and not (_STOPPED.search(bare) and tones not in _CLOSING_TONES)


def is_plain_syllable(word: str) -> bool:
    """Return whether a small-letter word could be a syllable whose tone was not written."""
    return word in _bare_syllables()


def is_abbreviation(word: str) -> bool:
    """Return whether a small-letter word has no vowel at all, as `hđnd` or `đ`."""
    return all(letter.translate(_bare_letters()) not in _VOWELS for letter in word)


_VOWELS = frozenset("aăâeêioôơuưy")


@cache
def _toned_letters() -> dict[str, tuple[str, str]]:
    pairs = [(vowel, tone) for vowel in _VOWELS for tone in _TONE_SIGNS]
    return {unicodedata.normalize("NFC", vowel + tone): (vowel, tone) for vowel, tone in pairs}


@cache
def _bare_letters() -> dict[int, str]:
    return {ord(letter): vowel for letter, (vowel, _) in _toned_letters().items()}


@cache
def _tones_only() -> dict[int, str]:
    plain = dict.fromkeys(map(ord, "abcdefghijklmnopqrstuvwxyzăâđêôơư"), "")
    return plain | {ord(letter): tone for letter, (_, tone) in _toned_letters().items()}


@cache
def _bare_syllables() -> frozenset[str]:
    rhymes = _RHYMES.split()
    syllables = set(rhymes) | {onset + rhyme for onset in _ONSETS for rhyme in rhymes}
    syllables |= {
        onset + rhyme
        for rhyme in rhymes
        for onset in (_BEFORE_FRONT_VOWELS if rhyme[0] in _FRONT_VOWELS else _BEFORE_BACK_VOWELS)
    }
    syllables |= {"q" + rhyme for rhyme in _AFTER_Q.split()} | {"gi" + rhyme for rhyme in _AFTER_GI.split()}
    return frozenset(syllables | {"gi", "gin", "gich"})
