"""The sentences of a refusal: what the file is or may be, where it stops being text, how to say what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wardpress.diagnostics import Origin
from wardpress.errors import InputError, Message
from wardpress.reading.decode.guess import Candidate, read_as
from wardpress.reading.decode.names import title_of
from wardpress.reading.decode.repair import shown
from wardpress.reading.decode.signatures import Signature

_MOST_CANDIDATES = 4
_MARKED = re.compile(rb"[^\x00-\x7f]")
_LINE = 200
_CHOICE = Message(
    "For text in an old font choose with --encoding tcvn3, vni, viscii or vps.",
    "Nếu bài dùng phông cũ, hãy chọn bằng --encoding tcvn3, vni, viscii hoặc vps.",
)


def no_text(signature: Signature, origin: Origin) -> InputError:
    """Return the refusal of a file that is another kind of document."""
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


def unreadable(data: bytes, problem: UnicodeDecodeError, origin: Origin, *, title: str, start: int = 0) -> InputError:
    """Return the refusal of bytes that do not fit an encoding, with their line and byte.

    `start` is where `data` begins in its file: behind a byte order mark.
    """
    line, byte = line_of(data, problem.start, problem.encoding), start + problem.start + 1
    value = data[problem.start : problem.start + 1].hex().upper()
    return InputError(
        Message(
            f"{origin.file}, line {line} (byte {byte}): the byte {value} is no {title} text.",
            f"{origin.file}, dòng {line} (byte {byte}): byte {value} không phải văn bản {title}.",
        ),
        hint=Message(
            "Open the file, look at this place, save it as UTF-8 (in Notepad: Save as, Encoding). " + _CHOICE.en,
            "Hãy mở tệp, xem lại chỗ này rồi lưu với mã UTF-8 (trong Notepad: Save as, Encoding). " + _CHOICE.vi,
        ),
    )


def undecided(data: bytes, candidates: Iterable[Candidate], origin: Origin) -> InputError:
    """Return the refusal of a file whose encoding is not sure: what it may be, each with a line before and after."""
    first = _first_marked_line(data)
    before = shown(first.decode("cp1252", "replace"))
    likely = list(candidates)[:_MOST_CANDIDATES]
    samples = "; ".join(f"{title_of(choice.encoding)} “{shown(read_as(first, choice.encoding))}”" for choice in likely)
    named = next((choice.encoding for choice in likely), "tcvn3")
    line = line_of(data, data.find(first), "bytes")
    return InputError(
        Message(
            f"{origin.file}, line {line}: not Unicode, and its encoding is not sure: “{before}” may be {samples}.",
            f"{origin.file}, dòng {line}: tệp không phải Unicode và chưa rõ bảng mã: “{before}” có thể là {samples}.",
        ),
        hint=Message(
            f"Choose with --encoding {named} or a first line “Bảng mã: {named}”, or save the file as UTF-8.",
            f"Hãy chọn bằng --encoding {named} hoặc dòng đầu “Bảng mã: {named}”, hoặc lưu tệp với mã UTF-8.",
        ),
    )


def line_of(data: bytes, position: int, encoding: str) -> int:
    """Return the line, from 1, in which the byte at `position` stands."""
    if encoding.startswith(("utf-16", "utf-32")):
        return data[:position].decode(encoding, "ignore").count("\n") + 1
    return data.count(b"\n", 0, position) + 1


def _first_marked_line(data: bytes) -> bytes:
    start = next((match.start() for match in _MARKED.finditer(data)), 0)
    begin, end = data.rfind(b"\n", 0, start) + 1, data.find(b"\n", start)
    line = data[begin : end if end >= 0 else len(data)]
    return line if start - begin < _LINE else data[start : start + _LINE]
