"""Same input, same bytes: on another day, in another time zone, language and hash seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

WORLDS = (
    {"TZ": "UTC", "LANG": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "Asia/Ho_Chi_Minh", "LANG": "en_US.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"},
)


def build(folder: Path, out: Path, world: dict[str, str]) -> dict[str, str]:
    command = [sys.executable, "-m", "wardpress", "build", str(folder), "-o", str(out), "--to", "docx,pdf,epub,text"]
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"} | world
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir()}


def test_two_runs_in_different_worlds_and_three_seconds_apart_are_byte_identical(root: Path, tmp_path: Path) -> None:
    first = build(root / "seeds", tmp_path / "one", WORLDS[0])
    time.sleep(3)  # ZIP times have a grain of two seconds
    second = build(root / "seeds", tmp_path / "two", WORLDS[1])
    assert len(first) == 4
    assert first == second


def test_the_epoch_of_the_environment_is_in_the_files(root: Path, tmp_path: Path) -> None:
    plain = build(root / "seeds", tmp_path / "one", WORLDS[0])
    dated = build(root / "seeds", tmp_path / "two", {**WORLDS[0], "SOURCE_DATE_EPOCH": "1700000000"})
    changed = {Path(name).suffix for name in plain if plain[name] != dated[name]}
    assert changed == {".docx", ".pdf", ".epub"}
