"""Tables of the PDF edition: across one column or all, and over pages with their heads."""

from __future__ import annotations

import pdf_places as places
import pdf_tags as tags
from edition_making import inline, prose
from pdf_faults import faults
from pdf_making import THEME, exported, one

from wardpress.model import Heading, Table
from wardpress.plugins import Report

MIDDLE = THEME.page.width * 72 / 25.4 / 2
CELL = THEME.styles.cell.size


def table(*rows: tuple[str, ...], heads: int = 1) -> Table:
    return Table(tuple(tuple(map(inline, row)) for row in rows), header_rows=heads)


LONG = table(("Ngày", "Người trực"), *((f"{row}/12", "Nguyễn Thị Mẫu") for row in range(200)))
CRAMPED = table(
    ("Ngày", "Nội dung", "Địa điểm", "Chủ trì"),
    *(
        (f"{row}/12", "Ra quân dọn vệ sinh các tuyến hẻm", "Nhà văn hóa khu phố 3", "Ông Nguyễn Mẫu")
        for row in range(9)
    ),
)


def test_the_head_of_a_table_stands_at_the_top_of_every_column_that_it_goes_on_in() -> None:
    data = exported(one(LONG))
    found = [line for element in places.elements(data) if element.role == "/TD" for line in element.lines]
    columns = {(line.page, line.x > MIDDLE) for line in found}
    again = [text for _, kind, text in tags.artifacts(data) if "Người trực" in text]
    assert len(columns) > 3
    assert again == ["NgàyNgười trực"] * (len(columns) - 1)


def test_who_listens_hears_the_head_of_a_table_once() -> None:
    said = [said.text for said in tags.said(exported(one(LONG))) if said.path[-1] == "/TH"]
    assert said == ["Ngày", "Người trực"]


def test_no_row_is_parted() -> None:
    data = exported(one(table(("Việc", "Ghi chú"), *(("x", "chữ " * (row * 13 % 90)) for row in range(60)))))
    rows = [element for element in places.elements(data) if element.role == "/TD"]
    assert len(rows) == 120
    assert [cell for cell in rows if len({(line.page, line.x) for line in cell.lines}) > 1] == []


def test_a_row_taller_than_a_page_goes_on_and_is_reported() -> None:
    report = Report()
    data = exported(one(table(("Việc", "Ghi chú"), ("x", "nhiều chữ " * 2000))), report=report)
    assert "pdf.row-parted" in report.codes()
    assert "nhiều chữ" in next(found.message.vi for found in report if found.code == "pdf.row-parted")
    assert " ".join(said.text for said in tags.said(data)).split().count("nhiều") == 2000
    assert faults(data) == []


def test_a_cramped_table_stands_across_all_columns_and_its_heading_with_it() -> None:
    blocks = (*prose(1, 2), Heading(inline("Lịch tháng 12")), CRAMPED, *prose(2, 1))
    found = places.elements(exported(one(*blocks)))
    cells = [line for element in found if element.role == "/TD" for line in element.lines]
    text = [element.lines[0] for element in found if element.role == "/P" and element.lines[0].size == 10.5]
    (heading,) = (element.lines[0] for element in found if element.role == "/H2")
    assert min(line.x for line in cells) < MIDDLE < max(line.x for line in cells)
    assert heading.page == cells[0].page
    assert heading.x < MIDDLE
    assert text[-2].y > heading.y > cells[0].y > cells[-1].y > text[-1].y


def test_a_table_whose_figures_break_is_told_and_one_whose_do_not_is_not() -> None:
    told = []
    for columns in (8, 14):
        report = Report()
        exported(one(table(*(("1.250.000",) * columns for _ in range(3)), heads=0)), report=report)
        told.append([found.message.vi for found in report if found.code == "pdf.table-crowded"])
    assert told[0] == []
    assert "14 cột" in told[1][0]


def test_a_table_that_has_room_stays_in_its_column() -> None:
    few = table(("Thứ", "Giờ"), ("Hai", "8–11"), ("Năm", "14–16"))
    found = places.elements(exported(one(few, *prose(1, 2))))
    cells = [line for element in found if element.role == "/TD" for line in element.lines]
    assert max(line.x for line in cells) < MIDDLE


def test_short_columns_of_a_table_are_not_broken_for_long_ones() -> None:
    rows = tuple(
        (f"{row}/12", "8 giờ 00", "Ra quân dọn vệ sinh các tuyến hẻm, trồng thêm cây xanh " * 2) for row in range(5)
    )
    found = [element for element in places.elements(exported(one(table(*rows, heads=0)))) if element.role == "/TD"]
    assert [len({line.y for line in cell.lines}) for cell in found[1::3]] == [1] * 5
