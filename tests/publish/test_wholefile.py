"""A file is whole or is not written, and what stood there before is never harmed."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from wardpress import OutputError
from wardpress.publish.scratch import new_scratch
from wardpress.publish.wholefile import commit, make_folder


def test_a_new_file_is_written_whole_and_alone(tmp_path: Path) -> None:
    commit(tmp_path / "tin.docx", b"today")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("tin.docx", b"today")]


def test_an_old_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "tin.docx"
    target.write_bytes(b"yesterday")
    target.chmod(0o666)  # more than a usual umask would leave
    commit(target, b"today")
    assert target.read_bytes() == b"today"
    assert stat.S_IMODE(target.stat().st_mode) == 0o666


def test_a_link_is_followed_to_the_file_that_it_means(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "tin.pdf", tmp_path / "tin.pdf"
    target.write_bytes(b"yesterday")
    link.symlink_to(target)
    commit(link, b"today")
    assert link.is_symlink()
    assert target.read_bytes() == b"today"


def test_a_file_marked_read_only_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "tin.docx"
    target.write_bytes(b"yesterday")
    target.chmod(0o444)
    with pytest.raises(OutputError, match="read-only") as caught:
        commit(target, b"today")
    assert "-o" in caught.value.in_language("vi")
    assert target.read_bytes() == b"yesterday"


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "tin.docx").mkdir()
    with pytest.raises(OutputError):
        commit(tmp_path / "tin.docx", b"today")
    assert [path.name for path in tmp_path.iterdir()] == ["tin.docx"]


def test_a_file_in_the_place_of_the_folder_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputError, match="out"):
        make_folder(tmp_path / "out" / "deeper")


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_fault_at_any_step_keeps_yesterdays_file_and_leaves_no_litter(
    step: str, fault: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "tin.pdf"
    target.write_bytes(b"yesterday")

    def fail(*_: object) -> NoReturn:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OutputError) as caught:
        commit(target, b"today")
    monkeypatch.undo()
    assert os.strerror(fault) in str(caught.value)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("tin.pdf", b"yesterday")]


def test_a_press_of_ctrl_c_while_writing_leaves_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def press(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", press)
    with pytest.raises(KeyboardInterrupt):
        commit(tmp_path / "tin.pdf", b"today")
    assert list(tmp_path.iterdir()) == []


_KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from wardpress.publish.scratch import new_scratch
from wardpress.publish.wholefile import commit
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
commit(Path(sys.argv[1]), b"half of today")
"""


def killed_while_writing(target: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED_WHILE_WRITING, str(target)], check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_what_a_killed_run_left_is_swept_by_the_next_one(tmp_path: Path) -> None:
    target = tmp_path / "tin.pdf"
    target.write_bytes(b"yesterday")
    killed_while_writing(target)
    assert target.read_bytes() == b"yesterday"
    assert len(list(tmp_path.iterdir())) == 2, "the killed run left its scratch file"
    commit(tmp_path / "other.pdf", b"today")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.pdf", "tin.pdf"]


def test_what_another_run_is_still_writing_is_not_swept(tmp_path: Path) -> None:
    descriptor, scratch = new_scratch(tmp_path / "tin.pdf")
    commit(tmp_path / "tin.pdf", b"today")
    assert scratch.exists()
    os.close(descriptor)
    commit(tmp_path / "tin.pdf", b"today")
    assert [path.name for path in tmp_path.iterdir()] == ["tin.pdf"]


def test_files_that_only_look_like_scratch_are_left_alone(tmp_path: Path) -> None:
    for name in ("notes.wptmp", ".wptmp", "bai1.abcdefgh.wptmp"):
        (tmp_path / name).write_bytes(b"mine")
    commit(tmp_path / "tin.pdf", b"today")
    assert len(list(tmp_path.iterdir())) == 4


def test_a_file_that_a_scanner_holds_for_an_instant_is_replaced_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, tries = os.replace, []

    class Held(PermissionError):
        winerror = 32

    def held_twice(*paths: Path) -> None:
        tries.append(paths)
        if len(tries) < 3:
            raise Held(errno.EACCES, "used by another process")
        real(*paths)

    monkeypatch.setattr(os, "replace", held_twice)
    monkeypatch.setattr("time.sleep", lambda _: None)
    commit(tmp_path / "tin.pdf", b"today")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"today"]


def test_links_in_a_circle_are_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "tin.pdf").symlink_to(tmp_path / "tin.pdf")
    with pytest.raises(OutputError):
        commit(tmp_path / "tin.pdf", b"today")


def test_nothing_that_fails_once_the_file_is_in_its_place_calls_it_unwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def starved(path: Path | str, *rest: int) -> int:
        if Path(path) == tmp_path:
            raise MemoryError
        return real(path, *rest)

    monkeypatch.setattr(os, "open", starved)
    commit(tmp_path / "tin.pdf", b"today")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"today"]
