"""Which old Vietnamese encoding some bytes are in: every candidate is read and weighed, none is trusted blindly."""

from __future__ import annotations

import codecs
import math
import unicodedata
from collections.abc import Callable
from typing import Literal, NamedTuple

from wardpress.reading.decode import vni
from wardpress.reading.decode.capitals import with_capitals
from wardpress.reading.decode.charsets import ONE_BYTE, byte_table
from wardpress.reading.decode.scoring import Score, score_as_anything, score_as_french, score_as_vietnamese

# Enough to know a file by. From a longer one the marked words are taken at even distances, so that a file glued
# together of two shows.
_ENOUGH = 90_000
_ENOUGH_WORDS = 10_000
_LONG_WORD = 200
_PLAIN_WORDS = 500
# Where fewer marked words than this are possible in Vietnamese, the best candidate is still not it.
_LEAST_SHARE = 0.8


class Candidate(NamedTuple):
    """An encoding that some bytes may be in: its name, its probability, the bytes read that way."""

    encoding: str
    confidence: float
    sample: str


class _Model(NamedTuple):
    encoding: str
    prior: float
    score: Callable[[str], Score] = score_as_vietnamese


def decode_leniently(data: bytes, encoding: str, errors: Literal["replace", "strict"] = "replace") -> str:
    """Return `data` in a known encoding, composed; a byte that means nothing in it becomes U+FFFD, or is an error."""
    if encoding == "vni":
        return vni.as_vietnamese(data.decode("cp1252", errors))
    if encoding in ONE_BYTE:
        return codecs.charmap_decode(data, errors, byte_table(ONE_BYTE[encoding]))[0]
    return unicodedata.normalize("NFC", data.decode(encoding, errors))


def guesses(data: bytes) -> tuple[Candidate, ...]:
    """Return what encoding `data` may be in, the most likely first; their confidences add up to 1 at most."""
    sample = _sample(data)
    texts = {model.encoding: read_as(sample, model.encoding) for model in _MODELS}
    scores = {model.encoding: model.score(texts[model.encoding]) for model in _MODELS}
    weights = {model.encoding: math.log(model.prior) + scores[model.encoding].likelihood for model in _MODELS}
    chances = _normalised(weights)
    candidates = [
        Candidate(name, _confidence(chances[name], scores[name]), texts[name]) for name in texts if name != _NOTHING
    ]
    # Signs such as “ and – stand at the same bytes everywhere: without a marked letter it is plainly Windows.
    return _ranked(candidates, first="" if scores["cp1252"].words else "cp1252")


def read_as(data: bytes, encoding: str) -> str:
    """Return `data` in a known encoding as people wrote it: TCVN3 with its capitals; U+FFFD for what means nothing."""
    text = decode_leniently(data, encoding)
    return with_capitals(text).text if encoding == "tcvn3" else text


def _sample(data: bytes) -> bytes:
    if len(data) <= _ENOUGH:
        return data
    words = data.split()
    marked = [word[:_LONG_WORD] for word in words if not word.isascii()]
    step = max(1, len(marked) // _ENOUGH_WORDS)
    return b" ".join([*words[:_PLAIN_WORDS], *marked[::step]])


def _normalised(weights: dict[str, float]) -> dict[str, float]:
    best = max(weights.values())
    chances = {name: math.exp(weight - best) for name, weight in weights.items()}
    total = sum(chances.values())
    return {name: chance / total for name, chance in chances.items()}


def _confidence(chance: float, score: Score) -> float:
    return chance * min(1.0, score.share / _LEAST_SHARE)


def _ranked(candidates: list[Candidate], *, first: str) -> tuple[Candidate, ...]:
    """Return the best first; candidates that read the same text share their chances and the likeliest name."""
    same: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda candidate: (candidate.encoding != first, -candidate.confidence)):
        known = same.get(candidate.sample, Candidate(candidate.encoding, 0.0, candidate.sample))
        same[candidate.sample] = known._replace(confidence=known.confidence + candidate.confidence)
    return tuple(sorted(same.values(), key=lambda candidate: -candidate.confidence))


# VPS has the bytes of VISCII for other letters: whoever has it must say so.
NEVER_GUESSED = frozenset({"vps"})
_NOTHING = "latin-1"
# How often each is met among files of ward offices that are not in Unicode (judged, not measured). VPS shares its
# bytes with VISCII, French is what a visitor sends; the last is every encoding that is not known here.
_MODELS = (
    _Model("cp1252", 0.002, score_as_french),
    _Model("tcvn3", 0.4),
    _Model("vni", 0.3),
    _Model("cp1258", 0.15),
    _Model("viscii", 0.1),
    _Model("vps", 0.05),
    _Model(_NOTHING, 0.025, score_as_anything),
)
