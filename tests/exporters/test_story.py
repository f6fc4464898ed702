"""What every edition says besides the articles, with nothing invented."""

from __future__ import annotations

import datetime as dt

from wardpress.model import Article, Bulletin, DateLine, Masthead, Paragraph, Section, Text
from wardpress.plugins import as_story
from wardpress.testing import bare, one_article


def labels(*articles: Article) -> list[str]:
    return [told.label for told in as_story(Bulletin((Section(articles),))).articles]


def test_an_article_is_listed_under_its_headline_or_else_its_own_first_words() -> None:
    prose = Paragraph((Text("Sáng nay phường họp bàn việc làm đường hoa ở khu phố 3 và 4."),))
    assert labels(Article("Tít"), Article(None, (prose,), dates=(DateLine("09/12/2022"),)), Article(None)) == [
        "Tít",
        "Sáng nay phường họp bàn việc làm đường hoa ở …",
        "",
    ]


def test_the_title_says_only_what_the_masthead_says() -> None:
    assert as_story(bare()).title == "Bản tin"
    assert as_story(one_article()).title == "Bản tin Phường Hoa Sữa · Số 12 · 5/12/2025"
    dated = Bulletin((), Masthead(date=dt.date(2026, 1, 5)), language="en-GB")
    assert as_story(dated).title == "Bulletin · 5/1/2026"


def test_a_rubric_of_the_article_goes_before_that_of_its_section() -> None:
    story = as_story(Bulletin((Section((Article("A"), Article("B", rubric="Riêng")), "Chung"),)))
    assert [told.rubric for told in story.articles] == ["Chung", "Riêng"]
