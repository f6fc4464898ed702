"""Our own exporters keep the contract that third parties are held to."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from wardpress import Report, render
from wardpress.exporters import docx, epub, pdf
from wardpress.plugins import Exporter
from wardpress.testing import ExporterContract, docx_words, epub_words, every_block, one_article, pdf_words


class TestWord(ExporterContract):
    exporter: ClassVar[Exporter[Any]] = docx.EXPORTER

    def read_back(self, data: bytes) -> list[str]:
        return docx_words(data)


class TestPdf(ExporterContract):
    exporter: ClassVar[Exporter[Any]] = pdf.EXPORTER

    def read_back(self, data: bytes) -> list[str]:
        return pdf_words(data, head=19.0, foot=14.8)


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
