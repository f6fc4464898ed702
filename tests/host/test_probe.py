"""Foreign plugins are tried in a child first, once: until something changes on the disk."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from plugins_on_disk import GOOD, put

LOADING = """
import os
from wardpress.host import installed, load_host
print(os.getpid(), *(plugin.status for plugin in load_host(installed({site!r}), trust={trust!r}).plugins))
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with one plugin that writes down in which process it is imported."""
    (tmp_path / "site").mkdir()
    marking = f"import os\nwith open({str(tmp_path / 'pids')!r}, 'a') as file: print(os.getpid(), file=file)\n"
    put(tmp_path / "site", "ward-odd", marking + GOOD.format(name="odd"))
    return tmp_path / "site"


def imports(site: Path, *, trust: tuple[str, ...] = (), cache: str = "cache") -> tuple[int, bool]:
    """Load the plugin in a new process; return how often it was imported, and whether here in the end."""
    pids = site.parent / "pids"
    pids.unlink(missing_ok=True)
    world = {"PYTHONPATH": str(site), "WARDPRESS_CACHE": str(site.parent / cache)}
    command = [sys.executable, "-c", LOADING.format(site=[str(site)], trust=trust)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **world})
    ours, status = done.stdout.split()
    assert status == "loaded"
    found = pids.read_text(encoding="ascii").split()
    return len(found), found[-1] == ours


def test_what_came_through_is_tried_again_only_when_it_has_changed(site: Path) -> None:
    assert imports(site) == (2, True)
    assert imports(site) == (1, True)
    module = site / "ward_odd.py"
    module.write_text(module.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert imports(site) == (2, True)


def test_a_trusted_plugin_is_not_tried(site: Path) -> None:
    assert imports(site, trust=("Ward.Odd",)) == (1, True)


def test_where_nothing_can_be_remembered_a_plugin_works_all_the_same(site: Path) -> None:
    (site.parent / "file").touch()
    assert imports(site, cache="file/cache") == (2, True)


def test_what_cannot_be_put_in_its_place_leaves_no_litter(site: Path) -> None:
    (site.parent / "cache" / "plugins-that-load").mkdir(parents=True)
    assert imports(site) == (2, True)
    assert [path.name for path in (site.parent / "cache").iterdir()] == ["plugins-that-load"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may become nobody")
def test_who_has_no_home_has_no_memory_and_no_traceback(site: Path) -> None:
    program = """
        import os, sys
        from wardpress.host import installed
        from wardpress.host.survivors import remember, remembered
        found = installed(sys.argv[1:])
        os.setuid(54321)
        remember(found)
        assert remembered(found) == frozenset()
    """
    world = {
        name: value for name, value in os.environ.items() if name not in {"HOME", "WARDPRESS_CACHE", "XDG_CACHE_HOME"}
    }
    subprocess.run([sys.executable, "-c", textwrap.dedent(program), str(site)], check=True, env=world)
