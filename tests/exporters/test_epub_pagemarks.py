"""“Page 3” is page 3 in print and on the phone: the marks of the EPUB against the PDF of the same run."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from epub_making import edition, written
from epub_reading import TYPE, Edition, found
from lxml import etree
from pdf_making import one, paragraph, ward_article
from pdf_reading import page_texts

from wardpress import write_editions
from wardpress.model import Article, Bulletin, ListBlock, ListItem, Section, Table, Text, article_texts
from wardpress.plugins import PageBreak, Pagination
from wardpress.testing import bulletins

_LIST_MARKS = frozenset({"•", "–", *(f"{number}." for number in range(1, 200))})


def both(bulletin: Bulletin, folder: Path, formats: tuple[str, ...] = ("pdf", "epub")) -> tuple[bytes, Edition]:
    files = {edition.format: edition.path for edition in write_editions(bulletin, folder, formats=formats)}
    assert files["pdf"]
    assert files["epub"]
    return files["pdf"].read_bytes(), Edition(files["epub"].read_bytes())


def said(node: etree._Element) -> Iterator[str | etree._Element]:
    """Yield all text and all page marks of a node in reading order."""
    if node.get(TYPE) == "pagebreak":
        yield node
    yield node.text or ""
    for child in node:
        yield from said(child)
        yield child.tail or ""


def words_after_marks(opened: Edition) -> dict[str, list[str]]:
    """The words that follow each page mark, on whatever XHTML page they stand."""
    everything = [part for page in opened.pages.values() for part in (*said(found(page, "h:body")[0]), " ")]
    marks = [place for place, part in enumerate(everything) if not isinstance(part, str)]
    texts = {
        str(everything[place].get("aria-label")): "".join(part for part in everything[place:] if isinstance(part, str))  # type: ignore[union-attr]
        for place in marks
    }
    assert len(texts) == len(marks), "a page is marked twice"
    return {label: text.split() for label, text in texts.items()}


def long_list() -> Bulletin:
    items = tuple(ListItem((Text(f"Việc thứ {n} của khu phố, làm trong {n} ngày liền"),)) for n in range(1, 150))
    return one(ListBlock(items, ordered=True), paragraph("Hết."))


def long_cells() -> Bulletin:
    """A row higher than a page: the rest of its first cell comes after the beginning of its second."""
    cells = tuple((Text(" ".join(f"{side}{number}" for number in range(700))),) for side in ("trái", "phải"))
    return one(Table((cells,)), paragraph("Hết."))


def long_contents() -> Bulletin:
    """Contents of several pages, an article without a word, and an imprint that needs a page of its own."""
    several = bulletins.many_articles(60)
    return Bulletin((*several.sections, Section((Article(None),))), several.masthead, several.imprint)


@pytest.mark.parametrize(
    ("bulletin", "least"),
    [
        pytest.param(ward_article, 2, id="the sample"),
        pytest.param(bulletins.every_block, 1, id="every block"),
        pytest.param(lambda: bulletins.many_articles(12), 6, id="twelve articles"),
        pytest.param(lambda: one(paragraph(" ".join(f"tiếng{n}" for n in range(2500)))), 4, id="one long paragraph"),
        pytest.param(long_list, 3, id="a long list"),
        pytest.param(long_cells, 3, id="long cells"),
        pytest.param(long_contents, 30, id="contents of several pages"),
    ],
)
def test_after_each_mark_come_the_first_words_of_that_printed_page(
    bulletin: object, least: int, tmp_path: Path
) -> None:
    pdf, opened = both(bulletin(), tmp_path)  # type: ignore[operator]
    printed = [list(itertools.dropwhile(_LIST_MARKS.__contains__, text.split())) for text in page_texts(pdf)]
    marked = words_after_marks(opened)
    assert list(marked) == [str(number) for number in range(1, len(printed) + 1)]
    assert len(printed) >= least
    for words, expected in zip(marked.values(), printed, strict=True):
        beginning = expected[:5]
        assert words[: len(beginning)] == beginning


def told(*breaks: PageBreak) -> Edition:
    """The edition of every block, with the page numbers of somebody else's print."""
    return Edition(written(bulletins.every_block(), embed_fonts=False, pages=Pagination("Bản in <thử>", breaks)))


def test_the_page_list_leads_to_every_mark_and_the_package_names_the_print(tmp_path: Path) -> None:
    _, opened = both(bulletins.many_articles(12), tmp_path)
    (listed,) = found(opened.navigation, "//h:nav[@epub:type='page-list'][@role='doc-pagelist']")
    links = [str(link.get("href")) for link in found(listed, "h:ol/h:li/h:a")]
    marks = [
        f"{name}#{mark.get('id')}"
        for name, page in opened.pages.items()
        for mark in found(page, "//h:span[@epub:type='pagebreak'][@role='doc-pagebreak']")
    ]
    assert links == marks
    assert len(set(links)) == len(links) > 5
    assert opened.properties("pageBreakSource") == ["Bản tin Phường Hoa Sữa · Số 12 · 5/12/2025 (PDF, 190 × 270 mm)"]
    assert {"pageBreakMarkers", "pageNavigation"} <= set(opened.properties("schema:accessibilityFeature"))
    assert "số trang" in opened.properties("schema:accessibilitySummary")[0]


def test_an_edition_made_alone_has_no_pages_and_claims_none() -> None:
    alone = edition("many_articles")
    assert not [mark for page in alone.pages.values() for mark in found(page, "//*[@role='doc-pagebreak']")]
    assert not found(alone.navigation, "//h:nav[@epub:type='page-list']")
    assert alone.properties("pageBreakSource") == []
    assert not {"pageBreakMarkers", "pageNavigation"} & set(alone.properties("schema:accessibilityFeature"))


def test_marks_add_no_word() -> None:
    marked = told(PageBreak("1", "masthead"), PageBreak("2", article=0, text=4, offset=7), PageBreak("3", "imprint"))
    assert marked.words() == edition("every_block").words()


def test_a_page_that_begins_with_a_caption_begins_before_its_figure() -> None:
    texts = [*article_texts(next(bulletins.every_block().articles()))]
    caption = texts.index("Quang cảnh ngày hội")
    marked = told(PageBreak("1", article=0, text=caption), PageBreak("2", article=0, text=caption, offset=6))
    first, second = found(marked.pages["bai-1.xhtml"], "//h:span[@role='doc-pagebreak']")
    assert (following := first.getnext()) is not None
    assert str(following.tag).endswith("figure")
    assert (parent := second.getparent()) is not None
    assert (parent.get("class"), parent.text, second.tail) == ("caption", "Quang ", "cảnh ngày hội")


def test_a_mark_behind_an_ampersand_stands_where_the_reader_counts_it() -> None:
    texts = [*article_texts(next(bulletins.every_block().articles()))]
    place = next(place for place, text in enumerate(texts) if "khỏe & an toàn: 5 < 6" in text)
    marked = told(PageBreak("1", article=0, text=place, offset=texts[place].index("6.")))
    (mark,) = found(marked.pages["bai-1.xhtml"], "//h:span[@role='doc-pagebreak']")
    assert mark.tail == "6."


def test_breaks_that_lead_nowhere_are_left_out_and_labels_are_plain_text() -> None:
    marked = told(
        PageBreak('i"<&', "masthead"),
        PageBreak("2", article=0, text=99),
        PageBreak("3", article=99),
        PageBreak("4", article=1),
        PageBreak("5", article=1, text=2, offset=10_000),
    )
    links = found(marked.navigation, "//h:nav[@epub:type='page-list']//h:a")
    assert [(link.text, str(link.get("href")).partition("#")[0]) for link in links] == [
        ('i"<&', "bulletin.xhtml"),
        ("4", "bai-2.xhtml"),
        ("5", "bai-2.xhtml"),
    ]
    assert [mark.get("aria-label") for mark in found(marked.pages["bulletin.xhtml"], "//h:span")] == ['i"<&']
