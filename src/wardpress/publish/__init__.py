"""The only place where exporters run: files in, whole editions out."""

from wardpress.publish.builtins import default_host
from wardpress.publish.editions import DEFAULT_FORMATS, Edition, render, write_editions
from wardpress.publish.manuscript import Manuscript, read_bulletin, sidecar_beside

__all__ = [
    "DEFAULT_FORMATS",
    "Edition",
    "Manuscript",
    "default_host",
    "read_bulletin",
    "render",
    "sidecar_beside",
    "write_editions",
]
