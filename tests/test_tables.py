"""A table is checked whole: every mistake is named with its key, and what to write instead."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Annotated, Literal

import pytest
from msgspec import Meta

from wardpress.errors import Message
from wardpress.tables import TomlFault, listed, read_table, toml_table


@dataclass(frozen=True, slots=True)
class Inner:
    size: float
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Outer:
    title: str
    day: dt.date | None = None
    width: Annotated[int, Meta(ge=40, le=200)] = 72
    align: Literal["left", "right"] = "left"
    inner: Inner | None = None
    many: tuple[Inner, ...] = ()
    words: tuple[str, ...] = ()
    prefer: dict[str, str] = field(default_factory=dict)


def test_a_right_table_becomes_the_value() -> None:
    table = {
        "title": "Tin",
        "day": dt.date(2023, 4, 28),
        "inner": {"size": 3},
        "many": [{"size": 1.5, "name": "a"}],
        "words": ["x"],
    }
    value, problems = read_table(table, Outer)
    assert problems == ()
    assert value == Outer("Tin", dt.date(2023, 4, 28), inner=Inner(3), many=(Inner(1.5, "a"),), words=("x",))


def test_all_mistakes_are_named_at_once_with_their_keys() -> None:
    table = {
        "titel": "x",
        "day": "28/4/2023",
        "width": 7,
        "align": "middle",
        "inner": {"size": "big", "nam": 1},
        "many": [{"size": 1}, {}],
        "words": "x",
        "prefer": {"docx": 3},
    }
    value, problems = read_table(table, Outer, where="pdf.")
    assert value is None
    english = "\n".join(problem.en for problem in problems)
    for said in (
        "pdf.titel is unknown (did you mean title?)",
        "pdf.title is missing",
        "pdf.day must be a date such as 2023-04-28, without quotes, not '28/4/2023'",
        "pdf.width must be a whole number from 40 to 200, not 7",
        "pdf.align must be one of left, right, not 'middle'",
        "pdf.inner.size must be a number, not 'big'",
        "pdf.inner.nam is unknown (did you mean name?)",
        "pdf.many[2].size is missing",
        "pdf.words must be a list in [brackets], not 'x'",
        "pdf.prefer must be a table, not {'docx': 3}",
    ):
        assert said in english
    assert len(problems) == 10


def test_every_mistake_is_told_in_vietnamese_too() -> None:
    _, problems = read_table({"title": 3, "x": 1}, Outer)
    assert [problem.vi for problem in problems] == [
        "không có mục x (các tên đã biết: align, day, inner, many, prefer, title, width, words)",
        "title phải là chữ trong dấu ngoặc kép, không phải 3",
    ]


@pytest.mark.parametrize("value", ["x", 3, []])
def test_a_value_where_a_table_is_due_is_a_mistake(value: object) -> None:
    _, problems = read_table({"title": "t", "inner": value}, Outer)
    assert [problem.en for problem in problems] == [f"inner must be a table, not {value!r}"]


ENDLESS = {
    "lists": "x = " + "[" * 20_000,
    "tables": "x = " + "{a=" * 20_000,
    "a number": "x = " + "9" * 20_000,
    "a key": ".".join(["a"] * 200_000) + " = 1",
    "a key in quotes": " . ".join(['"a b"', "'a'"] * 100_000) + " = 1",
    "a text": "#" * 1_100_000,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_toml_without_an_end_is_a_fault_in_words(name: str) -> None:
    with pytest.raises(TomlFault) as caught:
        toml_table(ENDLESS[name])
    assert caught.value.message.en.startswith("no valid TOML: ")
    assert caught.value.message.vi.startswith("sai cú pháp TOML: ")


def test_long_words_and_many_dots_in_a_text_are_no_fault() -> None:
    assert toml_table(f"x = '{'w' * 500_000}'\ny = 'v. 1.2.3 {'Hết. ' * 40}'\n[a.b.c]\nd.e = 1")["a"]


def test_of_very_many_mistakes_the_first_are_told_and_the_rest_is_counted() -> None:
    told = listed(Message(f"mistake {number}", f"lỗi {number}") for number in range(1000))
    assert told.en.count("\n") == 50
    assert told.en.endswith("  - and 950 more")
    assert told.vi.endswith("  - và 950 lỗi nữa")


def test_a_value_of_any_length_is_told_in_short() -> None:
    _, (problem,) = read_table({"size": "a" * 10_000}, Inner)
    assert len(problem.vi) < 400
