"""The hooks: each returns descriptors, and the host chooses among them; no order of plugins ever matters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import pluggy

from wardpress.plugins.exporter import Exporter
from wardpress.plugins.reader import Reader
from wardpress.plugins.transform import Transform
from wardpress.themes import Theme

API_VERSION: Final = 1
ENTRY_POINT_GROUP: Final = f"wardpress.v{API_VERSION}"

hookspec: Final = pluggy.HookspecMarker("wardpress")
hookimpl: Final = pluggy.HookimplMarker("wardpress")


@hookspec
def wardpress_exporters() -> Iterable[Exporter[Any]]:  # type: ignore[empty-body]
    """Return the exporters of this plugin."""


@hookspec
def wardpress_readers() -> Iterable[Reader]:  # type: ignore[empty-body]
    """Return the readers of this plugin."""


@hookspec
def wardpress_transforms() -> Iterable[Transform]:  # type: ignore[empty-body]
    """Return the transforms of this plugin."""


@hookspec
def wardpress_themes() -> Iterable[Theme]:  # type: ignore[empty-body]
    """Return the themes of this plugin."""
