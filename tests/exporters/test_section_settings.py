"""Sections set as lead, briefs or notices: the same words in every edition, and a look of their own."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pdf_places as places
import pytest
from edition_making import inline, prose
from pdf_making import THEME, exported

from wardpress import decode_bulletin, encode_bulletin, render
from wardpress.model import Article, Bulletin, Byline, ListBlock, ListItem, Section, Setting, with_texts
from wardpress.testing import bulletins
from wardpress.testing.readback import docx_words, epub_words
from wardpress.themes import Theme, builtin_themes

MIDDLE = THEME.page.width * 72 / 25.4 / 2
SETTINGS: tuple[Setting, ...] = get_args(Setting)


def bulletin(setting: Setting, count: int = 3) -> Bulletin:
    items = ListBlock(tuple(ListItem(inline(text)) for text in ("Thứ Hai: 8 giờ", "Thứ Năm: 14 giờ")))
    articles = tuple(
        Article(f"Tin số {number}", (*prose(number, 1), items), (Byline("Minh Thư"),)) for number in range(count)
    )
    return replace(bulletins.one_article(), sections=(Section(articles, "Cần biết", setting),))


@pytest.mark.parametrize(("name", "words"), [("docx", docx_words), ("epub", epub_words)])
@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_says_the_same_words(setting: Setting, name: str, words: Callable[[bytes], list[str]]) -> None:
    assert words(render(bulletin(setting), name)) == words(render(bulletin("plain"), name))


def test_the_setting_of_a_section_survives_the_json_form() -> None:
    for setting in SETTINGS:
        assert decode_bulletin(encode_bulletin(bulletin(setting))) == bulletin(setting)
    assert b"setting" not in encode_bulletin(bulletin("plain"))


def test_a_setting_is_no_text() -> None:
    changed = with_texts(bulletin("notice"), str.upper)
    assert changed.sections[0].setting == "notice"


def headlines(made: Bulletin) -> list[places.Line]:
    return [element.lines[0] for element in places.elements(exported(made)) if element.role == "/H1"]


def test_headlines_of_leads_are_larger_and_those_of_briefs_and_notices_smaller() -> None:
    sizes = {setting: headlines(bulletin(setting))[0].size for setting in SETTINGS}
    assert sizes["lead"] > sizes["plain"] > sizes["briefs"] > sizes["notice"]


@pytest.mark.parametrize("setting", ["briefs", "notice"])
def test_briefs_and_notices_stand_beside_one_another(setting: Setting) -> None:
    found = headlines(bulletin(setting, count=4))
    assert {line.page for line in found} == {1}
    assert [line.x > MIDDLE for line in found] == [False, False, True, True]


def test_briefs_and_notices_of_different_sections_share_their_columns() -> None:
    sections = (*bulletin("briefs", count=1).sections, *bulletin("notice", count=1).sections)
    brief, notice = headlines(replace(bulletins.one_article(), sections=sections))
    assert brief.x < MIDDLE < notice.x
    assert abs(brief.y - notice.y) < 2 * THEME.baseline


def test_plain_articles_stand_below_one_another() -> None:
    assert {round(line.x) for line in headlines(bulletin("plain"))} == {round(THEME.page.inner * 72 / 25.4)}


def test_notices_have_rules_in_word_and_a_class_in_epub() -> None:
    def rules(setting: Setting) -> int:
        with zipfile.ZipFile(io.BytesIO(render(bulletin(setting), "docx"))) as archive:
            return len(re.findall("<w:pBdr>", archive.read("word/document.xml").decode()))

    assert rules("notice") - rules("lead") == 2 * 3
    with zipfile.ZipFile(io.BytesIO(render(bulletin("notice"), "epub"))) as archive:
        assert '<section class="article notice"' in archive.read("EPUB/bai-1.xhtml").decode()


def headings_in_word(made: Bulletin, style: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(render(made, "docx"))) as archive:
        document = archive.read("word/document.xml").decode()
    return re.findall(rf'<w:p><w:pPr><w:pStyle w:val="{style}"/>.*?</w:p>', document)


def test_word_sets_the_headlines_of_leads_larger_and_those_of_briefs_and_notices_smaller() -> None:
    sizes = {
        setting: re.findall('<w:sz w:val="(.*?)"', headings_in_word(bulletin(setting), "Heading1")[0])
        for setting in SETTINGS
    }
    assert sizes["plain"] == []
    assert int(*sizes["lead"]) > 36 > int(*sizes["briefs"]) > int(*sizes["notice"])


@pytest.mark.parametrize("setting", ["briefs", "notice"])
def test_word_balances_a_long_subtitle_for_the_column_it_stands_in(setting: Setting) -> None:
    made = bulletin(setting, count=1)
    article = replace(
        made.sections[0].articles[0],
        subtitle="LỊCH TIẾP CÔNG DÂN ĐỊNH KỲ CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ HOA SỮA",
    )
    (subtitle,) = headings_in_word(replace(made, sections=(Section((article,), None, setting),)), "Subtitle")
    column = (THEME.page.width - THEME.page.inner - THEME.page.outer - THEME.page.gutter) / 2 / 25.4 * 1440
    rights = [int(right) for right in re.findall('w:right="(.*?)"', subtitle)]
    assert sum(rights) < column / 2


@pytest.mark.parametrize("theme", builtin_themes(), ids=lambda theme: theme.name)
def test_no_headline_is_smaller_than_the_text_of_a_brief_and_no_subtitle_larger_than_its_headline(theme: Theme) -> None:
    article = Article("Tít ngắn", prose(1, 2), subtitle="Tít phụ của tin")
    for setting in SETTINGS:
        made = exported(Bulletin((Section((article,), "Cần biết", setting),)), theme=theme)
        headline, *others = [one.lines[0].size for one in places.elements(made) if one.lines][-4:]
        subtitle, *paragraphs = others
        assert headline >= subtitle
        assert headline >= max(paragraphs)


def test_the_rubric_of_a_notice_stands_close_above_its_headline() -> None:
    found = [one.lines[0].y for one in places.elements(exported(bulletin("notice", count=1))) if one.lines]
    (headline,) = [line.y for line in headlines(bulletin("notice", count=1))]
    assert min(y - headline for y in found if y > headline) < 1.5 * THEME.baseline


def test_paragraphs_of_a_notice_are_told_apart_by_their_indents() -> None:
    made = replace(bulletins.one_article(), sections=(Section((Article("Thông báo", prose(1, 2)),), None, "notice"),))
    first, second = [one.lines for one in places.elements(exported(made)) if len(one.lines) > 2][-2:]
    assert first[0].x == first[1].x
    assert second[0].x > second[1].x == first[0].x


def test_the_headline_of_a_notice_is_centred_where_headlines_are() -> None:
    (theme,) = [theme for theme in builtin_themes() if theme.styles.headline.align == "centre"]
    made = Bulletin((Section((Article("Thông báo", prose(1, 2)),), None, "notice"),))
    (headline,) = [one for one in places.elements(exported(made, theme=theme)) if one.role == "/H1"]
    assert headline.lines[0].x > theme.page.width * 72 / 25.4 / 3
