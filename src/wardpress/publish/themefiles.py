"""The theme of an edition: one on offer, by its name, or a file of the office's own, by its path."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from wardpress.errors import Message, SettingsError, system_reason
from wardpress.host import Host
from wardpress.publish.plainfile import plain_text
from wardpress.tables import nearest, toml_table
from wardpress.themes import Theme, ThemeFile, read_theme_file

_SUFFIX = ".toml"


def is_theme_file(theme: str) -> bool:
    """Return whether `theme` is the path of a file, which ends in .toml, and no name."""
    return theme.lower().endswith(_SUFFIX)


def theme_of(theme: str, host: Host) -> Theme:
    """Return the theme called `theme`, or that of the file of this path; its font files are then seen from here, too.

    Raise `SettingsError` where it is not there or has mistakes, `AmbiguousFormat` where several have the name.
    """
    if not is_theme_file(theme):
        return host.theme(theme)
    path, known = Path(theme), host.themes()
    found = read_theme_file(_text(path, known), file=theme, known=known)
    return replace(found, fonts=tuple(replace(font, file=str(path.parent / font.file)) for font in found.fonts))


def files_of(theme: Theme) -> tuple[Path, ...]:
    """Return the font files of `theme`."""
    return tuple(Path(font.file) for font in theme.fonts) if isinstance(theme, ThemeFile) else ()


def named_in(settings: Path) -> dict[str, Path]:
    """Return the theme file that the `bulletin.toml` at `settings` names, and its fonts: as they are called there.

    Mistakes are passed over: who makes the edition tells them.
    """
    theme = _table(settings).get("theme")
    if not isinstance(theme, str) or not is_theme_file(theme):
        return {}
    fonts = _table(settings.parent / theme).get("fonts")
    names = [font.get("file") for font in fonts if isinstance(font, dict)] if isinstance(fonts, list) else []
    called = [Path(theme), *(Path(theme).parent / name for name in names if isinstance(name, str))]
    return {path.as_posix(): settings.parent / path for path in called if (settings.parent / path).is_file()}


def _table(file: Path) -> dict[str, object]:
    try:
        return toml_table(plain_text(file))
    except (OSError, ValueError):
        return {}


def _text(path: Path, known: tuple[Theme, ...]) -> str:
    if not path.is_file():
        raise _missing(path, known)
    try:
        return plain_text(path)
    except (OSError, UnicodeDecodeError) as problem:
        reason = system_reason(problem)
        raise SettingsError(
            Message(f"Cannot read the theme {path}: {reason.en}.", f"Không đọc được chủ đề {path}: {reason.vi}."),
            hint=Message("Save it as UTF-8 text.", "Hãy lưu tệp dưới dạng văn bản UTF-8."),
        ) from problem


def _missing(path: Path, known: tuple[Theme, ...]) -> SettingsError:
    beside = [file.name for file in path.parent.glob(f"*{_SUFFIX}") if file.name != "bulletin.toml"]
    guess = nearest(path.name, [*beside, *(theme.name for theme in known)])
    return SettingsError(
        Message(f"There is no theme file {path}{guess.en}.", f"Không có tệp chủ đề {path}{guess.vi}."),
        hint=Message(
            "A name without .toml means a theme that is installed; a path is seen from the folder of bulletin.toml.",
            "Tên không có đuôi .toml là chủ đề có sẵn; đường dẫn tính từ thư mục chứa bulletin.toml.",
        ),
    )
