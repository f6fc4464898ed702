"""A new package passes its own tests at once, and says what is wrong with a name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fresh_venvs import fresh_venv, install, wheel_of

from wardpress.cli import main

KINDS = ("exporter", "reader", "transform", "theme")


def run(*arguments: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return ended.value.code


def files_of(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts and ".egg-info" not in str(file)
    }


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new package of each kind."""
    folder = tmp_path_factory.mktemp("new")
    for kind in KINDS:
        assert run("new-plugin", f"my-{kind}", "--kind", kind, "-o", str(folder)) == 0
    return folder


@pytest.fixture(scope="module")
def python(packages: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment, with the wheels of wardpress and of each new package in it."""
    folder = tmp_path_factory.mktemp("fresh")
    wheels = [wheel_of(packages / f"wardpress-my-{kind}", folder / kind) for kind in KINDS]
    fresh = fresh_venv(folder / "venv")
    install(fresh, wheel, *wheels)
    return fresh


def test_what_to_type_next_is_quoted_as_every_shell_reads_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tmp_path / "tiện ích" / "wardpress-kho-a4"
    assert run("new-plugin", "kho-a4", "-o", str(package.parent)) == 0
    said = capsys.readouterr().out
    # cmd.exe of Windows takes ' for a letter.
    assert f'pip install --editable "{package}[test]"' in said
    assert f'python -m pytest "{package}"' in said


@pytest.mark.parametrize("kind", ["transform", "theme"])
def test_a_suffix_for_what_has_no_files_is_refused(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new-plugin", "kho", "--kind", kind, "--suffix", ".kho", "-o", str(tmp_path)) == 2
    assert "--suffix" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_tests_of_every_new_package_pass_at_once_against_the_wheels(
    kind: str, packages: Path, python: Path
) -> None:
    command = [str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "tests"]
    world = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    package = packages / f"wardpress-my-{kind}"
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=world, cwd=package)
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout


def test_new_packages_have_nothing_that_is_to_be_mended(python: Path) -> None:
    names = [f"wardpress-my-{kind}" for kind in KINDS]
    listed = subprocess.run([str(python), "-m", "wardpress", "plugins"], check=True, capture_output=True, text=True)
    assert [line.split()[:2] for line in listed.stdout.splitlines() if "built-in" not in line] == [
        ["loaded", name] for name in sorted(names)
    ]
    for name in names:
        subprocess.run([str(python), "-m", "wardpress", "plugins", "check", name], check=True, capture_output=True)


def test_a_new_package_is_of_the_house_s_style(packages: Path, root: Path) -> None:
    ruff = [sys.executable, "-m", "ruff"]
    rules = ["--config", str(root / "pyproject.toml"), "--ignore", "D,PLR2004,INP001,S101"]
    done = subprocess.run([*ruff, "check", *rules, str(packages)], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    subprocess.run([*ruff, "format", "--check", "--line-length", "120", "--quiet", str(packages)], check=True)


def test_the_text_edition_is_what_the_scaffold_makes(root: Path, tmp_path: Path) -> None:
    assert run("new-plugin", "text", "--suffix", ".txt", "-o", str(tmp_path)) == 0
    assert files_of(tmp_path / "wardpress-text") == files_of(root / "plugins" / "wardpress-text")


@pytest.mark.parametrize(("name", "more"), [("Bản Tin", []), ("a/b", []), ("note", ["--suffix", "note"])])
def test_a_name_or_suffix_that_will_not_do_is_refused_and_nothing_is_made(
    name: str, more: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new-plugin", name, *more, "-o", str(tmp_path)) == 2
    assert "Lỗi:" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_package_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "wardpress-mine").mkdir()
    assert run("new-plugin", "mine", "-o", str(tmp_path)) == 5
    assert list((tmp_path / "wardpress-mine").iterdir()) == []
