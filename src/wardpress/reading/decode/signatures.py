"""The first bytes of files that are no plain text, with a name for each and what to do with it."""

from __future__ import annotations

from typing import NamedTuple

from wardpress.errors import Message


class Signature(NamedTuple):
    """How files of one kind begin, and what an editor calls them."""

    prefix: bytes
    name: Message
    is_document: bool = False


_SIGNATURES = (
    Signature(
        b"PK\x03\x04", Message("a Word file or another ZIP archive", "tệp Word hoặc tệp nén ZIP"), is_document=True
    ),
    Signature(b"\xd0\xcf\x11\xe0", Message("an old Word file (.doc)", "tệp Word cũ (.doc)"), is_document=True),
    Signature(b"{\\rtf", Message("an RTF file", "tệp RTF"), is_document=True),
    Signature(b"%PDF", Message("a PDF file", "tệp PDF"), is_document=True),
    Signature(b"\xff\xd8\xff", Message("a JPEG picture", "ảnh JPEG")),
    Signature(b"\x89PNG", Message("a PNG picture", "ảnh PNG")),
    Signature(b"GIF8", Message("a GIF picture", "ảnh GIF")),
    Signature(b"RIFF", Message("a WebP picture or another RIFF file", "ảnh WebP hoặc tệp RIFF khác")),
    Signature(b"\x1f\x8b", Message("a gzip archive", "tệp nén gzip")),
    Signature(b"Rar!", Message("a RAR archive", "tệp nén RAR")),
    Signature(b"\x7fELF", Message("a program", "tệp chương trình")),
    Signature(b"SQLite format 3\0", Message("a data base", "tệp cơ sở dữ liệu")),
    Signature(b"ID3", Message("a sound recording", "tệp âm thanh")),
)


def signature_of(data: bytes) -> Signature | None:
    """Return what kind of file `data` begins like, or None where it may be text."""
    return next((signature for signature in _SIGNATURES if data.startswith(signature.prefix)), None)
