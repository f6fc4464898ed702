"""A TrueType file as an office hands it in: whether it can be used, what it lacks, and what its licence allows."""

from __future__ import annotations

import io
import struct
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont, TTLibError

from wardpress.errors import Message, SettingsError

_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_OTHER_KINDS = {
    b"OTTO": Message("an OpenType font with PostScript outlines (CFF)", "phông OpenType có nét PostScript (CFF)"),
    b"ttcf": Message("a collection of several fonts (.ttc)", "tệp gộp nhiều phông (.ttc)"),
    b"wOFF": Message("a web font (WOFF)", "phông web (WOFF)"),
    b"wOF2": Message("a web font (WOFF2)", "phông web (WOFF2)"),
}
_NEEDED = ("head", "hhea", "maxp", "OS/2", "name", "post", "hmtx", "loca", "glyf", "cmap")
# What fontTools raises for a file that is cut or overwritten.
_DAMAGE = (
    TTLibError,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    TypeError,
    ValueError,
)
_WINDOWS_UNICODE = (3, 1)
_RESTRICTED, _PREVIEW, _EDITABLE, _WHOLE_ONLY, _BITMAPS_ONLY = 0x2, 0x4, 0x8, 0x100, 0x200
_LICENCE, _LICENCE_ADDRESS = 13, 14
_LONGEST_LICENCE = 160
_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


class FontFacts(NamedTuple):
    """What a font says of itself; `missing` holds the Vietnamese letters that it lacks, `licence` may be empty."""

    family: str
    missing: str
    licence: str
    is_for_preview_only: bool


def font_facts(data: bytes) -> FontFacts:
    """Return what the TrueType file `data` says of itself; raise `SettingsError` where it cannot or may not be used."""
    if data[:4] not in _TRUETYPE:
        kind = _OTHER_KINDS.get(data[:4], Message("no font file", "không phải tệp phông chữ"))
        raise _unfit(Message(f"it is {kind.en}", f"đây là {kind.vi}"))
    try:
        font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
        if any(entry.offset + entry.length > len(data) for entry in font.reader.tables.values()):
            raise _unfit(Message("it is cut short", "tệp bị thiếu phần cuối"))
        return _facts(font)
    except _DAMAGE as problem:
        raise _unfit(Message("it is damaged", "tệp bị hỏng")) from problem


def _facts(font: Any) -> FontFacts:  # noqa: ANN401 - fontTools has no types
    if "fvar" in font:
        raise _unfit(Message("it is a variable font", "đây là phông biến thiên (variable)"))
    if lacking := [tag for tag in _NEEDED if tag not in font]:
        tables = ", ".join(lacking)
        raise _unfit(Message(f"it lacks the tables {tables}", f"tệp thiếu các bảng {tables}"))
    if _WINDOWS_UNICODE not in {(table.platformID, table.platEncID) for table in font["cmap"].tables}:
        raise _unfit(Message("it is no Unicode font", "đây không phải phông Unicode"))
    # Each is read here, so that a damaged one is found before an exporter meets it.
    for tag in _NEEDED:
        font[tag]
    known = font.getBestCmap()
    return FontFacts(
        family=str(font["name"].getBestFamilyName() or ""),
        missing="".join(letter for letter in vietnamese_letters() if ord(letter) not in known),
        licence=_licence(font["name"]),
        is_for_preview_only=_is_for_preview_only(font["OS/2"].fsType),
    )


def vietnamese_letters() -> Iterator[str]:
    """Yield the small and capital letters of Vietnamese that ASCII has not, precomposed."""
    small = [unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES]
    for letter in (*small, "đ"):
        if not letter.isascii():
            yield from (letter, letter.upper())


def _licence(names: Any) -> str:  # noqa: ANN401 - the same
    said = (names.getDebugName(number) for number in (_LICENCE, _LICENCE_ADDRESS))
    words = " ".join(" ".join(part.split()) for part in said if part)
    return words if len(words) <= _LONGEST_LICENCE else f"{words[:_LONGEST_LICENCE]}…"


def _is_for_preview_only(permission: int) -> bool:
    """Return whether a file with the font may only be looked at and printed (OpenType, OS/2 table, fsType)."""
    if permission & _BITMAPS_ONLY:
        raise _forbidden(Message("its outlines may not be embedded", "không cho nhúng nét chữ"))
    if permission & _WHOLE_ONLY:
        raise _forbidden(
            Message("only the whole font may be embedded, not the letters in use", "chỉ cho nhúng trọn phông")
        )
    if permission & _EDITABLE:
        return False
    if permission & _PREVIEW:
        return True
    if permission & _RESTRICTED:
        raise _forbidden(Message("it may not be embedded in a document", "không cho nhúng vào tài liệu"))
    return False


def _unfit(what: Message) -> SettingsError:
    return SettingsError(
        Message(f"{what.en}.", f"{what.vi}."),
        hint=Message(
            "Use a static TrueType file (.ttf), one for each cut.",
            "Hãy dùng tệp TrueType tĩnh (.ttf), mỗi kiểu một tệp.",
        ),
    )


def _forbidden(what: Message) -> SettingsError:
    return SettingsError(
        Message(f"its maker says: {what.en}.", f"theo nhà làm phông: {what.vi}."),
        hint=Message("Use a font whose licence allows it.", "Hãy dùng phông có giấy phép cho nhúng."),
    )
