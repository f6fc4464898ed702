"""wardpress's own plugins, named as strings: they are found, loaded and checked like anybody else's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

from wardpress.diagnostics import Report
from wardpress.edition.settings import PluginSettings
from wardpress.errors import Message, PluginError
from wardpress.host import Admission, Host, Limits, builtin, from_file, installed, load_host, named
from wardpress.plugins import hookimpl
from wardpress.tables import listed
from wardpress.themes import Theme, builtin_themes

_DEFAULTS = PluginSettings()
BUILTIN_MODULES: Final = (
    "wardpress.reading.wardtext",
    "wardpress.edition.transforms",
    "wardpress.publish.builtins",
    "wardpress.exporters.docx",
    "wardpress.exporters.pdf",
    "wardpress.exporters.epub",
)


def default_host(
    plugins: PluginSettings = _DEFAULTS, *, files: Iterable[Path] = (), report: Report | None = None
) -> Host:
    """Return the host of the built-in plugins, of all installed ones that `plugins` lets in, and of those in `files`.

    Each plugin that is broken or made for another wardpress goes to `report`, in one line; raise `PluginError` for
    them where `plugins` is strict, `UsageError` for a file that is not there.
    """
    host = _loaded(plugins, files)
    _tell_of_unusable(host, plugins, report)
    return host


def kept_host(plugins: PluginSettings, report: Report) -> Host:
    """Return what `default_host` does, with plugins that are loaded once in the life of this process."""
    host = _kept(plugins.allow, plugins.block, trust=plugins.trust, timeout=plugins.timeout, memory=plugins.memory)
    _tell_of_unusable(host, plugins, report)
    return host


@lru_cache(maxsize=16)
def _kept(
    allow: tuple[str, ...] | None, block: tuple[str, ...], *, trust: tuple[str, ...], timeout: float, memory: int
) -> Host:
    return _loaded(PluginSettings(allow, block, trust, timeout=timeout, memory=memory))


def _loaded(plugins: PluginSettings, files: Iterable[Path] = ()) -> Host:
    one_off = tuple(from_file(file) for file in {file.resolve(): file for file in files}.values())
    # Whoever names a file lets it in.
    allow = None if plugins.allow is None else (*plugins.allow, *(found.distribution for found in one_off))
    return load_host(
        (*map(builtin, BUILTIN_MODULES), *installed(), *one_off),
        admission=Admission(allow, plugins.block),
        trust=plugins.trust,
        limits=limits(plugins),
    )


def _tell_of_unusable(host: Host, plugins: PluginSettings, report: Report | None) -> None:
    faults = [named(plugin) for plugin in host.unusable()]
    if faults and plugins.strict:
        raise _not_strict(faults)
    if report is not None:
        for plugin, fault in zip(host.unusable(), faults, strict=True):
            report.warning(f"plugin.{plugin.status}", fault)


def limits(plugins: PluginSettings) -> Limits:
    """Return what a child process may take."""
    return Limits(plugins.timeout, plugins.memory)


def _not_strict(faults: list[Message]) -> PluginError:
    what = listed(faults)
    return PluginError(
        Message(f"Plugins cannot be used:\n{what.en}\n", f"Có tiện ích không dùng được:\n{what.vi}\n"),
        hint=Message(
            "Mend or block them, or run without --strict-plugins.",
            "Hãy sửa hoặc chặn chúng, hoặc chạy không có --strict-plugins.",
        ),
    )


@hookimpl
def wardpress_themes() -> list[Theme]:
    """Return the built-in themes."""
    return list(builtin_themes())
