"""The only place where exporters run: files in, whole editions out."""

from wardpress.publish.builtins import default_host
from wardpress.publish.editions import DEFAULT_FORMATS, Edition, render, write_editions
from wardpress.publish.manuscript import Manuscript, read_bulletin, read_settings_file, sidecar_beside
from wardpress.publish.wishes import Wishes

__all__ = [
    "DEFAULT_FORMATS",
    "Edition",
    "Manuscript",
    "Wishes",
    "default_host",
    "read_bulletin",
    "read_settings_file",
    "render",
    "sidecar_beside",
    "write_editions",
]
