"""Themes from TOML: checked whole, every mistake in one message; one may extend another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from typing import TypeVar

from wardpress.errors import Message, SettingsError
from wardpress.tables import TomlFault, listed, nearest, read_table, toml_table
from wardpress.themes.theme import Families, FontFile, Theme, ThemeFile

T = TypeVar("T", bound=Theme)
_FONT_SUFFIXES = (".ttf", ".otf")
# mm; in less, single words are cut.
_LEAST_ROOM = 20


def read_theme(text: str, *, file: str, known: Iterable[Theme] = ()) -> Theme:
    """Return the theme in the TOML `text`; raise `SettingsError` with every mistake and its key.

    With `extends = "NAME"` it says only what is different from the theme of that name among `known`.
    """
    return _read(_table(text, file), Theme, known, file)


def read_theme_file(text: str, *, file: str, known: Iterable[Theme] = ()) -> ThemeFile:
    """Return the theme in the TOML `text` of a file that may also name font files; raise `SettingsError` as above.

    Word is told the name of a family that has files of its own, unless the theme says another for Word.
    """
    table = _table(text, file)
    theme = _read(table, ThemeFile, known, file)
    _check_fonts(theme.fonts, file)
    return replace(theme, families=_named_to_word(theme, said=table.get("families")))


def _table(text: str, file: str) -> Mapping[str, object]:
    try:
        return toml_table(text)
    except TomlFault as fault:
        raise _mistakes(file, (fault.message,)) from fault


def _read(table: Mapping[str, object], shape: type[T], known: Iterable[Theme], file: str) -> T:
    base = _extended(table, known, file)
    said = {key: value for key, value in table.items() if key != "extends"}
    theme, problems = read_table(said, shape, base=base)
    if theme is None or (problems := tuple(misfits(theme))):
        raise _mistakes(file, problems)
    return theme


def misfits(theme: Theme) -> Iterator[Message]:
    """Yield what is wrong with a theme each of whose values is right by itself: no room for text on its page."""
    page = theme.page
    across = (page.width - page.inner - page.outer - page.gutter * (page.columns - 1)) / page.columns
    down = page.height - page.top - page.bottom
    columns = Message("the width of a column", "bề rộng mỗi cột")
    for name, room in ((columns, across), (Message("the height of the text", "chiều cao phần chữ"), down)):
        if room < _LEAST_ROOM:
            yield Message(
                f"page: the margins leave {round(room, 1):g} mm for {name.en}, at least {_LEAST_ROOM} are needed",
                f"page: lề chỉ để lại {round(room, 1):g} mm cho {name.vi}, cần ít nhất {_LEAST_ROOM} mm",
            )


def _check_fonts(fonts: tuple[FontFile, ...], file: str) -> None:
    if odd := [font.file for font in fonts if not font.file.lower().endswith(_FONT_SUFFIXES) or "\0" in font.file]:
        # What a theme names is read wherever it lies: so it must at least be called as fonts are.
        raise _mistakes(
            file,
            [Message(f"fonts: {name!r} is no .ttf or .otf", f"fonts: {name!r} không phải .ttf, .otf") for name in odd],
        )
    faces = [font.face for font in fonts]
    if twice := sorted({face for face in faces if faces.count(face) > 1}):
        raise _mistakes(
            file,
            [Message(f"fonts: {face.slug} has two files", f"fonts: {face.slug} có hai tệp") for face in twice],
        )


def _named_to_word(theme: ThemeFile, *, said: object) -> Families:
    own = {font.family for font in theme.fonts}
    said = said if isinstance(said, Mapping) else {}
    families = theme.families
    if families.sans in own and "word_sans" not in said:
        families = replace(families, word_sans=families.sans)
    if families.serif in own and "word_serif" not in said:
        families = replace(families, word_serif=families.serif)
    return families


def builtin_themes() -> tuple[Theme, ...]:
    """Return the themes that come with wardpress, the default first."""
    folder = files("wardpress.themes") / "builtin"
    themes: list[Theme] = []
    for name in ("bulletin-19x27", "a4", "a5", "hanh-chinh"):
        text = (folder / f"{name}.toml").read_text(encoding="utf-8")
        themes.append(read_theme(text, file=f"{name}.toml", known=themes))
    return tuple(themes)


def _extended(table: Mapping[str, object], known: Iterable[Theme], file: str) -> Theme | None:
    name = table.get("extends")
    if name is None:
        return None
    named = {theme.name: theme for theme in known}
    if not isinstance(name, str) or name not in named:
        guess = nearest(str(name), named)
        raise _mistakes(
            file, (Message(f"extends: no theme {name}{guess.en}", f"extends: không có chủ đề {name}{guess.vi}"),)
        )
    return named[name]


def _mistakes(file: str, problems: Iterable[Message]) -> SettingsError:
    what = listed(problems)
    return SettingsError(
        Message(f"The theme {file} has mistakes:\n{what.en}\n", f"Chủ đề {file} có lỗi:\n{what.vi}\n"),
        hint=Message(
            "Mend them; the built-in theme bulletin-19x27 shows every key.",
            "Hãy sửa các mục này; chủ đề bulletin-19x27 có sẵn cho thấy mọi mục.",
        ),
    )
