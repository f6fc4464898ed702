"""The objects of a PDF file: those of the library's document and our own, packed, and listed for who looks for one."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFStream

# Four bytes above 127: whoever moves the file takes it for binary.
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_IN_ONE_PACK = 200


class Objects:
    """Numbers and collects the objects of a file around the `document` in which the library keeps its own."""

    def __init__(self, document: PDFDocument) -> None:
        # The stubs of the library know few of its attributes.
        self._document: Any = document
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}

    def reserve(self, count: int = 1) -> int:
        """Return a new number, the first of `count` that follow one another."""
        first: int = self._document.objectcounter + 1
        self._document.objectcounter = first + count - 1
        return first

    def number_of_pages(self) -> int:
        """Return the number of the library's list of pages."""
        name: str = self._document.Reference(self._document.Pages).name
        number: int = self._document.idToObjectNumberAndVersion[name][0]
        return number

    def put(self, number: int, body: bytes) -> int:
        """Take `body` as the object of that number, and return the number."""
        self._plain[number] = body
        return number

    def put_stream(self, number: int, data: bytes, entries: bytes = b"", *, is_packed: bool = True) -> int:
        """Take `data` as the stream of that number, and return the number."""
        self._streams[number] = stream(data, entries, is_packed=is_packed)
        return number

    def file(self, *, root: int, info: int) -> bytes:
        """Return all objects as a whole file."""
        self._take_from_library()
        out = bytearray(_HEADER)
        rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        for number, body in [*self._streams.items(), *self._packs(rows)]:
            rows[number] = 1, len(out), 0
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        name = hashlib.md5(out, usedforsecurity=False).hexdigest().encode()
        start, number = len(out), len(rows)
        rows[number] = 1, start, 0
        table = b"".join(struct.pack(">BIH", *rows[place]) for place in range(len(rows)))
        entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R" % (len(rows), root, info)
        body = stream(table, entries + b"/ID[<%b><%b>]" % (name, name))
        out += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, body, start)
        return bytes(out)

    def _take_from_library(self) -> None:
        # Formatting an object may bring forth others: the counter runs ahead of us.
        document, number = self._document, 0
        while number < document.objectcounter:
            number += 1
            if number in self._plain or number in self._streams:
                continue
            thing = document.idToObject[document.numberToId[number]]
            if isinstance(thing, PDFStream):
                self._streams[number] = _library_stream(thing, document)
            else:
                self._plain[number] = _on_one_line(thing.format(document))

    def _packs(self, rows: dict[int, tuple[int, int, int]]) -> Iterator[tuple[int, bytes]]:
        bodies, number = iter(sorted(self._plain.items())), self._document.objectcounter + 1
        while pack := list(islice(bodies, _IN_ONE_PACK)):
            places, start = [], 0
            for index, (member, body) in enumerate(pack):
                places.append(b"%d %d" % (member, start))
                rows[member] = 2, number, index
                start += len(body) + 1
            head = b" ".join(places) + b"\n"
            data = head + b"\n".join(body for _, body in pack)
            yield number, stream(data, b"/Type/ObjStm/N %d/First %d" % (len(pack), len(head)))
            number += 1


def stream(data: bytes, entries: bytes = b"", *, is_packed: bool = True) -> bytes:
    """Return `data` as a stream with `entries` in its dictionary."""
    if is_packed:
        data, entries = zlib.compress(data), entries + b"/Filter/FlateDecode"
    # Two characters end the line: one alone could be taken for the pair that begins with the last byte of the data.
    return b"<<%b/Length %d>>\nstream\n%b\r\nendstream" % (entries, len(data), data)


def _library_stream(thing: PDFStream, document: PDFDocument) -> bytes:
    # The library's own form of a stream has no line end before its end, which the archive format asks for.
    entries: PDFDictionary = thing.dictionary
    body = _on_one_line(entries.format(document))
    content = thing.content.encode() if isinstance(thing.content, str) else thing.content
    return stream(content, body.removeprefix(b"<<").removesuffix(b">>"))


def _on_one_line(body: bytes) -> bytes:
    # How the library breaks lines is up to its settings. Pages and fonts hold names and numbers, but no strings.
    return b" ".join(body.split())


def text_string(text: str) -> bytes:
    """Return `text` as a string object."""
    return b"<feff%b>" % text.encode("utf-16-be").hex().encode()
