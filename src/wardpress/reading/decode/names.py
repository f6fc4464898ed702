"""The encodings that an editor can name, what they are called, and how else people spell them."""

from __future__ import annotations

from typing import NamedTuple

from wardpress.diagnostics import Origin
from wardpress.errors import InputError, Message


class Encoding(NamedTuple):
    """One encoding: the name by which Python knows it, what people call it, other spellings of its name."""

    name: str
    title: str
    aliases: tuple[str, ...] = ()

    @property
    def is_unicode(self) -> bool:
        """True for the encodings that have every letter."""
        return self.name.startswith("utf-")


ENCODINGS = (
    Encoding("utf-8", "UTF-8", ("utf8", "unicode")),
    Encoding("utf-16", "UTF-16", ("utf16", "utf-16-le", "utf-16-be", "ucs2")),
    Encoding("tcvn3", "TCVN3 (ABC)", ("abc", "tcvn", "vntime", "tcvn-5712", "tcvn5712-3")),
    Encoding("vni", "VNI-Windows", ("vni-windows", "vni-win", "vni-times")),
    Encoding("cp1258", "Windows-1258", ("windows-1258", "1258", "ms-vietnamese")),
    Encoding("viscii", "VISCII", ("rfc1456",)),
    Encoding("vps", "VPS"),
    Encoding("cp1252", "Windows-1252", ("windows-1252", "1252", "ansi", "latin1", "latin-1", "iso-8859-1")),
)
_BY_SPELLING = {
    "".join(filter(str.isalnum, spelling)): encoding
    for encoding in ENCODINGS
    for spelling in (encoding.name, *encoding.aliases)
}


def encoding_named(name: str, origin: Origin) -> Encoding:
    """Return the encoding that an editor means by `name`; raise `InputError` that lists the known ones."""
    if encoding := _BY_SPELLING.get("".join(filter(str.isalnum, name.lower()))):
        return encoding
    known = ", ".join(encoding.name for encoding in ENCODINGS)
    raise InputError(
        Message(
            f"{origin.file}: there is no encoding named {name!r}.",
            f"{origin.file}: không có bảng mã nào tên là {name!r}.",
        ),
        hint=Message(f"Known encodings: {known}.", f"Các bảng mã dùng được: {known}."),
    )


def title_of(name: str) -> str:
    """Return what people call an encoding, or its own name where it is not in the list."""
    return next((encoding.title for encoding in ENCODINGS if encoding.name == name), name)
