"""A font file is taken or refused for a reason that its owner understands, whatever its bytes are."""

from __future__ import annotations

import io
from typing import Any

import pytest
from fonts_making import font_file, saved
from fontTools.ttLib import TTFont, newTable

from wardpress import SettingsError
from wardpress.exporters.truetype import font_facts, vietnamese_letters


def changed(*, drop: tuple[str, ...] = (), add: tuple[str, ...] = ()) -> bytes:
    font: Any = TTFont(io.BytesIO(font_file()), recalcTimestamp=False)
    for tag in drop:
        del font[tag]
    for tag in add:
        font[tag] = newTable(tag)
        font[tag].axes, font[tag].instances = [], []
    return saved(font)


def without_unicode() -> bytes:
    font: Any = TTFont(io.BytesIO(font_file()), recalcTimestamp=False)
    font["cmap"].tables = [table for table in font["cmap"].tables if table.platformID != 3]
    return saved(font)


def test_a_font_tells_its_family_its_licence_and_that_it_lacks_nothing() -> None:
    facts = font_facts(font_file("Chữ Phường"))
    assert (facts.family, facts.licence, facts.missing) == ("Chữ Phường", "SIL Open Font License 1.1", "")
    assert not facts.is_for_preview_only


def test_a_licence_that_is_a_whole_text_is_shortened_and_none_is_no_error() -> None:
    assert len(font_facts(font_file(licence="Giấy phép " * 200)).licence) < 200
    assert font_facts(font_file(licence="")).licence == ""


def test_every_letter_of_vietnamese_is_looked_for() -> None:
    letters = list(vietnamese_letters())
    assert len(letters) == len(set(letters)) == 134
    assert {"đ", "Đ", "ơ", "Ư", "ặ", "Ễ", "ỵ"} <= set(letters)


def test_the_letters_that_a_font_lacks_are_named() -> None:
    assert font_facts(font_file(without="ặỄ")).missing == "ặỄ"


@pytest.mark.parametrize(
    ("permission", "is_for_preview"),
    [(0x0, False), (0x8, False), (0x4, True), (0xC, False), (0x6, True)],
    ids=["installable", "editable", "preview", "preview or editable", "restricted or preview"],
)
def test_a_font_that_may_be_embedded_is_taken(permission: int, is_for_preview: bool) -> None:  # noqa: FBT001 - a case
    assert font_facts(font_file(permission=permission)).is_for_preview_only is is_for_preview


@pytest.mark.parametrize(
    ("permission", "why"),
    [(0x2, "may not be embedded"), (0x100, "only the whole font"), (0x208, "outlines may not be embedded")],
)
def test_a_font_that_may_not_be_embedded_is_refused(permission: int, why: str) -> None:
    with pytest.raises(SettingsError, match=why):
        font_facts(font_file(permission=permission))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"OTTO" + bytes(100), "PostScript outlines"),
        (b"ttcf" + bytes(100), "collection"),
        (b"wOFF" + bytes(100), "WOFF"),
        (b"wOF2" + bytes(100), "WOFF2"),
        (b"", "no font file"),
        (b"Xin ch\xc3\xa0o", "no font file"),
        (changed(add=("fvar",)), "variable font"),
        (changed(drop=("OS/2",)), "lacks the tables OS/2"),
        (without_unicode(), "no Unicode font"),
    ],
    ids=["CFF", "collection", "WOFF", "WOFF2", "empty", "text", "variable", "no OS/2", "no Unicode"],
)
def test_what_is_no_static_truetype_font_is_refused_by_its_kind(data: bytes, why: str) -> None:
    with pytest.raises(SettingsError, match=why) as caught:
        font_facts(data)
    assert "TrueType" in caught.value.hint.vi


def test_a_font_that_is_cut_short_is_refused() -> None:
    whole = font_file()
    for part in range(40):
        with pytest.raises(SettingsError):
            font_facts(whole[: len(whole) * part // 40])


def test_a_blotted_font_is_read_or_refused_and_never_ends_in_a_traceback() -> None:
    whole, refused = font_file(), 0
    for place in range(0, 1200, 13):
        try:
            font_facts(whole[:place] + b"\xff" * 64 + whole[place + 64 :])
        except SettingsError:
            refused += 1
    assert refused > 20
