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


def test_an_unknown_encoding_is_refused_with_line_and_byte() -> None:
    data = "Dòng một\n".encode() + "Đảng ủy phường".encode("cp1258", "ignore") + b" \xfe\xff tin\n"
    with pytest.raises(InputError, match=r"bai\.txt, line 2 \(byte 13\)"):
        decode(data, PLACE, Report())


def test_a_text_cut_inside_a_letter_is_read_up_to_the_cut_and_reported() -> None:
    report = Report()
    assert decode("Một\nngày hộ".encode()[:-1], PLACE, report).text == "Một\nngày h"
    assert [(found.code, found.origin.line) for found in report] == [("text.cut-letter", 2)]


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_a_refusal(data: bytes) -> None:
    with suppress(InputError):
        assert isinstance(decode(data, PLACE, Report()).text, str)
