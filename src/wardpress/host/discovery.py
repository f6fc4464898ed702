"""Which plugins are there: found by their entry points or given as files, nothing imported yet."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import Distribution, EntryPoint, distributions
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from zlib import crc32

from wardpress.errors import Message, UsageError
from wardpress.plugins import API_VERSION, ENTRY_POINT_GROUP

_GROUP = re.compile(r"wardpress\.v(\d+)")
_REQUIRED = re.compile(r"[\w.-]+")
_FILE = "file:"
OURSELVES = "wardpress"
# The libraries whose hand shows in the bytes of an edition.
_MAKERS = frozenset({OURSELVES, "ebooklib", "fonttools", "lxml", "pillow", "python-docx", "reportlab"})
_FONT_PACKAGE = "fontpkg"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a plugin lies, for any process: an entry point `module:attribute`, or `file:` and the path of a module.

    `found_in` is the folder or file in which it was found.
    """

    entry: str
    found_in: str = ""

    @property
    def is_file(self) -> bool:
        """True for a one-off plugin, which is a single file."""
        return self.entry.startswith(_FILE)

    @property
    def module(self) -> str:
        """The name under which Python knows the module."""
        if self.is_file:
            return f"wardpress_file_{crc32(os.fsencode(self.entry)):08x}"
        return self.entry.partition(":")[0].strip()

    def load(self) -> object:
        """Import the plugin."""
        if self.is_file:
            return _module_in(self.entry.removeprefix(_FILE), self.module)
        return EntryPoint("", self.entry, ENTRY_POINT_GROUP).load()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A plugin that says it is one: `load()` imports it, `api` is the version of the contract that it speaks.

    Without an `address`, other processes cannot find it; `fault` says why it cannot even be tried.
    """

    distribution: str
    version: str
    name: str
    load: Callable[[], object]
    api: int = API_VERSION
    is_builtin: bool = False
    address: Address | None = None
    fault: Message | None = None


def builtin(module: str) -> Candidate:
    """Return one of wardpress's own modules as a plugin like any other."""
    return Candidate(OURSELVES, "", module, lambda: import_module(module), is_builtin=True)


def from_file(file: Path) -> Candidate:
    """Return the one-off plugin in `file`, whose distribution is called as the file is; raise `UsageError` for none."""
    if not file.is_file():
        raise UsageError(
            Message(f"There is no plugin file {file}.", f"Không có tệp tiện ích {file}."),
            hint=Message("Check the name after --plugin.", "Hãy kiểm tra tên sau --plugin."),
        )
    return placed(file.name, "", file.stem, Address(f"{_FILE}{file.resolve()}", str(file)))


def placed(distribution: str, version: str, name: str, address: Address, *, api: int = API_VERSION) -> Candidate:
    """Return the plugin at `address`."""
    return Candidate(distribution, version, name, address.load, api=api, address=address)


def installed(path: Sequence[str] | None = None) -> tuple[Candidate, ...]:
    """Return the plugins on `path` (by default where Python looks for modules), sorted by distribution and name.

    A distribution that stands on the path twice counts once, where it is found first. Nothing but its entry points is
    read: odd metadata beside them costs nobody anything.
    """
    found = distributions() if path is None else distributions(path=list(path))
    seen: set[str] = set()
    candidates: list[Candidate] = []
    for distribution in found:
        name, version = _name_and_version(distribution)
        if name and name not in seen:
            seen.add(name)
            candidates += _candidates(distribution, name, version)
    return tuple(sorted(candidates, key=lambda candidate: (candidate.distribution, candidate.name)))


def requirements(address: Address) -> frozenset[str]:
    """Return the distributions that the package at `address` says it needs; none where that cannot be read."""
    try:
        needs = Distribution.at(address.found_in).requires or ()
    except (OSError, ValueError):
        return frozenset()
    names = (_REQUIRED.match(need) for need in needs)
    return frozenset(normal_name(name[0]) for name in names if name)


def versions() -> dict[str, str]:
    """Return the versions of all that makes an edition: wardpress, its libraries, its fonts and every plugin."""
    found: dict[str, str] = {}
    for distribution in distributions():
        name, version = _name_and_version(distribution)
        is_ours = name in _MAKERS or name.startswith(_FONT_PACKAGE)
        if name not in found and (is_ours or any(_candidates(distribution, name, version))):
            found[name] = version
    return dict(sorted(found.items()))


def normal_name(name: str) -> str:
    """Return the name of a distribution as all spellings of it have in common (PyPA, name normalisation)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _name_and_version(distribution: Distribution) -> tuple[str, str]:
    # Reading METADATA takes 3 ms a package and fails where it is no UTF-8; the folder's name has both for nothing.
    folder = _folder(distribution)
    if folder is None:
        return normal_name(distribution.name or ""), distribution.version or ""
    name, _, rest = folder.name.removesuffix(".dist-info").removesuffix(".egg-info").partition("-")
    return normal_name(name), rest.partition("-")[0]


def _folder(distribution: Distribution) -> Path | None:
    folder: Path | None = getattr(distribution, "_path", None)
    return folder


def _candidates(distribution: Distribution, name: str, version: str) -> Iterator[Candidate]:
    folder = str(_folder(distribution) or "")
    try:
        yield from _entered(distribution, name, version, folder=folder)
    except ValueError as problem:
        # No UTF-8, or a line without "=": nobody can tell what it offers.
        if b"wardpress.v" in (Path(folder) / "entry_points.txt").read_bytes():
            yield _unreadable(name, version, problem)


def _entered(distribution: Distribution, name: str, version: str, *, folder: str) -> Iterator[Candidate]:
    text = distribution.read_text("entry_points.txt") or ""
    points = distribution.entry_points if "wardpress.v" in text else ()
    for point in points:
        if group := _GROUP.fullmatch(point.group):
            yield placed(name, version, point.name, Address(point.value, folder), api=int(group[1]))


def _unreadable(name: str, version: str, problem: ValueError) -> Candidate:
    reason = " ".join(str(problem).split())
    fault = Message(f"its entry_points.txt cannot be read: {reason}", f"không đọc được entry_points.txt: {reason}")
    return Candidate(name, version, "?", lambda: None, fault=fault)


def _module_in(file: str, name: str) -> object:
    spec = spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise ImportError(f"{Path(file).name} is no Python module")
    module = module_from_spec(spec)
    with ExitStack() as undo:
        # Dataclasses look their module up by name while they are made.
        sys.modules[name] = module
        undo.callback(sys.modules.pop, name, None)
        spec.loader.exec_module(module)
        undo.pop_all()
    return module
