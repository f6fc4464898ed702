"""One plugin at a time: loaded, checked and asked alone, so that a broken one costs only itself."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import pluggy

from wardpress.errors import Message, PluginContractError, PluginError, PluginImportError, lacks_memory, no_memory
from wardpress.host.discovery import Address, Candidate, normal_name
from wardpress.host.guard import guarded, reason_of
from wardpress.plugins import API_VERSION, Exporter, Reader, Transform, hooks
from wardpress.tables import read_table
from wardpress.themes import Theme, misfits

Status = Literal["built-in", "loaded", "broken", "blocked", "incompatible"]
Descriptor = Exporter[Any] | Reader | Transform | Theme

_HOOKS: dict[str, type[Any]] = {
    "wardpress_exporters": Exporter,
    "wardpress_readers": Reader,
    "wardpress_transforms": Transform,
    "wardpress_themes": Theme,
}


@dataclass(frozen=True, slots=True)
class Plugin:
    """What became of one plugin; `note` says why it is broken, blocked or incompatible, in one line.

    `address` is where another process finds it; a plugin that a program put together itself has none.
    """

    distribution: str
    version: str
    name: str
    status: Status
    descriptors: tuple[Descriptor, ...] = ()
    note: Message | None = field(default=None, compare=False)
    address: Address | None = None

    @property
    def provides(self) -> tuple[str, ...]:
        """Kind and name of all that it offers, such as `exporter docx`."""
        return tuple(f"{type(found).__name__.lower()} {found.name}" for found in self.descriptors)


@dataclass(frozen=True, slots=True)
class Admission:
    """Which distributions are let in: all, or those in `allow`; none in `block`. wardpress itself always is."""

    allow: tuple[str, ...] | None = None
    block: tuple[str, ...] = ()

    def refused(self, candidate: Candidate) -> Plugin | None:
        """Return the plugin that is not to be imported, and why; None for one that may be."""
        name = normal_name(candidate.distribution)
        if not candidate.is_builtin and name in map(normal_name, self.block):
            return _plugin(candidate, "blocked", note=_BLOCKED)
        if not candidate.is_builtin and self.allow is not None and name not in map(normal_name, self.allow):
            return _plugin(candidate, "blocked", note=_NOT_ALLOWED if self.allow else _NONE_ALLOWED)
        if candidate.api != API_VERSION:
            note = Message(
                f"made for plugin API {candidate.api}; this wardpress speaks {API_VERSION}",
                f"viết cho API tiện ích {candidate.api}; wardpress này dùng {API_VERSION}",
            )
            return _plugin(candidate, "incompatible", note=note)
        return _plugin(candidate, "broken", note=candidate.fault) if candidate.fault else None


_BLOCKED = Message("blocked by [plugins] block", "bị chặn bởi [plugins] block")
_NOT_ALLOWED = Message("not among [plugins] allow", "không có trong [plugins] allow")
_NONE_ALLOWED = Message(
    "no plugins are allowed (--no-plugins, or an empty [plugins] allow)",
    "không cho phép tiện ích nào (--no-plugins, hoặc [plugins] allow để trống)",
)
ALL_ADMITTED = Admission()


def load_plugin(candidate: Candidate, *, admission: Admission = ALL_ADMITTED) -> Plugin:
    """Return what became of `candidate`; one that is not let in is never imported, and no fault of one ever raises.

    Raise `OutputError` where there is no memory even for what wardpress itself brings.
    """
    if refused := admission.refused(candidate):
        return refused
    try:
        descriptors = _descriptors(candidate)
    except PluginError as fault:
        if candidate.is_builtin and lacks_memory(fault.__cause__):
            # Taken for broken, it would be told as a format or a transform that there is not.
            raise no_memory() from fault
        return broken(candidate, fault.message)
    return _plugin(candidate, "built-in" if candidate.is_builtin else "loaded", descriptors)


def broken(candidate: Candidate, note: Message) -> Plugin:
    """Return the plugin as broken, for the reason in `note`."""
    return _plugin(candidate, "broken", note=Message(note.en.removesuffix("."), note.vi.removesuffix(".")))


def named(plugin: Plugin) -> Message:
    """Return the note of a plugin as one sentence that names its distribution."""
    note = plugin.note or Message(plugin.status, plugin.status)
    if plugin.distribution in note.en:
        return note
    return Message(f"{plugin.distribution}: {note.en}", f"{plugin.distribution}: {note.vi}")


def _plugin(
    candidate: Candidate, status: Status, descriptors: tuple[Descriptor, ...] = (), *, note: Message | None = None
) -> Plugin:
    return Plugin(
        candidate.distribution, candidate.version, candidate.name, status, descriptors, note, candidate.address
    )


def _descriptors(candidate: Candidate) -> tuple[Descriptor, ...]:
    with guarded(candidate.distribution, Message("being loaded", "được nạp")):
        return _offered(candidate)


def _offered(candidate: Candidate) -> tuple[Descriptor, ...]:
    manager = pluggy.PluginManager("wardpress")
    manager.add_hookspecs(hooks)
    module = _imported(candidate)
    _register(manager, module)
    results = [(name, kind, _asked(manager, name)) for name, kind in _HOOKS.items()]
    descriptors = [found for name, kind, result in results for found in _checked(name, kind, result)]
    if candidate.address and candidate.address.is_file:
        descriptors += _at_hand(module, descriptors)
    if not candidate.is_builtin:
        # Our own were checked when they were read.
        _check_themes(descriptors)
    _check_names(descriptors)
    if not descriptors:
        raise PluginContractError(
            Message(
                "it offers nothing: no function marked @hookimpl returned a descriptor",
                "không cung cấp gì: không có hàm @hookimpl nào trả về phần khai báo",
            ),
            hint=Message("docs/plugins.md shows a whole plugin.", "docs/plugins.md có một tiện ích hoàn chỉnh."),
        )
    return tuple(descriptors)


def _imported(candidate: Candidate) -> object:
    try:
        return candidate.load()
    except (ImportError, AttributeError) as problem:
        reason = reason_of(problem)
        raise PluginImportError(
            Message(
                f"{candidate.distribution} cannot be imported: {reason}.",
                f"Không nạp được {candidate.distribution}: {reason}.",
            ),
            hint=Message("Install what it needs, or remove it.", "Hãy cài thứ nó cần, hoặc gỡ nó."),
        ) from problem


def _register(manager: pluggy.PluginManager, module: object) -> None:
    try:
        manager.register(module)
        manager.check_pending()
    except pluggy.PluginValidationError as problem:
        reason = " ".join(str(problem).split())
        known = ", ".join(_HOOKS)
        raise PluginContractError(
            Message(f"{reason} (hooks: {known})", f"{reason} (các hook: {known})"),
            hint=Message("Check the spelling of the hook.", "Hãy kiểm tra tên hook."),
        ) from problem


def _asked(manager: pluggy.PluginManager, name: str) -> list[Any]:
    results: list[Any] = getattr(manager.hook, name)()
    return results


def _checked(name: str, kind: type[Descriptor], results: list[Any]) -> Iterator[Descriptor]:
    for result in results:
        if not isinstance(result, list | tuple):
            raise _wrong(name, kind, result)
        for found in result:
            if not isinstance(found, kind):
                raise _wrong(name, kind, found)
            yield found


def _at_hand(module: object, known: list[Descriptor]) -> Iterator[Descriptor]:
    # A one-off file need not have hooks: a descriptor at its top level says enough.
    for found in vars(module).values():
        if isinstance(found, Exporter | Reader | Transform | Theme) and not any(found is one for one in known):
            yield found


def _check_names(descriptors: Iterable[Descriptor]) -> None:
    names = Counter((type(found).__name__.lower(), found.name) for found in descriptors)
    if twice := sorted(" ".join(name) for name, count in names.items() if count > 1):
        offered = ", ".join(twice)
        raise PluginContractError(
            Message(f"it offers {offered} more than once.", f"nó cung cấp {offered} nhiều lần."),
            hint=Message("Each name once.", "Mỗi tên một lần."),
        )


def _check_themes(descriptors: Iterable[Descriptor]) -> None:
    # A theme made in Python did not come through read_theme, which knows the bounds of every value.
    for theme in descriptors:
        if not isinstance(theme, Theme):
            continue
        if problems := read_table(dataclasses.asdict(theme), Theme)[1] or tuple(misfits(theme)):
            raise PluginContractError(
                Message(
                    f"theme {theme.name!r}: {'; '.join(problem.en for problem in problems)}.",
                    f"chủ đề {theme.name!r}: {'; '.join(problem.vi for problem in problems)}.",
                ),
                hint=Message("bulletin-19x27.toml shows every key.", "bulletin-19x27.toml cho thấy mọi mục."),
            )


def _wrong(name: str, kind: type[Descriptor], found: object) -> PluginContractError:
    got = type(found).__name__
    return PluginContractError(
        Message(
            f"{name} must return a list of {kind.__name__}, not {got}.",
            f"{name} phải trả về danh sách {kind.__name__}, không phải {got}.",
        ),
        hint=Message("docs/plugins.md shows the form.", "docs/plugins.md cho thấy mẫu."),
    )
