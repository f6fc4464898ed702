"""The order in which encodings are tried: byte order mark, UTF-8, UTF-16 by its zeros; never a silent guess."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from wardpress.diagnostics import Origin, Report
from wardpress.errors import InputError, Message
from wardpress.reading.decode.signatures import Signature, signature_of

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# A letter of UTF-8 takes at most four bytes: a cut one leaves at most three behind.
_LONGEST_STUMP = 3
# Vietnamese in UTF-16 has a zero in about every second byte pair (blanks and plain letters); UTF-8 has none.
_SHARE_OF_ZEROS = 0.2
_FEWEST_ZEROS = 4
_SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the Python name of its encoding, and how sure the reader is (0 to 1)."""

    text: str
    encoding: str
    confidence: float


def decode(data: bytes, origin: Origin, report: Report) -> Decoded:
    """Return the text in `data`; raise `InputError` for a file that is no text or whose encoding is not known."""
    if signature := signature_of(data):
        raise _no_text(signature, origin)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, origin, report)
    return _decoded(data, _encoding_by_zeros(data) or "utf-8", origin, report)


def _encoding_by_zeros(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    enough = max(_FEWEST_ZEROS, _SHARE_OF_ZEROS * len(sample) / 2)
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd >= enough and even == 0:
        return "utf-16-le"
    if even >= enough and odd == 0:
        return "utf-16-be"
    return None


def _decoded(data: bytes, encoding: str, origin: Origin, report: Report) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, 1.0)
    except UnicodeDecodeError as problem:
        if not _is_cut(data, problem):
            raise _unreadable(data, problem, origin) from problem
        whole = data[: problem.start].decode(encoding)
        stump = data[problem.start :].hex(" ")
    report.warning(
        "text.cut-letter",
        Message(
            f"the file ends in the middle of a letter ({stump}): it was cut on its way",
            f"tệp bị cắt ngang một chữ ở cuối ({stump}): có thể tệp chưa được chép hết",
        ),
        origin.at(whole.count("\n") + 1),
    )
    return Decoded(whole, encoding, 1.0)


def _is_cut(data: bytes, problem: UnicodeDecodeError) -> bool:
    at_the_end = "unexpected end" in problem.reason or "truncated" in problem.reason
    return at_the_end and len(data) - problem.start <= _LONGEST_STUMP


def _no_text(signature: Signature, origin: Origin) -> InputError:
    name = signature.name
    hint = (
        Message("Save it as plain text (.txt, UTF-8) first.", "Hãy lưu thành văn bản thuần (.txt, UTF-8) trước.")
        if signature.is_document
        else Message("Take it out of the list of articles.", "Hãy bỏ tệp này khỏi danh sách bài.")
    )
    return InputError(
        Message(
            f"{origin.file} is {name.en}, not plain text.", f"{origin.file} là {name.vi}, không phải văn bản thuần."
        ),
        hint=hint,
    )


def _unreadable(data: bytes, problem: UnicodeDecodeError, origin: Origin) -> InputError:
    line = data[: problem.start].count(b"\n") + 1
    byte = problem.start + 1
    return InputError(
        Message(
            f"{origin.file}, line {line} (byte {byte}): this is neither UTF-8 nor UTF-16 text.",
            f"{origin.file}, dòng {line} (byte {byte}): không phải văn bản UTF-8 hay UTF-16.",
        ),
        hint=Message(
            "If it shows Vietnamese in an old font (TCVN3, VNI), convert it to Unicode; in Notepad save it as UTF-8.",
            "Nếu bài dùng phông cũ (TCVN3, VNI), hãy chuyển sang Unicode; trong Notepad hãy lưu với mã UTF-8.",
        ),
    )
