"""Our own exporters keep the contract that third parties are held to."""

from __future__ import annotations

import io
import zipfile
from typing import Any, ClassVar

import pytest

from wardpress import Report, render
from wardpress.exporters import docx, epub, pdf
from wardpress.model import Article, Bulletin, ListBlock, ListItem, Section, Text
from wardpress.plugins import Exporter
from wardpress.publish.taggedtext import pdf_words as tagged_words
from wardpress.testing import ExporterContract, docx_words, epub_words, every_block, one_article, pdf_words


class TestWord(ExporterContract):
    exporter: ClassVar[Exporter[Any]] = docx.EXPORTER

    def read_back(self, data: bytes) -> list[str]:
        return docx_words(data)


class TestPdf(ExporterContract):
    exporter: ClassVar[Exporter[Any]] = pdf.EXPORTER

    def read_back(self, data: bytes) -> list[str]:
        return tagged_words(data)


class TestEpub(ExporterContract):
    exporter: ClassVar[Exporter[Any]] = epub.EXPORTER

    def read_back(self, data: bytes) -> list[str]:
        return epub_words(data)


@pytest.mark.parametrize("name", ["docx", "pdf", "epub"])
def test_photos_that_cannot_be_shown_yet_are_reported(name: str) -> None:
    with_photo, without = Report(), Report()
    render(every_block(), name, report=with_photo)
    render(one_article(), name, report=without)
    assert "format.cannot-show" in with_photo.codes()
    assert "format.cannot-show" not in without.codes()


def test_only_the_first_level_of_a_numbered_list_is_numbered_in_every_edition() -> None:
    nested = ListBlock((ListItem((Text("một"),), (ListItem((Text("con"),)),)), ListItem((Text("hai"),))), ordered=True)
    bulletin = Bulletin((Section((Article("Tít", (nested,)),)),))
    with zipfile.ZipFile(io.BytesIO(render(bulletin, "docx"))) as archive:
        numbering = archive.read("word/numbering.xml").decode()
    with zipfile.ZipFile(io.BytesIO(render(bulletin, "epub"))) as archive:
        page = archive.read("EPUB/bai-1.xhtml").decode()
    assert numbering.count('w:val="decimal"') == 1
    assert (page.count("<ol>"), page.count("<ul>")) == (1, 1)
    assert [word for word in pdf_words(render(bulletin, "pdf")) if word in {"1.", "2.", "–"}] == ["1.", "–", "2."]
