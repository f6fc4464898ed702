"""The n-th open, write, fsync, replace or allocation of a run fails, for every n until a run is untouched.

`python tests/trust/nth.py` (`make faults`) tries every error at every call of a run that writes three formats and
prints how many runs that took; the first run that is not as promised ends it with a traceback.
"""

from __future__ import annotations

import builtins
import contextlib
import errno
import io
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from unittest import mock

from wardpress import Edition, WardpressError, default_host, render, write_editions
from wardpress.host import Host
from wardpress.publish import wholefile
from wardpress.testing import bulletins

FORMATS = ("docx", "pdf", "epub")
_UNTOUCHED = 300
OLD = b"yesterday's file"
STEM = "ban-tin"
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT)
# What a run calls of the system, by name: where it is looked up, and what it is called there.
STEPS: dict[str, tuple[tuple[Any, str], ...]] = {
    "open": ((builtins, "open"), (io, "open"), (os, "open")),
    "make": ((tempfile, "mkstemp"),),
    "mode": ((os, "fchmod"),),
    "write": ((os, "write"),),
    "fsync": ((os, "fsync"),),
    "replace": ((os, "replace"),),
}


@cache
def _host() -> Host:
    return default_host()


@cache
def _whole() -> dict[str, frozenset[bytes]]:
    made = {name: [render(bulletins.bare(), name, host=_host())] for name in FORMATS}
    made["epub"].append(render(bulletins.bare(), "epub", beside=("pdf",), host=_host()))
    return {name: frozenset(data) for name, data in made.items()}


class _Nth:
    """Counts the calls of one step and lets the n-th fail."""

    def __init__(self, at: int, fault: BaseException) -> None:
        self._at, self._fault, self._calls = at, fault, 0
        self.was_met = False

    def meets(self) -> None:
        self._calls += 1
        if self._calls == self._at:
            self.was_met = True
            raise self._fault


@contextlib.contextmanager
def _failing(step: str, nth: _Nth) -> Iterator[None]:
    with contextlib.ExitStack() as undo:
        for owner, name in STEPS[step]:
            real = getattr(owner, name)
            undo.enter_context(mock.patch.object(owner, name, (_half if step == "write" else _call)(real, nth)))
        yield


def _call(real: Any, nth: _Nth) -> Any:
    def call(*args: Any, **options: Any) -> Any:
        nth.meets()
        return real(*args, **options)

    return call


def _half(real: Any, nth: _Nth) -> Any:
    """Writes only half of the bytes before it fails."""

    def write(descriptor: int, data: bytes) -> int:
        try:
            nth.meets()
        except BaseException:
            real(descriptor, data[: len(data) // 2])
            raise
        return int(real(descriptor, data))

    return write


def run_with(step: str, number: int, at: int, folder: Path) -> bool:
    """Let the call of the number `at` fail while three formats are written; return whether there was such a call.

    Raise AssertionError where a file is neither the old one nor a whole new one, an error is missing, or one too many,
    or anything is left behind.
    """
    fault = MemoryError() if not number else OSError(number, os.strerror(number))
    return _checked(folder, nth := _Nth(at, fault), _failing(step, nth))


def _checked(folder: Path, nth: _Nth, failing: contextlib.AbstractContextManager[Any]) -> bool:
    _whole()
    for name in FORMATS:
        (folder / f"{STEM}.{name}").write_bytes(OLD)
    editions: tuple[Edition, ...] | None = None
    with contextlib.suppress(OSError, MemoryError, WardpressError), failing:
        editions = write_editions(bulletins.bare(), folder, host=_host())
    _check(folder, editions)
    return nth.was_met


def _check(folder: Path, editions: tuple[Edition, ...] | None) -> None:
    became = {name: (folder / f"{STEM}.{name}").read_bytes() for name in FORMATS}
    for name, content in became.items():
        assert content == OLD or content in _whole()[name], f"{name} is torn"
    if editions is None:
        assert set(became.values()) == {OLD}, "a run that ended early has replaced a file"
    for edition in editions or ():
        assert bool(edition.error) == (became[edition.format] == OLD), f"{edition.format}: {edition.error}"
    litter = {path.name for path in folder.iterdir()} - {f"{STEM}.{name}" for name in FORMATS}
    assert not litter, litter


def count_until_untouched(step: str, number: int, folder: Path) -> int:
    """Let every call of a step fail, one run each, until a run is untouched; return how many there were."""
    return next(at for at in count(1) if not run_with(step, number, at, folder)) - 1


@contextlib.contextmanager
def _memory_ends(at: int) -> Iterator[None]:
    import _testcapi  # type: ignore[import-not-found]  # only CPython's own tests know it otherwise

    _testcapi.set_nomemory(at, at + 1)
    try:
        yield
    finally:
        _testcapi.remove_mem_hooks()


def committing_without_memory(at: int, folder: Path) -> bool:
    """Let the allocation of the number `at` fail while a file is put in its place; return whether that ended it.

    Raise AssertionError where the file is neither the old nor the new one, or where the next run leaves anything.
    """
    target, new = folder / f"{STEM}.pdf", b"today's file"
    target.write_bytes(OLD)
    was_ended = False
    try:
        with _memory_ends(at):
            wholefile.commit(target, new)
    except Exception:  # noqa: BLE001 - Python itself makes a TypeError or a SystemError of some failed allocations
        was_ended = True
    found = target.read_bytes()
    assert found == (OLD if was_ended else new), found
    wholefile.commit(target, OLD)
    assert [path.name for path in folder.iterdir()] == [target.name]
    return was_ended


def allocations_until_untouched(folder: Path, *, step: int = 1) -> int:
    """Let every allocation fail, one run each, until none does for long; return how many ended one."""
    ended, last = 0, 0
    for at in count(1, step):
        if committing_without_memory(at, folder):
            ended, last = ended + 1, at
        elif at > last + _UNTOUCHED:
            return ended
    raise AssertionError


def main() -> None:
    """Try every error at every call, print how many runs that took, and how many were not as promised."""
    runs: Counter[str] = Counter()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        for step in STEPS:
            for number in (*ERRORS, 0):
                calls = count_until_untouched(step, number, Path(place))
                runs[step] += calls + 1
                print(f"{step:10} {errno.errorcode.get(number, 'MemoryError'):12} calls {calls}", flush=True)
        (Path(place) / "memory").mkdir()
        ended = allocations_until_untouched(Path(place) / "memory")
        print(f"allocation: {ended} of those of a file being put in its place ended a run")
    print(f"{sum(runs.values())} runs in {time.monotonic() - started:.0f} s, all as promised: {dict(runs)}")


if __name__ == "__main__":
    main()
