"""The Python codecs `tcvn3`, `vni`, `viscii` and `vps`, for `bytes.decode`, `str.encode` and `open`."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import TYPE_CHECKING

from wardpress.reading.decode import vni
from wardpress.reading.decode.charsets import ONE_BYTE, OneByte, byte_table

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_CARRIERS = frozenset(bytes([byte]) for byte in b"aeiouyAEIOUY\xf4\xf6\xd4\xd6")


def register() -> None:
    """Make the four encodings known to Python; their tables are built when one is first used."""
    codecs.register(codec_named)


@cache
def codec_named(name: str) -> codecs.CodecInfo | None:
    """Return the codec of this name in Python's spelling, or None where it is not one of ours."""
    if name in ONE_BYTE:
        return _one_byte(ONE_BYTE[name])
    return _vni() if name in {"vni", "vni_windows"} else None


def _one_byte(name: OneByte) -> codecs.CodecInfo:
    table = byte_table(name)
    places = codecs.charmap_build(table)

    def encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
        return codecs.charmap_encode(text, errors, places)

    def decode(data: ReadableBuffer, errors: str = "strict") -> tuple[str, int]:
        return codecs.charmap_decode(data, errors, table)

    class Encoder(codecs.IncrementalEncoder):
        def encode(self, text: str, final: bool = False) -> bytes:  # noqa: FBT001, FBT002, ARG002 - Python's signature
            return encode(text, self.errors)[0]

    class Decoder(codecs.IncrementalDecoder):
        def decode(self, data: ReadableBuffer, final: bool = False) -> str:  # noqa: FBT001, FBT002, ARG002 - Python's signature
            return decode(data, self.errors)[0]

    return codecs.CodecInfo(encode, decode, incrementalencoder=Encoder, incrementaldecoder=Decoder, name=name)


def _vni() -> codecs.CodecInfo:
    return codecs.CodecInfo(
        encode_vni, decode_vni, incrementalencoder=_VniEncoder, incrementaldecoder=_VniDecoder, name="vni"
    )


def encode_vni(text: str, errors: str = "strict") -> tuple[bytes, int]:
    """Return `text` as VNI bytes and its length; letters must be composed (NFC)."""
    return codecs.charmap_encode(text, errors, _vni_bytes())


@cache
def _vni_bytes() -> dict[int, bytes]:
    # Marks and the letters in their places are no characters of their own: `ø` cannot be written in VNI.
    taken = set("".join(vni.written().values()))
    plain = {ord(c): c.encode("cp1252") for c in map(_cp1252, range(256)) if c and (c not in taken or c.isascii())}
    return plain | {ord(letter): shown.encode("cp1252") for letter, shown in vni.written().items()}


def _cp1252(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore")


def decode_vni(data: ReadableBuffer, errors: str = "strict") -> tuple[str, int]:
    """Return the text in VNI bytes and their number; a mark behind a letter that cannot carry it is an error."""
    # Latin-1 keeps one character for each byte, so that the place of an error is a place in the bytes.
    whole = bytes(data)
    shown, pieces, position = whole.decode("latin-1"), [""], 0
    while bad := _bad_byte().search(shown, position):
        problem = UnicodeDecodeError("vni", whole, bad.start(), bad.end(), "a mark without its letter")
        replacement, resumed = codecs.lookup_error(errors)(problem)
        pieces += [_vni_text(whole[position : bad.start()]), str(replacement)]
        position = resumed if resumed >= 0 else len(whole) + resumed
    return "".join([*pieces, _vni_text(whole[position:])]), len(whole)


def _vni_text(data: bytes) -> str:
    return vni.as_vietnamese(data.decode("cp1252"))


@cache
def _bad_byte() -> re.Pattern[str]:
    return re.compile(f"{vni.stray_mark().pattern}|[\x81\x8d\x8f\x90\x9d]")


class _VniEncoder(codecs.IncrementalEncoder):
    def encode(self, text: str, final: bool = False) -> bytes:  # noqa: FBT001, FBT002, ARG002 - Python's signature
        return encode_vni(text, self.errors)[0]


class _VniDecoder(codecs.BufferedIncrementalDecoder):
    def _buffer_decode(self, data: ReadableBuffer, errors: str, final: bool) -> tuple[str, int]:  # noqa: FBT001 - as above
        # The mark of the last letter may stand in the next piece.
        whole = bytes(data)
        usable = len(whole) if final or whole[-1:] not in _CARRIERS else len(whole) - 1
        return decode_vni(whole[:usable], errors)[0], usable
