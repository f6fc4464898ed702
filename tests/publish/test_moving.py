"""A built-in exporter can move out into a package of its own, and back, without a change of its code."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WRITING = """
import sys
from wardpress import default_host, render
from wardpress.testing.bulletins import one_article
host = default_host()
sys.stderr.write(host.exporter("epub").full_name)
sys.stdout.buffer.write(render(one_article(), "epub", host=host))
"""


@pytest.fixture
def site(root: Path, tmp_path: Path) -> Path:
    shutil.copytree(root / "src" / "wardpress", tmp_path / "wardpress", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def edition(site: Path) -> tuple[str, bytes]:
    """The full name of the EPUB exporter in `site`, and what it writes."""
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run([sys.executable, "-c", WRITING], capture_output=True, check=True, env=environment, cwd=site)
    return done.stderr.decode(), done.stdout


def code(package: Path) -> dict[str, str]:
    return {
        str(file.relative_to(package)): hashlib.sha256(file.read_bytes()).hexdigest() for file in package.rglob("*.py")
    }


def test_a_built_in_exporter_moves_out_and_back_without_a_change_of_its_code(root: Path, site: Path) -> None:
    name, inside = edition(site)
    assert name == "epub@wardpress"

    # Out: wardpress no longer holds it nor names it; another wheel brings the same files to the same place.
    names = site / "wardpress" / "publish" / "builtins.py"
    named = names.read_text(encoding="utf-8")
    names.write_text(named.replace('    "wardpress.exporters.epub",\n', ""), encoding="utf-8")
    shutil.rmtree(site / "wardpress" / "exporters" / "epub")
    with pytest.raises(subprocess.CalledProcessError):
        edition(site)
    package = site / "wardpress" / "exporters" / "epub"
    shutil.copytree(root / "src" / "wardpress" / "exporters" / "epub", package)
    information = site / "wardpress_epub-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: wardpress-epub\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text("[wardpress.v1]\nepub = wardpress.exporters.epub\n")
    assert edition(site) == ("epub@wardpress-epub", inside)
    assert code(package) == code(root / "src" / "wardpress" / "exporters" / "epub")

    # And back.
    shutil.rmtree(information)
    names.write_text(named, encoding="utf-8")
    assert edition(site) == ("epub@wardpress", inside)
