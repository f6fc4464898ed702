"""Letters that were lost before the text came here: found and reported, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.reading.decode.repair import shown
from wardpress.reading.decode.syllables import is_plain_syllable, is_syllable

# `th? tr??ng`: what a program without Vietnamese letters made of `thị trường`.
_MARKS = re.compile(r"\?+")
_SMALL = re.compile(r"[a-zà-ỹ]")
_BEFORE = re.compile(r"[^\W\d_]*\Z")
_AFTER = re.compile(r"[^\W\d_?]*")
_REACH = 20
_ADDRESS = frozenset("=&/%")
# No syllable ends so, but `ương` and `ước` do: TCVN3 has ư at the place of the soft hyphen, which web pages drop.
_HEADLESS = re.compile(r"(?<![ưƯ])[ơờởỡớợƠỜỞỠỚỢ](?:ng|c|NG|C)(?![^\W\d_])")
_SHOWN = 20


class Loss(NamedTuple):
    """One way in which letters were lost, and where each of them stood."""

    name: Message
    places: tuple[int, ...]


def report_losses(text: str, origin: Origin, report: Report, *, is_tcvn3: bool) -> None:
    """Report what stands in `text` for letters that are lost; `is_tcvn3` where it came from TCVN3."""
    for loss in _losses(text, is_tcvn3=is_tcvn3):
        first, count = loss.places[0], len(loss.places)
        line = text.count("\n", 0, first) + 1
        start = max(text.rfind("\n", 0, first) + 1, first - _SHOWN)
        sample = shown(text[start : first + _SHOWN].split("\n", maxsplit=1)[0])
        report.warning(
            "text.lost-letters",
            Message(
                f"letters were lost before this file came here: {loss.name.en}, {count} in all, first in “{sample}”",
                f"có chữ đã mất từ trước khi tệp đến đây: {loss.name.vi}, {count} chỗ, đầu tiên ở “{sample}”",
            ),
            origin.at(line),
        )


def _losses(text: str, *, is_tcvn3: bool) -> Iterator[Loss]:
    if places := tuple(_positions(text, "\ufffd")):
        yield Loss(Message("replacement characters (U+FFFD)", "ký tự thay thế (U+FFFD)"), places)
    if "?" in text and (places := tuple(_question_marks(text))):
        yield Loss(Message("question marks inside words", "dấu hỏi nằm giữa chữ"), places)
    if is_tcvn3 and (places := tuple(match.start() for match in _HEADLESS.finditer(text))):
        name = Message("words without their ư, as “phờng” for “phường”", "chữ mất ư, như “phờng” thay vì “phường”")
        yield Loss(name, places)


def _positions(text: str, character: str) -> Iterator[int]:
    position = text.find(character)
    while position >= 0:
        yield position
        position = text.find(character, position + 1)


def _question_marks(text: str) -> Iterator[int]:
    for match in _MARKS.finditer(text):
        if not _SMALL.match(text, match.end()):
            continue
        before = _BEFORE.search(text, max(match.start() - _REACH, 0), match.start())
        after = _AFTER.match(text, match.end(), match.end() + _REACH)
        left, right = (part[0] if part else "" for part in (before, after))
        around = text[max(match.start() - _REACH, 0) : match.end() + _REACH]
        is_address = any(sign in around for sign in _ADDRESS) or "http" in around
        # `sao?rồi` is a blank that the author forgot: both sides are whole words.
        if left and not is_address and not (_is_whole(left) and _is_whole(right)):
            yield match.start()


def _is_whole(word: str) -> bool:
    small = word.lower()
    return is_syllable(small) or is_plain_syllable(small)
