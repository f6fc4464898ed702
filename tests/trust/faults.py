"""The fault matrix: every fault that we know of done to each of the three formats, and what became of the files.

`python docs/trust.py` writes the table into docs/trust.md; tests/trust/test_faults.py compares it.

*old*: what stood there is untouched; *new*: the whole new file; *none*: there was no file and there is none. Anything
else would be called **torn**.
"""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from wardpress import default_host, write_editions
from wardpress.host import Host
from wardpress.publish import editions as press
from wardpress.publish import wholefile
from wardpress.testing import bulletins

FORMATS = ("docx", "pdf", "epub")
OLD = b"yesterday's file"
STEM = "ban-tin"
NOBODY = 65534
# What `write_editions` calls to let an exporter work.
WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the file that the fault was for, of the two others, of the run, and what it left behind."""

    file: str
    others: str
    status: str
    left: str


Fault = Callable[[Path, str], Outcome]


def prepared(folder: Path) -> Path:
    _whole()  # what is made once must not be what meets the fault
    for name in FORMATS:
        (folder / f"{STEM}.{name}").write_bytes(OLD)
    return folder


def run(folder: Path) -> str:
    """Write all three formats and return the gravest status of them, or what was raised."""
    try:
        found = write_editions(bulletins.bare(), folder, host=_host())
    except BaseException as raised:  # noqa: BLE001 - this is what the matrix is about
        return type(raised).__name__
    return str(max((edition.error.exit_status for edition in found if edition.error), default=0))


def outcome(folder: Path, name: str, status: str, *, old: bytes = OLD) -> Outcome:
    def became(format_name: str) -> str:
        file = folder / f"{STEM}.{format_name}"
        if not file.is_file():
            return "none"
        content = file.read_bytes()
        return "old" if content == old else "new" if content in _whole() else "**torn**"

    others = sorted({became(other) for other in FORMATS if other != name})
    expected = {f"{STEM}.{each}" for each in FORMATS}
    left = [path for path in folder.iterdir() if path.name not in expected]
    if left:
        wholefile.commit(folder / f"{STEM}.{FORMATS[0]}.next", b"the next run")
        (folder / f"{STEM}.{FORMATS[0]}.next").unlink()
    rest = [path for path in folder.iterdir() if path.name not in expected]
    said = "nothing" if not left else "swept by the next run" if not rest else "**litter**"
    return Outcome(became(name), " and ".join(others), status, said)


@cache
def _whole() -> frozenset[bytes]:
    """Every file that a run may leave: an EPUB has page numbers where there is a PDF to take them from."""
    made = (press.render(bulletins.bare(), name, host=_host()) for name in FORMATS)
    return frozenset((*made, press.render(bulletins.bare(), "epub", beside=("pdf",), host=_host())))


@cache
def _host() -> Host:
    return default_host()


def failing(owner: object, name: str, fault: BaseException, *, at: int = 1) -> contextlib.AbstractContextManager[Any]:
    """Let the call of that number to `owner.name` raise `fault`, and all others through."""
    real, calls = getattr(owner, name), iter(range(1, 100_000))

    def call(*args: Any, **options: Any) -> Any:
        if next(calls) == at:
            raise fault
        return real(*args, **options)

    return mock.patch.object(owner, name, call)


def _system(owner: object, name: str, number: int = 0, *, every: int = 1, which: int = 1) -> Fault:
    """A system call that fails for this format; it is called `every` times a file, and fails at the one of `which`.

    Without a `number` there is no memory left for it.
    """
    raised = OSError(number, os.strerror(number)) if number else MemoryError()

    def fault(folder: Path, format_name: str) -> Outcome:
        place = FORMATS.index(format_name) * every + which
        prepared(folder)
        with failing(owner, name, raised, at=place):
            status = run(folder)
        return outcome(folder, format_name, status)

    return fault


def _write_fault(number: int, *, share: float = 0.0) -> Fault:
    """Only this share of the bytes can be written."""

    def fault(folder: Path, format_name: str) -> Outcome:
        real, calls = os.write, iter(range(len(FORMATS)))

        def write(descriptor: int, data: bytes) -> int:
            if next(calls) == FORMATS.index(format_name):
                real(descriptor, data[: int(len(data) * share)])
                raise OSError(number, os.strerror(number))
            return real(descriptor, data)

        prepared(folder)
        with mock.patch.object(os, "write", write):
            status = run(folder)
        return outcome(folder, format_name, status)

    return fault


def _written_in_pieces(folder: Path, format_name: str) -> Outcome:
    """A system may write less than it was given; `format_name` says nothing here."""
    real = os.write
    prepared(folder)
    with mock.patch.object(os, "write", lambda descriptor, data: real(descriptor, data[:1000])):
        status = run(folder)
    return outcome(folder, format_name, status)


def _exporter(does: Callable[[bytes], bytes]) -> Fault:
    """The exporter of this format gives something else than it wrote."""

    def fault(folder: Path, format_name: str) -> Outcome:
        real: Any = getattr(press, WRITTEN)

        def written(exporter: Any, *args: Any, **options: Any) -> bytes:
            data = real(exporter, *args, **options)
            return does(data) if exporter.name == format_name else data

        prepared(folder)
        with mock.patch.object(press, WRITTEN, written):
            status = run(folder)
        return outcome(folder, format_name, status)

    return fault


def _raising(fault: BaseException) -> Fault:
    """The exporter of this format raises, inside of its guard."""

    def harm(folder: Path, format_name: str) -> Outcome:
        real: Any = getattr(press, WRITTEN)

        def written(exporter: Any, bulletin: Any, context: Any, *, distribution: str) -> bytes:
            if exporter.name != format_name:
                return bytes(real(exporter, bulletin, context, distribution=distribution))

            def export(*_: object) -> None:
                raise fault

            broken = mock.Mock(export=export)
            broken.name = format_name
            return bytes(real(broken, bulletin, context, distribution=distribution))

        prepared(folder)
        with mock.patch.object(press, WRITTEN, written):
            status = run(folder)
        return outcome(folder, format_name, status)

    return harm


def _placed(make: Callable[[Path], object], *, undo: Callable[[Path], object] = lambda _: None) -> Fault:
    """Something odd stands where this format is to go."""

    def fault(folder: Path, format_name: str) -> Outcome:
        target = prepared(folder) / f"{STEM}.{format_name}"
        make(target)
        status = run(folder)
        undo(target)
        return outcome(folder, format_name, status)

    return fault


def _folder_there(target: Path) -> None:
    target.unlink()
    target.mkdir()


def _circle(target: Path) -> None:
    target.unlink()
    target.symlink_to(target)


def _link(target: Path) -> None:
    store = target.parent.parent / f"{target.parent.name}-store"
    store.mkdir()
    (store / target.name).write_bytes(OLD)
    target.unlink()
    target.symlink_to(store / target.name)


def _held_open(folder: Path, format_name: str) -> Outcome:
    target = prepared(folder) / f"{STEM}.{format_name}"
    with target.open("rb") as reader:
        status = run(folder)
        assert reader.read() == OLD, "who has the old file open goes on reading it"
    return outcome(folder, format_name, status)


def _of_another_run(folder: Path, format_name: str) -> Outcome:
    """Another run replaces the target between our reading of its mode and our own replacing."""
    target, real = prepared(folder) / f"{STEM}.{format_name}", os.replace
    calls = iter(range(len(FORMATS)))

    def replaced(*paths: Any) -> None:
        if next(calls) == FORMATS.index(format_name):
            (folder / "theirs").write_bytes(b"the other run's")
            real(folder / "theirs", target)
        real(*paths)

    with mock.patch.object(os, "replace", replaced):
        status = run(folder)
    return outcome(folder, format_name, status)


def _missing_folder(folder: Path, format_name: str) -> Outcome:
    deeper = folder / "a" / "b"
    status = run(deeper)
    return outcome(deeper, format_name, status)


def _file_for_folder(folder: Path, format_name: str) -> Outcome:
    (folder / "out").write_bytes(b"mine")
    status = run(folder / "out")
    assert (folder / "out").read_bytes() == b"mine"
    (folder / "out").unlink()
    return outcome(folder, format_name, status)


def _in_child(prepare: Callable[[Path, str], object]) -> Fault:
    """The run is a process of its own, under limits that cannot be taken back."""

    def fault(folder: Path, format_name: str) -> Outcome:
        prepared(folder)
        said = Path(tempfile.mkstemp()[1])
        child = os.fork()
        if child == 0:
            told = said.open("w", encoding="utf-8")
            try:
                prepare(folder, format_name)
                told.write(run(folder))
                told.flush()
            finally:
                os._exit(0)
        _, ended = os.waitpid(child, 0)
        status = said.read_text(encoding="utf-8") or signal.Signals(os.waitstatus_to_exitcode(ended) * -1).name
        said.unlink()
        folder.chmod(0o755)
        return outcome(folder, format_name, status)

    return fault


def _read_only_folder(folder: Path, _: str) -> None:
    folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(NOBODY)


def _small_files_only(_: Path, __: str) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))


def _killed_at(owner: object, name: str, number: int, *, every: int = 1, after: bool = False) -> Fault:
    def prepare(_: Path, format_name: str) -> None:
        real, calls = getattr(owner, name), iter(range(1, 100))

        def call(*args: Any, **options: Any) -> Any:
            is_it = next(calls) == FORMATS.index(format_name) * every + 1
            if is_it and after:
                real(*args, **options)
            if is_it:
                os.kill(os.getpid(), number)
            return real(*args, **options)

        setattr(owner, name, call)

    return _in_child(prepare)


def _full_disk(folder: Path, format_name: str) -> Outcome:
    """A disk in memory with room for the old files and no other; only root may make one."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)], check=True, capture_output=True)
    try:
        prepared(folder)
        return outcome(folder, format_name, run(folder))
    finally:
        subprocess.run(["umount", str(folder)], check=True)


FAULTS: dict[str, Fault] = {
    "no rights to make a file": _system(tempfile, "mkstemp", errno.EACCES),
    "no room for one more file (ENOSPC)": _system(tempfile, "mkstemp", errno.ENOSPC),
    "too many open files": _system(tempfile, "mkstemp", errno.EMFILE),
    "the mode cannot be set": _system(os, "fchmod", errno.EPERM),
    "the system writes a thousand bytes at a time": _written_in_pieces,
    "the disk is full at the first byte": _write_fault(errno.ENOSPC),
    "the disk is full at half of the file": _write_fault(errno.ENOSPC, share=0.5),
    "the disk is full at the last byte": _write_fault(errno.ENOSPC, share=0.99),
    "the quota is used up": _write_fault(errno.EDQUOT, share=0.5),
    "the disk is broken while writing (EIO)": _write_fault(errno.EIO, share=0.5),
    "the disk is full when the cache is written out (fsync)": _system(os, "fsync", errno.ENOSPC, every=2),
    "the disk is broken when the cache is written out": _system(os, "fsync", errno.EIO, every=2),
    "the folder cannot be synced": _system(os, "fsync", errno.EINVAL, every=2, which=2),
    "the target is held by another program": _system(os, "replace", errno.EACCES),
    "the disk became read-only": _system(os, "replace", errno.EROFS),
    "the network drive is gone": _system(os, "replace", errno.ESTALE),
    "no memory for the file": _system(os, "fsync", every=2),
    "no memory while it is rendered": _raising(MemoryError()),
    "the exporter fails": _raising(ZeroDivisionError()),
    "the exporter leaves with status 0": _raising(SystemExit(0)),
    "the exporter raises KeyboardInterrupt": _raising(KeyboardInterrupt()),
    "the exporter recurses without end": _raising(RecursionError()),
    "the exporter writes nothing": _exporter(lambda _: b""),
    "the exporter writes half a file": _exporter(lambda data: data[: len(data) // 2]),
    "the target is marked read-only": _placed(lambda target: target.chmod(0o444)),
    "a folder stands in its place": _placed(_folder_there),
    "links in a circle stand in its place": _placed(_circle),
    "the target is a link": _placed(_link),
    "the target is open in a reader": _held_open,
    "another run replaces the target meanwhile": _of_another_run,
    "the folder is missing": _missing_folder,
    "a file stands where the folder should be": _file_for_folder,
    "the folder is read-only": _in_child(_read_only_folder),
    "files may have 2 KB at most (RLIMIT_FSIZE)": _in_child(_small_files_only),
    "a disk of 16 KB (tmpfs)": _full_disk,
    "killed while writing (SIGKILL)": _killed_at(os, "fsync", signal.SIGKILL, every=2),
    "killed just before it is put in its place": _killed_at(os, "replace", signal.SIGKILL),
    "killed just after": _killed_at(os, "replace", signal.SIGKILL, after=True),
    "Ctrl-C while writing": _killed_at(os, "fsync", signal.SIGINT, every=2),
    "Ctrl-C just before it is put in its place": _killed_at(os, "replace", signal.SIGINT),
}


NEEDS_ROOT = frozenset({"a disk of 16 KB (tmpfs)"})
_SHOWN = {"KeyboardInterrupt": "130"}


def may_mount() -> bool:
    """Return whether a disk in memory can be made here."""
    with tempfile.TemporaryDirectory() as place:
        command = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", place]
        try:
            if subprocess.run(command, check=False, capture_output=True).returncode:
                return False
        except OSError:
            return False
        subprocess.run(["umount", place], check=True)
        return True


def row(name: str, folder: Path) -> str:
    """Do the fault of this name to every format and return its row of the table in docs/trust.md."""
    found = []
    for each in FORMATS:
        inside = folder / each
        inside.mkdir()
        found.append(FAULTS[name](inside, each))
    cells = [one.file if one.others == "new" else f"{one.file} (others {one.others})" for one in found]
    status = {_SHOWN.get(one.status, one.status) for one in found}
    left = {one.left for one in found}
    return f"| {name} | {' | '.join(cells)} | {' / '.join(sorted(status))} | {' / '.join(sorted(left))} |"


def rows() -> Iterator[tuple[str, str]]:
    """Yield every fault that can be done here, with its row."""
    for name in FAULTS:
        if name not in NEEDS_ROOT or may_mount():
            with tempfile.TemporaryDirectory() as place:
                # Read-only folders are tried as somebody who is not root.
                Path(place).chmod(0o755)
                yield name, row(name, Path(place))
