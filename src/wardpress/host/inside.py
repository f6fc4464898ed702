"""The inside of a child process: its limits are set, its parent is watched, its job is done, its answer is left."""

from __future__ import annotations

import contextlib
import math
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

_MEGABYTE = 1 << 20


def work(order: Mapping[str, Any]) -> None:
    """Do the task that `order` names, and leave the process, whatever the task has left running."""
    folder = Path(order["folder"])
    _follow_the_parent(folder)
    for stream in (sys.stdout, sys.stderr):
        # What is said goes to a file, whatever the terminal of the person can show.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    module, _, name = order["task"].partition(":")
    task = getattr(import_module(module), name)
    _set_limits(order["seconds"], order["megabytes"])
    # Bound now: a plugin may close or replace whatever it likes.
    leave, flush = os._exit, (sys.stdout.flush, sys.stderr.flush)
    task((folder / "job").read_bytes(), partial(_append, str(folder / "answer"), opened=os.open, write=os.write))
    for each in flush:
        with contextlib.suppress(Exception):
            each()
    leave(0)


def _append(file: str, data: bytes, *, opened: Callable[..., int], write: Callable[[int, memoryview], int]) -> None:
    descriptor = opened(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
    rest = memoryview(data)
    while rest:
        rest = rest[write(descriptor, rest) :]
    os.close(descriptor)


def _follow_the_parent(folder: Path) -> None:
    """End this process and all that it started when the parent closes our standard input, as it does by dying."""
    line = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)

    def watch() -> None:
        with contextlib.suppress(OSError):
            while os.read(line, 1):
                pass
            shutil.rmtree(folder, ignore_errors=True)
            if hasattr(os, "killpg"):
                os.killpg(os.getpgid(0), signal.SIGKILL)
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _set_limits(seconds: float, megabytes: int) -> None:
    try:
        import resource  # not on Windows, where only the deadline holds
    except ImportError:
        return
    # Processor time only catches what outlives its parent: the deadline itself is the parent's.
    processor = math.ceil(seconds) * (os.cpu_count() or 1) + 5
    for what, most in (
        (resource.RLIMIT_AS, megabytes * _MEGABYTE),
        (resource.RLIMIT_FSIZE, megabytes * _MEGABYTE),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, processor),
    ):
        # macOS knows RLIMIT_AS and refuses it; a stricter limit of the system stays.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
