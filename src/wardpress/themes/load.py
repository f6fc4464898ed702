"""Themes from TOML: checked whole, every mistake in one message."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from wardpress.errors import Message, SettingsError
from wardpress.tables import listed, read_table
from wardpress.themes.theme import Theme


def read_theme(text: str, *, file: str) -> Theme:
    """Return the theme in the TOML `text`; raise `SettingsError` with every mistake and its key."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise _mistakes(file, Message(f"  - {problem}", f"  - {problem}")) from problem
    theme, problems = read_table(table, Theme)
    if theme is None:
        raise _mistakes(file, listed(problems))
    return theme


def builtin_themes() -> tuple[Theme, ...]:
    """Return the themes that come with wardpress, sorted by name."""
    folder = files("wardpress.themes") / "builtin"
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(read_theme((folder / name).read_text(encoding="utf-8"), file=name) for name in found)


def _mistakes(file: str, what: Message) -> SettingsError:
    return SettingsError(
        Message(f"The theme {file} has mistakes:\n{what.en}\n", f"Chủ đề {file} có lỗi:\n{what.vi}\n"),
        hint=Message(
            "Mend them; the built-in theme bulletin-19x27 shows every key.",
            "Hãy sửa các mục này; chủ đề bulletin-19x27 có sẵn cho thấy mọi mục.",
        ),
    )
