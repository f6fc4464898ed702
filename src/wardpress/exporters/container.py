"""ZIP containers whose bytes depend on their content alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

# The earliest date that a ZIP entry can bear: the files inside have no clock of their own.
_DATE = (1980, 1, 1, 0, 0, 0)
# The first as EPUB demands, the others because they are compressed already.
_STORED = ("mimetype", ".jpeg", ".png")


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a ZIP file with `parts` in the order given; `mimetype` and pictures are stored, the others deflated."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on Windows and elsewhere
            archive.writestr(entry, data)
    return buffer.getvalue()


def unpacked(data: bytes) -> list[tuple[str, bytes]]:
    """Return the parts of a ZIP file in its own order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
