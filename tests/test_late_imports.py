"""Nobody pays for a format that he does not write."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("docx", "reportlab", "ebooklib", "lxml", "PIL", "fontTools")


def loaded_by(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint('\\n' + ' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("\n\n")[2].split())


@pytest.mark.parametrize("command", ["formats", "plugins"])
def test_listing_loads_no_format_library(command: str) -> None:
    code = f"from wardpress.cli import main\ntry:\n    main([{command!r}])\nexcept SystemExit:\n    pass\nprint()"
    assert loaded_by(code) == set()


def test_importing_wardpress_loads_no_format_library() -> None:
    assert loaded_by("import wardpress, wardpress.plugins, wardpress.cli\nprint()") == set()


def test_the_check_sees_a_library_that_is_loaded() -> None:
    assert loaded_by("import lxml\nprint()") == {"lxml"}


def test_the_epub_edition_does_not_load_the_libraries_of_the_others() -> None:
    code = "import wardpress, wardpress.testing.bulletins as b\nwardpress.render(b.bare(), 'epub')\nprint()"
    assert not {"docx", "reportlab"} & loaded_by(code)
