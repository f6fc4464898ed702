"""An exporter in a process of its own gets all that it gets in ours, and all that it says comes back."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from wardpress import EditionSettings, ExportError, Report, default_host, read_bulletin, render, write_editions
from wardpress.edition.settings import PluginSettings
from wardpress.host import Host
from wardpress.plugins import PageBreak, Pagination
from wardpress.testing import one_article, photos, with_pictures

TELLING = """
import datetime as dt
from dataclasses import dataclass, field
from wardpress.model import figures
from wardpress.plugins import Exporter, ExportError, Message, Origin, PageBreak, Pagination

@dataclass(frozen=True)
class Options:
    day: dt.date = dt.date(2026, 1, 1)
    words: tuple[str, ...] = ()

def tell(bulletin, sink, context):
    context.report.warning("tell.odd", Message("odd", "lạ"), Origin("a.txt", 3, 4))
    face = context.theme.face(context.theme.styles.body)
    for value in (bulletin, context.options, context.theme, context.made_at, context.language):
        sink.write(f"{value!r}\\n".encode())
    sink.write(context.fonts.data(face))
    for figure in figures(bulletin.articles()):
        if figure.file and context.pictures.size(figure.file):
            sink.write(context.pictures.placed(figure.file, width=200.0).data)
    if context.options.words:
        raise ExportError(Message("no words", "không có chữ"), hint=Message("none", "không"))

def print_pages(bulletin, sink, context):
    sink.write(b"print")
    if context.page_report:
        context.page_report.tell(Pagination("Bản in", (PageBreak("i", "masthead"), PageBreak("ii", article=0, text=1))))

def listen(bulletin, sink, context):
    sink.write(repr(context.pages).encode())

PRINT = Exporter("print", "t", (".print",), "text/plain", print_pages, tells_pages=True)
LISTEN = Exporter("listen", "t", (".listen",), "text/plain", listen, wants_pages=True)
TELL = Exporter("tell", "t", (".tell",), "text/plain", tell, options=Options)
"""


@pytest.fixture
def host(tmp_path: Path) -> Host:
    file = tmp_path / "telling.py"
    file.write_text(TELLING, encoding="utf-8")
    return default_host(PluginSettings(trust=("telling.py",)), files=[file])


SETTINGS = EditionSettings(theme="a5", formats={"tell": {"words": []}})
TRUSTING = replace(SETTINGS, plugins=PluginSettings(trust=("telling.py",)))


def test_the_same_bytes_come_from_a_process_of_its_own_and_from_ours(host: Host) -> None:
    bulletin = replace(with_pictures(), language="en-GB")
    told = render(bulletin, "tell", photos=photos(), settings=SETTINGS, host=host)
    assert told == render(bulletin, "tell", photos=photos(), settings=TRUSTING, host=host)
    assert b"datetime.date(2026, 1, 1)" in told
    assert b"IHDR" in told


def test_photos_of_a_folder_named_from_here_are_found_there_and_a_broken_one_is_told_once(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("TÍT CỦA BÀI\n\nĐoạn văn, có dấu chấm.\n", encoding="utf-8")
    (tmp_path / "in" / "a.png").write_bytes(next(data for data in photos().values() if b"IHDR" in data))
    (tmp_path / "in" / "a-2.png").write_bytes(b"torn")
    monkeypatch.chdir(tmp_path)
    report = Report()
    manuscript = read_bulletin("in", report=report, host=host)
    settings = replace(manuscript.settings, plugins=SETTINGS.plugins)
    editions = write_editions(
        manuscript.bulletin,
        "out",
        formats=["epub", "tell"],
        photos=manuscript.photos,
        settings=settings,
        host=host,
        report=report,
    )
    assert [edition.error for edition in editions] == [None, None]
    assert b"IHDR" in (tmp_path / "out" / "ban-tin.tell").read_bytes()
    assert [found.code for found in report if "a-2.png" in found.message.en].count("photo.unknown-kind") == 1


@pytest.mark.parametrize("settings", [SETTINGS, TRUSTING], ids=["apart", "here"])
def test_its_report_and_its_own_words_come_back(settings: EditionSettings, host: Host) -> None:
    refusing = replace(settings, formats={"tell": {"words": ["a"]}})
    report = Report()
    with pytest.raises(ExportError) as caught:
        render(one_article(), "tell", settings=refusing, host=host, report=report)
    assert caught.value.in_language("vi") == "không có chữ không"
    (found,) = (found for found in report if found.code == "tell.odd")
    assert (found.severity, found.message.vi, str(found.origin)) == ("warning", "lạ", "a.txt:3:4")


@pytest.mark.parametrize("settings", [SETTINGS, TRUSTING], ids=["apart", "here"])
def test_pages_are_told_from_one_process_to_another(settings: EditionSettings, host: Host) -> None:
    breaks = (PageBreak("i", "masthead"), PageBreak("ii", article=0, text=1))
    told = render(one_article(), "listen", beside=("print",), settings=settings, host=host)
    assert told == repr(Pagination("Bản in", breaks)).encode()
    assert b"PageBreak(label='1'" in render(one_article(), "listen", beside=("pdf",), settings=settings, host=host)
    assert render(one_article(), "listen", settings=settings, host=host) == b"None"


def test_where_there_is_no_python_to_start_it_runs_here_and_the_report_says_so(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    report = Report()
    told = render(one_article(), "tell", settings=SETTINGS, host=host, report=report)
    assert told == render(one_article(), "tell", settings=TRUSTING, host=host)
    assert "plugin.not-apart" in report.codes()


SHOWING = """
from wardpress.model import figures
from wardpress.plugins import Exporter

def show(bulletin, sink, context):
    for figure in figures(bulletin.articles()):
        size = context.pictures.size(figure.file)
        data = context.pictures.placed(figure.file, width=100).data if size else b""
        sink.write(f"{figure.file} {size} {len(data)}\\n".encode())

SHOW = Exporter("show", "t", (".show",), "text/plain", show)
"""


def test_pictures_reach_a_process_of_its_own_and_what_is_odd_about_them_comes_back(
    tmp_path: Path,
) -> None:
    (tmp_path / "showing.py").write_text(SHOWING, encoding="utf-8")
    host = default_host(files=[tmp_path / "showing.py"])
    files = photos() | {"nho.png": photos()["nho.png"][:60]}
    report = Report()
    told = render(with_pictures(), "show", photos=files, host=host, report=report).decode().splitlines()
    assert [line.rsplit(" ", 1)[0] for line in told[:4]] == [
        "ngang.png (1600, 1000)",
        "dung.png (700, 1200)",
        "nho.png None",
        "ngang.png (1600, 1000)",
    ]
    assert int(told[0].split()[-1]) > 0
    assert [code for code in report.codes() if code == "photo.broken"] == ["photo.broken"]
