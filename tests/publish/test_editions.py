"""Each format is written alone: a faulty exporter costs its own edition and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
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
    default_host,
    render,
    write_editions,
)
from wardpress.host import Host, Plugin
from wardpress.model import Article, Paragraph, Section, Text
from wardpress.plugins import ExportContext, Exporter, NoOptions, Sink
from wardpress.testing import bare, one_article

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
        ("application/epub+zip", zipped(("a.xml", b"<a><b></a>")), "a.xml is not well formed"),
        ("application/epub+zip", zipped(("../a.txt", b"")), "leads out of it"),
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
