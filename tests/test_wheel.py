"""What is built is what is tested: the wheel holds the themes and the types, and foreign code checks against it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from fresh_venvs import fresh_venv, install

SNIPPET = """
from pathlib import Path
from wardpress import Edition, Manuscript, Report, read_bulletin, write_editions
from wardpress.model import Article
from wardpress.plugins import ExportContext, Exporter, NoOptions, Sink
from wardpress import Bulletin

manuscript: Manuscript = read_bulletin(Path("seeds"), report=Report())
articles: list[Article] = list(manuscript.bulletin.articles())
headline: str | None = articles[0].headline
editions: tuple[Edition, ...] = write_editions(manuscript.bulletin, Path("out"), settings=manuscript.settings)

def export(bulletin: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
    sink.write(context.language.encode())

exporter: Exporter[NoOptions] = Exporter("x", "X", (".x",), "text/plain", export)
"""
WRONG = SNIPPET + "\nwrong: int = articles[0].headline\n"
MISSPELT = SNIPPET + "\nfrom wardpress import read_buletin\n"


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the built wheel in it; what it depends on is borrowed from ours."""
    folder = tmp_path_factory.mktemp("site")
    install(fresh_venv(folder / "venv"), wheel)
    return folder


def test_the_wheel_holds_types_and_themes_and_nothing_foreign(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "wardpress/py.typed" in names
    assert "wardpress/themes/builtin/bulletin-19x27.toml" in names
    assert "wardpress/edition/rules/luat-bao-chi-2016.toml" in names
    assert {name.split("/")[0] for name in names} == {"wardpress", "wardpress-0.1.0.dist-info"}


@pytest.mark.parametrize(("snippet", "faults"), [(SNIPPET, 0), (WRONG, 1), (MISSPELT, 1)])
def test_foreign_code_is_checked_against_the_installed_wheel(site: Path, snippet: str, faults: int) -> None:
    (site / "client.py").write_text(snippet, encoding="utf-8")
    python = next((site / "venv").rglob("bin/python"))
    command = [sys.executable, "-m", "mypy", "--strict", "--python-executable", str(python), "client.py"]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    assert done.stdout.count("error:") == faults, done.stdout
