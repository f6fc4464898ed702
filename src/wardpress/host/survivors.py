"""Plugins that were imported safely before: remembered in the cache folder until something on the disk changes.

The folder is that of the user's caches, or what WARDPRESS_CACHE names.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from wardpress.host.discovery import Candidate

_FILE = "plugins-that-load"
_SITE_FOLDERS = frozenset({"site-packages", "dist-packages"})
_CODE = frozenset({".py", ".so", ".pyd"})
_MOST = 500


def remembered(candidates: Iterable[Candidate]) -> frozenset[Candidate]:
    """Return those among `candidates` that came through before, as they lie on the disk now."""
    lines = _lines()
    return frozenset(found for found in candidates if _fingerprint(found) in lines) if lines else frozenset()


def remember(candidates: Iterable[Candidate]) -> None:
    """Keep in mind that `candidates` came through; where nothing can be kept, they are tried again the next time."""
    before = _lines()
    new = [line for line in map(_fingerprint, candidates) if line not in before]
    if not new:
        return
    with contextlib.suppress(OSError):
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=folder)
        try:
            with open(descriptor, "w", encoding="ascii") as file:  # noqa: PTH123 - a descriptor, not a path
                file.write("\n".join([*before, *new][-_MOST:]))
            os.replace(name, folder / _FILE)  # noqa: PTH105 - two runs at once leave one whole file
        except OSError:
            # Windows replaces no file that another run is reading.
            os.unlink(name)  # noqa: PTH108


def _lines() -> dict[str, None]:
    try:
        return dict.fromkeys((cache_folder() / _FILE).read_text(encoding="ascii").split())
    except (OSError, ValueError):
        return {}


def cache_folder() -> Path:
    """Return the folder of what wardpress keeps from run to run, which may not be there yet."""
    if chosen := os.environ.get("WARDPRESS_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA") or tempfile.gettempdir()
    elif sys.platform == "darwin":
        place = _at_home("Library/Caches")
    else:
        place = os.environ.get("XDG_CACHE_HOME") or _at_home(".cache")
    return Path(place) / "wardpress"


def _at_home(folder: str) -> str:
    try:
        return str(Path.home() / folder)
    except RuntimeError as problem:
        raise OSError("nobody's home is known") from problem


def _fingerprint(candidate: Candidate) -> str:
    """Return a name for the plugin as it is: its own files, and the folders that change when anything is installed.

    A library that it stands on may be exchanged under it, and be what crashes.
    """
    assert candidate.address is not None
    what = [sys.version, candidate.address.entry, candidate.version]
    what += (f"{place} {_stamp(place)}" for place in (*_files_of(candidate), *_site_folders()))
    return hashlib.sha256("\n".join(what).encode("utf-8", "surrogateescape")).hexdigest()


def _site_folders() -> Iterator[str]:
    return (place for place in sys.path if Path(place).name in _SITE_FOLDERS)


def _files_of(candidate: Candidate) -> Iterator[str]:
    assert candidate.address is not None
    yield candidate.address.found_in
    if candidate.address.is_file:
        return
    # Only the topmost package: looking for what is inside it would import it.
    try:
        spec = find_spec(candidate.address.module.partition(".")[0])
    except (ImportError, ValueError):
        return
    if spec is None:
        return
    if spec.submodule_search_locations is None:
        yield spec.origin or ""
    for place in spec.submodule_search_locations or ():
        yield from (str(file) for file in sorted(Path(place).rglob("*")) if file.suffix in _CODE)


def _stamp(place: str) -> str:
    try:
        status = os.stat(place)  # noqa: PTH116 - thousands of files, and a name that may be no path
    except (OSError, ValueError):
        return "-"
    return f"{status.st_mtime_ns} {status.st_size}"
