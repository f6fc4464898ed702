"""The colours of the file: sRGB as an ICC profile, made from the figures of IEC 61966-2-1."""

from __future__ import annotations

import struct

# Seen under the daylight D50 of the profile connection space, after Bradford's adaptation from D65.
_WHITE = (0.9642, 1.0, 0.8249)
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
_ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168)
# The curve of IEC 61966-2-1: ((a x + b) ^ g) from d on, c x below.
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_HEAD = 128


def srgb_profile() -> bytes:
    """Return sRGB as a display profile of ICC version 4.2."""
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + _fixed(*_CURVE)
    parts = {
        b"desc": _text("sRGB"),
        b"cprt": _text("No copyright"),
        b"wtpt": b"XYZ " + bytes(4) + _fixed(*_WHITE),
        b"chad": b"sf32" + bytes(4) + _fixed(*_ADAPTATION),
        b"rXYZ": b"XYZ " + bytes(4) + _fixed(*_RED),
        b"gXYZ": b"XYZ " + bytes(4) + _fixed(*_GREEN),
        b"bXYZ": b"XYZ " + bytes(4) + _fixed(*_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body = _laid_out(parts)
    return _head(_HEAD + len(table) + len(body)) + table + body


def _head(size: int) -> bytes:
    first = struct.pack(">I4sI4s4s4s", size, b"", 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    # The date is that of the standard: a profile that says when it was written would differ from day to day.
    second = struct.pack(">6H4s", 1999, 10, 18, 0, 0, 0, b"acsp") + bytes(28) + _fixed(*_WHITE)
    return (first + second).ljust(_HEAD, b"\0")


def _laid_out(parts: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    start = _HEAD + 4 + 12 * len(parts)
    table, body = struct.pack(">I", len(parts)), b""
    places: dict[bytes, int] = {}
    for name, data in parts.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += name + struct.pack(">II", places[data], len(data))
    return table, body


def _fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _text(words: str) -> bytes:
    data = words.encode("utf-16-be")
    return b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(data), 28) + data
