"""The editor's word at the top of a text."""

from __future__ import annotations

import pytest

from wardpress import Origin, Report
from wardpress.plugins import Given
from wardpress.reading.frontmatter import FrontMatter, encoding_line, split_front_matter

PLACE = Origin("bai.txt")


def front(text: str, report: Report | None = None) -> FrontMatter:
    return split_front_matter(text, PLACE, report or Report())


def test_known_fields_at_the_very_top_are_front_matter() -> None:
    found = front("\nTiêu đề: Xin chào\nTác giả: Ngọc Hà – Tiến Dũng\nChuyên mục: Tin vắn\n\nĐoạn: một.\n")
    assert found.given == Given(headline="Xin chào", authors=("Ngọc Hà", "Tiến Dũng"), rubric="Tin vắn")
    assert found.body == "\n\n\n\n\nĐoạn: một.\n"
    assert [(label.text, label.origin.line) for label in found.labels] == [
        ("Tiêu đề:", 2),
        ("Tác giả:", 3),
        ("–", 3),
        ("Chuyên mục:", 4),
    ]


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("Title: A", Given(headline="A")),
        ("tieu de : A", Given(headline="A")),
        ("TÍT PHỤ: B\nTít: A", Given(headline="A", subtitle="B")),
        ("Tít: A\nSa-pô: L", Given(headline="A", lead="L")),
        ("Author: A; B, C", Given(authors=("A", "B", "C"))),
        ("Tít: A\nẢnh: P", Given(headline="A", photographers=("P",))),
        ("Tít: A\nNguồn: https://a.vn/x", Given(headline="A", source="https://a.vn/x")),
        ("Tít: A\nNgày: 5/12/2025", Given(headline="A", date="5/12/2025")),
        ("Tác giả: A\nTác giả: B", Given(authors=("A", "B"))),
    ],
)
def test_fields_have_vietnamese_and_english_names_with_or_without_tones(line: str, given: Given) -> None:
    assert front(f"{line}\n\nĐoạn.").given == given


@pytest.mark.parametrize(
    "text",
    [
        "Phường 13: Tết trồng cây\nĐoạn.",
        "Ảnh: Quang cảnh ngày hội\nĐoạn.",
        "Nguồn: TTXVN",
        "Đoạn một.\nTiêu đề: giữa bài",
        "---\nMột hai ba.\n---\nBốn năm.",
        "---\nkhông có rào đóng",
        "",
    ],
)
def test_text_that_only_looks_like_it_is_left_alone(text: str) -> None:
    found = front(text)
    assert found == FrontMatter(Given(), text)


def test_between_fences_an_unknown_name_is_reported_and_its_line_read_as_text() -> None:
    report = Report()
    found = front("---\nTiêu đề: A\nTac gja: B\nMàu sắc: đỏ\n---\nĐoạn.", report)
    assert found.given == Given(headline="A")
    assert found.body == "\n\nTac gja: B\nMàu sắc: đỏ\n\nĐoạn."
    assert [(said.code, said.origin.line) for said in report] == [
        ("frontmatter.unknown-key", 3),
        ("frontmatter.unknown-key", 4),
    ]
    near, far = (said.message.vi for said in report)
    assert "Tác giả" in near
    assert "Tiêu đề, " in far


def test_an_encoding_line_is_read_before_anything_is_decoded() -> None:
    assert encoding_line("Tiêu đề: A\nBảng mã: tcvn3\n\nĐoạn.".encode()) == "tcvn3"
    assert encoding_line(b"B\xb6ng m\xb7: tcvn3\n\n") == "tcvn3"
    assert encoding_line(b"Encoding: VNI-Windows\r\nx") == "VNI-Windows"
    assert encoding_line("Bài này nói về bảng mã: một hai".encode()) is None
    assert encoding_line(b"x\n" * 2000 + b"Encoding: vni\n") is None


def test_what_is_given_later_goes_over_what_was_given_before() -> None:
    assert Given(headline="A", date="d").over(Given(headline="B", rubric="r")) == Given("A", rubric="r", date="d")
    assert Given(headline="A", lead="l").names() == {"headline", "lead"}
