"""UTF-8 that somebody read as Windows-1252 and saved again: `ngÃ y há»™i`, undone line by line."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from wardpress.reading.decode.letters import marked_letters
from wardpress.reading.decode.repair import Repair, repaired
from wardpress.reading.decode.syllables import is_syllable

# Each cp1252 character as the Latin-1 character of its byte. The five bytes that cp1252 lacks come as themselves.
_AS_BYTES = {ord(bytes([byte]).decode("cp1252", "replace")): byte for byte in range(0x80, 0xA0)}
_AS_BYTES.pop(0xFFFD, None)
_SEQUENCE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# What Vietnamese letters begin with in UTF-8, misread. Ordinary text has hardly any of these, and Python finds a fixed
# string at once; only the capitals of XÃ and TÂN are common, and a look at the next character tells.
_TRACES = ("áº", "á»", "Ä", "Æ", "â€", "Ã", "Â")
_TRACE = re.compile(f"á[º»]|â€|[ÂÃÄÆ][\x80-\xbf{''.join(map(chr, _AS_BYTES))}]|Ã ")
_BLANK_FOR_A_GRAVE = re.compile("([^\\W\\d_]{0,7})\xc3 ([^\\W\\d_]{0,7})")
# `XÃ”` at the end of a quotation looks like one misread letter; two in a file are no accident where nothing speaks
# against them, and one is enough where the word goes on (`LÃ¢m`).
_FEWEST = 2
_MOST_LAYERS = 3


def undone(text: str) -> Repair | None:
    """Return `text` with its misread lines put right, or None where there are none; good lines stay as they are."""
    after, lines = text, 0
    for _ in range(_MOST_LAYERS):
        before = after
        after, found = _once(before)
        lines = max(lines, found)
        if after == before:
            break
    return repaired(text, after, count=lines)


def _once(text: str) -> tuple[str, int]:
    if not any(trace in text for trace in _TRACES) or not _TRACE.search(text):
        return text, 0
    lines = text.split("\n")
    found = {number: hits for number, line in enumerate(lines) if _TRACE.search(line) and (hits := _hits(line))}
    if sum(found.values()) < _FEWEST:
        return text, 0
    for number in found:
        lines[number] = _read_again(lines[number])
    return "\n".join(lines), len(found)


def _hits(line: str) -> int:
    """Return how many characters of a line were misread, 0 where its other letters say that it is good.

    One inside a word counts twice.
    """
    meant, inside, rest = 0, 0, []
    end, misread = 0, _bytewise(line)
    for match in _SEQUENCE.finditer(misread):
        if _meant(match[0]):
            meant += 1
            inside += line[match.end() : match.end() + 1].isalpha()
            rest.append(line[end : match.start()])
            end = match.end()
    against = sum(letter in _vietnamese() for letter in "".join([*rest, line[end:]]))
    return meant + inside if meant > 2 * against else 0


def _read_again(line: str) -> str:
    misread = _bytewise(line)
    pieces, end = [], 0
    for match in _SEQUENCE.finditer(misread):
        if meant := _meant(match[0]):
            pieces += [line[end : match.start()], meant]
            end = match.end()
    return _BLANK_FOR_A_GRAVE.sub(_with_a_grave, "".join([*pieces, line[end:]]))


def _bytewise(line: str) -> str:
    return line.translate(_AS_BYTES)


def _meant(sequence: str) -> str:
    """Return the character that a sequence of bytes was, or nothing where Vietnamese text does not have it."""
    character = sequence.encode("latin-1").decode("utf-8", "ignore")
    is_expected = character and (
        character in _vietnamese()
        or "\u0080" <= character <= "\u024f"
        or character in _SIGNS
        or ord(character) in _AS_BYTES
        or unicodedata.category(character) == "So"
    )
    return character if is_expected else ""


# Tones that stand apart, typographic signs, the mark at the start of a file. Other Latin letters and the signs of
# cp1252 are what a text that was misread twice has below.
_SIGNS = frozenset("\u0300\u0301\u0303\u0309\u0323\u0306\u0302\u031b\ufeff") | frozenset(
    map(chr, range(0x2010, 0x203B))
)


def _with_a_grave(match: re.Match[str]) -> str:
    """Return the word or words with the `à` whose second byte, a no-break space, somebody made a plain blank."""
    joined = f"{match[1]}à{match[2]}"
    return joined if not match[2] or is_syllable(joined.lower()) else f"{match[1]}à {match[2]}"


@cache
def _vietnamese() -> frozenset[str]:
    return frozenset(letter.character for letter in marked_letters())
