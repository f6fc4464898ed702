"""Every command that sets an edition takes the same flags about plugins, and obeys them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx_edits import edited

from wardpress import default_host, read_bulletin, render
from wardpress.cli import main
from wardpress.publish import Wishes

ARTICLE = "Phường họp mặt đầu năm\n\nSáng 5/1, phường họp mặt đầu năm.\n\nMinh Thư\n"
ONE_OFF = """
from dataclasses import dataclass, replace
from wardpress.model import Article, Paragraph, Text
from wardpress.plugins import Exporter, Reader, Transform, option

@dataclass(frozen=True)
class Options:
    mark: str = option("!", help="After the headline.")

def export(bulletin, sink, context):
    sink.write("".join(f"{a.headline}{context.options.mark}" for a in bulletin.articles()).encode())

def read(data, origin, context):
    return (Article("Tin ngắn", (Paragraph((Text(data.decode()),)),), origin=origin),)

def last_first(bulletin, report):
    return replace(bulletin, sections=bulletin.sections[::-1])

SHOUT = Exporter("shout", "Shout", (".shout",), "text/plain", export, options=Options)
SLIP = Reader("slip", "A slip", (".slip",), read)
TURN = Transform("last-first", "Last first", last_first)
"""
COMMANDS = ("build", "batch", "check", "pull", "verify")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for ward in ("hoa", "lan"):
        folder = tmp_path / "wards" / ward
        folder.mkdir(parents=True)
        (folder / "bai1.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "mine.py").write_text(ONE_OFF, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WARDPRESS_LANG", "en")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    said = capsys.readouterr()
    return ended.value.code, said.out, said.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_sets_an_edition_has_all_flags(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, command, "--help")
    for flag in ("-O", "--plugin", "--no-plugins", "--strict-plugins", "--trust", "--timeout"):
        assert f"{flag} " in out


def test_a_batch_is_written_with_the_options_and_the_one_off_plugin_it_was_given(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["batch", "wards", "-o", "out", "--to", "shout", "--plugin", "mine.py", "-j", "1", "--json"]

    def made(*more: str) -> list[str]:
        status, out, err = run(capsys, *asked, *more)
        assert status == 0, out + err
        return [outcome["status"] for outcome in json.loads(out)]

    assert made("-O", "mark=?", "--trust", "mine.py") == ["made", "made"]
    files = [desk / "out" / ward / "ban-tin.shout" for ward in ("hoa", "lan")]
    assert [file.read_text(encoding="utf-8") for file in files] == ["Phường họp mặt đầu năm?"] * 2
    assert made("-O", "mark=?") == ["proven", "proven"]
    assert made() == ["made", "made"]
    assert files[0].read_text(encoding="utf-8") == "Phường họp mặt đầu năm!"
    (desk / "mine.py").write_text(f"{ONE_OFF}\n", encoding="utf-8")
    assert made() == ["made", "made"]


def test_a_batch_without_its_plugin_file_says_so_once_and_of_each_other_edition_that_it_is_the_same(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["batch", "wards", "-o", "out", "--to", "epub", "--plugin", "nowhere.py", "-j", "1"]
    status, out, _ = run(capsys, *asked)
    assert (status, out.count("There is no plugin file"), out.count("      as wards")) == (2, 1, 1)
    assert desk.exists()


def test_check_reads_with_a_one_off_reader_and_refuses_a_broken_plugin_where_it_is_strict(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "wards" / "hoa" / "bai1.txt").rename(desk / "wards" / "hoa" / "bai1.slip")
    assert run(capsys, "check", "wards/hoa")[0] == 3
    assert run(capsys, "check", "wards/hoa", "--plugin", "mine.py")[0] == 1
    (desk / "odd.py").write_text("import nowhere", encoding="utf-8")
    status, _, err = run(capsys, "check", "wards/hoa", "--plugin", "odd.py", "--strict-plugins")
    assert (status, "odd.py" in err) == (4, True)


def test_pull_knows_the_transform_that_the_edition_was_made_with(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = desk / "wards" / "hoa"
    (folder / "bulletin.toml").write_text('transforms = ["last-first"]', encoding="utf-8")
    files = (desk / "mine.py",)
    host = default_host(files=files)
    manuscript = read_bulletin(folder, host=host, wishes=Wishes(files=files))
    change = {"do": "reword", "at": "Sáng 5/1", "old": "họp mặt", "new": "gặp mặt"}
    (desk / "sua.docx").write_bytes(edited(render(manuscript.bulletin, "docx", host=host), [change]))
    assert run(capsys, "pull", "sua.docx", "wards/hoa")[0] == 2
    status, out, _ = run(capsys, "pull", "sua.docx", "wards/hoa", "--plugin", "mine.py", "--apply")
    assert (status, "Corrections: 1" in out) == (0, True)
    assert "gặp mặt đầu năm" in (folder / "bai1.txt").read_text(encoding="utf-8")


def test_verify_makes_an_edition_again_with_the_options_that_it_was_made_with(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lettered = ("-O", "epub.embed_fonts=true")
    assert desk.exists()
    assert run(capsys, "build", "wards/hoa", "--to", "epub", *lettered)[0] == 0
    assert run(capsys, "verify", "out", "--from", "wards/hoa", *lettered)[0] == 0
    assert run(capsys, "verify", "out", "--from", "wards/hoa")[0] == 1
