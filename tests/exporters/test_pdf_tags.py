"""The PDF edition for who hears it and for the archive: PDF/UA-1 and PDF/A-2a in one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import pdf_reading as reading
import pdf_tags as tags
import pytest
from edition_making import edition, prose
from pdf_faults import faults
from pdf_making import BULLETINS, HARD, THEME, exported, inline, one, paragraph, ward_article
from pdf_pictures import PaintedPictures
from pdf_random import any_bulletin

from wardpress.model import (
    Article,
    Box,
    Bulletin,
    Figure,
    Heading,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Section,
    Strong,
    Table,
    Text,
    Verse,
)
from wardpress.plugins import Report, as_story
from wardpress.testing import bulletins
from wardpress.themes import Theme, builtin_themes

HOLLOW = (
    Box((), title="Chỉ có tít"),
    Box((Box((paragraph("sâu"),), title="trong"),)),
    Quote((), attribution="ai"),
    Verse(((),)),
    Table(((),), caption="không ô"),
    Table((), caption="không hàng"),
    Table((((), inline("một ô")), ((), ()))),
    ListBlock(()),
    ListBlock((ListItem(()), ListItem((), (ListItem(inline("con")),)))),
)
ODD: dict[str, Bulletin] = {
    "letters that no font has": one(paragraph("Chữ 漢, 😀, \ue000 và a\u2003b\u202fc"), headline="漢 \ue001"),
    "links over many lines": one(
        *(
            Paragraph(
                (Text("Xem "), Link(inline("trang tin rất dài " * size + "hết"), "https://example.org/"), Text("."))
            )
            for size in range(1, 30)
        )
    ),
    "links of every kind": one(
        Paragraph(
            (
                Link((), "https://example.org"),
                Link(inline(" "), "https://example.org"),
                Link((Strong(inline("đậm")), LineBreak(), Text("thường")), "mailto:phuong@example.org"),
                Link(inline("dài"), "https://example.org/" + "a" * 3000),
                Link(inline("bẫy"), "javascript:alert(1)"),
            )
        ),
        Heading((Link(inline("tít xen"), "https://example.org"),)),
        ListBlock((ListItem((Link(inline("mục"), "https://example.org"),)),)),
        Table((((Link(inline("ô"), "https://example.org"),), ()),)),
        lead=Paragraph((Link(inline("sapo"), "https://example.org"),)),
        notes=(Note((Link(inline("chú thích"), "https://example.org"),)), Note(inline("hai"))),
    ),
    "long tables": one(
        *(
            Table(
                tuple((inline(f"{row}"), inline("Nguyễn Thị Mẫu " * (row % 7)), ()) for row in range(150)),
                header_rows=heads,
                caption="Lịch trực",
            )
            for heads in (0, 2)
        ),
        Table(((inline("nhiều " * 3000), inline("ít")),)),
    ),
    "nested lists": one(
        ListBlock(
            (
                ListItem((), (ListItem(inline("con")),)),
                ListItem(inline("a"), (ListItem(inline("b"), (ListItem(inline("c")),)), ListItem(inline("d")))),
                ListItem(inline("dài " * 2000)),
            ),
            ordered=True,
        )
    ),
    "cross-heads without a headline": one(Heading(inline("ba"), level=3), Heading(inline("hai")), headline=None),
    "cross-heads of all levels": one(*(Heading(inline(f"{level}"), level=level) for level in (9, 4, 2, 3, 5, 2))),
    "hollow blocks": one(*HOLLOW),
    "a link in a link": one(
        Paragraph(
            (
                Link(
                    (Text("ngoài "), Link(inline("trong"), "https://example.org/b"), Text(" rồi lại ngoài")),
                    "https://example.org/a",
                ),
            )
        )
    ),
    "a missing glyph at the end of a line": one(Paragraph((Text("漢 漢"), LineBreak(), Text("sau")))),
    "no words at all": one(paragraph(""), headline=None),
}
PHOTOS = (
    Figure(inline("cỡ một cột"), file="a@300x200.jpg"),
    Figure(file="khong-loi@300x200.jpg"),
    Figure(alt="chỉ có lời tả", file="xam@300x200.png"),
    Figure(inline("chú thích " * 1200), credit="Ảnh: Minh Thư", file="dai@300x200.jpg"),
    Figure(inline("cao"), file="cao@200x2000.jpg"),
    Figure(inline("tem"), file="tem@12x12.png"),
    Figure((Link(inline("liên kết"), "https://example.org"),), file="lien-ket@600x300.jpg"),
    Box((Figure(inline("trong hộp"), file="hop@500x300.jpg"), paragraph("x")), title="Hộp"),
    Figure(inline("cuối bài"), file="cuoi@500x300.jpg"),
)


def long_briefs() -> Bulletin:
    rows = tuple((inline(str(row)), inline("Nguyễn Thị Mẫu " * (row % 5))) for row in range(150))
    long = Article("Tin dài", (*prose(1, 40), Table(rows, header_rows=1), *PHOTOS), rubric="Cần biết")
    sections = (Section((long, long), "Thông báo", "notice"), Section((long, Article(None)), None, "briefs"))
    return replace(bulletins.one_article(), sections=sections)


ALL: dict[str, Callable[[], Bulletin]] = {
    **BULLETINS,
    "edition": edition,
    "photos out of the ordinary": lambda: one(*PHOTOS),
    "briefs and notices of many pages": long_briefs,
    "ward article with a lead": lambda: _with_lead(ward_article()),
    **{name: partial(replace, bulletin) for name, bulletin in {**HARD, **ODD}.items()},
}


@cache
def made(name: str) -> bytes:
    return exported(ALL[name](), pictures=PaintedPictures())


def _with_lead(bulletin: Bulletin) -> Bulletin:
    (article,) = bulletin.articles()
    first, *others = article.blocks
    assert isinstance(first, Paragraph)
    return replace(bulletin, sections=(Section((replace(article, lead=first, blocks=tuple(others)),)),))


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", ALL)
def test_it_conforms_to_the_standard(name: str, profile: str, tmp_path: Path) -> None:
    page: Any = pytest.importorskip("page", reason="page-validation is not installed")
    file = tmp_path / "bulletin.pdf"
    file.write_bytes(made(name))
    result = page.validate_pdf(file, profile=profile)
    assert [(failure.rule_id, failure.message) for failure in result.failures] == []
    assert result.is_compliant


@pytest.mark.parametrize("theme", builtin_themes()[1:], ids=lambda theme: theme.name)
def test_it_conforms_in_every_theme(theme: Theme, tmp_path: Path) -> None:
    page: Any = pytest.importorskip("page", reason="page-validation is not installed")
    file, data = tmp_path / "bulletin.pdf", exported(bulletins.every_block(), theme=theme)
    file.write_bytes(data)
    assert faults(data) == []
    for profile in ("ua1", "2a"):
        assert page.validate_pdf(file, profile=profile).failures == []


@pytest.mark.parametrize("name", ALL)
def test_the_structure_is_whole(name: str) -> None:
    assert faults(made(name)) == []


def heard(data: bytes) -> list[str]:
    words: list[str] = []
    for said in tags.said(data):
        told = said.text.split()
        if said.path[-1] == "/TOCI":
            assert told.pop().isdigit()
        if said.path[-1] != "/Lbl":
            words += told
    return words


@pytest.mark.parametrize("name", [*(name for name in ALL if name not in HARD)])
def test_who_listens_hears_the_words_of_the_story_each_once_and_none_glued(name: str) -> None:
    assert heard(made(name)) == " ".join(as_story(ALL[name]()).texts()).split()


@pytest.mark.parametrize("seed", range(12))
def test_any_bulletin_is_whole_and_conforms(seed: int, tmp_path: Path) -> None:
    page: Any = pytest.importorskip("page", reason="page-validation is not installed")
    bulletin, file, report = any_bulletin(seed), tmp_path / "bulletin.pdf", Report()
    data = exported(bulletin, report=report, pictures=PaintedPictures())
    assert "pdf.not-conforming" not in report.codes()
    assert faults(data) == []
    assert heard(data) == " ".join(as_story(bulletin).texts()).split()
    file.write_bytes(data)
    for profile in ("ua1", "2a"):
        failures = page.validate_pdf(file, profile=profile).failures
        assert [(failure.rule_id, failure.message) for failure in failures] == []


def test_running_heads_and_feet_are_no_part_of_the_text() -> None:
    bulletin = bulletins.many_articles(12)
    data = exported(bulletin)
    furniture = tags.artifacts(data)
    title = as_story(bulletin).title
    with reading.opened(data) as pdf:
        pages = range(1, len(pdf.pages) + 1)
    assert [page for page, kind, text in furniture if kind == "/Pagination/Header"] == list(pages[1:])
    assert [text for _, kind, text in furniture if kind == "/Pagination/Footer"] == [f"{title}{n}" for n in pages]
    assert not [said.text for said in tags.said(data) if title in said.text]


def test_an_article_is_a_section_under_its_headline() -> None:
    roles = [said.path for said in tags.said(exported(bulletins.every_block())) if said.path[-1].startswith("/H")]
    assert roles == [("/Document", "/Sect", role) for role in ("/H1", "/H2", "/H3")]


def test_there_is_one_first_level_heading_for_each_headline() -> None:
    bulletin = bulletins.many_articles(12)
    headings = [said.text for said in tags.said(exported(bulletin)) if said.path[-1] == "/H1"]
    assert headings == [article.headline for article in bulletin.articles()]


def test_every_block_has_its_place() -> None:
    found = {said.text.strip(): "".join(said.path[2:]) for said in tags.said(exported(bulletins.every_block()))}
    assert found["Lịch tiếp công dân"] == "/Table/Caption"
    assert found["Người tiếp"] == "/Table/TR/TH"
    assert found["Phó Chủ tịch"] == "/Table/TR/TD"
    assert found["tặng 40 phần quà"] == "/L/LI/LBody/L/LI/LBody"
    assert found["–"] == "/L/LI/LBody/L/LI/Lbl"
    assert found["Bán anh em xa, mua láng giềng gần."] == "/BlockQuote/P"
    assert found["Số liệu tính đến ngày 15/11/2025."] == "/Note"
    assert found["Đường dây nóng: 028 0000 0000."] == "/Sect/P"
    assert found["Xuân về trên bến sông quê Mai vàng hé nụ, én về ngang sân"] == "/P"


def test_a_paragraph_over_columns_and_pages_is_one_element() -> None:
    data = exported(one(paragraph("Một hai ba. " * 3000)))
    long = [said for said in tags.said(data) if len(said.text) > 30000]
    assert [said.path for said in long] == [("/Document", "/Sect", "/P")]
    with reading.opened(data) as pdf:
        assert len(pdf.pages) > 3


def test_a_link_over_two_lines_is_one_link_with_two_areas() -> None:
    words = "trang tin của phường về ngày hội đại đoàn kết toàn dân tộc năm nay"
    data = exported(one(Paragraph((Text("Xem "), Link(inline(words), "https://example.org"), Text(".")))))
    assert reading.addresses(data) == ["https://example.org"] * 2
    assert [role for _, role in tags.elements(data)].count("/Link") == 2  # one is in the contents


def test_what_a_missing_glyph_stands_for_is_heard() -> None:
    assert "漢" in [said.text for said in tags.said(exported(one(paragraph("x"), headline="漢")))]


def test_marks_of_a_theme_with_other_columns_are_told_as_well() -> None:
    page = replace(THEME.page, columns=3)
    data = exported(bulletins.every_block(), theme=replace(THEME, page=page))
    assert faults(data) == []


def test_headings_of_an_article_without_a_headline_keep_the_levels_unbroken() -> None:
    first = Article(None, (Heading(inline("Trước"), level=3), paragraph("x")))
    second = Article("Tít", (Heading(inline("Sau"), level=3), paragraph("y")))
    data = exported(replace(bulletins.one_article(), sections=(Section((first, second)),)))
    headings = [(said.path[-1], said.text) for said in tags.said(data) if said.path[-1].startswith("/H")]
    assert headings == [("/H1", "Trước"), ("/H1", "Tít"), ("/H2", "Sau")]


def test_an_item_that_says_its_own_mark_gets_no_bullet_beside_it() -> None:
    listed = ListBlock((ListItem(inline("a) tờ khai")), ListItem(inline("căn cước"))))
    data = exported(one(listed))
    labels = [said.text.strip() for said in tags.said(data) if said.path[-1] == "/Lbl"]
    bodies = [said.text.strip() for said in tags.said(data) if said.path[-1] == "/LBody"]
    assert (labels, bodies) == (["•"], ["a) tờ khai", "căn cước"])
    assert faults(data) == []
