"""Whatever fails while a file is written: the old one is whole, nothing is left behind, the other editions are made."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kills import FORMATS, kill_many

from wardpress import write_editions
from wardpress.testing import bulletins

OLD = b"yesterday's file"
STEM = "ban-tin"
ERRORS = (errno.ENOSPC, errno.EACCES)
STEPS: dict[str, tuple[Any, str]] = {
    "a scratch file": (tempfile, "mkstemp"),
    "its mode": (os, "fchmod"),
    "fsync": (os, "fsync"),
    "replace": (os, "replace"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FORMATS:
        (tmp_path / f"{STEM}.{name}").write_bytes(OLD)
    return tmp_path


def failing(real: Callable[..., Any], at: int, fault: BaseException) -> Callable[..., Any]:
    calls = iter(range(1, 10_000))

    def call(*args: Any, **options: Any) -> Any:
        if next(calls) == at:
            raise fault
        return real(*args, **options)

    return call


@pytest.mark.parametrize("number", ERRORS)
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_the_edition_that_meets_a_fault_keeps_its_old_file_and_the_others_are_new(
    step: str, number: int, at: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, name = STEPS[step]
    fault = OSError(number, os.strerror(number))
    if step == "fsync":
        # Folders are synced too, after each file; what fails there fails nothing.
        at = 2 * at - 1
    monkeypatch.setattr(module, name, failing(getattr(module, name), at, fault))
    editions = write_editions(bulletins.bare(), folder)
    monkeypatch.undo()
    failed = [edition for edition in editions if edition.error]
    assert [edition.error.exit_status for edition in failed if edition.error] == [5]
    for edition in editions:
        assert edition.path
        assert (edition.path.read_bytes() == OLD) == (edition in failed)
    assert len(list(folder.iterdir())) == 3


@pytest.mark.parametrize("step", STEPS)
def test_no_memory_left_while_a_file_is_written_leaves_the_old_one(
    step: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, name = STEPS[step]
    monkeypatch.setattr(module, name, failing(getattr(module, name), 1, MemoryError()))
    with pytest.raises(MemoryError):
        write_editions(bulletins.bare(), folder)
    assert {file.read_bytes() for file in folder.iterdir()} == {OLD}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("name", FORMATS)
def test_a_run_killed_at_any_instant_tears_no_file_and_leaves_nothing_for_long(name: str) -> None:
    counts = kill_many(name, 12, seed=4711)
    assert counts["torn"] == 0
    assert counts["old"] + counts["new"] == 12
    assert counts["litter after the next run"] == 0


_WRITER = """
import sys
from pathlib import Path
from wardpress.publish.wholefile import commit
for _ in range(20):
    commit(Path(sys.argv[1]), sys.argv[2].encode() * 100_000)
"""


def test_eight_runs_on_one_target_leave_the_whole_file_of_one_of_them(tmp_path: Path) -> None:
    target = tmp_path / "tin.pdf"
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, str(target), letter]) for letter in "ABCDEFGH"]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        if target.exists():
            content = target.read_bytes()
            assert len(content) == 100_000
            seen.add(content[:1])
            assert content == content[:1] * 100_000
    assert [writer.returncode for writer in writers] == [0] * 8
    assert len(seen) > 1
    assert [path.name for path in tmp_path.iterdir()] == ["tin.pdf"]
