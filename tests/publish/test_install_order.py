"""Nothing shows in an edition of the order in which plugins were installed, of entry points or of the hash seed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from fresh_venvs import fresh_venv, site_of, unpack, wheel_of

PLUGINS = ("wardpress-html", "wardpress-text", "wardpress-theme-tet")
# What is installed when (0 is wardpress itself), and in which order the formats are named.
WORLDS = (
    ((0, 1, 2, 3), "html,docx,text,epub,pdf,html-site"),
    ((3, 0, 2, 1), "pdf,epub,text,html-site,docx,html"),
    ((2, 1, 3, 0), "docx,pdf,epub,html-site,html,text"),
)
SETTINGS = 'theme = "tet"\ntransforms = ["sentence-case-headlines", "microtypography"]\n'


def rename_entry_points(site: Path, prefix: str) -> None:
    for file in site.glob("wardpress_*.dist-info/entry_points.txt"):
        header, entry, *_ = file.read_text(encoding="utf-8").splitlines()
        file.write_text(f"{header}\n{prefix}{entry}\n", encoding="utf-8")


def editions(python: Path, folder: Path, *, formats: str, seed: int) -> dict[str, bytes]:
    command = [str(python), "-m", "wardpress", "build", "in", "-o", f"out{seed}", "--to", formats]
    world = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    world["PYTHONHASHSEED"] = str(seed)
    done = subprocess.run(command, check=False, capture_output=True, env=world, cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    return {file.name: file.read_bytes() for file in (folder / f"out{seed}").iterdir()}


def test_three_environments_built_in_different_order_give_the_same_bytes(
    root: Path, wheel: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for file in (root / "seeds").glob("*.txt"):
        (tmp_path / "in" / file.name).write_bytes(file.read_bytes())
    (tmp_path / "in" / "bulletin.toml").write_text(SETTINGS, encoding="utf-8")
    wheels = [wheel, *(wheel_of(root / "plugins" / name, tmp_path / name) for name in PLUGINS)]
    made = []
    for seed, (order, formats) in enumerate(WORLDS):
        python = fresh_venv(tmp_path / f"venv{seed}")
        for place in order:
            unpack(python, wheels[place])
        rename_entry_points(site_of(python), "azm"[seed])
        made.append(editions(python, tmp_path, formats=formats, seed=seed))
    assert made[0] == made[1] == made[2]
    assert len(made[0]) == 6
