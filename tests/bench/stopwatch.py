"""The stopwatch: time and peak memory of a whole process, which is ended where it takes too much of either."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Ending = Literal["done", "time", "memory", "failed"]
_A_LOOK = 0.2


@dataclass(frozen=True)
class Limits:
    """What a process may take: seconds, and megabytes."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Run:
    """One process: seconds by the clock and of the processor, megabytes at most, and how it ended."""

    seconds: float
    processor: float
    megabytes: float
    ending: Ending


def measured(command: Sequence[str], folder: Path, limits: Limits) -> Run:
    """Run `command` in `folder` and return what it took; the system itself says so (`wait4`)."""
    # Installed packages come with their bytecode; ours lies beside the source unless this variable keeps it away.
    world = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=world, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    over: list[Ending] = []
    done = threading.Event()
    guard = threading.Thread(target=_guard, args=(process.pid, limits, done, over))
    guard.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    done.set()
    guard.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    ending: Ending = over[0] if over else "failed" if process.returncode else "done"
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, ending)


def _guard(pid: int, limits: Limits, done: threading.Event, over: list[Ending]) -> None:
    end = time.monotonic() + limits.seconds
    while not done.wait(_A_LOOK):
        if time.monotonic() > end:
            over.append("time")
        elif _resident(pid) > limits.megabytes:
            over.append("memory")
        if over:
            os.killpg(pid, signal.SIGKILL)
            return


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
