"""The main job, end to end: the sample article in three editions, read back by readers that wrote none of them."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from wardpress import Bulletin, read_bulletin, render
from wardpress.testing import docx_words, epub_words, pdf_words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD, FOOT = 19.0, 14.8  # mm: the strips with running head and foot


@pytest.fixture(scope="module")
def bulletin() -> Bulletin:
    return read_bulletin(Path(__file__).parent.parent / "seeds").bulletin


@pytest.fixture(scope="module")
def editions() -> dict[str, bytes]:
    manuscript = read_bulletin(Path(__file__).parent.parent / "seeds")
    return {name: render(manuscript.bulletin, name, settings=manuscript.settings) for name in ("docx", "pdf", "epub")}


def seed_lines() -> list[str]:
    """The visible lines of the sample, as anybody sees them in an editor."""
    text = (Path(__file__).parent.parent / "seeds" / "000_4a4b7afcf6fe2866.txt").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line.strip()]


def words_of(edition: str, data: bytes) -> list[str]:
    if edition == "docx":
        return docx_words(data)
    return epub_words(data) if edition == "epub" else pdf_words(data, head=HEAD, foot=FOOT)


def in_order(words: Iterable[str], wanted: Iterable[str]) -> bool:
    remaining = iter(words)
    return all(any(word == found for found in remaining) for word in wanted)


@pytest.mark.parametrize("edition", ["docx", "pdf", "epub"])
def test_every_word_of_the_article_stands_there_in_order_and_nothing_between(
    edition: str, editions: dict[str, bytes]
) -> None:
    words = words_of(edition, editions[edition])
    headline, counter, *rest = seed_lines()
    article = [*headline.split(), *" ".join(rest).split()]
    assert counter == "5"
    # The headline stands twice: in the contents, and above its article.
    start = [place for place in range(len(words)) if words[place : place + 5] == article[:5]][-1]
    assert words[start : start + len(article)] == article
    assert all(unicodedata.is_normalized("NFC", word) for word in words)


@pytest.mark.parametrize("edition", ["docx", "pdf", "epub"])
def test_all_editions_say_masthead_contents_article_and_imprint_in_this_order(
    edition: str, editions: dict[str, bytes]
) -> None:
    words = words_of(edition, editions[edition])
    masthead = "BẢN TIN Phường Nguyễn Cư Trinh Số 4 Ngày 28/4/2023 Trong số này PHƯỜNG"
    assert in_order(words, f"{masthead} Xây dựng Đảng PHƯỜNG Thanh Xuân Chịu trách nhiệm".split())


def test_the_three_editions_say_the_same_words(editions: dict[str, bytes]) -> None:
    docx, pdf, epub = (words_of(edition, editions[edition]) for edition in ("docx", "pdf", "epub"))
    assert docx == epub
    # The page number of the one entry of the contents is the only word that the PDF has on top.
    extra = list(pdf)
    for word in docx:
        extra.remove(word)
    assert extra == ["1"]


def test_the_headline_is_the_one_heading_of_level_1_in_word(editions: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(editions["docx"])) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
        document = etree.fromstring(archive.read("word/document.xml"))
    level_1 = {
        style.get(f"{W}styleId")
        for style in styles.iter(f"{W}style")
        for name in style.iter(f"{W}name")
        if name.get(f"{W}val") == "heading 1"
    }
    headings = [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for paragraph in document.iter(f"{W}p")
        if {style.get(f"{W}val") for style in paragraph.iter(f"{W}pStyle")} & level_1
    ]
    assert headings == [seed_lines()[0]]


def test_the_headline_is_the_one_heading_of_level_1_in_the_epub(editions: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(editions["epub"])) as archive:
        pages = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")]
    headings = ["".join(map(str, h1.itertext())) for page in pages for h1 in page.iter("{*}h1")]
    assert headings == [seed_lines()[0]]


def test_the_headline_is_a_bookmark_of_the_pdf_and_all_fonts_are_embedded(editions: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(editions["pdf"])) as document:
        with document.open_outline() as outline:
            titles = [item.title for root in outline.root for item in (root, *root.children)]
        assert seed_lines()[0] in titles
        assert str(document.Root.Lang) == "vi"
        fonts = [found for found in document.objects if isinstance(found, pikepdf.Dictionary) and "/BaseFont" in found]
        assert fonts
        for font in fonts:
            assert "+" in str(font.BaseFont), "a subset"
            assert "Helvetica" not in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor


def test_the_nine_paragraphs_stand_in_order_in_word(editions: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(editions["docx"])) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    paragraphs = [" ".join("".join(t.text or "" for t in p.iter(f"{W}t")).split()) for p in document.iter(f"{W}p")]
    prose = [" ".join(line.split()) for line in seed_lines()[2:-1]]
    assert len(prose) == 9
    assert [text for text in paragraphs if text in prose] == prose
    assert "5" not in paragraphs


def test_the_model_holds_the_headline_nine_paragraphs_and_the_byline(bulletin: Bulletin) -> None:
    (article,) = bulletin.articles()
    assert article.headline == seed_lines()[0]
    assert [article.lead is not None, len(article.blocks)] == [True, 8]
    assert [byline.name for byline in article.bylines] == ["Thanh Xuân"]
