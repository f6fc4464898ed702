"""What every descriptor must be: well named, with typed options, and refused with all its faults at once."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any, get_type_hints

import msgspec

from wardpress.errors import Message, PluginContractError
from wardpress.tables import wanted_value

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SUFFIX = re.compile(r"(\.[a-z0-9]+)+")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")


def name_faults(name: object) -> Iterator[str]:
    """Yield what is wrong with the name of a descriptor."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        yield f"name {name!r} must be lower-case words joined by hyphens"


def suffix_faults(suffixes: object) -> Iterator[str]:
    """Yield what is wrong with file name suffixes."""
    if not isinstance(suffixes, tuple) or not suffixes:
        yield f"suffixes {suffixes!r} must be a tuple such as ('.txt',)"
        return
    for suffix in suffixes:
        if not isinstance(suffix, str) or not _SUFFIX.fullmatch(suffix):
            yield f"suffix {suffix!r} must be like .txt"
        elif suffixes.count(suffix) > 1:
            yield f"suffix {suffix!r} stands {suffixes.count(suffix)} times"
            return


def media_type_faults(media_type: object) -> Iterator[str]:
    """Yield what is wrong with a media type."""
    if not isinstance(media_type, str) or not _MEDIA_TYPE.fullmatch(media_type):
        yield f"media_type {media_type!r} must be like text/plain"


def function_faults(field: str, function: object) -> Iterator[str]:
    """Yield what is wrong with the function in `field`."""
    if not callable(function):
        yield f"{field} must be a function, not {function!r}"


def option_faults(options: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a plugin gave
    """Yield what is wrong with the options of a descriptor."""
    if not (isinstance(options, type) and dataclasses.is_dataclass(options)):
        yield f"options must be a frozen dataclass, not {options!r}"
        return
    try:
        hints = get_type_hints(options, include_extras=True)
    except Exception as problem:  # noqa: BLE001 - whatever a plugin's annotations raise
        yield f"the types of its options cannot be resolved ({type(problem).__name__}: {problem})"
        return
    for field in dataclasses.fields(options):
        if field.default is not dataclasses.MISSING:
            yield from _default_faults(field, hints[field.name])
        elif field.default_factory is dataclasses.MISSING:
            yield f"option {field.name} needs a default"


def _default_faults(field: dataclasses.Field[Any], kind: Any) -> Iterator[str]:  # noqa: ANN401 - the same
    try:
        msgspec.convert(field.default, kind)
    except (TypeError, ValueError):
        wanted = wanted_value(kind)
        yield f"the default of option {field.name} must be {wanted.en}, not {field.default!r}"


def title_faults(title: object) -> Iterator[str]:
    """Yield what is wrong with a title."""
    if not isinstance(title, str | Message):
        yield f"title {title!r} must be text or a Message"


def refuse_faults(kind: str, name: object, faults: Iterator[str]) -> None:
    """Raise `PluginContractError` that names all `faults`, if there are any."""
    if what := "; ".join(faults):
        raise PluginContractError(
            Message(f"{kind} {name!r}: {what}.", f"{kind} {name!r} khai báo sai: {what}."),
            hint=Message("docs/plugins.md describes every field.", "docs/plugins.md mô tả từng mục."),
        )
