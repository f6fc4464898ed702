"""Our own exporters keep the contract that third parties are held to."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any, ClassVar

import pytest

from wardpress import Report, render
from wardpress.exporters import docx, epub, pdf
from wardpress.model import Article, Bulletin, ListBlock, ListItem, Section, Text
from wardpress.plugins import Capabilities, Exporter
from wardpress.publish.losses import report_losses
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


def test_a_format_that_cannot_show_photos_says_so_where_there_are_some() -> None:
    plain = replace(docx.EXPORTER, can=Capabilities(figures=False))
    with_photo, without = Report(), Report()
    report_losses(every_block(), plain, with_photo)
    report_losses(one_article(), plain, without)
    assert (with_photo.codes(), without.codes()) == (("format.cannot-show",), ())


@pytest.mark.parametrize("name", ["docx", "pdf", "epub"])
def test_editions_that_show_photos_say_nothing_of_them(name: str) -> None:
    report = Report()
    render(every_block(), name, report=report)
    assert "format.cannot-show" not in report.codes()


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
