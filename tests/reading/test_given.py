"""The editor's word overrides any guess, and nothing of the text is lost by it."""

from __future__ import annotations

import pytest

from wardpress import InputError, Origin, Report, read_text
from wardpress.model import Article, byline_text, plain_text
from wardpress.plugins import Given

BODY = "TÍT TRONG BÀI\n\nĐoạn văn của bài này, có dấu chấm.\n\nMinh Thư\n"


def read(text: str, given: Given | None = None, report: Report | None = None) -> Article:
    reading = read_text(text.encode(), Origin("bai.txt"), report or Report(), given=given or Given())
    return reading.articles[0]


def test_front_matter_gives_what_the_text_does_not() -> None:
    article = read(
        "Tiêu đề: Tít của biên tập\nChuyên mục: Tin vắn\nTác giả: Ngọc Hà; Tiến Dũng\n\nĐoạn văn, có dấu chấm.\n"
    )
    assert article.headline == "Tít của biên tập"
    assert article.rubric == "Tin vắn"
    assert [byline.name for byline in article.bylines] == ["Ngọc Hà", "Tiến Dũng"]
    assert len(article.blocks) == 1


def test_a_given_headline_leaves_the_first_line_to_the_body() -> None:
    article = read("Tiêu đề: Tít khác\n\nMột dòng ngắn đứng đầu\nĐoạn văn, có dấu chấm.\n")
    assert article.headline == "Tít khác"
    assert "Một dòng ngắn đứng đầu" in " ".join(
        plain_text(block.content) for block in article.blocks if hasattr(block, "content")
    )


def test_a_given_headline_that_the_text_repeats_stands_once() -> None:
    article = read("Tiêu đề: Tít trong bài\n\n" + BODY)
    assert article.headline == "Tít trong bài"
    assert len(article.blocks) == 1
    assert "TÍT TRONG BÀI" in [part.text for part in article.left_out]


def test_a_byline_that_is_overridden_is_left_out_and_reported() -> None:
    report = Report()
    article = read("Tác giả: Ngọc Hà\n\n" + BODY, report=report)
    assert [byline.name for byline in article.bylines] == ["Ngọc Hà"]
    assert ("Minh Thư", "frontmatter.overridden") in [(part.text, part.reason) for part in article.left_out]
    assert "frontmatter.overridden" in report.codes()


def test_the_sidecars_word_goes_before_that_of_the_text() -> None:
    given = Given(
        headline="Tít của sidecar", authors=("A",), photographers=("B",), lead="Sa-pô.", source="TTXVN", date="5/12"
    )
    article = read("Tiêu đề: Tít của bài\nChuyên mục: Tin\n\n" + BODY, given)
    assert (article.headline, article.rubric, article.source) == ("Tít của sidecar", "Tin", "TTXVN")
    assert [byline_text(byline) for byline in article.bylines] == ["A", "Ảnh: B"]
    assert article.lead is not None
    assert plain_text(article.lead.content) == "Sa-pô."
    assert [line.text for line in article.dates] == ["5/12"]


def test_labels_of_front_matter_are_accounted_for() -> None:
    article = read("Tiêu đề: A\n\nĐoạn văn, có dấu chấm.\n")
    assert [(part.text, part.reason, part.origin.line) for part in article.left_out] == [
        ("Tiêu đề:", "frontmatter.label", 1)
    ]


def test_what_stands_between_names_is_accounted_for() -> None:
    article = read("Tiêu đề: A\nTác giả: B; C – D\n\nĐoạn văn, có dấu chấm.\n")
    assert [part.text for part in article.left_out] == ["Tiêu đề:", "Tác giả:", ";", "–"]


def test_front_matter_alone_is_an_article_of_its_fields() -> None:
    article = read("Tiêu đề: A\nSa-pô: B.\n")
    assert (article.headline, article.blocks) == ("A", ())
    assert article.lead is not None


def test_an_encoding_line_is_obeyed() -> None:
    data = b"Ti\xeau \xf0\xea\xcc: Xa\xde h\xf4\xf2i\nBa\xd2ng ma\xde: windows-1258\n\n\xd0a\xd2ng\n"
    reading = read_text(data, Origin("bai.txt"), Report())
    assert (reading.encoding, reading.articles[0].headline) == ("cp1258", "Xã hội")


def test_an_encoding_that_nobody_knows_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="tcvn3"):
        read_text(b"Encoding: klingon\n\nx", Origin("bai.txt"), Report())
