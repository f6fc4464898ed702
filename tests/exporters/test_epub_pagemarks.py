"""“Page 3” is page 3 in print and on the phone: the marks of the EPUB against the PDF of the same run."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from epub_reading import TYPE, Edition, found
from lxml import etree
from pdf_making import one, paragraph, ward_article
from pdf_reading import page_texts

from wardpress import write_editions
from wardpress.model import Article, Bulletin, ListBlock, ListItem, Section, Table, Text
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
        pytest.param(lambda: bulletins.many_articles(12), 8, id="twelve articles"),
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
