"""The order in which encodings are tried: byte order mark, UTF-8, UTF-16 by its zeros, old encodings by their words."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.reading.decode.capitals import Repaired, with_capitals
from wardpress.reading.decode.guess import NEVER_GUESSED, decode_leniently, guesses
from wardpress.reading.decode.legibility import legible, without_entities_reported
from wardpress.reading.decode.losses import report_losses
from wardpress.reading.decode.names import Encoding, encoding_named, title_of
from wardpress.reading.decode.refusal import no_text, undecided, unreadable
from wardpress.reading.decode.repair import repaired
from wardpress.reading.decode.signatures import signature_of

# UTF-32 first: its mark begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A letter of UTF-8 takes at most four bytes: a cut one leaves at most three behind.
_LONGEST_STUMP = 3
# Vietnamese in UTF-16 has a zero in about every second byte pair (blanks and plain letters); UTF-8 has none.
_SHARE_OF_ZEROS = 0.2
_FEWEST_ZEROS = 4
_SAMPLE = 4096
# Below this the reader asks. Of 424 single lines of ward texts in four encodings 411 are above it, all read rightly;
# of 9,697 messages of software, a few words each, 8,458, ten of them wrongly; whole articles always, all rightly.
SURE = 0.95
# In UTF-8 with a few bad bytes nearly every byte beyond ASCII belongs to a whole letter; in other encodings, few.
_SHARE_OF_UTF8 = 0.5
# Bytes beyond one a character: two letters of UTF-8 may be an accident of VISCII, three in valid order are none.
_ENOUGH_SEQUENCES = 3


class Decoded(NamedTuple):
    """Text, the Python name of its encoding, and how sure the reader is (0 to 1) of it and of every repair.

    `repairs` names what else was undone, in order: `html`, `cp1252` (UTF-8 read as that), `tcvn3`, `vni`.
    """

    text: str
    encoding: str
    confidence: float
    repairs: tuple[str, ...] = ()


def decode(data: bytes | str, origin: Origin, report: Report, *, encoding: str | None = None) -> Decoded:
    """Return the text in `data`; raise `InputError` for a file that is no text or whose encoding is not sure.

    `encoding` is the editor's word and overrides the guess. Guesses and repairs go to `report` with a line before
    and after; letters that were lost earlier are warned about and left as they are. Of text that is none of bytes any
    more only the repairs are made.
    """
    chosen = encoding_named(encoding, origin) if encoding else None
    if isinstance(data, str):
        found = legible(data, origin, report, told=chosen.name if chosen else None)
        decoded = Decoded(found.text, "utf-8", found.confidence, found.undone)
    elif signature := signature_of(data):
        raise no_text(signature, origin)
    elif chosen and not chosen.is_unicode and not _is_surely_unicode(data):
        decoded = _as_told(data, chosen, origin=origin, report=report)
    else:
        decoded = _found(data, origin, report, told=chosen)
    is_tcvn3 = "tcvn3" in (decoded.encoding, *decoded.repairs)
    report_losses(decoded.text, origin, report, is_tcvn3=is_tcvn3)
    return decoded


def _found(data: bytes, origin: Origin, report: Report, *, told: Encoding | None) -> Decoded:
    marked, start = _by_mark(data)
    encoding = marked or _by_word(data, told) or _by_zeros(data) or "utf-8"
    body = data[start:]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as problem:
        if encoding == "utf-8" and not marked and not told and not _is_cut_utf8(body, problem):
            return _in_old_encoding(body, problem, origin=origin, report=report)
        text = _up_to_the_cut(body, problem, start=start, origin=origin, report=report)
    found = legible(text, origin, report, told=told.name if told else None)
    if told and not told.is_unicode and told.name not in found.undone:
        _say_unused(told, encoding, origin, report=report)
    return Decoded(found.text, encoding, found.confidence, found.undone)


def _by_mark(data: bytes) -> tuple[str | None, int]:
    return next(((encoding, len(mark)) for mark, encoding in _MARKS if data.startswith(mark)), (None, 0))


def _by_word(data: bytes, told: Encoding | None) -> str | None:
    if told is None or not told.is_unicode:
        return None
    return (_by_zeros(data) or "utf-16-le") if told.name == "utf-16" else told.name


def _by_zeros(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    enough = max(_FEWEST_ZEROS, _SHARE_OF_ZEROS * len(sample) / 2)
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd >= enough and even == 0:
        return "utf-16-le"
    if even >= enough and odd == 0:
        return "utf-16-be"
    return None


def _is_surely_unicode(data: bytes) -> bool:
    """Return whether `data` is Unicode even where somebody says otherwise: one setting may serve a whole folder."""
    if _by_mark(data)[0] or _by_zeros(data):
        return True
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    return len(data) - len(text) >= _ENOUGH_SEQUENCES


def _is_cut(data: bytes, problem: UnicodeDecodeError) -> bool:
    at_the_end = "unexpected end" in problem.reason or "truncated" in problem.reason
    return at_the_end and len(data) - problem.start <= _LONGEST_STUMP


def _is_cut_utf8(data: bytes, problem: UnicodeDecodeError) -> bool:
    # Without one whole letter of UTF-8 before it, the stump may as well be the only marked letter of an old text.
    return _is_cut(data, problem) and not data[: problem.start].isascii()


def _up_to_the_cut(data: bytes, problem: UnicodeDecodeError, *, start: int, origin: Origin, report: Report) -> str:
    """Return the text before a cut letter, reported; `start` says where `data` begins in the file."""
    if not _is_cut(data, problem):
        raise unreadable(data, problem, origin, title=title_of(problem.encoding), start=start) from problem
    whole, stump = data[: problem.start].decode(problem.encoding), data[problem.start :].hex(" ")
    report.warning(
        "text.cut-letter",
        Message(
            f"the file ends in the middle of a letter ({stump}): it was cut on its way",
            f"tệp bị cắt ngang một chữ ở cuối ({stump}): có thể tệp chưa được chép hết",
        ),
        origin.at(whole.count("\n") + 1),
    )
    return whole


def _in_old_encoding(data: bytes, problem: UnicodeDecodeError, *, origin: Origin, report: Report) -> Decoded:
    if _is_mostly_utf8(data):
        raise unreadable(data, problem, origin, title="UTF-8") from problem
    candidates = guesses(data)
    best = candidates[0]
    if best.confidence >= SURE and best.encoding not in NEVER_GUESSED:
        text = decode_leniently(data, best.encoding)
        return _converted(data, text, best.encoding, confidence=best.confidence, origin=origin, report=report)
    if _is_cut(data, problem):
        return Decoded(_up_to_the_cut(data, problem, start=0, origin=origin, report=report), "utf-8", best.confidence)
    raise undecided(data, candidates, origin) from problem


def _is_mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return good >= _SHARE_OF_UTF8 * (good + bad)


def _as_told(data: bytes, told: Encoding, *, origin: Origin, report: Report) -> Decoded:
    try:
        text = decode_leniently(data, told.name, "strict")
    except UnicodeDecodeError as problem:
        raise unreadable(data, problem, origin, title=told.title) from problem
    return _converted(data, text, told.name, confidence=1.0, origin=origin, report=report)


def _converted(data: bytes, text: str, encoding: str, *, confidence: float, origin: Origin, report: Report) -> Decoded:
    """Return text from an old encoding, its capitals put back and its entities read, each step reported."""
    capitals = with_capitals(text) if encoding == "tcvn3" else Repaired(text)
    change = repaired(data.decode("cp1252", "replace"), capitals.text)
    sample = f": “{change.before}” → “{change.after}”" if change else ""
    title, percent = title_of(encoding), int(100 * confidence)
    report.note(
        "text.decoded",
        Message(f"read as {title}, {percent} % sure{sample}", f"đã đọc theo bảng mã {title}, chắc {percent} %{sample}"),
        origin.at(change.line) if change else origin,
    )
    if capitals.count:
        report.note(
            "text.case-repaired",
            Message(
                f"capitals with a tone, which TCVN3 does not have, put back in {capitals.count} words",
                f"đã trả lại chữ hoa có dấu (TCVN3 không có) trong {capitals.count} từ",
            ),
            origin.at(capitals.first_line),
        )
    found = without_entities_reported(capitals.text, origin, report)
    return Decoded(found.text, encoding, confidence, found.undone)


def _say_unused(told: Encoding, encoding: str, origin: Origin, *, report: Report) -> None:
    title = title_of(encoding)
    report.warning(
        "text.encoding-unused",
        Message(
            f"the file was said to be {told.title}, but it is {title} and was read as that",
            f"tệp được ghi là {told.title} nhưng thật ra là {title}, đã đọc theo {title}",
        ),
        origin,
    )
