"""The sidecar of an article, `NAME.toml` beside `NAME.txt`: the editor's word, before front matter and any guess."""

from __future__ import annotations

from dataclasses import dataclass, fields

from wardpress.errors import Message, SettingsError
from wardpress.plugins.reader import Given
from wardpress.tables import TomlFault, listed, read_table, toml_table


@dataclass(frozen=True, slots=True)
class PhotoSettings:
    """One [[photos]]: the picture's file name, and what is printed and read aloud with it."""

    file: str
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Sidecar(Given):
    """All that can be set for one article; every key may be left out."""

    encoding: str | None = None
    photos: tuple[PhotoSettings, ...] = ()

    def given(self) -> Given:
        """Return what a reader need not guess."""
        return Given(**{field.name: getattr(self, field.name) for field in fields(Given)})


def read_sidecar(text: str, *, file: str) -> Sidecar:
    """Return the sidecar in the TOML `text`; raise `SettingsError` that names every mistake with its key."""
    try:
        sidecar, problems = read_table(toml_table(text), Sidecar)
    except TomlFault as fault:
        sidecar, problems = None, (fault.message,)
    if sidecar is None:
        what = listed(problems)
        raise SettingsError(
            Message(f"{file} has mistakes:\n{what.en}\n", f"{file} có lỗi:\n{what.vi}\n"),
            hint=Message("Mend them, or take the file away.", "Hãy sửa, hoặc bỏ tệp này đi."),
        )
    return sidecar
