"""Real distributions with every fault: other formats are written, yesterday's file stays, one line says who and why."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from plugins_on_disk import GOOD, put

HEAD = "from wardpress.plugins import Exporter, hookimpl\n"
HOOK = (
    HEAD
    + """
def export(bulletin, sink, context):
    {body}
@hookimpl
def wardpress_exporters():
    return [Exporter(name="odd", title="t", suffixes=(".odd",), media_type="text/plain", export=export)]
"""
)

# What each plugin is, the exit status of asking for its format, and what the one line must say.
FAULTS: dict[str, tuple[str, int, str]] = {
    "missing import": ("import no_such_module", 4, "No module named 'no_such_module'"),
    "SystemExit at import": ("raise SystemExit(0)", 4, "SystemExit"),
    "Ctrl-C at import": ("raise KeyboardInterrupt", 4, "KeyboardInterrupt"),
    "syntax error": ("def export(:", 4, "SyntaxError"),
    "misspelt hook": (HEAD + "@hookimpl\ndef wardpress_exporter(): return []", 4, "unknown hook 'wardpress_exporter'"),
    "wrong result": (HEAD + "@hookimpl\ndef wardpress_exporters(): return 'odd'", 4, "must return a list of Exporter"),
    "raising hook": (HEAD + "@hookimpl\ndef wardpress_exporters(): raise OSError('x')", 4, "OSError: x"),
    "bad descriptor": (
        HEAD + "@hookimpl\ndef wardpress_exporters(): return [Exporter('Odd', 't', (), 'x', 3)]",
        4,
        "name 'Odd'",
    ),
    "crash while writing": (HOOK.format(body="sink.write(b'half'); 1 / 0"), 4, "ZeroDivisionError"),
    "closes the sink": (HOOK.format(body="sink.write(b'x'); sink.close()"), 4, "closed the sink"),
    "returns bytes": (HOOK.format(body="return b'x'"), 4, "returned bytes"),
    "Ctrl-C while writing": (HOOK.format(body="raise KeyboardInterrupt"), 4, "KeyboardInterrupt"),
    "leaves while writing": (HOOK.format(body="raise SystemExit(0)"), 4, "SystemExit"),
}


def wardpress(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder / "site"), "WARDPRESS_LANG": "en"}
    command = [sys.executable, "-m", "wardpress", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env=environment, cwd=folder
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("TÍT CỦA BÀI\n\nĐoạn văn, có dấu chấm.\n", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "ban-tin.odd").write_bytes(b"yesterday")
    return tmp_path


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_plugin_costs_only_its_own_format(fault: str, desk: Path) -> None:
    source, status, reason = FAULTS[fault]
    put(desk / "site", "ward-odd", source)
    done = wardpress(desk, "build", "in", "--to", "odd,epub")
    assert done.returncode == status
    lines = [line for line in done.stderr.splitlines() if "ward-odd" in line]
    assert len(lines) == 1
    assert reason in lines[0]
    assert "Traceback" not in done.stderr
    assert {path.name: path.read_bytes()[:2] for path in (desk / "out").iterdir()} == {
        "ban-tin.odd": b"ye",
        "ban-tin.epub": b"PK",
    }
    listed = wardpress(desk, "plugins")
    assert listed.returncode == 0
    assert "ward-odd" in listed.stdout


def test_a_plugin_of_a_newer_contract_is_not_imported_and_is_named(desk: Path) -> None:
    put(desk / "site", "ward-odd", "raise SystemExit('imported')", group="wardpress.v2")
    done = wardpress(desk, "build", "in", "--to", "epub,odd")
    assert done.returncode == 4
    assert "ward-odd: made for plugin API 2" in done.stderr
    assert (desk / "out" / "ban-tin.epub").exists()


def test_two_plugins_of_one_format_name_matter_only_to_who_uses_the_name(desk: Path) -> None:
    for distribution in ("ward-one", "ward-two"):
        put(desk / "site", distribution, GOOD.format(name="odd"))
    assert wardpress(desk, "build", "in", "--to", "epub").returncode == 0
    done = wardpress(desk, "build", "in", "--to", "odd,epub")
    assert done.returncode == 2
    assert "odd@ward-one, odd@ward-two" in done.stderr
    assert (desk / "out" / "ban-tin.odd").read_bytes() == b"yesterday"
    exact = wardpress(desk, "build", "in", "--to", "odd@ward-two,epub")
    assert exact.returncode == 0
    assert (desk / "out" / "ban-tin.odd").read_bytes() == "TÍT CỦA BÀI".encode()


def test_a_plugin_that_claims_a_built_in_name_is_used_only_by_its_full_name(desk: Path) -> None:
    put(desk / "site", "ward-epub", GOOD.format(name="epub").replace(".epub", ".e.epub"))
    assert wardpress(desk, "build", "in", "--to", "epub").returncode == 0
    assert (desk / "out" / "ban-tin.epub").read_bytes().startswith(b"PK")
    (desk / "in" / "bulletin.toml").write_text('[plugins]\nprefer = { epub = "ward-epub" }', encoding="utf-8")
    assert wardpress(desk, "build", "in", "--to", "epub").returncode == 0
    assert (desk / "out" / "ban-tin.e.epub").read_bytes() == "TÍT CỦA BÀI".encode()


def test_a_broken_plugin_that_nobody_asked_for_is_one_warning(desk: Path) -> None:
    put(desk / "site", "ward-odd", "import no_such_module")
    done = wardpress(desk, "build", "in", "--to", "epub")
    assert done.returncode == 0
    assert len([line for line in done.stdout.splitlines() if "ward-odd" in line]) == 1
