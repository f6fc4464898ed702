"""A look at a finished file before it is shown: whole, not empty, and what it says it is."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from wardpress.errors import Message, PluginContractError

_XML_SUFFIXES = (".xml", ".rels", ".xhtml", ".opf", ".ncx", ".svg")
# No part of a bulletin comes near this; what claims more is a bomb.
_LARGEST_PART = 256 * 1024 * 1024
_A_BITE = 1 << 16
_NO_MEMORY = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]


def inspect(data: bytes, *, media_type: str) -> None:
    """Raise `PluginContractError` with every fault of `data`; return None where it may be shown.

    Looked at: that there is something; that a PDF runs from %PDF to %%EOF; that XML is well formed; that a ZIP
    container's checksums fit, that no name stands in it twice or leads out of it, and that its XML is well formed.
    """
    if faults := tuple(_faults(data, media_type)):
        raise PluginContractError(
            Message(
                f"the file that it wrote is faulty: {'; '.join(fault.en for fault in faults)}.",
                f"tệp nó ghi bị lỗi: {'; '.join(fault.vi for fault in faults)}.",
            ),
            hint=Message(
                "This is a fault of the exporter; yesterday's file, if there is one, was kept.",
                "Đây là lỗi của bộ xuất; tệp cũ, nếu có, vẫn được giữ nguyên.",
            ),
        )


def _faults(data: bytes, media_type: str) -> Iterator[Message]:
    if not data:
        yield Message("it is empty", "tệp rỗng")
    elif media_type == "application/pdf":
        yield from _pdf_faults(data)
    elif media_type.endswith(("+zip", "/zip")) or "openxmlformats" in media_type or "opendocument" in media_type:
        yield from _zip_faults(data)
    elif media_type.endswith(("+xml", "/xml")):
        yield from _xml_faults("the XML", io.BytesIO(data))


def _pdf_faults(data: bytes) -> Iterator[Message]:
    if not data.startswith(b"%PDF-"):
        yield Message("it does not begin with %PDF", "không bắt đầu bằng %PDF")
    if not data.rstrip().endswith(b"%%EOF"):
        yield Message("it does not end with %%EOF", "không kết thúc bằng %%EOF")


def _zip_faults(data: bytes) -> Iterator[Message]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from _archive_faults(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as problem:
        yield Message(f"it is no whole ZIP container ({problem})", f"không phải tệp ZIP trọn vẹn ({problem})")


def _archive_faults(archive: zipfile.ZipFile) -> Iterator[Message]:
    times = Counter(archive.namelist())
    for name in sorted(name for name, count in times.items() if count > 1):
        yield Message(f"{name} is in it twice", f"{name} có hai lần")
    for part in archive.infolist():
        if part.file_size > _LARGEST_PART:
            yield Message(f"{part.filename} in it is too large", f"phần {part.filename} quá lớn")
        else:
            with archive.open(part) as content:
                yield from _part_faults(part.filename, content)


def _part_faults(name: str, content: IO[bytes]) -> Iterator[Message]:
    if name.startswith(("/", "\\")) or ":" in name or "\\" in name or ".." in name.split("/"):
        yield Message(f"the name {name} leads out of it", f"tên {name} trỏ ra ngoài")
    if name.endswith(_XML_SUFFIXES):
        yield from _xml_faults(name, content)
    # To the end, where the checksum is compared: a long part is never held as a whole.
    while content.read(_A_BITE):
        pass


def _xml_faults(name: str, content: IO[bytes]) -> Iterator[Message]:
    parser = expat.ParserCreate()
    try:
        # ParseFile asks for 2 kB at a time, and of a ZIP file each asking costs more than the parsing.
        while bite := content.read(_A_BITE):
            parser.Parse(bite)
        parser.Parse(b"", True)  # noqa: FBT003 - that it is the end
    except expat.ExpatError as problem:
        if problem.code == _NO_MEMORY:
            raise MemoryError from problem
        yield Message(f"{name} is not well formed ({problem})", f"{name} sai cú pháp XML ({problem})")
