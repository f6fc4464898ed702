"""ZIP containers whose bytes depend on their content alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping

Content = bytes | bytearray

# The earliest date that a ZIP entry can bear: the files inside have no clock of their own.
_DATE = (1980, 1, 1, 0, 0, 0)
# The first as EPUB demands, the others because they are compressed already.
_STORED = ("mimetype", ".jpeg", ".png")
# A Word edition of 1,000 articles takes a third of the time of level 6, and 6 % more room.
_LEVEL = 4


def packed(parts: Iterable[tuple[str, Content]], begun: bytes = b"") -> bytes:
    """Return a ZIP file with `parts` in the order given; `mimetype` and pictures are stored, the others deflated.

    They come after those of the ZIP file `begun`, which was packed here.
    """
    buffer = io.BytesIO(begun)
    with zipfile.ZipFile(buffer, "a" if begun else "w") as archive:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on Windows and elsewhere
            archive.writestr(entry, data, compresslevel=_LEVEL)
    return buffer.getvalue()


def filled(skeleton: bytes, contents: Mapping[str, Content]) -> Iterator[tuple[str, Content]]:
    """Yield the parts of the ZIP file `skeleton` in its own order, with `contents` in place of what those names held.

    So the library that writes a package need not carry, compress and hand back what is large in it.
    """
    with zipfile.ZipFile(io.BytesIO(skeleton)) as archive:
        for name in archive.namelist():
            yield name, contents[name] if name in contents else archive.read(name)
