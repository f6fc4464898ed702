"""What a person asks for on the command line, laid over `bulletin.toml`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from wardpress.edition import EditionSettings
from wardpress.edition.settings import PluginSettings
from wardpress.errors import Message, WardpressError
from wardpress.host import Host
from wardpress.plugins import Exporter
from wardpress.plugins.options import option_problems
from wardpress.tables import TomlFault, merged, nearest, toml_table


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for besides the files: nothing, unless said.

    `formats` are those to be written, `options` are as in `-O pdf.paper=a4`: an option without a format goes to every
    one of `formats` that has it. `files` are one-off plugins; the rest is as in the table [plugins].
    """

    formats: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    trust: tuple[str, ...] = ()
    timeout: float | None = None
    no_plugins: bool = False
    strict: bool = False

    def over(self, settings: PluginSettings) -> PluginSettings:
        """Return the table [plugins] with what was asked for laid over it."""
        return replace(
            settings,
            allow=() if self.no_plugins else settings.allow,
            trust=(*settings.trust, *self.trust),
            timeout=settings.timeout if self.timeout is None else self.timeout,
            strict=settings.strict or self.strict,
        )


NO_WISHES: Final = Wishes()


def with_options(settings: EditionSettings, wishes: Wishes, host: Host) -> tuple[EditionSettings, tuple[Message, ...]]:
    """Return `settings` with the options of `wishes` laid over those of each format, and every mistake in finding them.

    Whether each fits its format is not looked at here.
    """
    desk = _Desk(host, wishes.formats, settings.plugins.prefer)
    formats: dict[str, Any] = dict(settings.formats)
    mistakes = []
    for text in wishes.options:
        found = desk.meant(text)
        if isinstance(found, Message):
            mistakes.append(found)
            continue
        for format_name, table in found:
            formats[format_name] = merged(formats.get(format_name, {}), table)
    return replace(settings, formats=formats), tuple(mistakes)


@dataclass(frozen=True, slots=True)
class _Desk:
    """All that says which format an option is meant for."""

    host: Host
    formats: tuple[str, ...]
    prefer: Mapping[str, str]

    def meant(self, text: str) -> Message | list[tuple[str, Mapping[str, object]]]:
        """Return for each format that `text` is meant for its table of options, or what is wrong with `text`."""
        key, equals, value = text.partition("=")
        first, _, rest = (part.strip() for part in key.partition("."))
        if not equals or not first:
            return Message(f"-O {text}: write it as key=value", f"-O {text}: hãy viết dạng key=value")
        if rest and (exporter := self._exporter(first)):
            return [(first, _table(exporter, rest, value))]
        asked = [(name.partition("@")[0], self._exporter(name)) for name in self.formats]
        fitting = [(name, exporter) for name, exporter in asked if exporter and first in _options(exporter)]
        if fitting:
            return [(name, _table(exporter, key.strip(), value)) for name, exporter in fitting]
        if rest and self.host.unusable():
            # A plugin that is broken today may know the format: that is told where the format is asked for.
            return [(first, _nested(rest, value))]
        return self._nobody(key.strip(), asked)

    def _exporter(self, name: str) -> Exporter[Any] | None:
        try:
            return self.host.exporter(name, prefer=self.prefer).descriptor
        except WardpressError:
            return None

    def _nobody(self, key: str, asked: Iterable[tuple[str, Exporter[Any] | None]]) -> Message:
        if "." in key:
            first = key.partition(".")[0]
            guess = nearest(first, {claim.descriptor.name for claim in self.host.exporters()})
            return Message(
                f"-O {key}: there is no format {first}{guess.en}", f"-O {key}: không có định dạng {first}{guess.vi}"
            )
        known = {option for _, exporter in asked if exporter for option in _options(exporter)}
        guess = nearest(key, known)
        return Message(
            f"-O {key}: no format asked for has this option{guess.en}",
            f"-O {key}: không định dạng nào được yêu cầu có tùy chọn này{guess.vi}",
        )


def _options(exporter: Exporter[Any]) -> Iterator[str]:
    return (field.name for field in dataclasses.fields(exporter.options))


def _table(exporter: Exporter[Any], key: str, text: str) -> Mapping[str, object]:
    """Return `key = text` as a table: the value as TOML reads it, or as plain text where only that fits the option."""
    plain = _nested(key, text)
    try:
        table = _nested(key, toml_table(f"value = {text}")["value"])
    except TomlFault:
        return plain
    if option_problems(exporter.options, table, where="") and not option_problems(exporter.options, plain, where=""):
        return plain
    return table


def _nested(key: str, value: object) -> Mapping[str, object]:
    for part in reversed(key.split(".")):
        value = {part.strip(): value}
    assert isinstance(value, Mapping)
    return value
