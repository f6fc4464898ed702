"""Which plugins are installed: found by their entry points, nothing imported yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import Distribution, EntryPoint, distributions

from wardpress.plugins import API_VERSION

_GROUP = re.compile(r"wardpress\.v(\d+)")
OURSELVES = "wardpress"
# The libraries whose hand shows in the bytes of an edition.
_MAKERS = frozenset({OURSELVES, "ebooklib", "fonttools", "lxml", "pillow", "python-docx", "reportlab"})
_FONT_PACKAGE = "fontpkg"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A plugin that says it is one: `load()` imports it, `api` is the version of the contract that it speaks."""

    distribution: str
    version: str
    name: str
    load: Callable[[], object]
    api: int = API_VERSION
    is_builtin: bool = False


def builtin(module: str) -> Candidate:
    """Return one of wardpress's own modules as a plugin like any other."""
    return Candidate(OURSELVES, "", module, lambda: import_module(module), is_builtin=True)


def installed(path: Sequence[str] | None = None) -> tuple[Candidate, ...]:
    """Return the plugins on `path` (by default where Python looks for modules), sorted by distribution and name.

    A distribution that stands on the path twice counts once, where it is found first. Metadata that cannot be read
    is passed over: without it there is no plugin to name.
    """
    found = distributions() if path is None else distributions(path=list(path))
    seen: set[str] = set()
    candidates: list[Candidate] = []
    for distribution in found:
        name = _name_of(distribution)
        if name and name not in seen:
            seen.add(name)
            candidates += _candidates(distribution, name)
    return tuple(sorted(candidates, key=lambda candidate: (candidate.distribution, candidate.name)))


def versions() -> dict[str, str]:
    """Return the versions of all that makes an edition: wardpress, its libraries, its fonts and every plugin."""
    found: dict[str, str] = {}
    for distribution in distributions():
        name = _name_of(distribution)
        is_ours = name in _MAKERS or name.startswith(_FONT_PACKAGE)
        if name not in found and (is_ours or "wardpress.v" in (distribution.read_text("entry_points.txt") or "")):
            found[name] = distribution.version
    return dict(sorted(found.items()))


def normal_name(name: str) -> str:
    """Return the name of a distribution as all spellings of it have in common (PyPA, name normalisation)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _name_of(distribution: Distribution) -> str:
    # Reading the name parses all of METADATA (3 ms a package); the folder's name has it for nothing.
    folder = getattr(distribution, "_path", None)
    if folder is None:
        return normal_name(distribution.name or "")
    return normal_name(folder.name.removesuffix(".dist-info").removesuffix(".egg-info").split("-")[0])


def _candidates(distribution: Distribution, name: str) -> Iterator[Candidate]:
    text = distribution.read_text("entry_points.txt") or ""
    if "wardpress.v" not in text:
        return
    for point in distribution.entry_points:
        if group := _GROUP.fullmatch(point.group):
            yield Candidate(name, distribution.version, point.name, _loader(point), api=int(group[1]))


def _loader(point: EntryPoint) -> Callable[[], object]:
    return point.load
