"""A plain file read with care: no pipe keeps us waiting, no link leads out of a folder, nothing fills the memory."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from wardpress.errors import FileRefusal, Message

MEGABYTE = 1024 * 1024
# Settings, themes, rules: none that a person wrote comes near.
_LONGEST_TEXT = MEGABYTE

_READ_ONLY = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# Opening a pipe must not wait for somebody to write into it.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
# A link put there in the last moment must not lead away.
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def leads_out(path: Path) -> bool:
    """Return whether `path` is a link to something outside of the folder that it stands in."""
    return os.path.dirname(os.path.realpath(path)) != os.path.realpath(path.parent)  # noqa: PTH120 - strings, for speed


def bytes_inside(path: Path, *, at_most: int) -> bytes:
    """Return what is in the file at `path`, as `plain_bytes` does; raise `OSError` for a link that leads out, too."""
    if leads_out(path):
        raise FileRefusal(errno.EPERM, Message("a link out of the folder", "tệp là liên kết trỏ ra ngoài thư mục"))
    return _content(os.path.realpath(path), _READ_ONLY | _AT_ONCE | _NO_LINK, at_most)


def plain_bytes(path: Path, *, at_most: int) -> bytes:
    """Return what is in the file at `path`: of a larger one, one byte more than `at_most`, so that it can be told.

    Raise `OSError` for what cannot be read or is no plain file: a pipe, a device, a folder.
    """
    return _content(os.fspath(path), _READ_ONLY | _AT_ONCE, at_most)


def text_inside(path: Path) -> str:
    """Return the UTF-8 text of a small file in a folder; raise `OSError`, or `UnicodeDecodeError` where it is none."""
    return _text(bytes_inside(path, at_most=_LONGEST_TEXT))


def plain_text(path: Path) -> str:
    """Return the UTF-8 text of a small file, wherever it lies; raise as `text_inside` does."""
    return _text(plain_bytes(path, at_most=_LONGEST_TEXT))


def _text(data: bytes) -> str:
    if len(data) > _LONGEST_TEXT:
        raise FileRefusal(errno.EFBIG, Message("larger than 1 MB", "tệp lớn hơn 1 MB"))
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def _content(name: str, flags: int, at_most: int) -> bytes:
    if "\0" in name:
        raise FileRefusal(errno.EINVAL, Message("no name of a file", "đó không phải là tên tệp"))
    with open(os.open(name, flags), "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise FileRefusal(errno.EPERM, Message("not a file", "đó không phải là tệp"))
        # Python makes room for as much as it is to read: for 64 MB, where a photo has one.
        data = file.read(min(status.st_size, at_most) + 1)
        # A file may grow meanwhile, and those that the system makes up say that they are empty.
        return data + file.read(at_most + 1 - len(data)) if len(data) > status.st_size else data
