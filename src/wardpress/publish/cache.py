"""The cache: what earlier runs worked out, kept by the hash of all that it was made of, and never needed."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from wardpress.host import cache_folder
from wardpress.publish.ledger import made_with
from wardpress.publish.scratch import new_scratch, sweep

T = TypeVar("T")

_SUFFIX: Final = ".json"
# For the articles of 2,000 editions and 500 photos at three widths each.
_ROOM: Final = 512 * 1024 * 1024
_PRIVATE: Final = 0o700


@cache
def _makers() -> str:
    # Installed for editing, wardpress keeps its version while its code changes.
    code = sorted(Path(__file__).parents[1].rglob("*.py"))
    stamps = [(file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in code]
    return hashlib.sha256(msgspec.json.encode((made_with(), stamps))).hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """Values of earlier runs as JSON files in `folder`, each under the hash of what it was made of and of its `makers`.

    Nothing in it is ever needed: an entry that is missing, torn, put under a wrong name or of another version is none,
    and what cannot be kept is worked out again.
    """

    folder: Path
    makers: str = field(default_factory=_makers)

    def found(self, kind: type[T], made_of: object) -> T | None:
        """Return the value that was kept for `made_of`; None where there is none that can be trusted."""
        name = self._name(kind, made_of)
        file = self.folder / f"{name}{_SUFFIX}"
        try:
            seal, _, told = file.read_bytes().partition(b"\n")
            if seal != _seal(name, told):
                return None
            value = msgspec.json.decode(told, type=kind)
            os.utime(file)  # what is used stays
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return None
        return value

    def keep(self, value: object, made_of: object) -> None:
        """Keep `value` for later runs, whole or not at all."""
        name = self._name(type(value), made_of)
        told = msgspec.json.encode(value)
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            _put(self.folder / f"{name}{_SUFFIX}", _seal(name, told) + b"\n" + told)

    def _name(self, kind: type, made_of: object) -> str:
        return hashlib.sha256(msgspec.json.encode((kind.__name__, self.makers, made_of))).hexdigest()

    def trim(self, room: int = _ROOM) -> None:
        """Delete what was used longest ago until the rest has no more than `room` bytes, and what killed runs left."""
        sweep(self.folder)
        entries = sorted(_entries(self.folder), reverse=True)
        used = 0
        for _, size, file in entries:
            used += size
            if used > room:
                with contextlib.suppress(OSError):
                    os.unlink(file)  # noqa: PTH108 - ten thousands of files


def default_cache() -> Cache:
    """Return the cache in the user's folder for such things, or in the one that WARDPRESS_CACHE names."""
    return Cache(cache_folder() / "parts")


def _entries(folder: Path) -> Iterator[tuple[int, int, str]]:
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.endswith(_SUFFIX):
                with contextlib.suppress(OSError):
                    status = entry.stat()
                    yield status.st_mtime_ns, status.st_size, entry.path


def _put(file: Path, data: bytes) -> None:
    # No fsync: an entry that a power cut tore is found out by its seal.
    descriptor, beside = new_scratch(file)
    try:
        with open(descriptor, "wb") as opened:  # noqa: PTH123 - a descriptor, not a path
            opened.write(data)
        os.replace(beside, file)  # noqa: PTH105 - the one call that POSIX promises to be atomic
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _seal(name: str, told: bytes) -> bytes:
    return hashlib.sha256(name.encode() + told).hexdigest().encode()
