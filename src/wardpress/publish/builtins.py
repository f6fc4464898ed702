"""wardpress's own plugins, named as strings: they are found, loaded and checked like anybody else's."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from wardpress.host import Host, builtin, installed, load_host
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


def default_host(*, block: Collection[str] = ()) -> Host:
    """Return the host of the built-in plugins and all that are installed; distributions in `block` are not loaded."""
    return load_host((*map(builtin, BUILTIN_MODULES), *installed()), block=block)


@hookimpl
def wardpress_themes() -> list[Theme]:
    """Return the built-in themes."""
    return list(builtin_themes())
