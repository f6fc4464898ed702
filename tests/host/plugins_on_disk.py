"""Distributions on disk, as pip would leave them: a module and its dist-info."""

from __future__ import annotations

from pathlib import Path

GOOD = """
from wardpress.plugins import Exporter, hookimpl
def export(bulletin, sink, context):
    sink.write("\\n".join(a.headline or "" for a in bulletin.articles()).encode())
@hookimpl
def wardpress_exporters():
    return [Exporter(name="{name}", title="t", suffixes=(".{name}",), media_type="text/plain", export=export)]
"""


def put(
    folder: Path,
    distribution: str,
    source: str,
    *,
    group: str = "wardpress.v1",
    entry: str = "",
    name: str = "main",
) -> None:
    """Install a distribution of one module into `folder`."""
    module = distribution.replace("-", "_")
    (folder / f"{module}.py").write_text(source, encoding="utf-8")
    info = folder / f"{module}-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[{group}]\n{name} = {entry or module}\n", encoding="utf-8")
