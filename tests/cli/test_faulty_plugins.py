"""Real distributions with every fault: other formats are written, yesterday's file stays, one line says who and why."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from plugin_faults import HARMLESS, IMPORTING, WRITING, plugin
from plugins_on_disk import GOOD, put
from processes import gone

from wardpress.cli import main

ARTICLE = "TÍT CỦA BÀI\n\nĐoạn văn, có dấu chấm.\n"
FAULTS = {**IMPORTING, **{name: (plugin(name, body), reason) for name, (body, reason) in WRITING.items()}}


def wardpress(folder: Path, *arguments: str, **world: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder / "site"), "WARDPRESS_LANG": "en", **world}
    command = [sys.executable, "-m", "wardpress", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env=environment, cwd=folder
    )


def furnish(folder: Path) -> Path:
    for name in ("site", "in", "out"):
        (folder / name).mkdir()
    (folder / "in" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return furnish(tmp_path)


def put_fault(site: Path, name: str, source: str) -> None:
    group = "wardpress.v2" if name == "newer" else "wardpress.v1"
    entry = {"missing-attribute": "ward_missing_attribute:nowhere", "bad-entry": "ward bad!"}.get(name, "")
    put(site, f"ward-{name}", source, group=group, entry=entry)
    if name == "odd-metadata":
        (site / "ward_odd_metadata-1.2.dist-info" / "entry_points.txt").write_bytes(b"[wardpress.v1]\nx\xff = y\n")


@dataclass(frozen=True)
class Run:
    """One run with every faulty and every harmless plugin installed, each asked for its format."""

    folder: Path
    done: subprocess.CompletedProcess[str]

    def file(self, suffix: str) -> bytes:
        return (self.folder / "out" / f"ban-tin.{suffix.replace('-', '')}").read_bytes()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = furnish(tmp_path_factory.mktemp("matrix"))
    (folder / "in" / "bulletin.toml").write_text("[plugins]\nmemory = 512\n", encoding="utf-8")
    for name, (source, _) in FAULTS.items():
        put_fault(folder / "site", name, source)
        (folder / "out" / f"ban-tin.{name.replace('-', '')}").write_bytes(b"yesterday")
    for name, body in HARMLESS.items():
        put(folder / "site", f"ward-{name}", plugin(name, body))
    formats = ",".join(["epub", *FAULTS, *HARMLESS, "text"])
    return Run(folder, wardpress(folder, "build", "in", "--to", formats, "--json", LANG="C.UTF-8"))


def names(line: str, fault: str) -> bool:
    """Whether a line names the distribution of this fault, and not another that begins alike."""
    return re.search(rf"\bward-{fault}(?![\w-])", line) is not None


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_plugin_costs_only_its_own_format(fault: str, run: Run) -> None:
    lines = [line for line in run.done.stderr.splitlines() if line.startswith("Error: ") and names(line, fault)]
    assert len(lines) == 1, run.done.stderr
    assert FAULTS[fault][1] in lines[0]
    assert run.file(fault) == b"yesterday"


@pytest.mark.parametrize("name", HARMLESS)
def test_what_a_plugin_does_to_its_process_stays_there(name: str, run: Run) -> None:
    assert run.file(name) == "TÍT CỦA BÀI".encode()
    assert f"ward-{name}" not in run.done.stderr


def test_beside_all_faults_the_other_formats_are_what_they_are_without_them(run: Run, desk: Path) -> None:
    assert run.done.returncode == 4
    assert "Traceback" not in run.done.stderr
    assert wardpress(desk, "build", "in", "--to", "epub,text", LANG="C.UTF-8").returncode == 0
    for suffix in ("epub", "txt"):
        assert run.file(suffix) == (desk / "out" / f"ban-tin.{suffix}").read_bytes()
    assert not [path for path in (run.folder / "out").iterdir() if "wptmp" in path.name]


def test_programs_are_told_the_same_and_what_a_plugin_printed_is_bounded(run: Run) -> None:
    told = json.loads(run.done.stdout)
    failed = {edition["format"] for edition in told["editions"] if edition["error"]}
    assert failed == set(FAULTS)
    said = {found["code"]: found["en"] for found in told["diagnostics"] if "chatter" in found["en"]}
    assert list(said) == ["plugin.output"]
    assert len(said["plugin.output"]) < 400
    warned = [found["en"] for found in told["diagnostics"] if found["code"] in {"plugin.broken", "plugin.incompatible"}]
    for name in IMPORTING:
        assert len([line for line in warned if names(line, name)]) == 1


def test_every_plugin_is_listed_even_with_all_of_them_broken(run: Run) -> None:
    done = wardpress(run.folder, "plugins", "--json", "--strict-plugins", "--settings", "in/bulletin.toml")
    assert done.returncode == 4
    status = {plugin["distribution"]: plugin["status"] for plugin in json.loads(done.stdout)}
    for name in IMPORTING:
        assert status[f"ward-{name}"] == ("incompatible" if name == "newer" else "broken")
    assert {status[f"ward-{name}"] for name in (*WRITING, *HARMLESS)} == {"loaded"}


def test_a_hang_ends_at_the_deadline_and_costs_only_its_own_format(desk: Path) -> None:
    put(desk / "site", "ward-slow", plugin("slow", "import time; time.sleep(600)"))
    put(desk / "site", "ward-stuck", "import time; time.sleep(600)")
    done = wardpress(desk, "build", "in", "--to", "slow,stuck,epub", "--timeout", "8")
    assert done.returncode == 4
    slow, stuck = (line for line in done.stderr.splitlines() if line.startswith("Error"))
    assert "ward-slow failed while writing slow: it did not end within 8 s and was stopped." in slow
    assert "ward-stuck: when it was imported, it did not end within 8 s" in stuck
    assert [path.name for path in (desk / "out").iterdir()] == ["ban-tin.epub"]


@pytest.mark.skipif(os.name != "posix", reason="a signal to one process is POSIX")
def test_ctrl_c_ends_the_exporters_too_and_leaves_nothing_behind(desk: Path) -> None:
    marker = desk / "marker"
    telling = f"print(os.getpid(), os.getcwd(), '.', end='', file=open({str(marker)!r}, 'w'), flush=True)"
    body = f"import os, time; {telling}; time.sleep(600)"
    put(desk / "site", "ward-slow", plugin("slow", body))
    command = [sys.executable, "-m", "wardpress", "build", "in", "--to", "slow,epub"]
    environment = {**os.environ, "PYTHONPATH": str(desk / "site"), "WARDPRESS_LANG": "en"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=desk) as running:
        while not (marker.exists() and marker.read_text().endswith(" .")):
            assert running.poll() is None
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert (running.returncode, said.lstrip()) == (130, "Stopped; files that stood there are whole.\n")
    pid, folder, _ = marker.read_text().split()
    assert gone(int(pid))
    assert not Path(folder).exists()


def test_a_trusted_plugin_runs_in_our_own_process_and_all_others_do_not(desk: Path) -> None:
    for name in ("here", "there"):
        put(desk / "site", f"ward-{name}", plugin(name, "import os; sink.write(str(os.getpid()).encode())"))
    parent = "import os, sys; from wardpress.cli import main\nprint(os.getpid(), flush=True)\nmain(sys.argv[1:])"
    for arguments in (["--trust", "Ward_Here"], []):
        command = [sys.executable, "-c", parent, "build", "in", "--to", "here,there", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(desk / "site")}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=desk)
        here, there = ((desk / "out" / f"ban-tin.{name}").read_text() for name in ("here", "there"))
        ours = done.stdout.split("\n")[0]
        assert (here == ours, there == ours) == (bool(arguments), False)


BLOCKING = {
    "block": '[plugins]\nblock = ["Ward.Odd"]',
    "allow": '[plugins]\nallow = ["ward-other"]',
    "nobody": "[plugins]\nallow = []",
}


@pytest.mark.parametrize("way", [*BLOCKING, "no-plugins", "none"])
def test_blocked_code_is_never_imported(
    way: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    marker = desk / "imported"
    put(desk / "site", "ward-odd", f"open({str(marker)!r}, 'w').close()\n{GOOD.format(name='odd')}")
    (desk / "in" / "bulletin.toml").write_text(BLOCKING.get(way, ""), encoding="utf-8")
    monkeypatch.syspath_prepend(desk / "site")
    monkeypatch.delitem(sys.modules, "ward_odd", raising=False)
    monkeypatch.chdir(desk)
    flags = ["--no-plugins"] if way == "no-plugins" else []
    for command in (["build", "in", "--to", "epub"], ["plugins", "--settings", "in/bulletin.toml"]):
        with pytest.raises(SystemExit, match="0"):
            main([*command, *flags])
    assert marker.exists() == (way == "none")
    (line,) = (line for line in capsys.readouterr().out.splitlines() if "ward-odd" in line)
    assert line.startswith("loaded" if way == "none" else "blocked")


def test_metadata_that_is_no_utf_8_beside_sound_entry_points_costs_nothing(desk: Path) -> None:
    put(desk / "site", "ward-odd", GOOD.format(name="odd"))
    (desk / "site" / "ward_odd-1.2.dist-info" / "METADATA").write_bytes(b"Name: ward-odd\nAuthor: \xff\n")
    assert wardpress(desk, "build", "in", "--to", "odd").returncode == 0


def test_two_plugins_of_one_format_name_matter_only_to_who_uses_the_name(desk: Path) -> None:
    for distribution in ("ward-one", "ward-two"):
        put(desk / "site", distribution, GOOD.format(name="odd"))
    done = wardpress(desk, "build", "in", "--to", "odd,epub")
    assert done.returncode == 2
    assert "odd@ward-one, odd@ward-two" in done.stderr
    assert [path.name for path in (desk / "out").iterdir()] == ["ban-tin.epub"]
    exact = wardpress(desk, "build", "in", "--to", "odd@ward-two,epub")
    assert exact.returncode == 0
    assert (desk / "out" / "ban-tin.odd").read_bytes() == "TÍT CỦA BÀI".encode()


def test_two_plugins_of_one_suffix_do_not_overwrite_each_other(desk: Path) -> None:
    for name in ("one", "two"):
        put(desk / "site", f"ward-{name}", GOOD.format(name=name).replace(f'".{name}"', '".same"'))
    assert wardpress(desk, "build", "in", "--to", "two,one").returncode == 0
    assert sorted(path.name for path in (desk / "out").iterdir()) == ["ban-tin-two.same", "ban-tin.same"]


def test_a_plugin_that_claims_a_built_in_name_is_used_only_by_its_full_name(desk: Path) -> None:
    put(desk / "site", "ward-epub", GOOD.format(name="epub").replace(".epub", ".e.epub"))
    assert wardpress(desk, "build", "in", "--to", "epub").returncode == 0
    assert (desk / "out" / "ban-tin.epub").read_bytes().startswith(b"PK")
    (desk / "in" / "bulletin.toml").write_text('[plugins]\nprefer = { epub = "ward-epub" }', encoding="utf-8")
    assert wardpress(desk, "build", "in", "--to", "epub").returncode == 0
    assert (desk / "out" / "ban-tin.e.epub").read_bytes() == "TÍT CỦA BÀI".encode()


def test_with_strict_plugins_a_broken_one_that_nobody_asked_for_ends_the_run(desk: Path) -> None:
    put(desk / "site", "ward-odd", "import no_such_module")
    done = wardpress(desk, "build", "in", "--to", "epub", "--strict-plugins")
    assert done.returncode == 4
    assert "ward-odd cannot be imported" in done.stderr
    assert list((desk / "out").iterdir()) == []
    assert wardpress(desk, "plugins").returncode == 0


def test_nothing_depends_on_the_order_of_installation_on_entry_points_or_on_the_hash_seed(tmp_path: Path) -> None:
    made = []
    for order, names in enumerate((("one", "two", "three"), ("three", "one", "two"), ("two", "three", "one"))):
        folder = tmp_path / str(order)
        folder.mkdir()
        furnish(folder)
        for number, name in enumerate(names):
            put(folder / "site", f"ward-{name}", GOOD.format(name=name), name=f"entry{number}")
        done = wardpress(folder, "build", "in", "--to", "three,two,one,epub", PYTHONHASHSEED=str(order))
        assert done.returncode == 0
        made.append(({path.name: path.read_bytes() for path in (folder / "out").iterdir()}, done.stdout))
    assert made[0] == made[1] == made[2]
    assert len(made[0][0]) == 4
