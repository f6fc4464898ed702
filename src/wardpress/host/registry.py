"""Who knows which name: the settings' choice, else the built-in, else the only claimant, else an error."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from wardpress.errors import AmbiguousFormat, Message, PluginError, SettingsError, UnknownFormat
from wardpress.host.child import DEFAULT_LIMITS, Limits
from wardpress.host.discovery import OURSELVES, Candidate, normal_name
from wardpress.host.manager import ALL_ADMITTED, Admission, Plugin, broken, load_plugin, named
from wardpress.host.probe import casualties
from wardpress.plugins import Exporter, Reader, Transform
from wardpress.tables import nearest
from wardpress.themes import Theme

D = TypeVar("D", Exporter[Any], Reader, Transform, Theme)
_NO_CHOICE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Claim(Generic[D]):
    """A descriptor and who brought it; `docx@wardpress-docx-pro` is its full name."""

    plugin: Plugin
    descriptor: D

    @property
    def full_name(self) -> str:
        """Name and distribution, always exact."""
        return f"{self.descriptor.name}@{self.plugin.distribution}"

    @property
    def is_builtin(self) -> bool:
        """True for wardpress's own."""
        return self.plugin.status == "built-in"


@dataclass(frozen=True, slots=True)
class Host:
    """All plugins, sound or not, and who is meant by a name; no answer depends on their order."""

    plugins: tuple[Plugin, ...]

    def exporters(self) -> tuple[Claim[Exporter[Any]], ...]:
        """Return every exporter on offer, sorted by name and distribution."""
        return self._claims(Exporter)

    def exporter(self, name: str, *, prefer: Mapping[str, str] = _NO_CHOICE) -> Claim[Exporter[Any]]:
        """Return who writes `name`; raise `UnknownFormat` or, where several could, `AmbiguousFormat`.

        Where nobody does, but a broken plugin might have, raise `PluginError` that names the plugin.
        """
        try:
            return _chosen(self.exporters(), name, prefer, kind=Message("format", "định dạng"))
        except UnknownFormat as unknown:
            if suspects := _suspects(name, self.unusable()):
                raise _perhaps_broken(name, unknown, suspects) from unknown
            raise

    def unusable(self) -> tuple[Plugin, ...]:
        """Return the plugins that are broken or made for another wardpress."""
        return tuple(plugin for plugin in self.plugins if plugin.status in {"broken", "incompatible"})

    def reader(self, file: str) -> Claim[Reader] | None:
        """Return who reads files of this name, a built-in reader first, then by name; None where nobody does."""
        fitting = [claim for claim in self._claims(Reader) if file.lower().endswith(claim.descriptor.suffixes)]
        return min(fitting, key=lambda claim: not claim.is_builtin, default=None)

    def transform(self, name: str) -> Claim[Transform]:
        """Return who makes the change `name`; raise `SettingsError` or, where several do, `AmbiguousFormat`."""
        return _chosen(self._claims(Transform), name, _NO_CHOICE, kind=Message("transform", "phép biến đổi"))

    def theme(self, name: str) -> Theme:
        """Return the theme `name`; raise `SettingsError` or, where several have the name, `AmbiguousFormat`."""
        return _chosen(self._claims(Theme), name, _NO_CHOICE, kind=Message("theme", "chủ đề")).descriptor

    def themes(self) -> tuple[Theme, ...]:
        """Return the themes that a short name is enough for."""
        names = dict.fromkeys(claim.descriptor.name for claim in self._claims(Theme))
        fitting = ([claim for claim in self._claims(Theme) if claim.descriptor.name == name] for name in names)
        ours = ([claim for claim in claims if claim.is_builtin] or claims for claims in fitting)
        return tuple(claims[0].descriptor for claims in ours if len(claims) == 1)

    def _claims(self, kind: type[D]) -> tuple[Claim[D], ...]:
        claims = [
            Claim(plugin, found) for plugin in self.plugins for found in plugin.descriptors if isinstance(found, kind)
        ]
        return tuple(sorted(claims, key=lambda claim: claim.full_name))


def load_host(
    candidates: Iterable[Candidate],
    *,
    admission: Admission = ALL_ADMITTED,
    trust: Collection[str] = (),
    limits: Limits = DEFAULT_LIMITS,
) -> Host:
    """Return the host of `candidates`, each loaded alone, in the order given.

    Whatever has an address is first imported in a child process, unless `trust` names its distribution; what does not
    come through is broken and is not imported here.
    """
    known = tuple(candidates)
    trusted = {OURSELVES, *map(normal_name, trust)}
    foreign = [found for found in known if normal_name(found.distribution) not in trusted]
    fallen = casualties((found for found in foreign if not admission.refused(found)), limits)
    return Host(
        tuple(
            broken(found, fallen[found]) if found in fallen else load_plugin(found, admission=admission)
            for found in known
        )
    )


def _chosen(claims: tuple[Claim[D], ...], name: str, prefer: Mapping[str, str], *, kind: Message) -> Claim[D]:
    short, _, distribution = name.partition("@")
    fitting = [claim for claim in claims if claim.descriptor.name == short]
    if wanted := distribution or prefer.get(short):
        return _of(normal_name(wanted), name, fitting, kind)
    if builtin := [claim for claim in fitting if claim.is_builtin]:
        fitting = builtin
    if len(fitting) == 1:
        return fitting[0]
    raise _ambiguous(name, fitting, kind) if fitting else _unknown(name, claims, kind)


def _of(distribution: str, name: str, fitting: list[Claim[D]], kind: Message) -> Claim[D]:
    theirs = [claim for claim in fitting if normal_name(claim.plugin.distribution) == distribution]
    if len(theirs) == 1:
        return theirs[0]
    if theirs:
        raise _twice(theirs, kind)
    offered = ", ".join(claim.plugin.distribution for claim in fitting) or "–"
    raise UnknownFormat(
        Message(
            f"{distribution} offers no {kind.en} {name.partition('@')[0]} (offered by: {offered}).",
            f"{distribution} không có {kind.vi} {name.partition('@')[0]} (có ở: {offered}).",
        ),
        hint=Message("Install it, or change the name.", "Hãy cài nó, hoặc sửa tên."),
    )


def _twice(claims: list[Claim[D]], kind: Message) -> AmbiguousFormat:
    name = claims[0].full_name
    entries = ", ".join(sorted(claim.plugin.name for claim in claims))
    return AmbiguousFormat(
        Message(
            f"The {kind.en} {name} is offered more than once (entry points: {entries}).",
            f"{kind.vi.capitalize()} {name} được cung cấp nhiều lần (entry point: {entries}).",
        ),
        hint=Message("Tell its author, or block it.", "Hãy báo cho tác giả, hoặc chặn nó."),
    )


def _ambiguous(name: str, fitting: Iterable[Claim[D]], kind: Message) -> AmbiguousFormat:
    names = ", ".join(claim.full_name for claim in fitting)
    return AmbiguousFormat(
        Message(f"Several plugins offer the {kind.en} {name}.", f"Nhiều tiện ích cùng có {kind.vi} {name}."),
        hint=Message(f"Use a full name: {names}.", f"Hãy dùng tên đầy đủ: {names}."),
    )


def _unknown(name: str, claims: tuple[Claim[D], ...], kind: Message) -> UnknownFormat | SettingsError:
    guess = nearest(name, _known(claims))
    error = UnknownFormat if kind.en == "format" else SettingsError
    hint = Message(
        "`wardpress formats` and `wardpress plugins` list what there is.",
        "Lệnh `wardpress formats` và `wardpress plugins` liệt kê những gì có.",
    )
    if kind.en == "theme":
        hint = Message(
            "Give one of these names, or the path of a theme file, which ends in .toml.",
            "Hãy dùng một trong các tên đó, hoặc đường dẫn của tệp chủ đề (đuôi .toml).",
        )
    return error(
        Message(f"There is no {kind.en} {name}{guess.en}.", f"Không có {kind.vi} {name}{guess.vi}."), hint=hint
    )


def _suspects(name: str, unusable: tuple[Plugin, ...]) -> tuple[Plugin, ...]:
    # Nobody knows what a broken plugin offers, but most are called after it.
    likely = (
        plugin for plugin in unusable if name == plugin.name or f"-{name}-" in f"-{normal_name(plugin.distribution)}-"
    )
    return tuple(likely) or unusable


def _perhaps_broken(name: str, unknown: UnknownFormat, suspects: tuple[Plugin, ...]) -> PluginError:
    notes = [named(plugin) for plugin in suspects]
    en, vi = "; ".join(note.en for note in notes), "; ".join(note.vi for note in notes)
    return PluginError(
        Message(
            f"There is no format {name}, and a plugin that might bring it cannot be used: {en}.",
            f"Không có định dạng {name}, và có tiện ích không dùng được, có thể chính nó cung cấp: {vi}.",
        ),
        hint=unknown.hint,
    )


def _known(claims: tuple[Claim[D], ...]) -> Iterator[str]:
    return (claim.descriptor.name for claim in claims)
