"""Fresh environments: wheels built here and installed by pip, without a network; the libraries are borrowed."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

_PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")


def wheel_of(project: Path, folder: Path) -> Path:
    """Build the wheel of `project` into a new `folder`, as its pyproject.toml says."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def fresh_venv(folder: Path) -> Path:
    """Make an environment with every library of this one, but neither wardpress nor a plugin; return its Python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = next(folder.rglob("bin/python"))
    packages = site_of(python)
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if "wardpress" not in entry.name and entry.suffix != ".pth":
            (packages / entry.name).symlink_to(entry)
    return python


def install(python: Path, *wheels: Path) -> None:
    """Install wheels and nothing else."""
    command = [str(python), *_PIP, "install", "--no-index", "--no-deps", "--no-compile", *map(str, wheels)]
    subprocess.run(command, check=True)


def unpack(python: Path, wheel: Path) -> None:
    """Put a wheel where pip would put it, in a tenth of the time."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site_of(python))


def site_of(python: Path) -> Path:
    """The folder into which wheels go."""
    return next(python.parent.parent.rglob("site-packages"))
