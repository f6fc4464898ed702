"""Each format is written alone: a faulty exporter costs its own edition and nothing else."""

from __future__ import annotations

import io
import os
import sys
import threading
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from wardpress import (
    Bulletin,
    EditionSettings,
    ExportError,
    InputError,
    OptionError,
    Report,
    SettingsError,
    UnknownFormat,
    UsageError,
    default_host,
    encode_bulletin,
    render,
    write_editions,
)
from wardpress.host import Host, Plugin
from wardpress.model import Article, Block, Box, Link, Paragraph, Section, Table, Text
from wardpress.plugins import Capabilities, ExportContext, Exporter, NoOptions, Sink
from wardpress.testing import bare, every_block, one_article

Export = Callable[[Bulletin, Sink, ExportContext[NoOptions]], Any]


def good(bulletin: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
    del context
    sink.write("\n".join(article.headline or "–" for article in bulletin.articles()).encode())


def host_with(export: Export, *, media_type: str = "text/plain") -> Host:
    """The exporter under test between two good ones, and the built-in themes."""

    def plugin(name: str, function: Export, media_type: str = "text/plain") -> Plugin:
        exporter = Exporter(name, name, (f".{name}",), media_type, function)
        return Plugin(f"dist-{name}", "1", "main", "loaded", (exporter,))

    plugins = (plugin("first", good), plugin("faulty", export, media_type), plugin("last", good))
    return Host((*default_host().plugins, *plugins))


def raise_it(error: BaseException) -> Export:
    def export(_: Bulletin, sink: Sink, __: ExportContext[NoOptions]) -> None:
        sink.write(b"half")
        raise error

    return export


def close_quietly(_: Bulletin, sink: Any, __: ExportContext[NoOptions]) -> None:
    sink.write(b"text")
    with suppress(Exception):
        sink.close()


def recurse(*_: object) -> None:
    recurse()


FAULTS: dict[str, tuple[Export, str]] = {
    "raises": (raise_it(ValueError("no such cell")), "ValueError: no such cell"),
    "leaves Python": (raise_it(SystemExit(0)), "SystemExit"),
    "Ctrl-C of its own": (raise_it(KeyboardInterrupt()), "KeyboardInterrupt"),
    "out of memory": (raise_it(MemoryError()), "MemoryError"),
    "endless recursion": (recurse, "RecursionError"),
    "closes the sink": (lambda _, sink, __: sink.close(), "closed the sink"),  # type: ignore[attr-defined]
    "closes it in secret": (close_quietly, "closed the sink"),
    "returns bytes": (lambda *_: b"text", "returned bytes"),
    "writes text": (lambda _, sink, __: sink.write("text") and None, "wrote str"),  # type: ignore[arg-type]
    "writes nothing": (lambda *_: None, "it is empty"),
    "explains itself": (raise_it(ExportError("no verse here", hint="Leave it out.")), "no verse here"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_exporter_costs_its_own_edition_only(fault: str, tmp_path: Path) -> None:
    export, reason = FAULTS[fault]
    (tmp_path / "ban-tin.faulty").write_bytes(b"yesterday")
    editions = write_editions(bare(), tmp_path, formats=("first", "faulty", "last"), host=host_with(export))
    assert [edition.error is None for edition in editions] == [True, False, True]
    error = editions[1].error
    assert error is not None
    assert error.exit_status == 4
    assert reason in error.message.en
    assert "\n" not in error.message.en
    if fault != "explains itself":
        assert "dist-faulty" in error.message.en
        assert "dist-faulty" in error.message.vi
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ban-tin.faulty", "ban-tin.first", "ban-tin.last"]
    assert (tmp_path / "ban-tin.faulty").read_bytes() == b"yesterday"


def test_the_other_editions_are_byte_for_byte_what_they_are_without_the_faulty_one(tmp_path: Path) -> None:
    host = host_with(raise_it(RuntimeError("x")))
    for folder, formats in (("with", ("faulty", "epub", "last")), ("without", ("epub", "last"))):
        write_editions(one_article(), tmp_path / folder, formats=formats, host=host)
    assert [path.read_bytes() for path in sorted((tmp_path / "with").iterdir())] == [
        path.read_bytes() for path in sorted((tmp_path / "without").iterdir())
    ]


def zipped(*parts: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("media_type", "data", "reason"),
    [
        ("application/pdf", b"Hello", "does not begin with %PDF"),
        ("application/pdf", b"%PDF-1.7 and then", "does not end with %%EOF"),
        ("application/epub+zip", b"PK\x03\x04 torn", "no whole ZIP container"),
        ("application/zip", b"PK\x03\x04 torn", "no whole ZIP container"),
        ("image/svg+xml", b"<a><b></a>", "the XML is not well formed"),
        ("application/epub+zip", zipped(("a.xml", b"<a><b></a>")), "a.xml is not well formed"),
        ("application/epub+zip", zipped(("../a.txt", b"")), "leads out of it"),
        ("application/epub+zip", zipped(("C:/a.txt", b"")), "leads out of it"),
        ("application/epub+zip", zipped(("a\\b.txt", b"")), "leads out of it"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_not_shown(
    media_type: str, data: bytes, reason: str, tmp_path: Path
) -> None:
    def export(_: Bulletin, sink: Sink, __: ExportContext[NoOptions]) -> None:
        sink.write(data)

    (edition,) = write_editions(bare(), tmp_path, formats=["faulty"], host=host_with(export, media_type=media_type))
    assert edition.error is not None
    assert reason in str(edition.error)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_option_or_theme_stops_the_run_before_anything_is_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(UnknownFormat):
        write_editions(bare(), out, formats=("epub", "xls"))
    with pytest.raises(OptionError, match=r"epub\.embed_font is unknown \(did you mean embed_fonts\?\)"):
        write_editions(bare(), out, settings=EditionSettings(formats={"epub": {"embed_font": True}}))
    with pytest.raises(SettingsError):
        write_editions(bare(), out, settings=EditionSettings(theme="nowhere"))
    assert not out.exists()


@pytest.mark.parametrize("formats", [[], "docx"])
def test_no_list_of_formats_is_no_order(formats: list[str] | str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No list of formats"):
        write_editions(bare(), tmp_path, formats=formats)


def test_a_plugin_that_moves_about_moves_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)

    def move(_: Bulletin, sink: Sink, __: ExportContext[NoOptions]) -> None:
        os.chdir(tmp_path / "elsewhere")
        sink.write(b"x")

    editions = write_editions(bare(), "out", formats=["faulty", "last"], host=host_with(move))
    assert [str(edition.path) for edition in editions] == [f"out{os.sep}ban-tin.faulty", f"out{os.sep}ban-tin.last"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["ban-tin.faulty", "ban-tin.last"]


def test_a_plugin_that_prints_does_not_print_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    def chatter(bulletin: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
        print("hello")  # noqa: T201 - what the test is about
        good(bulletin, sink, context)

    render(bare(), "faulty", host=host_with(chatter))
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("words", [ValueError("oops"), None, 3])
def test_a_plugin_that_reports_nonsense_fails_alone(words: Any, tmp_path: Path) -> None:
    def export(_: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
        sink.write(b"x")
        context.report.warning("x", words)

    report = Report()
    first, second = write_editions(bare(), tmp_path, formats=["faulty", "last"], host=host_with(export), report=report)
    assert "dist-faulty" in str(first.error)
    assert second.error is None
    assert report.codes() == ()


def test_a_plugin_that_breaks_its_report_fails_alone(tmp_path: Path) -> None:
    def export(_: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
        sink.write(b"x")
        context.report._diagnostics = None  # type: ignore[assignment]

    first, second = write_editions(bare(), tmp_path, formats=["faulty", "last"], host=host_with(export))
    assert "dist-faulty" in str(first.error)
    assert second.error is None


def test_options_that_raise_when_they_are_made_cost_their_own_format(tmp_path: Path) -> None:
    @dataclass(frozen=True)
    class Options:
        def __post_init__(self) -> None:
            raise ValueError("never")

    exporter = Exporter("picky", "t", (".picky",), "text/plain", good, options=Options)  # type: ignore[arg-type]
    host = Host((*host_with(good).plugins, Plugin("dist-picky", "1", "m", "loaded", (exporter,))))
    first, second = write_editions(bare(), tmp_path, formats=["picky", "last"], host=host)
    assert "dist-picky" in str(first.error)
    assert second.error is None


def test_the_name_of_a_file_does_not_depend_on_the_order_of_formats(tmp_path: Path) -> None:
    other = Plugin("dist-other", "1", "m", "loaded", (Exporter("book", "t", (".epub",), "text/plain", good),))
    host = Host((*host_with(good).plugins, other))
    for formats in (["book", "epub"], ["epub", "book"]):
        editions = write_editions(bare(), tmp_path, formats=formats, host=host)
        assert {edition.format: edition.path.name for edition in editions if edition.path} == {
            "epub": "ban-tin.epub",
            "book": "ban-tin-book.epub",
        }


@pytest.mark.parametrize(
    ("bulletin", "complaint"),
    [
        (replace(bare(), language='zz zz"'), "language"),
        (replace(bare(), sections=(1,)), "no bulletin"),  # type: ignore[arg-type]
        (Bulletin((Section((Article("h", ("text",)),)),)), "no bulletin"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_bulletin_is_refused_in_words(bulletin: Bulletin, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        render(bulletin, "last", host=host_with(good))


def test_deep_nesting_is_refused_in_words() -> None:
    block: Block = Paragraph((Text("x"),))
    for _ in range(3000):
        block = Box((block,))
    deep = Bulletin((Section((Article("h", (block,)),)),))
    with pytest.raises(UsageError):
        render(deep, "last", host=host_with(good))
    with pytest.raises(UsageError):
        encode_bulletin(deep)


def test_a_table_with_rows_of_different_length_is_squared_off_and_reported() -> None:
    def cell(text: str) -> tuple[Text, ...]:
        return (Text(text),)

    table = Table(((cell("a"),), (cell("b"), cell("c"))))
    report = Report()
    for name in ("docx", "pdf", "epub"):
        assert render(Bulletin((Section((Article("h", (Box((table,)),)),)),)), name, report=report)
    assert "table.uneven" in report.codes()


@pytest.mark.parametrize("kind", ["tables", "links", "emphasis"])
def test_what_a_format_says_it_cannot_show_is_reported(kind: str) -> None:
    lacking = Exporter("plain", "t", (".plain",), "text/plain", good, can=Capabilities(**{kind: False}))
    host = Host((*host_with(good).plugins, Plugin("dist-plain", "1", "m", "loaded", (lacking,))))
    shown, unshown = Report(), Report()
    render(every_block(), "plain", host=host, report=unshown)
    render(every_block(), "last", host=host, report=shown)
    assert ("format.cannot-show" in unshown.codes(), "format.cannot-show" in shown.codes()) == (True, False)


def test_a_link_that_leads_nowhere_is_reported() -> None:
    report = Report()
    article = Article("h", (Paragraph((Link((Text("x"),), "javascript:alert(1)"),)),))
    render(Bulletin((Section((article,)),)), "epub", report=report)
    assert "link.dropped" in report.codes()


def test_text_reaches_exporters_in_nfc() -> None:
    article = Article("A\u0301", (Paragraph((Text("x"),)),))
    assert render(Bulletin((Section((article,)),)), "last", host=host_with(good)) == "Á".encode()


def test_a_bulletin_without_an_article_is_refused() -> None:
    with pytest.raises(InputError, match="no article"):
        render(Bulletin((Section(()),)), "epub")


def test_two_formats_with_one_suffix_do_not_overwrite_each_other(tmp_path: Path) -> None:
    twin = Plugin("dist-twin", "1", "m", "loaded", (Exporter("twin", "t", (".first",), "text/plain", good),))
    host = Host((*host_with(good).plugins, twin))
    editions = write_editions(bare(), tmp_path, formats=("first", "twin"), host=host)
    assert [edition.path.name for edition in editions if edition.path] == ["ban-tin.first", "ban-tin-twin.first"]


def test_characters_that_no_document_holds_are_taken_out_for_every_exporter_and_reported() -> None:
    report = Report()
    article = Article("Tít\x00\ufffe", (Paragraph((Text("A\u0301 \x0b\ud800"),)),))
    data = render(Bulletin((Section((article,)),)), "first", host=host_with(good), report=report)
    assert data == "Tít".encode()
    assert "text.forbidden" in report.codes()


def test_what_an_exporter_reports_reaches_the_caller_even_if_it_fails() -> None:
    def export(_: Bulletin, __: Sink, context: ExportContext[NoOptions]) -> None:
        context.report.warning("mine.odd", "odd")
        raise ExportError("no", hint="no")

    report = Report()
    with pytest.raises(ExportError):
        render(bare(), "faulty", host=host_with(export), report=report)
    assert report.codes() == ("mine.odd",)


def test_standard_output_is_itself_again_after_two_threads_whose_exporters_overlap() -> None:
    first_began, second_began, first_ended = threading.Event(), threading.Event(), threading.Event()
    before = sys.stdout

    def first(bulletin: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
        good(bulletin, sink, context)
        first_began.set()
        assert second_began.wait(30)

    def second(bulletin: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
        good(bulletin, sink, context)
        second_began.set()
        assert first_ended.wait(30)

    with ThreadPoolExecutor(2) as pool:
        early = pool.submit(render, bare(), "faulty", host=host_with(first))
        early.add_done_callback(lambda _: first_ended.set())
        assert first_began.wait(30)
        late = pool.submit(render, bare(), "faulty", host=host_with(second))
        assert early.result()
        assert late.result()
    assert sys.stdout is before
