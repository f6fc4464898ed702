"""The bytes of an article's file with its text changed: in its own encoding where that can hold it, else in UTF-8."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from wardpress.diagnostics import Origin, Report
from wardpress.errors import InputError
from wardpress.reading.decode import decode
from wardpress.reading.frontmatter import encoding_line

_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class FileText:
    """The bytes of a file, what they say, their encoding, and the one that somebody said that they have."""

    data: bytes
    text: str
    encoding: str
    told: str | None = None


def read_text_of(data: bytes, *, told: str | None = None) -> FileText:
    """Return what the bytes of an article say; raise `InputError` where they are no text."""
    told = told or encoding_line(data)
    decoded = decode(data, Origin(), Report(), encoding=told)
    return FileText(data, decoded.text, decoded.encoding, told)


def with_text(file: FileText, text: str) -> tuple[bytes, bool]:
    """Return the bytes of the file when it says `text`, and whether it keeps its encoding.

    Lines that say the same as before keep their bytes, unless a letter has no place in an old encoding: then the whole
    file becomes UTF-8.
    """
    for data in (_whole(file, text), _by_line(file, text)):
        if data is not None and _says(data, file.told) == text:
            return data, True
    return text.encode("utf-8"), False


def _whole(file: FileText, text: str) -> bytes | None:
    """Return all bytes anew, where that would have given the old ones too."""
    mark = next((mark for mark in _MARKS if file.data.startswith(mark)), b"")
    try:
        if mark + file.text.encode(file.encoding) == file.data:
            return mark + text.encode(file.encoding)
    except UnicodeEncodeError:
        pass
    return None


def _by_line(file: FileText, text: str) -> bytes | None:
    """Return the old bytes with those lines anew that changed: what was repaired in others stays as it is."""
    lines, olds = text.split("\n"), file.text.split("\n")
    bytes_of = file.data.split(b"\n")
    if len(bytes_of) != len(olds):
        return None
    same_above = _equal_at_start(lines, olds)
    same_below = _equal_at_start(lines[same_above:][::-1], olds[same_above:][::-1])
    try:
        new = [line.encode(file.encoding) for line in lines[same_above : len(lines) - same_below]]
    except UnicodeEncodeError:
        return None
    return b"\n".join([*bytes_of[:same_above], *new, *bytes_of[len(olds) - same_below :]])


def _equal_at_start(lines: list[str], olds: list[str]) -> int:
    pairs = zip(lines, olds, strict=False)
    return next((number for number, (one, other) in enumerate(pairs) if one != other), min(len(lines), len(olds)))


def _says(data: bytes, told: str | None) -> str | None:
    try:
        return decode(data, Origin(), Report(), encoding=told).text
    except InputError:
        return None
