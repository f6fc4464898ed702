"""Finds plugins, checks them one by one, and knows who is meant by a name."""

from wardpress.host.child import DEFAULT_LIMITS, Child, Ending, Limits, can_have_children
from wardpress.host.discovery import (
    Address,
    Candidate,
    builtin,
    from_file,
    installed,
    normal_name,
    placed,
    requirements,
    versions,
)
from wardpress.host.guard import guarded
from wardpress.host.manager import Admission, Plugin, load_plugin, named
from wardpress.host.registry import Claim, Host, load_host
from wardpress.host.survivors import cache_folder

__all__ = [
    "DEFAULT_LIMITS",
    "Address",
    "Admission",
    "Candidate",
    "Child",
    "Claim",
    "Ending",
    "Host",
    "Limits",
    "Plugin",
    "builtin",
    "cache_folder",
    "can_have_children",
    "from_file",
    "guarded",
    "installed",
    "load_host",
    "load_plugin",
    "named",
    "normal_name",
    "placed",
    "requirements",
    "versions",
]
