"""A bulletin is looked over by the law of its day, and what nobody has verified is called so."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from wardpress import Bulletin, Report, SettingsError
from wardpress.edition.compliance import Printed, look_over
from wardpress.edition.presslaw import PressLaw, builtin_laws, governing, read_law
from wardpress.model import Imprint, Masthead
from wardpress.testing import one_article

LAW_2016, LAW_2025 = builtin_laws()
LARGEST = Printed(64, 190, 270)


def found(bulletin: Bulletin, printed: Printed = LARGEST, laws: tuple[PressLaw, ...] = builtin_laws()) -> Report:
    report = Report()
    look_over(bulletin, printed, laws, report)
    return report


def warnings(report: Report) -> list[str]:
    return [entry.code for entry in report if entry.severity == "warning"]


def issue(**imprint: str | None) -> Bulletin:
    bulletin = one_article()
    return replace(bulletin, imprint=replace(bulletin.imprint, **imprint))


def on(date: dt.date | None) -> Bulletin:
    return replace(one_article(), masthead=replace(one_article().masthead, date=date))


def test_an_issue_that_says_all_and_is_not_too_large_passes() -> None:
    report = found(one_article())
    assert warnings(report) == []
    assert report.codes() == ("check.law", "check.advertising")


def test_each_field_that_the_law_names_is_missed_with_its_key() -> None:
    bare = replace(one_article(), masthead=Masthead(), imprint=Imprint())
    told = [entry.message for entry in found(bare) if entry.severity == "warning"]
    for table, keys in {
        "masthead": ("name", "publisher", "date"),
        "imprint": ("licence", "printer", "copies", "periodicity", "responsible"),
    }.items():
        for key in keys:
            assert any(f"{key} = … under [{table}]" in message.en for message in told)
            assert any(f"{key} = … dưới [{table}]" in message.vi for message in told)
    assert len(told) == 8


@pytest.mark.parametrize(
    ("imprint", "code"),
    [
        ({"printer": "  "}, "check.missing"),
        ({"printer": "…"}, "check.placeholder"),
        ({"licence": "Số …/GP-XBBT ngày … tháng … năm …"}, "check.placeholder"),
        ({"copies": "... bản"}, "check.placeholder"),
        ({"responsible": "____"}, "check.placeholder"),
        ({"licence": "Số 12/GP-XBBT"}, "check.undated"),
    ],
)
def test_a_field_that_is_not_filled_in_is_found(imprint: dict[str, str], code: str) -> None:
    assert warnings(found(issue(**imprint))) == [code]


@pytest.mark.parametrize(
    "date", ["ngày 05 tháng 01 năm 2025", "5/1/2025", "05-01-2025", "Ngày 5 Tháng 1 Năm 2025", "5.1.2025"]
)
def test_a_licence_may_write_its_day_as_offices_do(date: str) -> None:
    assert warnings(found(issue(licence=f"Số 12/GP-XBBT, {date}"))) == []


@pytest.mark.parametrize(
    ("printed", "codes"),
    [
        (Printed(65, 190, 270), ["check.too-many-pages"]),
        (Printed(1, 210, 297), ["check.page-too-large"]),
        (Printed(1, 190, 270.5), ["check.page-too-large"]),
        (Printed(1, 270, 190), []),
        (Printed(64, 148, 210), []),
    ],
)
def test_pages_are_counted_and_measured(printed: Printed, codes: list[str]) -> None:
    assert warnings(found(one_article(), printed)) == codes


def test_the_law_of_the_day_is_named_and_the_one_that_nobody_verified_is_called_so() -> None:
    before = [entry.message.vi for entry in found(on(dt.date(2026, 6, 30))) if entry.code == "check.law"]
    after = [entry.message.vi for entry in found(on(dt.date(2026, 7, 1))) if entry.code == "check.law"]
    assert before == ["Kiểm tra theo Luật Báo chí 2016 (103/2016/QH13), Điều 34 khoản 1."]
    assert after[0] == before[0]
    assert "126/2025/QH15" in after[1]
    assert "chưa được kiểm chứng" in after[1]
    assert "vẫn dùng danh mục của Luật Báo chí 2016" in after[1]


def test_an_issue_without_a_date_or_before_any_law_is_told_so() -> None:
    assert "no date" in [entry.message.en for entry in found(on(None)) if entry.code == "check.law"][1]
    assert "No law" in [entry.message.en for entry in found(on(dt.date(2010, 1, 1))) if entry.code == "check.law"][1]


def test_the_laws_follow_one_another_without_a_gap() -> None:
    assert LAW_2016.until is not None
    assert LAW_2016.until + dt.timedelta(days=1) == LAW_2025.in_force
    assert (LAW_2016.is_verified, LAW_2025.is_verified) == (True, False)
    assert LAW_2025.imprint == ()


@pytest.mark.parametrize("is_verified", [True, False])
def test_a_law_of_ones_own_is_the_one_that_counts(is_verified: bool) -> None:  # noqa: FBT001 - a case
    own = PressLaw("Quy định riêng", dt.date(2020, 1, 1), "bản giấy", is_verified, most_pages=4)
    assert governing(dt.date(2026, 8, 1), (own,)).rules is own
    assert warnings(found(on(dt.date(2026, 8, 1)), Printed(5, 300, 300), (own,))) == ["check.too-many-pages"]


def test_every_mistake_of_a_rules_file_is_named() -> None:
    text = 'law = "X"\nin_force = "1/7/2026"\nis_verified = true\nimprint = ["licens"]\nmost_pages = 0\npage = 3\n'
    with pytest.raises(SettingsError) as caught:
        read_law(text, file="rieng.toml")
    for said in ("rieng.toml", "in_force must be a date", "source is missing", "most_pages", "page is unknown"):
        assert said in caught.value.message.en
    assert "imprint must be a list in [brackets] of responsible, editorial_board, licence" in caught.value.message.en
    with pytest.raises(SettingsError, match="no valid TOML"):
        read_law("law = ", file="rieng.toml")
