"""Typed options of a format: a frozen dataclass whose fields say what they mean and what they may be."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, get_type_hints

from wardpress.errors import Message, OptionError
from wardpress.tables import listed, read_table, wanted_value

O = TypeVar("O")  # noqa: E741 - the O of options, as in Exporter[O]


@dataclass(frozen=True, slots=True)
class NoOptions:
    """For a format that has nothing to choose."""


def option(default: O, *, help: str | Message) -> O:  # noqa: A002 - the word that authors look for
    """Declare an option in a frozen dataclass: its default, and one sentence for `wardpress formats`.

    The annotation of the field is checked: `Literal` for a choice, `Annotated[int, msgspec.Meta(ge=1)]` for bounds.
    """
    declared: O = dataclasses.field(default=default, metadata={"help": help})
    return declared


def option_problems(shape: type[Any], table: Mapping[str, object], *, where: str) -> tuple[Message, ...]:
    """Return every mistake in a table of options, each with its key behind `where`."""
    return read_table(table, shape, where=where)[1]


def read_options(shape: type[O], table: Mapping[str, object], *, format_name: str) -> O:
    """Return `shape` filled from `table`; raise `OptionError` that names every mistake."""
    options, problems = read_table(table, shape, where=f"{format_name}.")
    if options is None:
        what = listed(problems)
        raise OptionError(
            Message(
                f"The options of {format_name} have mistakes:\n{what.en}\n",
                f"Tùy chọn của {format_name} có lỗi:\n{what.vi}\n",
            ),
            hint=Message(
                f"See `wardpress formats {format_name}` for what it knows.",
                f"Lệnh `wardpress formats {format_name}` cho biết các tùy chọn.",
            ),
        )
    return options


@dataclass(frozen=True, slots=True)
class DescribedOption:
    """An option in words: its name, what it may be, its default as TOML writes it, and one sentence of help."""

    name: str
    kind: Message
    default: str
    help: Message


def described_options(shape: type[Any]) -> tuple[DescribedOption, ...]:
    """Return every option of a format in words, for lists and documentation."""
    kinds = get_type_hints(shape, include_extras=True)
    return tuple(
        DescribedOption(field.name, wanted_value(kinds[field.name]), _default(field), _help(field))
        for field in dataclasses.fields(shape)
    )


def _default(field: dataclasses.Field[Any]) -> str:
    default = field.default_factory() if callable(field.default_factory) else field.default
    return json.dumps(default, ensure_ascii=False, default=str)


def _help(field: dataclasses.Field[Any]) -> Message:
    words = field.metadata.get("help", "")
    return words if isinstance(words, Message) else Message(words, words)
