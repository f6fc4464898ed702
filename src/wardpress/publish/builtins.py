"""wardpress's own plugins, named as strings: they are found, loaded and checked like anybody else's."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from wardpress.diagnostics import Report
from wardpress.host import Host, builtin, installed, load_host, named
from wardpress.plugins import hookimpl
from wardpress.themes import Theme, builtin_themes

BUILTIN_MODULES: Final = (
    "wardpress.reading.wardtext",
    "wardpress.edition.transforms",
    "wardpress.publish.builtins",
    "wardpress.exporters.docx",
    "wardpress.exporters.pdf",
    "wardpress.exporters.epub",
)


def default_host(*, block: Collection[str] = (), report: Report | None = None) -> Host:
    """Return the host of the built-in plugins and all that are installed; distributions in `block` are not loaded.

    Each plugin that is broken or made for another wardpress goes to `report`, in one line.
    """
    host = load_host((*map(builtin, BUILTIN_MODULES), *installed()), block=block)
    if report is not None:
        for plugin in host.unusable():
            report.warning(f"plugin.{plugin.status}", named(plugin))
    return host


@hookimpl
def wardpress_themes() -> list[Theme]:
    """Return the built-in themes."""
    return list(builtin_themes())
