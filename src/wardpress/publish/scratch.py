"""Scratch files: what is being written beside a target, held by its run, and swept when that run was killed."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
import time
from pathlib import Path

# A dot, the stem of the target, what tempfile drew, our suffix: nobody else's files look like this.
_SCRATCH = re.compile(r"\..{0,40}\.[a-z0-9_]{8}\.wptmp")

_A_MINUTE = 60


def new_scratch(target: Path) -> tuple[int, Path]:
    """Return the descriptor and the path of a new file beside `target`, held until the descriptor is closed.

    A file that nobody holds is swept by the next run, however that of its own ended.
    """
    while True:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}.", suffix=".wptmp", dir=target.parent)
        kept = None
        try:
            # Another run may have swept it in the instant before it was held.
            if _is_held(descriptor) and os.path.exists(name):  # noqa: PTH110 - the race is about this very name
                kept = Path(name)
        finally:
            if kept is None:
                _let_go(descriptor, name)
        if kept is not None:
            return descriptor, kept


def _let_go(descriptor: int, name: str) -> None:
    os.close(descriptor)
    with contextlib.suppress(OSError):
        os.unlink(name)  # noqa: PTH108


def sweep(folder: Path) -> None:
    """Delete the scratch files in `folder` that nobody holds; what cannot be deleted stays."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _SCRATCH.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    _sweep_one(entry.path)


if sys.platform == "win32":

    def _is_held(descriptor: int) -> bool:
        # Windows lets nobody delete a file that another has open.
        return descriptor >= 0

    def _sweep_one(name: str) -> None:
        # Nobody holds a file here between its closing and its renaming, which a virus scanner may delay by seconds.
        if time.time() - os.stat(name).st_mtime > _A_MINUTE:  # noqa: PTH116
            os.unlink(name)  # noqa: PTH108

else:
    import fcntl

    def _is_held(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # A drive without locks: then nobody can take it for unheld either.
            return True
        return True

    def _sweep_one(name: str) -> None:
        descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.unlink(name)  # noqa: PTH108
        finally:
            os.close(descriptor)
