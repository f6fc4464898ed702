"""Lines know their place, their indent and their cells, and read tabs, form feeds and double blanks as blanks."""

from __future__ import annotations

import pytest

from wardpress import Origin, Report
from wardpress.reading.lines import Line, as_lines

PLACE = Origin("bai.txt")


def lines_of(text: str) -> tuple[tuple[Line, ...], Report]:
    report = Report()
    return as_lines(text, original=text, origin=PLACE, report=report), report


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        ("a\tb", "a b", ["text.tab"]),
        ("a  b", "a b", ["text.double-blank"]),
        ("a\fb", "a b", ["text.form-feed"]),
        ("a \t b", "a b", ["text.tab", "text.double-blank"]),
        ("   a", "a", []),
    ],
)
def test_blanks_inside_a_line_become_one_and_are_reported(before: str, after: str, codes: list[str]) -> None:
    (line,), report = lines_of(before)
    assert line.text == after
    assert list(report.codes()) == codes


def test_a_kind_of_blank_is_reported_once_with_its_count_and_first_place() -> None:
    _, report = lines_of("một\nhai\tba\tbốn")
    assert [(str(found.origin), found.message.en) for found in report] == [
        ("bai.txt:2:4", "tabs read as blanks or as ends of cells: 2")
    ]


@pytest.mark.parametrize(("text", "indent"), [("a", 0), ("    a", 4), ("\ta", 8), ("  \ta", 8), ("\f  a", 2)])
def test_a_line_knows_its_indent(text: str, indent: int) -> None:
    (line,), _ = lines_of(text)
    assert line.indent == indent


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb", ("a", "b")),
        ("\ta", ()),
        ("a | b | c |", ("a", "b", "c")),
        ("| a |  | b |", ("a", "", "b")),
        ("a|b", ()),
        ("a \t b  c", ("a", "b c")),
    ],
)
def test_tabs_and_bars_divide_a_line_into_cells(text: str, cells: tuple[str, ...]) -> None:
    (line,), _ = lines_of(text)
    assert line.cells == cells


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("a b", ()),
        ("a\tb", ("a", "b")),
        ("a\t\tb", ("a", "", "b")),
        ("\ta\t b \t", ("", "a", "b", "")),
        ("  \t \ta", ("", "", "a")),
        ("| a |\tb\t| |", ("a", "b", "")),
        ("| a |\t|", ("a", "")),
    ],
)
def test_each_tab_ends_a_slot_that_may_be_empty(text: str, slots: tuple[str, ...]) -> None:
    (line,), _ = lines_of(text)
    assert line.slots == slots


@pytest.mark.parametrize(
    ("text", "is_capitals"),
    [
        ("PHƯỜNG 5", True),
        ("NGàY HộI", True),
        ("Ngày Hội", False),
        ("5", False),
        ("Là", False),
        ("VK.", True),
        ("à ộ", False),
    ],
)
def test_capitals_are_told_even_where_an_old_font_lost_those_with_a_tone(text: str, is_capitals: bool) -> None:  # noqa: FBT001
    (line,), _ = lines_of(text)
    assert line.is_capitals is is_capitals


def test_page_breaks_at_the_edge_of_a_line_count_for_the_line_below() -> None:
    found, _ = lines_of("a\f\nb\n\fc\n\f\n\nd\ne")
    assert [(line.text, line.after_page_break) for line in found] == [
        ("a", False),
        ("b", True),
        ("c", True),
        ("d", True),
        ("e", False),
    ]


def test_a_line_cut_in_two_keeps_the_columns_of_the_file() -> None:
    (line,), _ = lines_of("  17:42 11/10/2022 Chiều")
    above, below = line.cut(17)
    assert [(part.text, part.column, part.is_cut_off) for part in (above, below)] == [
        ("17:42 11/10/2022", 3, False),
        ("Chiều", 20, True),
    ]
