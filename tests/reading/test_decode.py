"""Bytes become text, or a clear refusal; never garbage."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardpress import InputError, Origin, Report
from wardpress.reading.decode import decode

TEXT = "Đảng ủy phường Nguyễn Cư Trinh\nđạt tỷ lệ 72,5% kế hoạch năm.\n"
PLACE = Origin("bai.txt")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_is_read_with_and_without_a_byte_order_mark(data: bytes, encoding: str) -> None:
    decoded = decode(data, PLACE, Report())
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04" + b"\0" * 40, "ZIP"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", ".doc"),
        (b"{\\rtf1\\ansi tin}", "RTF"),
    ],
)
def test_a_file_that_is_no_text_is_refused_by_its_kind(data: bytes, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, PLACE, Report())
    for language in ("en", "vi"):
        assert kind in caught.value.in_language(language)
        assert "bai.txt" in caught.value.in_language(language)


def test_a_bad_byte_in_utf8_is_refused_with_line_and_byte() -> None:
    data = "Dòng một\nđạt tỷ lệ ".encode() + b"\xff" + " kế hoạch\n".encode()
    with pytest.raises(InputError, match=r"bai\.txt, line 2 \(byte 30\): the byte FF is no UTF-8"):
        decode(data, PLACE, Report())


def test_a_byte_order_mark_counts_as_bytes() -> None:
    with pytest.raises(InputError, match=r"line 1 \(byte 5\)"):
        decode(codecs.BOM_UTF8 + b"a\xff\xfe b", PLACE, Report())


def test_a_text_cut_inside_a_letter_is_read_up_to_the_cut_and_reported() -> None:
    report = Report()
    assert decode("Một\nngày hộ".encode()[:-1], PLACE, report).text == "Một\nngày h"
    assert [(found.code, found.origin.line) for found in report] == [("text.cut-letter", 2)]


def test_utf16_cut_inside_a_letter_is_read_up_to_the_cut() -> None:
    report = Report()
    data = codecs.BOM_UTF16_LE + "Một\nngày hội".encode("utf-16-le")[:-1]
    assert decode(data, PLACE, report).text == "Một\nngày hộ"
    assert report.codes() == ("text.cut-letter",)


LEGACY = ["utf-8", "utf-16-le", "tcvn3", "vni", "viscii", "vps", "cp1258", "cp1252"]
PIECES = st.builds(
    lambda text, encoding: text.encode(encoding, "ignore"),
    st.sampled_from([TEXT, TEXT.encode().decode("latin-1"), "Ng&agrave;y h?p &#7897;", "Ngµy héi ®¹i ®oµn kÕt\n"]),
    st.sampled_from(LEGACY),
)
SPLICED = st.lists(st.one_of(PIECES, st.binary(max_size=12)), max_size=8).map(b"".join)


@given(SPLICED, st.sampled_from([None, *LEGACY]))
def test_no_mixture_of_encodings_raises_anything_but_a_refusal(data: bytes, told: str | None) -> None:
    report = Report()
    with suppress(InputError):
        decoded = decode(data, PLACE, report, encoding=told.removesuffix("-le") if told else None)
        assert 0.0 <= decoded.confidence <= 1.0
        assert all(found.origin.line <= decoded.text.count("\n") + 1 for found in report)


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_a_refusal(data: bytes) -> None:
    with suppress(InputError):
        assert isinstance(decode(data, PLACE, Report()).text, str)
