"""The pages of a PDF are counted in the file itself, whoever wrote it."""

from __future__ import annotations

import io

import pikepdf
import pytest

from wardpress import render
from wardpress.publish.inspection import page_count
from wardpress.testing import bare, many_articles


@pytest.mark.parametrize("articles", [1, 12, 60])
def test_our_own_files_are_counted_as_another_reader_counts_them(articles: int) -> None:
    data = render(many_articles(articles), "pdf")
    with pikepdf.open(io.BytesIO(data)) as document:
        assert page_count(data) == len(document.pages)


@pytest.mark.parametrize("mode", [pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate])
def test_files_of_other_writers_are_counted_too(mode: pikepdf.ObjectStreamMode) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(render(many_articles(12), "pdf"))) as document:
        document.save(buffer, object_stream_mode=mode)
        assert page_count(buffer.getvalue()) == len(document.pages)


def test_what_is_no_pdf_has_no_pages() -> None:
    assert page_count(b"") == page_count(render(bare(), "epub")) == 0
