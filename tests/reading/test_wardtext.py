"""What each line of a ward text is; the cases stand in tests/cases/articles.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from wardpress import Origin, Report, read_text
from wardpress.model import Paragraph, plain_text
from wardpress.reading import RULES, account

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "articles.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_an_article_is_understood(case: dict[str, Any]) -> None:
    reading = read_text(case["text"].encode(), Origin("bai.txt"), Report())
    (article,) = reading.articles
    assert article.headline == case.get("headline")
    assert [plain_text(block.content) for block in article.blocks if isinstance(block, Paragraph)] == case.get(
        "paragraphs", []
    )
    assert [byline.name for byline in article.bylines] == case.get("byline", [])
    assert [part.text for part in article.left_out] == case.get("left_out", [])


def test_the_sample_has_nine_paragraphs_its_byline_and_a_counter_left_out(sample_text: bytes) -> None:
    report = Report()
    (article,) = read_text(sample_text, Origin("seed.txt"), report).articles
    assert article.headline is not None
    assert article.headline.startswith("PHƯỜNG NGUYỄN CƯ TRINH TRIỂN KHAI QUYẾT LIỆT")
    assert len(article.blocks) == 9
    assert [byline.name for byline in article.bylines] == ["Thanh Xuân"]
    assert [(part.text, part.reason, str(part.origin)) for part in article.left_out] == [
        ("5", "article.page-counter", "seed.txt:3:1")
    ]
    assert "article.page-counter" in report.codes()


def test_every_node_says_where_it_stood() -> None:
    text = "TÍT\n\n  \u00a0Đoạn một dài hơn một chút, có dấu chấm.\nHoa Lài\n"
    (article,) = read_text(text.encode(), Origin("bai.txt"), Report()).articles
    assert [str(node.origin) for node in (article, *article.blocks, *article.bylines)] == [
        "bai.txt:1:1",
        "bai.txt:3:4",
        "bai.txt:4:1",
    ]


@pytest.mark.parametrize("data", [b"", b"\n\n", "\ufeff \u00a0\n".encode(), b"\xff\xfe"])
def test_a_file_with_nothing_to_see_has_no_article_and_says_so(data: bytes) -> None:
    report = Report()
    assert read_text(data, Origin("bai.txt"), report).articles == ()
    assert report.codes()[-1] == "article.empty"


def test_every_line_has_a_verdict_of_a_known_rule(sample_text: bytes) -> None:
    reading = read_text(sample_text, Origin("seed.txt"), Report())
    names = {rule.name for rule in RULES}
    assert len(reading.verdicts) == 12
    assert all(verdict.rule in names and 0 < verdict.confidence <= 1 for verdict in reading.verdicts)


def test_the_account_holds_plain_values_for_programs(sample_text: bytes) -> None:
    (entry,) = account(read_text(sample_text, Origin("seed.txt"), Report()))
    assert entry["byline"] == ["Thanh Xuân"]
    assert entry["left_out"] == [{"text": "5", "reason": "article.page-counter", "line": 3}]
    assert entry["encoding"] == "utf-8"
    assert isinstance(entry["paragraphs"], list)
    assert len(entry["paragraphs"]) == 9
