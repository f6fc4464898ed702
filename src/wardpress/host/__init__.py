"""Finds plugins, checks them one by one, and knows who is meant by a name."""

from wardpress.host.discovery import Candidate, builtin, installed, normal_name, versions
from wardpress.host.guard import guarded
from wardpress.host.manager import Plugin, load_plugin, named
from wardpress.host.registry import Claim, Host, load_host

__all__ = [
    "Candidate",
    "Claim",
    "Host",
    "Plugin",
    "builtin",
    "guarded",
    "installed",
    "load_host",
    "load_plugin",
    "named",
    "normal_name",
    "versions",
]
