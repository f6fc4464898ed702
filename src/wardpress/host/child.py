"""A Python process of its own for foreign code: given a job, watched, and ended with all that it started."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from wardpress.errors import Message

# The whole program of a child. The path comes first: only then can anything of ours be imported.
_PROGRAM = """
import json, sys
order = json.loads(sys.stdin.buffer.readline())
sys.path[:] = order["path"]
from wardpress.host.inside import work
work(order)
"""
_SHOWN_LETTERS = 300
_READ_BYTES = 4 * _SHOWN_LETTERS
_STATUS_OF_WINDOWS = {0xC0000005: "access violation", 0xC00000FD: "stack overflow", 0xC0000409: "abort"}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a child may take in seconds, and how much memory (and how large a file) in megabytes."""

    seconds: float = 120.0
    megabytes: int = 2048


DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Ending:
    """How a child ended: the `answer` that it left, what it `said` (on one line, shortened), or the `fault`."""

    answer: bytes
    said: str = ""
    fault: Message | None = None
    was_late: bool = False


class Child:
    """A child at work on one job, in a private folder; leaving the `with` ends it and whatever it started.

    `task` names the function `module:name` that is called in the child with the job and a function that takes its
    answer, in one piece or several. The child is started by a new interpreter, the same way on every system, so that
    it owes nothing to this process but its path. It ends itself when this process is gone.
    """

    def __init__(self, task: str, job: bytes, *, limits: Limits = DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._folder = Path(tempfile.mkdtemp(prefix="wardpress-"))
        with contextlib.ExitStack() as undo:
            undo.callback(shutil.rmtree, self._folder, ignore_errors=True)
            (self._folder / "job").write_bytes(job)
            (self._folder / "desk").mkdir()
            self._deadline = time.monotonic() + limits.seconds
            self._process = _started(self._folder)
            undo.callback(self._end)
            self._send(task)
            undo.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ending(self) -> Ending:
        """Wait for the child until its deadline, and return how it ended."""
        is_late = False
        try:
            self._process.wait(max(0.0, self._deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            is_late = True
        self._end()
        fault = _late(self._limits) if is_late else _fault(self._process.returncode)
        return Ending(_content(self._folder / "answer"), _said(self._folder / "said"), fault, is_late)

    def close(self) -> None:
        """End the child, if it has not ended, and clear its folder away."""
        self._end()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _send(self, task: str) -> None:
        assert self._process.stdin is not None
        order = {
            "path": [os.path.abspath(place) for place in sys.path],  # noqa: PTH100 - "" means the folder we are in
            "task": task,
            "folder": str(self._folder),
            "seconds": self._limits.seconds,
            "megabytes": self._limits.megabytes,
        }
        # A child that is dead already is told of by ending(). The pipe stays open: its end tells that we are gone.
        with contextlib.suppress(OSError):
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()

    def _end(self) -> None:
        _kill_family(self._process)
        self._process.wait()
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()


def can_have_children() -> bool:
    """Return whether there is an interpreter to start: a program frozen into one file has none."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def _started(folder: Path) -> subprocess.Popen[bytes]:
    desk = str(folder / "desk")
    with (folder / "said").open("wb") as said:
        return subprocess.Popen(  # noqa: S603 - our own Python
            # -P: nothing is imported from the folder that it works in. faulthandler: a crash says where.
            [sys.executable, "-P", "-X", "faulthandler", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=said,
            cwd=desk,
            env={**os.environ, "TMPDIR": desk, "TEMP": desk, "TMP": desk},
            # A session of its own: Ctrl-C reaches us alone, and one blow ends the child and all that it started.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )


def _kill_family(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(  # noqa: S603 - the number of our own child
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607 - a command of every Windows
                check=False,
                capture_output=True,
            )
            process.kill()
        return
    # Also where the child itself has ended: what it started may still be there, under its number.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _late(limits: Limits) -> Message:
    seconds = f"{limits.seconds:g}"
    return Message(f"it did not end within {seconds} s and was stopped", f"quá {seconds} giây chưa xong nên đã bị dừng")


def _fault(status: int) -> Message | None:
    if not status:
        return None
    if status < 0:
        with contextlib.suppress(ValueError):
            name = signal.Signals(-status).name
            return Message(f"its process was ended by {name}", f"tiến trình của nó bị {name} kết thúc")
    name = _STATUS_OF_WINDOWS.get(status, f"status {status}")
    return Message(f"its process ended by itself ({name})", f"tiến trình của nó tự kết thúc ({name})")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _said(file: Path) -> str:
    """Return what stands in `file` on one line, its beginning and its end where it is long."""
    try:
        with file.open("rb") as said:
            start = said.read(_READ_BYTES)
            said.seek(max(len(start), file.stat().st_size - _READ_BYTES))
            words = " ".join((start + said.read()).decode("utf-8", "replace").split())
    except OSError:
        return ""
    half = _SHOWN_LETTERS // 2
    return words if len(words) <= _SHOWN_LETTERS else f"{words[:half]} … {words[-half:]}"
