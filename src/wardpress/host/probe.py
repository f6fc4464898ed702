"""Whether plugins can be imported at all: tried in a process of its own, before this one imports any of them."""

from __future__ import annotations

import locale
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import BuiltinFunctionType, FunctionType, ModuleType

import msgspec

from wardpress.errors import Message
from wardpress.host.child import DEFAULT_LIMITS, Child, Limits, can_have_children
from wardpress.host.discovery import Address, Candidate, placed
from wardpress.host.manager import load_plugin
from wardpress.host.survivors import remember, remembered

_LEAST_SECONDS = 10.0
_SECONDS_EACH = 2.0
_FUNCTIONS = (FunctionType, BuiltinFunctionType, type)
# What changes how dates, letters and messages come out, and was unset.
_TELLING_NAMES = ("LANG", "LC_ALL", "LC_CTYPE", "SOURCE_DATE_EPOCH", "TZ", "WARDPRESS_LANG")

_SILENT = Message(
    "when it was imported, its process ended without an answer", "khi nạp nó, tiến trình kết thúc mà không trả lời"
)


def casualties(candidates: Iterable[Candidate], limits: Limits = DEFAULT_LIMITS) -> dict[Candidate, Message]:
    """Return the candidates that this process had better not import, each with the reason.

    All of them are imported in one child; where that dies or hangs, the plugin at fault is known, and another child
    goes on with the rest. What came through once is remembered until something changes on the disk. Plugins that this
    process has imported already are not tried again, and those without an address cannot be.
    """
    fresh = [found for found in candidates if found.address and found.address.module not in sys.modules]
    known = remembered(fresh)
    rest = [found for found in fresh if found not in known]
    if not rest or not can_have_children():
        return {}
    fallen: dict[Candidate, Message] = {}
    while rest:
        verdicts, death = _tried(rest, limits)
        fallen |= {found: fault for found, fault in zip(rest, verdicts, strict=False) if fault}
        rest = rest[len(verdicts) :]
        if death and rest:
            fallen[rest.pop(0)] = death
    remember([found for found in fresh if found not in fallen])
    return fallen


def _tried(candidates: Sequence[Candidate], limits: Limits) -> tuple[list[Message | None], Message | None]:
    """Return the verdict on each candidate up to the one that ended the child, and how it did."""
    job = msgspec.json.encode(
        [
            (found.distribution, found.version, found.name, found.address.entry, found.api)
            for found in candidates
            if found.address
        ]
    )
    seconds = min(limits.seconds, _LEAST_SECONDS + _SECONDS_EACH * len(candidates))
    with Child(f"{__name__}:try_each", job, limits=Limits(seconds, limits.megabytes)) as child:
        ending = child.ending()
    lines = ending.answer.decode("utf-8", "replace").splitlines()
    verdicts = [_verdict(line) for line in lines]
    if ending.fault:
        return verdicts, Message(f"when it was imported, {ending.fault.en}", f"khi nạp nó, {ending.fault.vi}")
    return verdicts, _SILENT if len(verdicts) < len(candidates) else None


def _verdict(line: str) -> Message | None:
    en, vi = msgspec.json.decode(line, type=tuple[str, str])
    return Message(en, vi) if en else None


def try_each(job: bytes, answer: Callable[[bytes], None]) -> None:
    """Import each plugin that `job` names and answer with a line each; this is what runs in the child."""
    variables = frozenset({*os.environ, *_TELLING_NAMES})
    for distribution, version, name, entry, api in msgspec.json.decode(job, type=list[tuple[str, str, str, str, int]]):
        before, functions = _state(variables), _functions()
        plugin = load_plugin(placed(distribution, version, name, Address(entry), api=api))
        fault = plugin.note or _changed((*_differing(before, _state(variables)), *_replaced(functions)))
        answer(msgspec.json.encode((fault.en, fault.vi) if fault else ("", "")) + b"\n")


def _state(variables: Iterable[str]) -> dict[str, object]:
    """Return what an import must leave as it was, by the name that a person gives it."""
    return {
        "the working directory": os.getcwd(),  # noqa: PTH109 - a name to compare
        "the locale": locale.setlocale(locale.LC_ALL),
        "sys.stdin": sys.stdin,
        "sys.stdout": sys.stdout,
        "sys.stderr": sys.stderr,
        "the running threads": frozenset(threading.enumerate()),
        **{f"the variable {name}": os.environ.get(name) for name in variables},
    }


def _modules() -> Iterator[ModuleType]:
    # A program may put anything there, or None to forbid an import.
    entries: tuple[object, ...] = tuple(sys.modules.values())
    return (entry for entry in entries if isinstance(entry, ModuleType))


def _functions() -> list[tuple[ModuleType, str, object]]:
    return [
        (module, name, value)
        for module in _modules()
        for name, value in tuple(vars(module).items())
        if isinstance(value, _FUNCTIONS)
    ]


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[str]:
    return (what for what, value in before.items() if after[what] != value)


def _replaced(functions: Iterable[tuple[ModuleType, str, object]]) -> Iterator[str]:
    return (
        f"{module.__name__}.{name}" for module, name, value in functions if vars(module).get(name, value) is not value
    )


def _changed(what: Sequence[str]) -> Message | None:
    if not what:
        return None
    names = ", ".join(sorted(what)[:3])
    return Message(f"when it was imported, it changed {names}", f"khi được nạp, nó đã thay đổi {names}")
