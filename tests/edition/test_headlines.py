"""A headline in capitals is set in sentence case only where its article proves every word."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardpress import Article, Bulletin, Origin, Report, read_text
from wardpress.edition.headlines import Proposal, sentence_case, sentence_case_headlines
from wardpress.model import Heading, Paragraph, Section, Text

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "headlines.toml").read_text(encoding="utf-8")
)["case"]
PLACE = Origin("bai.txt", 1, 1)


def bulletin(headline: str | None, *paragraphs: str) -> Bulletin:
    blocks = tuple(Paragraph((Text(text),)) for text in paragraphs)
    return Bulletin((Section((Article(headline, blocks, origin=PLACE),)),))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_the_article_decides(case: dict[str, Any]) -> None:
    expected = case.get("expected", case["headline"])
    assert sentence_case(case["headline"], case["body"]) == Proposal(expected, tuple(case.get("unproved", ())))


def test_the_sample_proves_its_whole_headline(sample_text: bytes) -> None:
    (article,) = read_text(sample_text, Origin("seed.txt"), Report()).articles
    (recased,) = sentence_case_headlines(Bulletin((Section((article,)),)), Report()).articles()
    assert recased.headline == (
        "Phường Nguyễn Cư Trinh triển khai quyết liệt, đồng bộ các chương trình hành động của Đảng bộ phường và "
        "7 chương trình hành động thực hiện nghị quyết Đảng bộ quận"
    )
    assert recased.blocks == article.blocks


def test_a_changed_headline_is_shown_before_and_after() -> None:
    report = Report()
    (article,) = sentence_case_headlines(bulletin("NGÀY HỘI", "Vui ngày hội."), report).articles()
    assert article.headline == "Ngày hội"
    assert [(found.code, found.severity, found.origin) for found in report] == [("headline.recased", "note", PLACE)]
    assert all("“NGÀY HỘI” → “Ngày hội”" in found.message.in_language("vi") for found in report)


def test_an_unproved_headline_stays_and_its_words_are_named() -> None:
    report = Report()
    before = bulletin("NGÀY HỘI LỚN", "Vui ngày hội.")
    assert sentence_case_headlines(before, report) == before
    assert [(found.code, found.severity, found.origin) for found in report] == [
        ("headline.case-unproved", "warning", PLACE)
    ]
    assert all(found.message.en.endswith("how to write LỚN") for found in report)


def test_mended_capitals_are_reported_as_such() -> None:
    report = Report()
    (article,) = sentence_case_headlines(bulletin("NGàY HộI LớN", "Vui ngày hội."), report).articles()
    assert article.headline == "NGÀY HỘI LỚN"
    assert report.codes() == ("headline.case-unproved", "headline.case-repaired")


@pytest.mark.parametrize("headline", [None, "", "Ngày hội", "2025", "UBND", "Ở ấp"])
def test_what_is_not_in_capitals_is_left_alone_in_silence(headline: str | None) -> None:
    report = Report()
    before = bulletin(headline, "Vui ngày hội.")
    assert sentence_case_headlines(before, report) == before
    assert len(report) == 0


def test_lead_lists_and_captions_are_evidence_too() -> None:
    article = Article(
        "NGÀY HỘI VUI",
        (Heading((Text("Cả phường cùng vui"),)),),
        lead=Paragraph((Text("Vui ngày "), Text("hội."))),
    )
    (recased,) = sentence_case_headlines(Bulletin((Section((article,)),)), Report()).articles()
    assert recased.headline == "Ngày hội vui"


WORDS = "đảng Đảng ủy viên ĐẢNG Hoa hoa phường 1 XI UBND . , “ ” – : TP. 05-CT/TW và à ỦY"
words = st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join)


@given(words, st.lists(words, max_size=4))
def test_only_the_case_of_letters_ever_changes(headline: str, body: list[str]) -> None:
    proposal = sentence_case(headline, body)
    assert proposal.text.lower() == headline.lower()
    assert all(word in proposal.text for word in proposal.unproved)


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_text_at_all_is_taken(headline: str, body: list[str]) -> None:
    assert isinstance(sentence_case(headline, body), Proposal)
    assert isinstance(sentence_case(headline.upper(), [headline, *body]), Proposal)


@pytest.mark.parametrize("body", ["a " * 100_000, "A " * 100_000, "A" * 200_000, "1" * 200_000, "“A. a" * 40_000])
def test_a_huge_article_is_no_trap(body: str) -> None:
    assert isinstance(sentence_case("A " * 80, [body]), Proposal)
    assert isinstance(sentence_case(body.upper(), [body]), Proposal)
