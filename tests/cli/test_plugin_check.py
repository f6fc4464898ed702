"""`wardpress plugins check` looks a plugin over without pytest and without running it, and says what to mend."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from plugins_on_disk import GOOD, put

from wardpress.cli import main

BAD = """
import lxml.etree
from dataclasses import dataclass, replace
from wardpress.plugins import Exporter, Reader, option
from wardpress.themes import builtin_themes

@dataclass(frozen=True)
class Options:
    anything: object = option(1, help="")

def made(*_):
    raise SystemExit("it was run")

EXPORTER = Exporter("bad", "Bad", (".bad",), "text/plain", made, options=Options)
READER = Reader("unheard", "Unheard", (".txt",), made)
FIRST = builtin_themes()[0]
THEME = replace(
    FIRST,
    name="pale",
    colours=replace(FIRST.colours, muted="#bbbbbb"),
    families=replace(FIRST.families, serif="Nowhere"),
)
"""
FAULTS = {
    "bad": "it loads lxml",
    "exporter bad": "option anything has no help",
    "exporter bad ": "option anything takes anything",
    "reader unheard": ".txt goes to ward-text@wardpress",
    "theme pale": "The font Nowhere",
    "theme pale ": "muted on #ffffff has a contrast of 1.9 : 1",
}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(["plugins", "check", *arguments])
    said = capsys.readouterr()
    return ended.value.code, said.out, said.err


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WARDPRESS_LANG", "en")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", ["text", "wardpress-text", "Wardpress.Text"])
def test_a_sound_plugin_is_known_by_format_and_distribution_and_passes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, name)
    assert (status, "✗" in out) == (0, False)
    assert out.startswith("wardpress-text 0.1.0, text: loaded\n")
    assert "✓ text: its package asks for wardpress\n" in out


def test_our_own_plugins_pass(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "wardpress")
    assert status == 0, out
    for name in ("exporter docx", "exporter pdf", "exporter epub", "reader ward-text", "theme a4"):
        assert f"✓ {name}: " in out


def test_every_fault_of_a_bad_file_is_told_to_people_and_to_programs_and_nothing_is_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.py").write_text(BAD, encoding="utf-8")
    status, out, _ = run(capsys, "bad.py")
    assert (status, f"To be mended: {len(FAULTS)}\n" in out) == (1, True), out
    for about, fault in FAULTS.items():
        (line,) = (line for line in out.splitlines() if fault in line)
        assert line.startswith(f"  ✗ {about.strip()}: ")
    status, out, _ = run(capsys, "bad.py", "--json")
    told = [finding for finding in json.loads(out) if finding["fault"]]
    assert [finding["about"] for finding in told] == [about.strip() for about in FAULTS]
    assert all(finding["fault"]["vi"] and finding["claim"]["vi"] for finding in told)


def test_a_plugin_that_cannot_be_used_is_told_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "odd.py").write_text("import nowhere", encoding="utf-8")
    status, out, _ = run(capsys, "odd.py")
    assert (status, "No module named 'nowhere'" in out) == (1, True)
    status, out, _ = run(capsys, "text", "--no-plugins")
    assert (status, "no plugins are allowed" in out) == (1, True)


def test_a_package_that_does_not_ask_for_wardpress_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, "ward-careless", GOOD.format(name="careless"))
    monkeypatch.syspath_prepend(tmp_path)
    status, out, _ = run(capsys, "careless")
    assert (status, "✗ main: its package asks for wardpress: dependencies do not name" in out) == (1, True)


@pytest.mark.parametrize("name", ["wardpress-txt", "nowhere.py"])
def test_a_name_that_nobody_has_is_a_mistake_of_the_command(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, name)
    assert (status, err.startswith("Error: There is no plugin")) == (2, True)


def test_it_needs_no_pytest() -> None:
    program = "import sys; sys.modules['pytest'] = None; from wardpress.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", program, "plugins", "check", "text"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ})
    assert done.returncode == 0, done.stderr
