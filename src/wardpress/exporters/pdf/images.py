"""Images: pictures as objects of the file, as they come, each of them once however often it is shown."""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Iterator

from wardpress.exporters.pdf.objects import Objects
from wardpress.plugins import Picture

_JPEG_MARK = b"\xff\xd8"
# The frames of a JPEG file: FFC0 to FFCF but for the tables among them.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SPACES = {1: b"/DeviceGray", 3: b"/DeviceRGB"}
_PNG_MARK = 8
_PNG_COLOURS = {0: 1, 2: 3}


class Images:
    """Puts pictures among the objects of a file."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._numbers: dict[bytes, int] = {}

    def name(self, picture: Picture) -> bytes:
        """Return how the pages of the file call `picture`."""
        key = hashlib.sha256(picture.data).digest()
        if key not in self._numbers:
            data, entries = _embedded(picture.data)
            size = b"/Width %d/Height %d/BitsPerComponent 8" % (picture.width, picture.height)
            entries = b"/Type/XObject/Subtype/Image%b%b" % (size, entries)
            number = self._objects.reserve()
            self._numbers[key] = self._objects.put_stream(number, data, entries, is_packed=False)
        return b"Im%d" % self._numbers[key]

    def resources(self) -> bytes:
        """Return the names of all pictures as an entry of the resources of the pages."""
        names = b"".join(b"/Im%d %d 0 R" % (number, number) for number in self._numbers.values())
        return b"/XObject<<%b>>" % names if names else b""


def _embedded(data: bytes) -> tuple[bytes, bytes]:
    """Return the data of a picture and the entries that say how to read them."""
    if data.startswith(_JPEG_MARK):
        space = _SPACES.get(_jpeg_components(data))
        if space:
            return data, b"/ColorSpace%b/Filter/DCTDecode" % space
    elif colours := _plain_colours(data):
        # The compressed rows of a PNG file are those of a PDF file.
        rows = b"".join(body for kind, body in _chunks(data) if kind == b"IDAT")
        (width,) = struct.unpack(">I", data[16:20])
        parameters = b"<</Predictor 15/Colors %d/BitsPerComponent 8/Columns %d>>" % (colours, width)
        return rows, b"/ColorSpace%b/Filter/FlateDecode/DecodeParms%b" % (_SPACES[colours], parameters)
    return _embedded(_redrawn(data))


def _jpeg_components(data: bytes) -> int:
    place = len(_JPEG_MARK)
    while place + 10 <= len(data):
        kind, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if kind in _FRAMES:
            return data[place + 9]
        place += 2 + length
    return 0


def _plain_colours(data: bytes) -> int:
    """Return how many colours a point of a PNG file has; 0 if PDF does not know its rows as they are."""
    depth, kind, _, _, interlace = data[24:29]
    return _PNG_COLOURS.get(kind, 0) if depth == 8 and not interlace else 0  # noqa: PLR2004 - bits a colour


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = _PNG_MARK
    while place + 8 <= len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        yield data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        place += length + 12


def _redrawn(data: bytes) -> bytes:
    from PIL import Image  # few pictures need it

    buffer = io.BytesIO()
    with Image.open(io.BytesIO(data)) as picture:
        picture.convert("RGB").save(buffer, "PNG")
    return buffer.getvalue()
