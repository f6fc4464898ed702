"""Which character each byte means in TCVN3, VISCII and VPS, as tables that Python's own charmap codecs take."""

from __future__ import annotations

from functools import cache
from typing import Literal

from wardpress.reading.decode.letters import Letter, marked_letters

OneByte = Literal["tcvn3", "viscii", "vps"]
ONE_BYTE: dict[str, OneByte] = {"tcvn3": "tcvn3", "viscii": "viscii", "vps": "vps"}
# What `codecs.charmap_decode` takes for "no character here".
UNDEFINED = "\ufffe"


@cache
def byte_table(name: OneByte) -> str:
    """Return the 256 characters of an encoding, in the order of their bytes."""
    table = list(_GROUND[name]())
    for letter in marked_letters():
        place = _place(letter, name)
        if place is not None:
            table[place] = letter.character
    return "".join(table)


def _place(letter: Letter, name: OneByte) -> int | None:
    return {"tcvn3": letter.tcvn3, "viscii": letter.viscii, "vps": letter.vps}[name]


def _latin1() -> str:
    return bytes(range(256)).decode("latin-1")


def _windows_signs() -> str:
    # No letters beyond 0xA0: `à` stands at 0xB5, and what Windows has at 0xE0 is none of TCVN3.
    table = bytes(range(256)).decode("cp1252", "replace").replace("\ufffd", UNDEFINED)
    return table[:0xA0] + "".join(UNDEFINED if sign.isalpha() else sign for sign in table[0xA0:])


def _vps() -> str:
    # The two single quotes of cp1252 are the only bytes from 0x80 to 0x9F that VPS left to Windows.
    return _latin1().replace("\x91", "\u2018").replace("\x92", "\u2019")


# What stands where an encoding has no letter of its own: its fonts kept the signs of Windows (TCVN3) or of Latin-1.
_GROUND = {"tcvn3": _windows_signs, "viscii": _latin1, "vps": _vps}
