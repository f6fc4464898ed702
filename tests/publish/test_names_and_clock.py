"""What an edition's files are called, and the one moment that they bear."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from wardpress import SettingsError
from wardpress.model import Masthead
from wardpress.publish.clock import made_at
from wardpress.publish.filename import slug, stem
from wardpress.testing import bare, one_article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phường Nguyễn Cư Trinh", "phuong-nguyen-cu-trinh"),
        ("Đảng ủy – ĐẶC SAN 2/2023", "dang-uy-dac-san-2-2023"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-"),
        ("  ", ""),
        ("日本", ""),
    ],
)
def test_a_name_becomes_plain_ascii_that_every_system_holds(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_long_name_ends_at_a_whole_word() -> None:
    short = slug("khu phố văn hóa " * 40)
    assert len(short) <= 80
    assert short.split("-")[-1] in {"khu", "pho", "van", "hoa"}


def test_files_are_called_after_the_masthead_or_as_the_settings_say() -> None:
    assert stem(one_article()) == "ban-tin-phuong-hoa-sua-so-12"
    assert stem(bare()) == "ban-tin"
    assert stem(one_article(), chosen="Số Tết") == "so-tet"
    assert stem(bare(), chosen="日本") == "ban-tin"


def test_a_long_name_never_costs_the_number() -> None:
    long = replace(bare(), masthead=Masthead("Phường " + "rất dài " * 30, number="12"))
    assert stem(long).endswith("-so-12")


def test_the_clock_is_the_epoch_of_the_environment_then_the_date_of_the_issue_then_fixed() -> None:
    dated = replace(bare(), masthead=Masthead(date=dt.date(2023, 4, 28)))
    assert made_at(dated, {"SOURCE_DATE_EPOCH": "86400"}) == dt.datetime(1970, 1, 2, tzinfo=dt.UTC)
    assert made_at(dated, {}) == dt.datetime(2023, 4, 28, tzinfo=dt.UTC)
    assert made_at(bare(), {}) == dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "999999999999999999"])
def test_an_epoch_that_is_none_is_refused(epoch: str) -> None:
    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH"):
        made_at(bare(), {"SOURCE_DATE_EPOCH": epoch})
