"""A whole file or none: written beside its target, made safe on the disk, then put in its place in one step."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

from wardpress.errors import Message, OutputError

_NEW_FILE_MODE = 0o644


def commit(target: Path, data: bytes) -> None:
    """Make `data` the content of `target`, or raise `OutputError` and leave what stood there untouched.

    A link is followed to the file that it means; a file marked read-only is not replaced; the mode of an older file is
    kept. Nothing else stays behind in the folder.
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
    mode = _mode(target)
    descriptor, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}.", suffix=".wptmp", dir=target.parent)
    beside = Path(name)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)  # noqa: PTH105 - the one call that POSIX promises to be atomic
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)


def _mode(target: Path) -> int:
    try:
        status = target.stat()
    except FileNotFoundError:
        return _NEW_FILE_MODE
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not status.st_mode & stat.S_IWUSR:
        # Renaming over it would succeed, but the person who marked it read-only meant it.
        raise PermissionError(errno.EROFS, "marked read-only")
    return stat.S_IMODE(status.st_mode)


def _sync_folder(folder: Path) -> None:
    # Windows cannot open folders, some network drives cannot sync them: the file itself is safe by then.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refused(target: Path, problem: OSError) -> OutputError:
    reason = problem.strerror or str(problem)
    return OutputError(
        Message(f"Cannot write {target}: {reason}.", f"Không ghi được {target}: {reason}."), hint=_remedy(problem)
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
