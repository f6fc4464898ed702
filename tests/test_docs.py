"""The documents say what is so: every code block runs, every code is listed, every room is drawn."""

from __future__ import annotations

import ast
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from plugin_faults import IMPORTING, WRITING
from plugins_on_disk import put

from wardpress import Report, plugins, read_settings
from wardpress.edition.presslaw import read_law
from wardpress.edition.sidecar import read_sidecar
from wardpress.model import Emphasis, Strong, bulletin_texts, nodes
from wardpress.testing import every_block
from wardpress.themes import builtin_themes, read_theme_file

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "plugins").glob("*/README.md")])
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# Set-up: CI itself runs these, from a fresh clone.
_SET_UP = ("make ", "pip install ")


def blocks(page: Path) -> list[tuple[str, str]]:
    return _BLOCK.findall(page.read_text(encoding="utf-8"))


def commands(page: Path) -> Iterator[str]:
    for language, text in blocks(page):
        if language == "sh":
            lines = (line.split("#")[0].strip() for line in text.splitlines())
            yield from (line for line in lines if line and not line.startswith(_SET_UP))


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the seeds in it, as a reader of the documents has one."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_block_is_of_a_kind_that_is_checked() -> None:
    kinds = {language for page in PAGES for language, _ in blocks(page)}
    assert kinds <= {"python", "sh", "toml", "text"}
    assert len(PAGES) > 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_blocks_of_a_page_run_one_after_another(page: Path, workshop: Path) -> None:
    names: dict[str, object] = {"__name__": page.stem}
    for language, text in blocks(page):
        if language == "python" and not text.startswith("# "):
            exec(compile(text, f"{page.name}", "exec"), names)  # noqa: S102 - our own documents
    assert workshop.exists()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_run(page: Path, workshop: Path) -> None:
    if page.name == "plugins.md":
        _install_the_example(page, workshop)
    _put_files(page, workshop)
    environment = {**os.environ, "PYTHONPATH": str(workshop)}
    for command in commands(page):
        assert command.startswith("wardpress ")
        program = [sys.executable, "-m", *command.split()]
        done = subprocess.run(program, capture_output=True, text=True, check=False, env=environment, cwd=workshop)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_toml_blocks_of_a_page_are_valid(page: Path) -> None:
    for language, text in blocks(page):
        if language == "toml" and text.startswith("# pyproject.toml"):
            assert "wardpress.v1" in tomllib.loads(text)["project"]["entry-points"]
        elif language == "toml" and text.startswith("# bai1.toml"):
            read_sidecar(text, file=page.name)
        elif language == "toml" and text.startswith("# my-theme.toml"):
            read_theme_file(text, file=page.name, known=builtin_themes())
        elif language == "toml" and text.startswith("# my-rules.toml"):
            read_law(text, file=page.name)
        elif language == "toml":
            read_settings(text, file=page.name)


def _put_files(page: Path, folder: Path) -> None:
    for language, text in blocks(page):
        if language == "python" and text.startswith("# "):
            (folder / text.partition("\n")[0].removeprefix("# ")).write_text(text, encoding="utf-8")


def test_the_filter_that_was_carried_over_from_lua_does_what_it_did(workshop: Path) -> None:
    page = ROOT / "docs" / "pandoc-filters.md"
    _put_files(page, workshop)
    calm = runpy.run_path(str(workshop / "calm.py"))["CALM"]
    before = every_block()
    after = calm.apply(before, Report())
    assert sum(isinstance(node, Strong) for node in nodes(before)) == 1
    assert sum(isinstance(node, Emphasis) for node in nodes(after)) == 2
    assert list(bulletin_texts(after)) == list(bulletin_texts(before))
    settings = next(text for language, text in blocks(page) if text.startswith("# bulletin.toml"))
    (workshop / "seeds" / "bulletin.toml").write_text(settings, encoding="utf-8")
    program = [sys.executable, "-m", "wardpress", "build", "seeds", "--to", "epub", "--plugin", "calm.py", "--json"]
    done = subprocess.run(program, check=True, capture_output=True, text=True, cwd=workshop)
    assert json.loads(done.stdout)["transforms"] == ["calm@calm.py", "microtypography@wardpress"]


def _install_the_example(page: Path, folder: Path) -> None:
    source = next(text for language, text in blocks(page) if language == "python" and "wardpress_shout.py" in text)
    put(folder, "wardpress-shout", source)


def test_the_example_plugin_writes_what_its_page_says(workshop: Path) -> None:
    page = ROOT / "docs" / "plugins.md"
    _install_the_example(page, workshop)
    settings = next(text for language, text in blocks(page) if text.startswith("# bulletin.toml"))
    (workshop / "in").mkdir()
    shutil.copy(next((workshop / "seeds").glob("*.txt")), workshop / "in")
    (workshop / "in" / "bulletin.toml").write_text(settings, encoding="utf-8")
    program = [sys.executable, "-m", "wardpress", "build", "in", "--to", "shout"]
    subprocess.run(program, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(workshop)})
    shouted = (workshop / "out" / "ban-tin.shout.txt").read_text(encoding="utf-8")
    assert shouted.startswith("PHƯỜNG NGUYỄN CƯ TRINH")
    assert "THANH XUÂN?\n" in shouted


def test_the_documented_test_of_the_example_plugin_passes(workshop: Path) -> None:
    page = ROOT / "docs" / "plugins.md"
    _install_the_example(page, workshop)
    test = next(text for language, text in blocks(page) if text.startswith("# test_shout.py"))
    (workshop / "test_shout.py").write_text(test, encoding="utf-8")
    program = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "test_shout.py"]
    environment = {**os.environ, "PYTHONPATH": str(workshop)}
    done = subprocess.run(program, capture_output=True, text=True, check=False, env=environment, cwd=workshop)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("page", ["README.md", "docs/library.md", "docs/plugins.md", "docs/pandoc-filters.md"])
def test_the_documented_code_is_well_typed(page: str, workshop: Path) -> None:
    code = [text for language, text in blocks(ROOT / page) if language == "python"]
    files = {text.split("\n")[0].removeprefix("# "): text for text in code if text.startswith("# ")}
    files["snippets.py"] = "\n".join(text for text in code if not text.startswith("# "))
    for name, text in files.items():
        (workshop / name).write_text(text, encoding="utf-8")
    program = [sys.executable, "-m", "mypy", "--strict", *files]
    done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=workshop)
    assert done.returncode == 0, done.stdout


def codes_in(source: str) -> Iterator[str]:
    """Every code that a module gives to a report, or to the values that it makes reports from."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in {"note", "warning", "error", "Change"} and isinstance(node.args[0].value, str):
                yield node.args[0].value


def test_every_diagnostic_code_is_listed_and_every_listed_one_exists() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8").partition("## Diagnostics")[2]
    listed = set(re.findall(r"^\| `([a-z.-]+)` \|", page, re.MULTILINE))
    assert "text.tab" in listed
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    used = {code for source in sources for code in codes_in(source)}
    assert used - listed == set()
    everything = "\n".join(sources)
    made_of_parts = {"input", "plugin.crash", "plugin.contract", "plugin.broken", "plugin.incompatible"}
    assert [code for code in listed - made_of_parts if f'"{code}"' not in everything] == []


def test_the_page_on_faulty_plugins_tells_every_kind_that_the_tests_know() -> None:
    page = (ROOT / "docs" / "plugin-faults.md").read_text(encoding="utf-8")
    for fault, reason in {**IMPORTING, **WRITING}.values():
        assert reason in page, fault


def test_the_page_on_the_contract_describes_every_name_of_it_as_the_code_does() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "contract.py"))
    assert made["page"]() == (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    assert sorted(name for names in made["GROUPS"].values() for name in names) == sorted(plugins.__all__)


def test_the_page_on_reading_lists_every_rule_of_the_reader() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "rules.py"))
    assert made["page"]() == (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")


def test_the_page_on_themes_lists_every_key_with_its_bounds() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "themes.py"))
    assert made["page"]() == (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")


def test_the_gallery_shows_every_built_in_theme() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "gallery.py"))
    page = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
    assert made["page"]() == page
    shown = re.findall(r"\]\((pictures/theme-.*\.png)\)", page)
    assert shown == [f"pictures/theme-{theme.name}.png" for theme in builtin_themes()]
    for picture in shown:
        data = (ROOT / "docs" / picture).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) <= 150_000


def test_the_tree_of_rooms_is_that_of_the_source() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "rooms.py"))
    assert made["page"]() == (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_examples_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for arguments in ([], [str(tmp_path / "seeds")]):
        program = [sys.executable, str(tmp_path / "examples" / "convert.py"), *arguments]
        done = subprocess.run(program, capture_output=True, text=True, check=True, encoding="utf-8")
        assert "đã bỏ dòng “5”" in done.stdout
        written = sorted((tmp_path / "out").iterdir())
        assert [path.suffix for path in written] == [".docx", ".epub", ".pdf"]
        for path in written:
            assert str(path) in done.stdout
            path.unlink()


def test_the_example_tells_an_editor_of_a_missing_folder_without_a_traceback(tmp_path: Path) -> None:
    program = [sys.executable, str(ROOT / "examples" / "convert.py"), str(tmp_path / "nowhere")]
    done = subprocess.run(program, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 3
    assert done.stderr.startswith("Lỗi: Không có tệp hay thư mục")


def test_every_module_says_what_it_is_and_keeps_to_the_house_sizes() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        assert ast.get_docstring(tree), path
        assert text.count("\n") <= 400, path
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 60, f"{path}:{node.lineno}"


def test_the_seed_is_the_sample_byte_for_byte() -> None:
    shared = ROOT.parent / "shared" / "seeds"
    if not shared.exists():
        pytest.skip("the sample's original is not here to compare with")
    for path in shared.glob("*.txt"):
        assert (ROOT / "seeds" / path.name).read_bytes() == path.read_bytes()


def test_no_file_names_a_registry_or_a_place_on_a_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("no git here to say which files belong to the project")
    words = re.compile(rb"pypi\.org|pythonhosted|index-url|/opt/pypi|registry\.npmjs|/work/|/root/")
    for name in listed.stdout.split("\n"):
        path = ROOT / name
        if path.is_file() and path != Path(__file__).resolve():
            assert not words.search(path.read_bytes()), name
