"""`wardpress new-plugin`: a whole package to begin with, whose own tests pass at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from wardpress.cli.speech import Speech
from wardpress.errors import Message, OutputError, UsageError
from wardpress.publish.wholefile import commit, make_folder

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SUFFIX = re.compile(r"(\.[a-z0-9]+)+")
_WITH_FILES = frozenset({"exporter", "reader"})
_ABOUT = {
    "exporter": "A {name} edition of a ward's bulletin",
    "reader": "Reads articles in {name} files",
    "transform": "The transform {name} for a ward's bulletin",
    "theme": "The theme {name} for a ward's bulletin",
}


@click.command("new-plugin")
@click.argument("name")
@click.option("--kind", type=click.Choice(list(_ABOUT)), default="exporter", show_default=True)
@click.option("--suffix", help="Đuôi tệp, như .note. / Suffix of its files, such as .note.")
@click.option(
    "-o",
    "--out",
    default=Path(),
    type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục chứa gói mới. / Folder to put the package into.",
)
@click.pass_obj
def new_plugin(speech: Speech, name: str, *, kind: str, suffix: str | None, out: Path) -> None:
    """Tạo gói tiện ích mới tên NAME. / Make a new plugin package called wardpress-NAME, tests and all."""
    _check(name, kind, suffix)
    tokens = {
        "@ABOUT@": _ABOUT[kind].format(name=name),
        "@NAME@": name,
        "@MODULE@": f"wardpress_{name}".replace("-", "_"),
        "@FUNCTION@": name.replace("-", "_"),
        "@CLASS@": "".join(map(str.capitalize, name.split("-"))),
        "@SUFFIX@": suffix or f".{name}".replace("-", ""),
    }
    package = out / f"wardpress-{name}"
    if package.exists():
        raise OutputError(
            Message(f"{package} is there already.", f"Đã có {package}."),
            hint=Message("Choose another name or folder.", "Hãy chọn tên hoặc thư mục khác."),
        )
    for path, text in scaffold(kind, tokens):
        make_folder((package / path).parent)
        commit(package / path, text.encode())
    speech.say(Message(f"{package} is ready. Now:", f"Đã tạo {package}. Tiếp theo:"), bold=True)
    # Every shell knows these quotes; cmd.exe takes ' for a letter.
    click.echo(f'  pip install --editable "{package}[test]"')
    click.echo(f'  python -m pytest "{package}"')
    click.echo(f"  wardpress plugins check wardpress-{name}")


def scaffold(kind: str, tokens: dict[str, str]) -> Iterator[tuple[Path, str]]:
    """Yield path and text of every file of a new package of `kind`, with `tokens` put in."""
    root = files("wardpress.cli") / "scaffold"
    for part in ("common", kind):
        for path, text in _files(root / part, Path()):
            yield Path(_put_in(str(path), tokens)), _put_in(text, tokens)


def _files(folder: Traversable, here: Path) -> Iterator[tuple[Path, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, here / entry.name)
        else:
            # Python that is not yet Python has a suffix more, or installers would try to compile it.
            yield here / entry.name.removesuffix(".in"), entry.read_text(encoding="utf-8")


def _put_in(text: str, tokens: dict[str, str]) -> str:
    for token, value in tokens.items():
        text = text.replace(token, value)
    return text


def _check(name: str, kind: str, suffix: str | None) -> None:
    if not _NAME.fullmatch(name):
        raise UsageError(
            Message(f"{name!r} is no name for a plugin.", f"{name!r} không làm tên tiện ích được."),
            hint=Message("Use lower-case words joined by hyphens.", "Hãy dùng chữ thường không dấu, nối bằng gạch."),
        )
    if suffix is None:
        return
    if kind not in _WITH_FILES:
        raise UsageError(
            Message(
                f"A {kind} has no files, and no --suffix.", f"Tiện ích loại {kind} không có tệp, nên không có --suffix."
            ),
            hint=Message("Leave --suffix out.", "Hãy bỏ --suffix."),
        )
    if not _SUFFIX.fullmatch(suffix):
        raise UsageError(
            Message(f"{suffix!r} is no suffix.", f"{suffix!r} không phải đuôi tệp."),
            hint=Message("Use one such as .note.", "Hãy dùng dạng như .note."),
        )
