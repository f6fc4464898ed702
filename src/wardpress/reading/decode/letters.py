"""The Vietnamese letters: their byte in VISCII, VPS and TCVN3, their two bytes in VNI, and how common each is.

The places are facts published in TCVN 5712:1993 (its third set, the one of the .VnTime fonts), RFC 1456 (VISCII), and
the font charts of VPS and VNI-Windows; tests hold them against other people's converters.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

# Small and capital letter; byte of each in VISCII, VPS, TCVN3 (which has no capitals with a tone: --); how many of
# a thousand marked letters of ward texts are this one.
_ROWS = """
à À E0 C0 E0 80 B5 -- 76
ả Ả E4 C4 E4 81 B6 -- 36
ã Ã E3 C3 E3 82 B7 -- 10
á Á E1 C1 E1 C1 B8 -- 40
ạ Ạ D5 80 E5 02 B9 -- 27
ă Ă E5 C5 E6 88 A8 A1 23
ằ Ằ A2 82 A2 8E BB -- 1
ẳ Ẳ C6 02 A3 8F BC -- 1
ẵ Ẵ C7 05 A4 F0 BD -- 1
ắ Ắ A1 81 A1 8D BE -- 4
ặ Ặ A3 83 A5 04 C6 -- 7
â Â E2 C2 E2 C2 A9 A2 52
ầ Ầ A5 85 C0 84 C7 -- 11
ẩ Ẩ A6 86 C4 85 C8 -- 2
ẫ Ẫ E7 06 C5 1C C9 -- 1
ấ Ấ A4 84 C3 83 CA -- 12
ậ Ậ A7 87 C6 03 CB -- 24
è È E8 C8 E8 D7 CC -- 1
ẻ Ẻ EB CB C8 DE CE -- 1
ẽ Ẽ A8 88 EB FE CF -- 1
é É E9 C9 E9 C9 D0 -- 1
ẹ Ẹ A9 89 CB 05 D1 -- 1
ê Ê EA CA EA CA AA A3 22
ề Ề AB 8B 8A 93 D2 -- 15
ể Ể AC 8C 8B 94 D3 -- 12
ễ Ễ AD 8D CD 95 D4 -- 7
ế Ế AA 8A 89 90 D5 -- 26
ệ Ệ AE 8E 8C 06 D6 -- 34
ì Ì EC CC EC B5 D7 -- 15
ỉ Ỉ EF 9B CC B7 D8 -- 3
ĩ Ĩ EE CE EF B8 DC -- 2
í Í ED CD ED B4 DD -- 12
ị Ị B8 98 CE 10 DE -- 27
ò Ò F2 D2 F2 BC DF -- 5
ỏ Ỏ F6 99 D5 BD E1 -- 2
õ Õ F5 A0 F5 BE E2 -- 1
ó Ó F3 D3 F3 B9 E3 -- 21
ọ Ọ F7 9A 86 11 E4 -- 4
ô Ô F4 D4 F4 D4 AB A4 29
ồ Ồ B0 90 D2 97 E5 -- 11
ổ Ổ B1 91 B0 98 E6 -- 17
ỗ Ỗ B2 92 87 99 E7 -- 2
ố Ố AF 8F D3 96 E8 -- 23
ộ Ộ B5 93 B6 12 E9 -- 43
ơ Ơ BD B4 D6 F7 AC A5 12
ờ Ờ B6 96 A9 9E EA -- 31
ở Ở B7 97 AA 9F EB -- 6
ỡ Ỡ DE B3 AB A6 EC -- 1
ớ Ớ BE 95 A7 9D ED -- 8
ợ Ợ FE 94 AE 13 EE -- 8
ù Ù F9 D9 F9 A8 EF -- 4
ủ Ủ FC 9C FB D1 F1 -- 25
ũ Ũ FB 9D DB AC F2 -- 2
ú Ú FA DA FA DA F3 -- 7
ụ Ụ F8 9E F8 14 F4 -- 9
ư Ư DF BF DC D0 AD A6 51
ừ Ừ D7 BB D8 AF F5 -- 5
ử Ử D8 BC BA B1 F6 -- 1
ữ Ữ E6 FF BB 1D F7 -- 7
ứ Ứ D1 BA D9 AD F8 -- 14
ự Ự F1 B9 BF 15 F9 -- 22
ỳ Ỳ CF 9F FF B2 FA -- 3
ỷ Ỷ D6 14 9B FD FB -- 4
ỹ Ỹ DB 19 CF B3 FC -- 1
ý Ý FD DD 9A DD FD -- 5
ỵ Ỵ DC 1E 9C 19 FE -- 1
đ Đ F0 D0 C7 F1 AE A7 113
"""


class Letter(NamedTuple):
    """One marked letter in one case: its byte in the encodings that have one, and its share of a thousand."""

    character: str
    viscii: int
    vps: int
    tcvn3: int | None
    frequency: int


@cache
def marked_letters() -> tuple[Letter, ...]:
    """Return the 134 Vietnamese letters that ASCII lacks, small and capital."""
    return tuple(letter for row in _ROWS.strip().splitlines() for letter in _both_cases(row.split()))


def _both_cases(row: list[str]) -> tuple[Letter, Letter]:
    places = [None if place == "--" else int(place, 16) for place in row[2:8]]
    small, capital = places[::2], places[1::2]
    return _letter(row[0], small, int(row[8])), _letter(row[1], capital, int(row[8]))


def _letter(character: str, places: list[int | None], frequency: int) -> Letter:
    viscii, vps, tcvn3 = places
    # Only TCVN3 lacks letters: a gap elsewhere is a slip in the rows above.
    assert viscii is not None
    assert vps is not None
    return Letter(character, viscii, vps, tcvn3, frequency)
