"""`bulletin.toml`: what the office says about one issue; every mistake is named with its key, all in one message."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from msgspec import Meta

from wardpress.errors import Message, SettingsError
from wardpress.model import Imprint, Masthead, Setting
from wardpress.tables import TomlFault, listed, read_table, toml_table

DEFAULT_THEME = "bulletin-19x27"
DEFAULT_TRANSFORMS = ("microtypography",)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class MastheadSettings:
    """The table [masthead]: name and publishing body, number, and the date of the issue."""

    name: str | None = None
    publisher: str | None = None
    number: str | int | None = None
    date: dt.date | None = None

    def as_masthead(self) -> Masthead:
        """Return the masthead of the model."""
        number = None if self.number is None else str(self.number)
        return Masthead(self.name, self.publisher, number, self.date)


@dataclass(frozen=True, slots=True)
class SectionSettings:
    """One [[sections]]: its rubric, the files in it, in order, and how they are set.

    `*` and `?` in the name of a file stand for any letters.
    """

    articles: tuple[str, ...]
    rubric: str | None = None
    setting: Setting = "plain"


@dataclass(frozen=True, slots=True)
class PhotoLimits:
    """The table [photos]: how large a picture may be that is read at all, in million bytes and in million pixels.

    Without `megapixels` each kind has its own limit, so that none takes half a gigabyte of memory.
    """

    megabytes: Annotated[int, Meta(ge=1, le=1024)] = 64
    megapixels: Annotated[int, Meta(ge=1, le=175)] | None = None


@dataclass(frozen=True, slots=True)
class ArticleLimits:
    """The table [articles]: how large a text may be that is read at all, in million bytes."""

    megabytes: Annotated[int, Meta(ge=1, le=1024)] = 5


@dataclass(frozen=True, slots=True)
class FontLimits:
    """The table [fonts]: how large a font of the office's own may be, in million bytes."""

    megabytes: Annotated[int, Meta(ge=1, le=1024)] = 32


@dataclass(frozen=True, slots=True)
class PluginSettings:
    """The table [plugins]: which distributions are let in, where they run, and whom the short name of a format means.

    `allow` lets in those that it names and no others, `block` keeps some out; neither is ever imported then. Exporters
    of distributions in `trust` run in wardpress's own process, all others have `timeout` seconds and `memory` megabytes
    in one of their own. With `strict` a plugin that cannot be used ends the run.
    """

    allow: tuple[str, ...] | None = None
    block: tuple[str, ...] = ()
    trust: tuple[str, ...] = ()
    prefer: dict[str, str] = field(default_factory=dict)
    timeout: Annotated[float, Meta(gt=0, le=86_400)] = 120.0
    memory: Annotated[int, Meta(ge=128, le=1 << 20)] = 2048
    strict: bool = False


@dataclass(frozen=True, slots=True)
class EditionSettings:
    """All that can be set for one issue; every key has a default, so that no file at all is a valid one.

    `transforms` are applied in the order given, and a list replaces the default one; `formats` holds the options of
    each format; `file_name` is the stem of the files that are written.
    """

    masthead: MastheadSettings = MastheadSettings()
    imprint: Imprint = Imprint()
    sections: tuple[SectionSettings, ...] = ()
    language: str = "vi"
    theme: str = DEFAULT_THEME
    transforms: tuple[str, ...] = DEFAULT_TRANSFORMS
    formats: dict[str, dict[str, object]] = field(default_factory=dict)
    plugins: PluginSettings = PluginSettings()
    photos: PhotoLimits = PhotoLimits()
    articles: ArticleLimits = ArticleLimits()
    fonts: FontLimits = FontLimits()
    file_name: str | None = None


def read_settings(text: str, *, file: str) -> EditionSettings:
    """Return the settings in the TOML `text`; raise `SettingsError` that names every mistake with its key."""
    try:
        table = toml_table(text)
    except TomlFault as fault:
        raise _mistakes(file, (fault.message,)) from fault
    settings, problems = read_table(table, EditionSettings)
    problems = (*problems, *_beyond_types(table))
    if settings is None or problems:
        raise _mistakes(file, problems)
    return settings


def is_language(tag: str) -> bool:
    """Return whether `tag` has the form of a language tag (BCP 47), such as vi or en-GB."""
    return _LANGUAGE.fullmatch(tag) is not None


def _beyond_types(table: Mapping[str, object]) -> Iterator[Message]:
    language = table.get("language")
    if isinstance(language, str) and not is_language(language):
        yield Message(
            f"language must be a tag such as vi or en-GB, not {language!r}",
            f"language phải là mã như vi hoặc en-GB, không phải {language!r}",
        )
    stem = table.get("file_name")
    if isinstance(stem, str) and not stem.strip():
        yield Message("file_name must not be empty", "file_name không được để trống")


def _mistakes(file: str, problems: tuple[Message, ...]) -> SettingsError:
    what = listed(problems)
    return SettingsError(
        Message(f"{file} has mistakes:\n{what.en}\n", f"{file} có lỗi:\n{what.vi}\n"),
        hint=Message(
            "Mend them and run the command again; nothing was written.",
            "Hãy sửa rồi chạy lại; chưa có tệp nào được ghi.",
        ),
    )
