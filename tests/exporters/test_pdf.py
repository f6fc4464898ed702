"""The PDF edition, read back with pdfium and qpdf's library."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pdf_reading as reading
import pytest
from fontTools.ttLib import TTFont
from pdf_making import BULLETINS, HARD, THEME, exported, inline, one, paragraph, ward_article

from wardpress.diagnostics import Origin
from wardpress.model import (
    Article,
    Link,
    Paragraph,
    Section,
    Table,
    nodes,
    plain_text,
)
from wardpress.plugins import Report, as_story
from wardpress.plugins.sinks import MemorySink
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.testing import bulletins
from wardpress.themes import FontFace

GRID = THEME.baseline
BODY = THEME.styles.body.size
MILLIMETRE = 72 / 25.4


@pytest.mark.parametrize("name", BULLETINS)
def test_it_says_the_words_of_the_story_in_order(name: str) -> None:
    bulletin = BULLETINS[name]()
    expected = " ".join(as_story(bulletin).texts()).split()
    beside = reading.unexpected_words(reading.words(exported(bulletin)), expected)
    assert [word for word in beside if not word.isdigit() and word not in {"•", "–", "1.", "2."}] == []


@pytest.mark.parametrize("name", HARD)
def test_it_loses_no_word_of_a_bulletin_out_of_the_ordinary(name: str) -> None:
    bulletin = HARD[name]
    expected = " ".join(as_story(bulletin).texts()).split()
    beside = reading.unexpected_words(reading.words(exported(bulletin)), expected)
    # The head of a table stands at the top of every column that the table goes on in.
    heads = {
        plain_text(cell) for node in nodes(bulletin) if isinstance(node, Table) for row in node.rows[:1] for cell in row
    }
    assert [word for word in beside if not word.isdigit() and word not in " ".join(heads)] == []


def test_a_word_wider_than_the_column_is_split_and_stays_on_the_page() -> None:
    address = "https://example.org/" + "van-ban/thong-bao?so=" * 12
    data = exported(one(paragraph(f"Xem {address} nhé."), Table(((inline("x" * 300), inline("y" * 300)),))))
    text = "".join(reading.words(data))
    assert address in text
    assert "x" * 300 in text
    assert reading.letters_outside(data, margin=14 * MILLIMETRE) == []


def test_a_no_break_space_is_never_a_line_end() -> None:
    data = exported(one(paragraph("góp 34\u00a0triệu đồng và nhiều ngày công " * 80)))
    lines = [" ".join(line.split()) for text in reading.page_texts(data) for line in text.splitlines()]
    assert sum(line.count("34 triệu") for line in lines) == 80
    assert not any(line.endswith(" 34") for line in lines)


@pytest.mark.parametrize("name", BULLETINS)
def test_every_font_is_embedded_as_a_subset(name: str) -> None:
    fonts = reading.fonts(exported(BULLETINS[name]()))
    assert fonts
    for font, descriptor in fonts.items():
        assert font[7] == "+"
        assert "/FontFile2" in descriptor


def test_no_standard_font_is_named_anywhere_in_the_file() -> None:
    with reading.opened(exported(bulletins.every_block())) as pdf:
        names = [str(thing["/BaseFont"]) for thing in pdf.objects if hasattr(thing, "keys") and "/BaseFont" in thing]
    assert names
    assert not [name for name in names if "Helvetica" in name]


def test_two_cuts_under_one_postscript_name_stay_two_fonts() -> None:
    class Misnamed:
        def data(self, face: FontFace) -> bytes:
            font = TTFont(io.BytesIO(InstalledFonts().data(face)), recalcTimestamp=False)
            font["name"].setName("Same-Name", 6, 3, 1, 0x409)
            buffer = io.BytesIO()
            font.save(buffer)
            return buffer.getvalue()

    data = exported(bulletins.every_block(), fonts=Misnamed())
    assert len(reading.fonts(data)) == len(reading.fonts(exported(bulletins.every_block())))


def test_the_pages_are_19_by_27_centimetres() -> None:
    with reading.opened(exported(bulletins.many_articles(12))) as pdf:
        sizes = {tuple(round(float(edge) / MILLIMETRE, 1) for edge in page.mediabox) for page in pdf.pages}
    assert sizes == {(0.0, 0.0, 190.0, 270.0)}


def test_it_says_language_title_author_and_date() -> None:
    with reading.opened(exported(bulletins.one_article())) as pdf:
        assert str(pdf.Root["/Lang"]) == "vi"
        info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info["/Title"] == "Bản tin Phường Hoa Sữa · Số 12 · 5/12/2025"
    assert info["/Author"] == "Ủy ban nhân dân phường Hoa Sữa"
    assert info["/Creator"] == "wardpress"
    assert info["/CreationDate"].startswith("D:20251205010203")
    assert info["/ModDate"] == info["/CreationDate"]


def test_bookmarks_stand_under_their_rubrics() -> None:
    assert reading.outline(exported(bulletins.every_block())) == [
        ("Văn hóa – Xã hội", ["Ngày hội đại đoàn kết toàn dân tộc"]),
        ("Cần biết", [told.label for told in as_story(bulletins.every_block()).articles[1:]]),
    ]


def test_bookmarks_without_rubrics_stand_alone() -> None:
    assert reading.outline(exported(bulletins.one_article())) == [
        ("PHƯỜNG HOA SỮA RA QUÂN DỌN VỆ SINH, TRỒNG 120 CÂY XANH", [])
    ]


def test_the_page_numbers_of_the_contents_are_those_of_the_articles() -> None:
    bulletin = bulletins.many_articles(40)
    data = exported(bulletin)
    links = reading.contents_links(data)
    assert [label for label, _ in links] == [told.label for told in as_story(bulletin).articles]
    texts = [" ".join(text.split()) for text in reading.page_texts(data)]
    contents = " ".join(texts[:2])
    for label, page in links:
        assert f"{label} {page}" in contents
        assert label in texts[page - 1]


def test_links_lead_to_safe_addresses_only() -> None:
    links = [
        Link(inline("trang tin"), "https://example.org/tin?so=3&nam=2025"),
        Link(inline("thư"), "mailto:phuong@example.org"),
        Link(inline("bẫy"), "javascript:alert(1)"),
        Link(inline("tệp"), "file:///etc/passwd"),
    ]
    found = reading.addresses(exported(one(*(Paragraph((link,)) for link in links))))
    assert found == ["https://example.org/tin?so=3&nam=2025", "mailto:phuong@example.org"]


def test_a_character_without_a_glyph_is_reported_once_with_its_first_article() -> None:
    report = Report()
    blocks = (paragraph("Chữ"), Paragraph(inline("Chữ 漢 và 漢"), origin=Origin("a.txt", 7)))
    first = Article("Bài một", blocks, origin=Origin("a.txt", 1))
    second = Article("Bài hai", (paragraph("Lại 漢"),), origin=Origin("b.txt", 1))
    data = exported(replace(bulletins.one_article(), sections=(Section((first, second)),)), report=report)
    assert report.codes() == ("pdf.missing-glyph",)
    (found,) = report
    assert "U+6F22" in found.message.en
    assert "Bài một" in found.message.en
    assert found.origin == Origin("a.txt", 7)
    assert reading.words(data).count("漢") == 3


def test_many_missing_characters_of_one_article_are_one_line_of_the_report() -> None:
    report = Report()
    exported(one(paragraph(" ".join(chr(code) for code in range(0x6F22, 0x6F22 + 40)))), report=report)
    assert report.codes() == ("pdf.missing-glyph",)
    (found,) = report
    assert "(40)" in found.message.vi
    assert len(found.message.vi) < 700


def test_more_letters_than_one_subset_holds_are_all_printed_and_read_back() -> None:
    covered = sorted(TTFont(io.BytesIO(InstalledFonts().data(FontFace("Spectral"))))["cmap"].getBestCmap())
    letters = [char for char in map(chr, covered) if char.isalpha() and unicodedata.is_normalized("NFC", char)][:600]
    report = Report()
    data = exported(one(paragraph(" ".join(letters))), report=report)
    assert len(report) == 0
    assert set(letters) <= set(reading.words(data))
    assert len([name for name in reading.fonts(data) if name.endswith("Spectral-Regular")]) > 2


def test_the_pages_are_written_as_they_fill() -> None:
    class Counting(MemorySink):
        def __init__(self) -> None:
            super().__init__()
            self.sizes: list[int] = []

        def write(self, data: object, /) -> int:
            self.sizes.append(super().write(data))
            return self.sizes[-1]

    sink = Counting()
    exported(bulletins.many_articles(60), sink=sink)
    assert len(sink.sizes) > 50
    assert max(sink.sizes) < sum(sink.sizes) / 4


def test_a_character_that_another_face_has_is_printed_in_that_face() -> None:
    report = Report()
    data = exported(one(paragraph("Xong → ✓"), headline="Xong → ✓"), report=report)
    assert len(report) == 0
    assert reading.words(data).count("→") == 3


def test_every_line_of_body_text_stands_on_the_grid() -> None:
    data = exported(bulletins.many_articles(12))
    offsets = {round(text.y % GRID, 1) for text in reading.printed(data) if text.size == BODY}
    assert len(offsets) == 1


def test_no_headline_stands_without_three_lines_of_its_article_below_it() -> None:
    data = exported(bulletins.many_articles(60))
    pieces = list(reading.printed(data))
    size = THEME.styles.headline.size
    ends = [place for place, (a, b) in enumerate(pairwise(pieces)) if a.size == size and b.size != size]
    last_lines = ends[1:]  # the first is the name in the masthead, of the same size
    assert len(last_lines) == 60
    for place in last_lines:
        headline, below = pieces[place], pieces[place + 1 : place + 4]
        assert [(text.page, text.size) for text in below] == [(headline.page, BODY)] * 3
        assert all(text.y < headline.y for text in below)


def test_the_first_line_of_a_paragraph_is_never_the_last_of_a_column() -> None:
    body = [text for text in reading.printed(exported(bulletins.many_articles(40))) if text.size == BODY]
    lefts = [x for x, _ in Counter(round(text.x, 1) for text in body).most_common(2)]
    column_ends = [above for above, below in pairwise(body) if below.y > above.y or below.page != above.page]
    assert len(column_ends) > 60
    assert {round(text.x, 1) for text in column_ends} == set(lefts)


def test_the_last_line_of_a_paragraph_is_never_the_first_of_a_column() -> None:
    # Every paragraph ends in a word of its own, and fills some lines.
    blocks = [paragraph(f"{'nhiều người dân cùng làm ' * (12 + number % 9)} hết{number}.") for number in range(120)]
    texts = reading.page_texts(exported(one(*blocks)))
    first_lines = [text.split("\r\n")[0] for text in texts[1:]]
    assert len(first_lines) > 3
    assert not [line for line in first_lines if "hết" in line]


def test_columns_end_at_nearly_the_same_height() -> None:
    body = [text for text in reading.printed(exported(ward_article())) if text.size == BODY and text.page == 2]
    left = min(text.y for text in body if text.x < 200)
    right = min(text.y for text in body if text.x > 200)
    assert abs(left - right) <= 3 * GRID


def test_the_imprint_stands_at_the_foot_of_the_last_page() -> None:
    data = exported(bulletins.many_articles(12))
    size = THEME.styles.imprint_text.size
    imprint = [text for text in reading.printed(data) if text.size == size]
    with reading.opened(data) as pdf:
        assert {text.page for text in imprint} == {len(pdf.pages)}
    assert max(text.y for text in imprint) < 60 * MILLIMETRE


def test_a_bulletin_without_masthead_data_shows_only_the_word() -> None:
    assert reading.words(exported(bulletins.bare()))[:2] == ["BẢN", "TIN"]


def test_an_english_bulletin_says_so() -> None:
    data = exported(replace(bulletins.one_article(), language="en-GB"))
    assert reading.words(data)[0] == "BULLETIN"
    with reading.opened(data) as pdf:
        assert str(pdf.Root["/Lang"]) == "en-GB"


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_theme_may_have_other_pages_and_columns(columns: int) -> None:
    page = replace(THEME.page, width=148.0, height=210.0, inner=20.0, outer=12.0, columns=columns)
    bulletin = bulletins.every_block()
    data = exported(bulletin, theme=replace(THEME, page=page))
    reading.unexpected_words(reading.words(data), " ".join(as_story(bulletin).texts()).split())
    assert reading.letters_outside(data, margin=11 * MILLIMETRE) == []


def test_the_same_edition_gives_the_same_bytes_after_others() -> None:
    first = exported(bulletins.every_block())
    other = replace(THEME, name="other", styles=replace(THEME.styles, body=replace(THEME.styles.body, weight=600)))
    exported(bulletins.many_articles(3), theme=other)
    assert exported(bulletins.every_block()) == first


_ELSEWHERE = f"""
import sys, hashlib
sys.path[:0] = [{str(Path(__file__).parent)!r}]
import pdf_making
print(hashlib.sha256(pdf_making.exported(pdf_making.bulletins.every_block())).hexdigest())
"""


def _digest(**environment: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.strip()


def test_the_same_edition_gives_the_same_bytes_anywhere() -> None:
    here = hashlib.sha256(exported(bulletins.every_block())).hexdigest()
    assert _digest(TZ="Asia/Ho_Chi_Minh", PYTHONHASHSEED="1", LANG="vi_VN.UTF-8") == here
    assert _digest(TZ="America/New_York", PYTHONHASHSEED="2", LANG="C", SOURCE_DATE_EPOCH="12345") == here
    assert _digest(RL_pdfMultiLine="1", RL_pdfComments="1", RL_documentLang="fr", RL_useA85="1") == here


def test_the_package_itself_loads_no_heavy_library() -> None:
    code = (
        "import sys, wardpress.exporters.pdf; print([m for m in ('reportlab', 'PIL', 'fontTools') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize("name", BULLETINS)
def test_qpdf_finds_nothing_to_complain_about(name: str, tmp_path: Path) -> None:
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not installed")
    file = tmp_path / "bulletin.pdf"
    file.write_bytes(exported(BULLETINS[name]()))
    result = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
