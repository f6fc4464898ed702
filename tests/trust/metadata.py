"""Distributions whose metadata are to be feared: what the host makes of them, watched. See test_hostile.py."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from pathlib import Path

from hostile_run import LIBRARIES, Watch

from wardpress import default_host

# The folder of each, its METADATA and its entry points.
METADATA: dict[str, tuple[str, bytes, bytes]] = {
    "a name that climbs": ("../evil-1", b"Name: ../evil\nVersion: 1\n", b"[wardpress.v1]\nx = nowhere\n"),
    "a name of controls": ("a\x1b[2J-1", b"Name: a\x1b[2J\nVersion: 1\n", b"[wardpress.v1]\nx = nowhere\n"),
    "a name of markup": ("<b>-1", b"Name: <b>\nVersion: 1\n", b"[wardpress.v1]\nx = nowhere\n"),
    "a name that turns": ("\u202eevil-1", "Name: \u202eevil\nVersion: 1\n".encode(), b"[wardpress.v1]\nx = nowhere\n"),
    "a name of 200 letters": ("e" * 200 + "-1", b"Name: e\nVersion: 1\n", b"[wardpress.v1]\nx = nowhere\n"),
    "no UTF-8": ("odd1-1", b"Name: odd1\nVersion: 1\n\xff\xfe", b"[wardpress.v1]\nx = \xff\xfe\n"),
    "zeros": ("odd2-1", bytes(100), b"[wardpress.v1]\nx = a\0b\n"),
    "nothing": ("odd3-1", b"", b""),
    "a command": ("odd4-1", b"Name: odd4\nVersion: 1\n", b"[wardpress.v1]\nx = os:system\n"),
    "a path": ("odd5-1", b"Name: odd5\nVersion: 1\n", b"[wardpress.v1]\nx = ../../etc/passwd:x\n"),
    "a module of relative name": ("odd6-1", b"Name: odd6\nVersion: 1\n", b"[wardpress.v1]\nx = ..evil:x\n"),
    "code": ("odd7-1", b"Name: odd7\nVersion: 1\n", b"[wardpress.v1]\nx = __import__('os').system('id')\n"),
    "a section without end": ("odd8-1", b"Name: odd8\nVersion: 1\n", b"[wardpress.v1\nx = y\n" + b"[" * 5000),
    "10,000 entry points": (
        "odd9-1",
        b"Name: odd9\nVersion: 1\n",
        b"[other]\n" + b"".join(b"e%d = nowhere\n" % place for place in range(10_000)),
    ),
    "a version of code": ("odd10-$(id)", b"Name: odd10\nVersion: $(id)\n", b"[wardpress.v1]\nx = nowhere\n"),
    "an API of 4,000 digits": ("odd11-1", b"Name: odd11\nVersion: 1\n", b"[wardpress.v" + b"9" * 5000 + b"]\nx = y\n"),
}


def put_all(site: Path) -> None:
    for folder, metadata, points in METADATA.values():
        info = site / f"{folder.replace('/', chr(0x2215))}.dist-info"
        info.mkdir()
        (info / "METADATA").write_bytes(metadata)
        (info / "entry_points.txt").write_bytes(points)
    linked = site / "odd12-1.dist-info"
    linked.mkdir()
    (linked / "METADATA").symlink_to("/etc/passwd")
    (linked / "entry_points.txt").write_bytes(b"[wardpress.v1]\nx = nowhere\n")


def main() -> None:
    """Print what was opened, started or called besides what may be, and which plugins were let in."""
    with tempfile.TemporaryDirectory() as place:
        site = Path(place) / "site"
        site.mkdir()
        put_all(site)
        sys.path.insert(0, str(site))
        cache = os.environ["WARDPRESS_CACHE"]
        # Every plugin is imported for the first time in a process of its own, in a folder of its own.
        temporary = os.path.realpath(tempfile.gettempdir())
        watch = Watch(
            reads=(*LIBRARIES, *map(os.path.realpath, sys.path), os.path.realpath(cache), temporary),
            writes=(os.path.realpath(cache), temporary),
            is_on=True,
        )
        sys.addaudithook(watch)
        # What is in a removed folder is opened by its bare name, which tells nothing of the place: it is to mean here.
        with contextlib.chdir(place):
            host = default_host()
        watch.is_on = False
        loaded = sorted(plugin.distribution for plugin in host.plugins if plugin.status == "loaded")
        told = [plugin.note.vi for plugin in host.plugins if plugin.status != "loaded" and plugin.note]
    started = [event for event in watch.seen if event.startswith("subprocess.Popen")]
    other = [event for event in watch.seen if event not in started]
    ours = [event for event in started if f"'{sys.executable}'" in event]
    print(json.dumps({"loaded": loaded, "told": told, "seen": other, "strangers": len(started) - len(ours)}))


if __name__ == "__main__":
    main()
