"""A whole file or none: written beside its target, made safe on the disk, then put in its place in one step."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from pathlib import Path

from wardpress.errors import FileRefusal, Message, OutputError, system_reason
from wardpress.publish.scratch import new_scratch, sweep

_NEW_FILE_MODE = 0o644
_RENAMES_CLOSED_FILES_ONLY = os.name == "nt"
# ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION; together the pauses last 2.5 s.
_HELD_BY_ANOTHER = frozenset({5, 32, 33})
_PAUSES = (0.1, 0.2, 0.4, 0.8, 1.0)


def commit(target: Path, data: bytes) -> None:
    """Make `data` the content of `target`, or raise `OutputError` and leave what stood there untouched.

    A link is followed to the file that it means; a file marked read-only is not replaced; the mode of an older file is
    kept. Nothing else stays behind in the folder, and what a killed run left there is swept.
    """
    try:
        # realpath follows a link to its file, and ends where links run in a circle.
        _commit(Path(os.path.realpath(target)), data)
    except OSError as problem:
        raise _refused(target, problem) from problem


def make_folder(folder: Path) -> None:
    """Make sure that `folder` exists, or raise `OutputError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise _refused(folder, problem) from problem


def _commit(target: Path, data: bytes) -> None:
    mode, folder = _mode(target), os.fspath(target.parent)
    sweep(target.parent)
    _fill(new_scratch(target), target, data, mode=mode)
    # The file is in its place by now, and a run that ended here would call it failed: nothing outside of the try may
    # need memory, as `contextlib.suppress` does, and inside of it a Path would become a TypeError where there is none.
    # Windows cannot open folders, some network drives cannot sync them.
    try:
        _sync_folder(folder)
    except (OSError, MemoryError):
        return


def _fill(scratch: tuple[int, Path], target: Path, data: bytes, *, mode: int) -> None:
    descriptor, beside = scratch
    try:
        try:
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, mode)
            _write(descriptor, data)
            os.fsync(descriptor)
            if not _RENAMES_CLOSED_FILES_ONLY:
                # Held until it is in its place, so that no other run sweeps it.
                _replace(beside, target)
        finally:
            os.close(descriptor)
        if _RENAMES_CLOSED_FILES_ONLY:
            _replace(beside, target)
    except BaseException:
        _discard(beside)
        raise


def _discard(beside: Path) -> None:
    with contextlib.suppress(OSError):
        beside.unlink()


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _replace(beside: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            os.replace(beside, target)  # noqa: PTH105 - the one call that POSIX promises to be atomic
        except PermissionError as problem:
            # On Windows a virus scanner, OneDrive or an indexer may hold the old file for an instant.
            if getattr(problem, "winerror", None) not in _HELD_BY_ANOTHER:
                raise
            time.sleep(pause)
        else:
            return
    os.replace(beside, target)  # noqa: PTH105


def _mode(target: Path) -> int:
    try:
        status = target.stat()
    except FileNotFoundError:
        return _NEW_FILE_MODE
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not status.st_mode & stat.S_IWUSR:
        # Renaming over it would succeed, but the person who marked it read-only meant it.
        raise FileRefusal(errno.EROFS, Message("marked read-only", "tệp được đánh dấu chỉ đọc"))
    return stat.S_IMODE(status.st_mode)


def _sync_folder(folder: str) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refused(target: Path, problem: OSError) -> OutputError:
    reason = system_reason(problem)
    return OutputError(
        Message(f"Cannot write {target}: {reason.en}.", f"Không ghi được {target}: {reason.vi}."), hint=_remedy(problem)
    )


def _remedy(problem: OSError) -> Message:
    if problem.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return Message("Make room on the disk and run again.", "Đĩa đã đầy: hãy dọn chỗ trống rồi chạy lại.")
    if problem.errno == errno.EROFS:
        return Message(
            "Take the read-only mark off, or choose another folder with -o.",
            "Hãy bỏ thuộc tính chỉ đọc, hoặc chọn thư mục khác bằng -o.",
        )
    if isinstance(problem, PermissionError):
        return Message(
            "Close the file if it is open in Word, or choose another folder with -o.",
            "Hãy đóng tệp nếu đang mở trong Word, hoặc chọn thư mục khác bằng -o.",
        )
    return Message("Choose another folder with -o.", "Hãy chọn thư mục khác bằng -o.")
