"""Who has pages tells where they begin, and who wants to know hears it, in whatever order the formats are named."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wardpress import ExportError, default_host, render, write_editions
from wardpress.host import Host, Plugin
from wardpress.model import Bulletin
from wardpress.plugins import (
    ExportContext,
    Exporter,
    NoOptions,
    PageBreak,
    Pagination,
    Sink,
    letters_before,
    places_of_letters,
)
from wardpress.testing import many_articles, one_article

Export = Callable[[Bulletin, Sink, ExportContext[NoOptions]], Any]
TOLD = Pagination("Bản in", (PageBreak("i", "masthead"), PageBreak("ii", article=0, text=1, offset=5)))


def tell(_: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
    sink.write(b"print")
    if context.page_report:
        context.page_report.tell(TOLD)


def listen(_: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
    sink.write(repr(context.pages).encode())


def tell_and_fail(bulletin: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
    tell(bulletin, sink, context)
    raise ExportError("no paper", hint="Buy some.")


def tell_nonsense(_: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
    sink.write(b"print")
    if context.page_report:
        context.page_report.tell("three pages")  # type: ignore[arg-type]


def hosting(export: Export) -> Host:
    exporters = (
        Exporter("print", "t", (".print",), "text/plain", export, tells_pages=True),
        Exporter("ears", "t", (".ears",), "text/plain", listen, wants_pages=True),
        Exporter("deaf", "t", (".deaf",), "text/plain", listen),
    )
    return Host((*default_host().plugins, Plugin("dist", "1", "m", "loaded", exporters)))


def heard(folder: Path, formats: tuple[str, ...], export: Export = tell) -> dict[str, str]:
    editions = write_editions(one_article(), folder, formats=formats, host=hosting(export))
    assert [edition.format for edition in editions] == list(formats)
    return {
        edition.format: edition.path.read_text(errors="replace")
        for edition in editions
        if edition.path and not edition.error
    }


@pytest.mark.parametrize("formats", list(itertools.permutations(("print", "ears", "deaf"))))
def test_who_wants_pages_hears_them_whatever_the_order_and_nobody_else_does(
    formats: tuple[str, ...], tmp_path: Path
) -> None:
    assert heard(tmp_path, formats) == {"print": "print", "ears": repr(TOLD), "deaf": "None"}


def test_without_a_print_edition_in_the_run_there_are_no_pages(tmp_path: Path) -> None:
    assert heard(tmp_path, ("ears", "deaf")) == {"ears": "None", "deaf": "None"}
    assert render(one_article(), "ears", host=hosting(tell)) == b"None"


def test_pages_of_an_edition_that_was_not_written_are_not_told(tmp_path: Path) -> None:
    assert heard(tmp_path, ("ears", "print"), tell_and_fail) == {"ears": "None"}


def test_pages_told_in_another_form_cost_their_own_edition_alone(tmp_path: Path) -> None:
    assert heard(tmp_path, ("print", "ears"), tell_nonsense) == {"ears": "None"}


def test_nobody_is_asked_for_pages_that_nobody_wants(tmp_path: Path) -> None:
    def told(_: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
        sink.write(str(context.page_report).encode())

    assert heard(tmp_path, ("print", "deaf"), told)["print"] == "None"


def test_our_own_print_edition_is_heard_before_that_of_another(tmp_path: Path) -> None:
    for formats in (("print", "ears", "pdf"), ("pdf", "print", "ears")):
        assert "270 mm" in heard(tmp_path, formats)["ears"]


def test_the_editions_are_the_same_in_any_order_of_the_formats(tmp_path: Path) -> None:
    bytes_of = []
    for formats in (("docx", "pdf", "epub"), ("epub", "pdf"), ("epub", "docx", "pdf")):
        folder = tmp_path / "-".join(formats)
        editions = write_editions(many_articles(12), folder, formats=formats)
        assert [edition.format for edition in editions] == list(formats)
        bytes_of.append({edition.format: edition.path.read_bytes() for edition in editions if edition.path})
    assert {data["epub"] for data in bytes_of} == {bytes_of[0]["epub"]}
    assert {data["pdf"] for data in bytes_of} == {bytes_of[0]["pdf"]}
    assert b"epub" in render(many_articles(12), "epub")[:60]
    assert render(many_articles(12), "epub") != bytes_of[0]["epub"]
    assert render(many_articles(12), "epub", beside=("pdf",)) == bytes_of[0]["epub"]


def test_letters_are_found_by_text_and_offset_and_the_other_way_round() -> None:
    texts = ("Một hai", " ", "\u00a0ba")
    places = [(0, 0), (0, 4), (0, 4), (0, 6), (2, 1), (2, 2)]
    assert [texts[text][offset:] for text, offset in places] == ["Một hai", "hai", "hai", "i", "ba", "a"]
    assert places_of_letters(texts, [0, 3, 3, 5, 6, 7]) == places
    assert letters_before(texts, places) == [0, 3, 3, 5, 6, 7]


def test_what_lies_behind_the_end_has_no_place() -> None:
    assert places_of_letters(("a b", "c"), [2, 3, 4]) == [(1, 0)]
    assert letters_before(("a b", "c"), [(1, 1), (2, 0)]) == [3]
