"""The flags that several commands share: those about plugins, with the wishes that they make, and --each."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from wardpress.edition.settings import PluginSettings
from wardpress.host import Host
from wardpress.publish import DEFAULT_FORMATS, Wishes, default_host, read_settings_file
from wardpress.publish.filename import SINGLES

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")
_PATH = click.Path(path_type=Path)


def _keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
    # Kept in the context: a command with every flag as an argument would have a dozen of them.
    if value:
        context.meta[f"{__name__}.{parameter.name}"] = value


def plugin_flags(command: F) -> F:
    """Give a command --plugin, --no-plugins and --strict-plugins."""
    add = (
        click.option(
            "--plugin",
            "files",
            multiple=True,
            metavar="FILE.py",
            type=_PATH,
            expose_value=False,
            callback=_keep,
            help="Dùng thêm tiện ích trong một tệp. / Use the plugin in this file too.",
        ),
        click.option(
            "--no-plugins",
            is_flag=True,
            expose_value=False,
            callback=_keep,
            help="Không nạp tiện ích nào đã cài. / Load no installed plugin.",
        ),
        click.option(
            "--strict-plugins",
            "strict",
            is_flag=True,
            expose_value=False,
            callback=_keep,
            help="Tiện ích hỏng là lỗi. / A plugin that cannot be used is an error.",
        ),
    )
    for option in add:
        command = option(command)
    return command


def formats_flag(command: F) -> F:
    """Give a command --to, whose value is a tuple for `formats_in`."""
    return click.option(
        "--to",
        multiple=True,
        default=(",".join(DEFAULT_FORMATS),),
        show_default=",".join(DEFAULT_FORMATS),
        help="Các định dạng, cách nhau bằng dấu phẩy. / Formats, separated by commas.",
    )(command)


def formats_in(to: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of formats that --to was given, be it more than once."""
    return tuple(name.strip() for part in to for name in part.split(",") if name.strip())


class _Seconds(click.FloatRange):
    """A range that not-a-number is outside of, as it is of any."""

    def convert(self, value: float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        seconds: float = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail(f"{value!r} is no number of seconds.", param, ctx)
        return seconds


def each_flag(command: F) -> F:
    """Give a command --each."""
    words = f"Ghi thêm từng bài riêng, vào {SINGLES}. / Write each article alone as well, into {SINGLES}."
    return click.option("--each", is_flag=True, help=words)(command)


def process_flags(command: F) -> F:
    """Give a command --trust and --timeout."""
    add = (
        click.option(
            "--trust",
            multiple=True,
            metavar="NAME",
            expose_value=False,
            callback=_keep,
            help="Chạy tiện ích này ngay trong wardpress. / Run this plugin in wardpress's own process.",
        ),
        click.option(
            "--timeout",
            type=_Seconds(min=0, min_open=True, max=86_400),
            metavar="SECONDS",
            expose_value=False,
            callback=_keep,
            help="Số giây cho mỗi bộ xuất của bên thứ ba (120). / Seconds for each third-party exporter (120).",
        ),
    )
    for option in add:
        command = option(command)
    return command


def edition_flags(command: F) -> F:
    """Give a command that sets an edition -O, --trust, --timeout, --plugin, --no-plugins and --strict-plugins."""
    option = click.option(
        "-O",
        "options",
        multiple=True,
        metavar="[FORMAT.]KEY=VALUE",
        expose_value=False,
        callback=_keep,
        help="Tùy chọn của định dạng, thay cho bulletin.toml. / Option of a format, over bulletin.toml.",
    )
    return option(process_flags(plugin_flags(command)))


def settings_flag(command: F) -> F:
    """Give a command --settings, for the table [plugins] of a bulletin.toml."""
    return click.option(
        "--settings",
        metavar="BULLETIN.toml",
        type=_PATH,
        expose_value=False,
        callback=_keep,
        help="Theo mục [plugins] của tệp này. / Obey the table [plugins] of this file.",
    )(command)


def wishes_said(*formats: str) -> Wishes:
    """Return what the flags of the running command ask for, where it makes `formats`."""
    return Wishes(
        formats=formats,
        options=_said("options", ()),
        files=_said("files", ()),
        trust=_said("trust", ()),
        timeout=_said("timeout", None),
        no_plugins=_said("no_plugins", False),  # noqa: FBT003 - the value of a flag
        strict=is_strict(),
    )


def is_strict() -> bool:
    """Return whether plugins that cannot be used are to be an error."""
    return _said("strict", False)  # noqa: FBT003 - the same


def asked_plugins(*files: Path) -> tuple[PluginSettings, Host]:
    """Return the table [plugins] as the flags of the running command ask for it, and its host, however broken.

    `files` are one-off plugins besides those of --plugin.
    """
    wishes = wishes_said()
    asked = replace(wishes.over(read_settings_file(_said("settings", None)).plugins), strict=False)
    return asked, default_host(asked, files=dict.fromkeys((*wishes.files, *files)))


def _said(flag: str, otherwise: T) -> T:
    value: T = click.get_current_context().meta.get(f"{__name__}.{flag}", otherwise)
    return value
