"""Cleaning takes away what nobody sees, says so once a kind, and changes nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wardpress import Origin, Report
from wardpress.reading.clean import clean

PLACE = Origin("bai.txt")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("a\u00a0b", "a b", "text.no-break-space"),
        ("a\u202fb", "a b", "text.no-break-space"),
        ("a\u2009b", "a b", "text.exotic-blank"),
        ("a\u2028b", "a b", "text.line-separator"),
        ("a\u000bb", "a b", "text.line-separator"),
        ("a\ufeffb", "ab", "text.byte-order-mark"),
        ("a\u200bb", "ab", "text.zero-width"),
        ("a\u00adb", "ab", "text.soft-hyphen"),
        ("a\u202eb", "ab", "text.bidi-control"),
        ("a\u0007b", "ab", "text.control"),
        ("a\ufffeb", "ab", "text.control"),
        ("a\ud800b", "a\ufffdb", "text.surrogate"),
        ("a\rb", "a\nb", "text.lone-return"),
        ("u\u031b\u0301", "ứ", "text.not-nfc"),
    ],
)
def test_each_kind_of_oddity_is_mended_and_reported(before: str, after: str, code: str) -> None:
    report = Report()
    assert clean(before, PLACE, report) == after
    assert report.codes() == (code,)


def test_a_kind_is_reported_once_with_its_count_and_its_first_place_in_the_editors_file() -> None:
    report = Report()
    clean("x\ufeffy\nmột\u00a0hai\u00a0ba\r\nbốn\u00a0năm", PLACE, report)
    place = {found.code: str(found.origin) for found in report}
    assert place == {"text.no-break-space": "bai.txt:2:4", "text.byte-order-mark": "bai.txt:1:2"}
    assert any(found.message.en == "no-break spaces replaced: 3" for found in report)


def test_line_ends_of_windows_are_no_oddity() -> None:
    report = Report()
    assert clean("một\r\nhai\r\n", PLACE, report) == "một\nhai\n"
    assert len(report) == 0


def test_blanks_that_may_carry_meaning_stay_for_the_lines_to_read() -> None:
    report = Report()
    assert clean("a\tb\n\fTÍT\n    thơ", PLACE, report) == "a\tb\n\fTÍT\n    thơ"
    assert len(report) == 0


def test_a_letter_with_many_marks_is_kept_and_reported() -> None:
    report = Report()
    heaped = "x\ng" + "\u0335" * 6 + "a"
    assert clean(heaped, PLACE, report) == heaped
    assert [(found.code, found.severity, str(found.origin)) for found in report] == [
        ("text.many-marks", "warning", "bai.txt:2:2")
    ]


def test_a_million_marks_on_one_letter_take_no_longer_than_a_million_letters() -> None:
    endless = "a" + "\u0301\u0323" * 500_000
    assert len(clean(endless, PLACE, Report())) == 1_000_001


def test_slips_of_the_author_stay() -> None:
    slips = "C hủ tịch BanTổ chức , ngày 202 4 “ấm áp"
    assert clean(slips, PLACE, Report()) == slips


@given(st.text())
@example("e\u200b\u0301")
@example("a \u00a0 b")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text, PLACE, Report())
    report = Report()
    assert clean(once, PLACE, report) == once
    assert len(report) == 0
    assert unicodedata.is_normalized("NFC", once)
