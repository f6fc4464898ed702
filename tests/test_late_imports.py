"""Nobody pays for a format that he does not write."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import wardpress

HEAVY = ("docx", "reportlab", "ebooklib", "lxml", "PIL", "fontTools", "rich")


def loaded_by(code: str) -> set[str]:
    return modules_loaded_by(code) & set(HEAVY)


def modules_loaded_by(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint('\\n' + ' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("\n\n")[2].split())


@pytest.mark.parametrize("command", ["formats", "plugins"])
def test_listing_loads_no_format_library(command: str) -> None:
    code = f"from wardpress.cli import main\ntry:\n    main([{command!r}])\nexcept SystemExit:\n    pass\nprint()"
    assert loaded_by(code) == set()


def test_importing_wardpress_loads_no_format_library() -> None:
    assert loaded_by("from wardpress import *\nimport wardpress.plugins, wardpress.cli\nprint()") == set()


def test_a_name_loads_its_own_room_and_no_other() -> None:
    code = "from wardpress import Diagnostic, Message\nprint()"
    assert {name for name in modules_loaded_by(code) if name.startswith("wardpress")} == {
        "wardpress",
        "wardpress.diagnostics",
        "wardpress.errors",
    }


def test_every_public_name_is_there_and_no_other() -> None:
    for name in wardpress.__all__:
        assert getattr(wardpress, name).__module__.startswith("wardpress."), name
    assert set(wardpress.__all__) <= set(dir(wardpress))
    with pytest.raises(AttributeError, match="no attribute 'build'"):
        _ = wardpress.build  # type: ignore[attr-defined]


def test_checkers_are_shown_the_same_names_as_programs_get() -> None:
    source = ast.parse(Path(wardpress.__file__).read_text(encoding="utf-8"))
    shown = next(node for node in source.body if isinstance(node, ast.If)).body
    imported = [(node.module, alias.name) for node in shown if isinstance(node, ast.ImportFrom) for alias in node.names]
    assert sorted(name for _, name in imported) == sorted(wardpress.__all__)
    for module, name in imported:
        assert getattr(import_module(str(module)), name) is getattr(wardpress, name), name


def test_the_check_sees_a_library_that_is_loaded() -> None:
    assert loaded_by("import lxml\nprint()") == {"lxml"}


def test_the_epub_edition_does_not_load_the_libraries_of_the_others() -> None:
    code = "import wardpress, wardpress.testing.bulletins as b\nwardpress.render(b.bare(), 'epub')\nprint()"
    assert not {"docx", "reportlab"} & loaded_by(code)
