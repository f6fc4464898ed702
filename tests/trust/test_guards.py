"""Every guard of the house stands where the list says, and what only `make guards` would miss is missed here too."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from unittest import mock
from xml.etree import ElementTree as ET

import pytest
from ebooklib.epub import EpubWriter
from guards import GUARDS, ROOT, SOURCE

from wardpress import Report, render, write_editions
from wardpress.errors import ExporterCrash, PluginContractError, SettingsError
from wardpress.exporters.addresses import web_address
from wardpress.exporters.container import packed
from wardpress.model import Article, Bulletin, Masthead, Paragraph, Section, Text
from wardpress.publish.inspection import inspect
from wardpress.publish.ledger import Ledger, Output, changed
from wardpress.testing import bulletins
from wardpress.themes import builtin_themes
from wardpress.themes.load import read_theme_file


def test_every_guard_stands_once_in_the_source_and_has_tests() -> None:
    assert len({guard.name for guard in GUARDS}) == len(GUARDS) >= 30
    for guard in GUARDS:
        assert (ROOT / SOURCE / guard.file).read_text(encoding="utf-8").count(guard.line) == 1, guard.name
        for path in guard.tests.split():
            assert path.startswith("-") or (ROOT / path).exists() or path.isalpha() or "_" in path, guard.name


def test_a_container_bears_no_date_of_today() -> None:
    with zipfile.ZipFile(io.BytesIO(packed([("a.xml", b"<a/>")]))) as archive:
        assert [dt.datetime(*entry.date_time, tzinfo=dt.UTC).year for entry in archive.infolist()] == [1980]


@pytest.mark.parametrize("name", ["../x.xml", "a/../../x.xml", "/x.xml", "C:\\x.xml", "a\\x.xml"])
def test_a_part_whose_name_leads_out_of_its_container_is_not_shown(name: str) -> None:
    with pytest.raises(PluginContractError, match="leads out"):
        inspect(packed([(name, b"<a/>")]), media_type="application/epub+zip")


def test_a_ledger_speaks_of_no_file_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "x").write_bytes(b"")
    digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    ledger = Ledger({}, {}, {}, {"pdf": Output("../x", 0, digest)})
    assert changed(ledger, tmp_path / "out") == ["../x"]


@pytest.mark.filterwarnings("ignore:In the future throwing")
def test_a_fault_of_the_library_behind_the_epub_is_raised() -> None:
    with (
        mock.patch.object(EpubWriter, "write", side_effect=OSError("no room left")),
        pytest.raises(ExporterCrash, match="no room left"),
    ):
        render(bulletins.bare(), "epub")


@pytest.mark.parametrize("name", ["/etc/passwd", "../x", "x.ttf\\u0000", "/dev/zero"])
def test_a_theme_reads_nothing_as_a_font_that_is_not_called_so(name: str) -> None:
    text = f'extends = "a5"\n[families]\nserif = "Chữ"\n[[fonts]]\nfamily = "Chữ"\nfile = "{name}"\n'
    with pytest.raises(SettingsError, match=r"no \.ttf or \.otf"):
        read_theme_file(text, file="x.toml", known=builtin_themes())


def test_the_metadata_of_a_pdf_are_xml_whatever_the_masthead_says() -> None:
    masthead = Masthead("</rdf:li> & <b>", "<x>&y;")
    data = render(replace(bulletins.bare(), masthead=masthead), "pdf")
    start = data.index(b"<?xpacket begin")
    packet = ET.fromstring(data[start : data.index(b"<?xpacket end", start)])  # noqa: S314 - our own bytes
    assert "</rdf:li> & <b>" in "".join(packet.itertext())


@pytest.mark.parametrize(
    "target",
    ["ftp://example.org/a", "file://example.org/etc/passwd", "javascript://example.org/%0aalert(1)", "//example.org"],
)
def test_an_address_of_another_scheme_leads_nowhere(target: str) -> None:
    assert web_address(target) is None


def test_an_address_that_names_a_user_leads_nowhere() -> None:
    assert web_address("http://phuong.vn@example.org/") is None
    assert web_address("https://example.org/a@b") == "https://example.org/a@b"


def test_a_letter_that_no_font_has_is_told_with_its_article() -> None:
    report = Report()
    article = Article("Tin Chợ Lớn", (Paragraph((Text("堤岸"),)),))
    render(Bulletin((Section((article,)),)), "pdf", report=report)
    (missing,) = (found for found in report if found.code == "pdf.missing-glyph")
    assert "U+5824" in missing.message.en
    assert "“Tin Chợ Lớn”" in missing.message.en


def test_no_article_is_overwritten_by_an_edition(tmp_path: Path) -> None:
    article = tmp_path / "ban-tin.epub"
    article.write_bytes(b"mine")
    (edition,) = write_editions(bulletins.bare(), tmp_path, formats=["epub"], spare=[article])
    assert edition.error
    assert edition.error.exit_status == 5
    assert article.read_bytes() == b"mine"


def test_the_checksum_of_every_part_of_a_container_is_compared() -> None:
    data = bytearray(packed([("a.xml", b"<a/>"), ("b.png", b"x" * 1000)]))
    data[data.index(b"xxxx") + 500] ^= 1
    with pytest.raises(PluginContractError, match="no whole ZIP"):
        inspect(bytes(data), media_type="application/epub+zip")
