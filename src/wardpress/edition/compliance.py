"""What a law asks of a bulletin and the bulletin lacks, each with the key of `bulletin.toml` that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wardpress.diagnostics import Report
from wardpress.edition.presslaw import PressLaw, governing, law_notes
from wardpress.errors import Message
from wardpress.model import Bulletin

_FIELDS = {
    "name": Message("the name of the bulletin", "tên bản tin"),
    "publisher": Message("the publishing body", "tên cơ quan xuất bản"),
    "number": Message("the number of the issue", "số của bản tin"),
    "date": Message("the date of the issue", "ngày, tháng, năm xuất bản"),
    "responsible": Message("the person responsible for publication", "họ tên người chịu trách nhiệm xuất bản"),
    "editorial_board": Message("the editorial board", "ban biên tập"),
    "licence": Message("the licence", "giấy phép xuất bản"),
    "periodicity": Message("the periodicity", "kỳ hạn xuất bản"),
    "printer": Message("the place of printing", "nơi in"),
    "copies": Message("the number of copies", "số lượng in"),
}
_TO_BE_FILLED_IN = re.compile(r"…|\.{3}|_{3}")
_DAY = re.compile(r"\d{1,2}\s*(?:tháng|[/.-])\s*\d{1,2}\s*(?:năm|[/.-])\s*\d{4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Printed:
    """What an edition came to in print: its pages, and their size in mm."""

    pages: int
    width: float
    height: float


def look_over(bulletin: Bulletin, printed: Printed, laws: tuple[PressLaw, ...], report: Report) -> None:
    """Report all that the law of the day of `bulletin` asks and the bulletin lacks: each finding as a warning.

    Notes say which law that is, how sure it is, and what it asks besides that nobody has looked at.
    """
    date = bulletin.masthead.date
    found = governing(date, laws)
    for told in law_notes(found, date):
        report.note("check.law", told)
    _look_for_fields(bulletin, found.rules, report)
    _look_at_pages(printed, found.rules, report)
    if found.rules.forbids_advertising:
        report.note(
            "check.advertising",
            Message(
                f"advertising is forbidden ({found.rules.place}); whether there is any was not looked at",
                f"không được đăng quảng cáo ({found.rules.place}); chương trình không kiểm tra điều này",
            ),
        )


def _look_for_fields(bulletin: Bulletin, law: PressLaw, report: Report) -> None:
    wanted: list[tuple[str, str]] = [("masthead", field) for field in law.masthead]
    wanted += [("imprint", field) for field in law.imprint]
    for table, field in wanted:
        value = getattr(getattr(bulletin, table), field)
        for code, what in _faults(value, is_dated=field in law.dated):
            name = _FIELDS[field]
            report.warning(
                code,
                Message(
                    f"{name.en} {what.en} ({law.place}): say {field} = … under [{table}] in bulletin.toml",
                    f"{name.vi} {what.vi} ({law.place}): hãy ghi {field} = … dưới [{table}] trong bulletin.toml",
                ),
            )


def _faults(value: object, *, is_dated: bool) -> Iterator[tuple[str, Message]]:
    text = "" if value is None else str(value).strip()
    if not text:
        yield "check.missing", Message("is missing", "chưa có")
    elif _TO_BE_FILLED_IN.search(text):
        yield "check.placeholder", Message("is still to be filled in", "còn để trống dấu …")
    elif is_dated and not _DAY.search(text):
        yield "check.undated", Message("lacks its day, month and year", "thiếu ngày, tháng, năm")


def _look_at_pages(printed: Printed, law: PressLaw, report: Report) -> None:
    if law.most_pages is not None and printed.pages > law.most_pages:
        report.warning(
            "check.too-many-pages",
            Message(
                f"{printed.pages} pages where {law.most_pages} are allowed ({law.place}): "
                "take articles out of [[sections]] in bulletin.toml",
                f"{printed.pages} trang, chỉ được {law.most_pages} trang ({law.place}): "
                "hãy bớt bài ở [[sections]] trong bulletin.toml",
            ),
        )
    if not _fits(printed, law):
        size, largest = f"{printed.width:g} × {printed.height:g}", f"{law.width:g} × {law.height:g}"
        report.warning(
            "check.page-too-large",
            Message(
                f"pages of {size} mm where {largest} mm are allowed ({law.place}): choose another theme",
                f"khổ {size} mm, chỉ được đến {largest} mm ({law.place}): hãy chọn theme khác trong bulletin.toml",
            ),
        )


def _fits(printed: Printed, law: PressLaw) -> bool:
    if law.width is None or law.height is None:
        return True
    # A page lying on its side is as large as one that stands.
    sides = zip(sorted((printed.width, printed.height)), sorted((law.width, law.height)), strict=True)
    return all(side <= most for side, most in sides)
