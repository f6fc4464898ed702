"""A child process does its job in a room of its own, and whatever becomes of it, nothing of it is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from processes import gone

from wardpress.host import Child, Ending, Limits

needs_posix = pytest.mark.skipif(os.name != "posix", reason="process groups and limits are POSIX")


def ending(task: str, job: bytes = b"", *, seconds: float = 60, megabytes: int = 1024) -> Ending:
    with Child(f"child_tasks:{task}", job, limits=Limits(seconds, megabytes)) as child:
        return child.ending()


def test_the_answer_comes_back_in_all_its_pieces() -> None:
    assert ending("turn_round", b"abc") == Ending(b"cba!")


@needs_posix
def test_a_child_works_in_an_empty_folder_of_its_own_and_reads_nothing() -> None:
    assert ending("tell_of_the_world").answer == b"True '' True"


def test_what_a_child_says_is_kept_on_one_line_and_short() -> None:
    said = ending("talk").said
    assert said.startswith("Chào phường! xxx")
    assert said.endswith("xxx tạm biệt")
    assert len(said) < 320


def test_a_task_that_raises_is_a_fault_and_its_traceback_is_said() -> None:
    ended = ending("raise_it")
    assert ended.fault is not None
    assert "status 1" in ended.fault.en
    assert ended.said.endswith("LookupError: nowhere")


@needs_posix
def test_at_the_deadline_the_child_and_what_it_started_are_ended_and_its_folder_is_gone(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    ended = ending("hang_with_a_child_of_its_own", os.fsencode(marker), seconds=8)
    assert ended.was_late
    assert ended.fault is not None
    assert "8 s" in ended.fault.en
    assert "8 giây" in ended.fault.vi
    pid, other, folder = marker.read_text(encoding="ascii").split()
    assert gone(int(pid), int(other))
    assert not Path(folder).exists()


@needs_posix
def test_a_child_cannot_fill_the_disk() -> None:
    assert ending("fill_the_disk", megabytes=128).answer == b"OSError"


_PARENT = """
import os, sys
sys.path[:0] = {path!r}
from wardpress.host import Child
with Child("child_tasks:hang_with_a_child_of_its_own", os.fsencode({marker!r})) as child:
    child.ending()
"""


@needs_posix
@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda blow: blow.name)
def test_however_the_parent_ends_nothing_of_its_child_is_left(blow: signal.Signals, tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    program = _PARENT.format(path=[str(Path(__file__).parent)], marker=str(marker))
    with subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.DEVNULL) as parent:
        while not (marker.exists() and marker.read_text(encoding="ascii").count(" ") == 2):
            assert parent.poll() is None
            time.sleep(0.05)
        parent.send_signal(blow)
        assert parent.wait(60) != 0
    pid, other, folder = marker.read_text(encoding="ascii").split()
    assert gone(int(pid), int(other))
    assert not Path(folder).exists()


@needs_posix
def test_a_child_has_no_more_memory_than_its_limit() -> None:
    assert ending("take_memory", megabytes=512).answer == b"MemoryError"
    assert ending("take_memory", megabytes=4096).answer == str(1 << 30).encode()
