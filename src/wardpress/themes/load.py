"""Themes from TOML: checked whole, every mistake in one message; one may extend another."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files

from wardpress.errors import Message, SettingsError
from wardpress.tables import listed, nearest, read_table
from wardpress.themes.theme import Theme


def read_theme(text: str, *, file: str, known: Iterable[Theme] = ()) -> Theme:
    """Return the theme in the TOML `text`; raise `SettingsError` with every mistake and its key.

    With `extends = "NAME"` it says only what is different from the theme of that name among `known`.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise _mistakes(file, (Message(f"no valid TOML: {problem}", f"sai cú pháp TOML: {problem}"),)) from problem
    theme, problems = read_table(_extended(table, {theme.name: theme for theme in known}, file), Theme)
    if theme is None:
        raise _mistakes(file, problems)
    return theme


def builtin_themes() -> tuple[Theme, ...]:
    """Return the themes that come with wardpress, the default first."""
    folder = files("wardpress.themes") / "builtin"
    themes: list[Theme] = []
    for name in ("bulletin-19x27", "a4", "a5"):
        text = (folder / f"{name}.toml").read_text(encoding="utf-8")
        themes.append(read_theme(text, file=f"{name}.toml", known=themes))
    return tuple(themes)


def _extended(table: Mapping[str, object], known: Mapping[str, Theme], file: str) -> Mapping[str, object]:
    name = table.get("extends")
    if name is None:
        return table
    if not isinstance(name, str) or name not in known:
        guess = nearest(str(name), known)
        raise _mistakes(
            file, (Message(f"extends: no theme {name}{guess.en}", f"extends: không có chủ đề {name}{guess.vi}"),)
        )
    said = {key: value for key, value in table.items() if key != "extends"}
    return _merged(dataclasses.asdict(known[name]), said)


def _merged(below: Mapping[str, object], above: Mapping[str, object]) -> dict[str, object]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _merged(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return merged


def _mistakes(file: str, problems: Iterable[Message]) -> SettingsError:
    what = listed(problems)
    return SettingsError(
        Message(f"The theme {file} has mistakes:\n{what.en}\n", f"Chủ đề {file} có lỗi:\n{what.vi}\n"),
        hint=Message(
            "Mend them; the built-in theme bulletin-19x27 shows every key.",
            "Hãy sửa các mục này; chủ đề bulletin-19x27 có sẵn cho thấy mọi mục.",
        ),
    )
