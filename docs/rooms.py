"""The tree of docs/architecture.md, made from the first line of every module: `python docs/rooms.py` writes it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
_TREE = re.compile(r"(?<=## The rooms\n\n)(.*?)(?=\n\n## )", re.DOTALL)
_WIDTH = 24


def rooms(folder: Path, depth: int = 0) -> Iterator[str]:
    """Yield a line for each package and module below `folder`, with what it is."""
    for path in sorted(folder.iterdir(), key=lambda path: (path.is_dir(), path.name)):
        init = path / "__init__.py"
        if path.is_dir() and init.exists():
            yield _line(f"{path.name}/", init, depth)
            yield from rooms(path, depth + 1)
        elif path.suffix == ".py" and (path.name != "__init__.py" or depth == 0):
            yield _line(path.name, path, depth)


def _line(name: str, module: Path, depth: int) -> str:
    says = (ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or "").split("\n")[0]
    return f"{'  ' * depth + name:<{_WIDTH}} {says}".rstrip()


def page() -> str:
    """Return docs/architecture.md as it should be."""
    tree = "\n".join(("```text", "src/wardpress/", *rooms(ROOT / "src" / "wardpress", 1), "```"))
    return _TREE.sub(lambda _: tree, PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
