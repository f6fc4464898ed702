"""Whatever arrives: no traceback, nothing read or written outside, nothing fetched, and nothing lost in silence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hostile import CASES, GOOD

HERE = Path(__file__).resolve().parent
# What became of every case when it was last looked at by a person; `python tests/trust/test_hostile.py` writes it anew.
DECLARED = HERE.parent / "cases" / "hostile.toml"
# A theme and its fonts may lie elsewhere, for all wards in one place: bulletin.toml itself names them.
NAMED_BY_THE_SETTINGS = {"settings: a theme in a trap": "open", "settings: a theme in a device": "os.scandir"}

# On a machine that does much else, the corpus takes longer than a test may.
pytestmark = pytest.mark.timeout(900)

Results = dict[str, dict[str, Any]]


def results(cache: Path) -> Results:
    program = [sys.executable, str(HERE / "hostile_run.py")]
    environment = {**os.environ, "WARDPRESS_CACHE": str(cache)}
    parts = [
        subprocess.Popen([*program, str(part), "2"], stdout=subprocess.PIPE, env=environment, text=True)
        for part in range(2)
    ]
    found: Results = {}
    for part in parts:
        said, _ = part.communicate()
        found.update(json.loads(said))
    return found


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return results(tmp_path_factory.mktemp("cache"))


def declaration(result: dict[str, Any]) -> str:
    return "; ".join((result["outcome"], ", ".join(dict.fromkeys(result["codes"])))).removesuffix("; ")


def test_the_corpus_is_as_large_as_it_was() -> None:
    assert len(CASES) >= 390
    assert sum(name.startswith("picture: ") for name in CASES) >= 70


def test_every_case_ends_as_it_was_declared(found: Results) -> None:
    declared = tomllib.loads(DECLARED.read_text(encoding="utf-8"))
    assert {name: declaration(result) for name, result in found.items()} == declared


def test_no_case_ends_with_a_traceback_or_without_words(found: Results) -> None:
    assert set(found) == set(CASES)
    assert {result["outcome"].split()[0] for result in found.values()} == {"made", "refused"}


def test_nothing_outside_is_read_or_written_nothing_is_fetched_or_started(found: Results) -> None:
    seen = {name: result["seen"] for name, result in found.items() if result["seen"]}
    assert {name: event[0].split()[0] for name, event in seen.items()} == NAMED_BY_THE_SETTINGS


def test_nothing_is_lost_in_silence(found: Results) -> None:
    assert {name: result["lost"] for name, result in found.items() if result["lost"]} == {}


def test_every_name_of_a_file_is_one_that_any_system_can_hold(found: Results) -> None:
    left = {name for result in found.values() for name in result["left"]}
    assert left
    assert all(name.isascii() and name == name.lower() and len(name) < 120 and ":" not in name for name in left)
    assert {name.rpartition(".")[2] for name in left} == {"docx", "epub", "pdf"}


def test_no_metadata_of_a_plugin_is_obeyed_or_loaded(tmp_path: Path) -> None:
    environment = {**os.environ, "WARDPRESS_CACHE": str(tmp_path), "PYTHONPATH": str(HERE.parent / "exporters")}
    command = [sys.executable, str(HERE / "metadata.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    told = json.loads(done.stdout)
    assert not {name for name in told["loaded"] if not name.startswith("wardpress")}
    assert len(told["told"]) >= 12
    assert (told["seen"], told["strangers"]) == ([], 0)


def test_a_terminal_obeys_no_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a\x1b[2J\u202eb.txt").write_bytes(GOOD)
    (tmp_path / "in" / "c\x1b]0;d\x07.txt").write_bytes(b"%PDF-1.7")
    command = [sys.executable, "-m", "wardpress", "build", str(tmp_path / "in"), "-o", str(tmp_path), "--to", "epub"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 3
    assert "a\ufffd[2J\ufffdb.txt" in done.stdout
    assert not {"\x1b", "\x07", "\u202e"}.intersection(done.stdout + done.stderr)


def test_the_watch_sees_what_it_is_there_for(tmp_path: Path) -> None:
    program = """
import os, socket, subprocess, sys
sys.path.insert(0, sys.argv[1])
import hostile_run
watch = hostile_run.Watch(reads=("/nowhere",), writes=("/nowhere",), is_on=True)
sys.addaudithook(watch)
open(sys.argv[2] + "/a", "w").close()
open(sys.argv[2] + "/a").close()
os.listdir(sys.argv[2]); os.mkdir(sys.argv[2] + "/b"); os.rename(sys.argv[2] + "/a", sys.argv[2] + "/c")
socket.socket(); subprocess.run([sys.executable, "-c", ""])
watch.is_on = False
print(sorted({event.split()[0] for event in watch.seen}))
"""
    command = [sys.executable, "-c", program, str(HERE), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    for event in ("'open'", "'os.listdir'", "'os.mkdir'", "'os.rename'", "'socket.__new__'", "'subprocess.Popen'"):
        assert event in done.stdout


if __name__ == "__main__":
    lines = [
        f"{json.dumps(name)} = {json.dumps(declaration(result))}"
        for name, result in results(Path(tempfile.mkdtemp())).items()
    ]
    order = {json.dumps(name): place for place, name in enumerate(CASES)}
    lines.sort(key=lambda line: order[line.rpartition(" = ")[0]])
    DECLARED.write_text("\n".join(lines) + "\n", encoding="utf-8")
