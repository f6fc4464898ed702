"""The only place where exporters run: files in, whole editions out."""

from wardpress.publish.builtins import default_host
from wardpress.publish.editions import DEFAULT_FORMATS, Edition, render, write_editions
from wardpress.publish.legality import check_bulletin
from wardpress.publish.manuscript import Manuscript, read_bulletin, sidecar_beside
from wardpress.publish.verification import Verification, VerifiedFile, verify

__all__ = [
    "DEFAULT_FORMATS",
    "Edition",
    "Manuscript",
    "Verification",
    "VerifiedFile",
    "check_bulletin",
    "default_host",
    "read_bulletin",
    "render",
    "sidecar_beside",
    "verify",
    "write_editions",
]
