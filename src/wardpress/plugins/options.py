"""Typed options of a format: a frozen dataclass whose fields say what they mean and what they may be."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from wardpress.errors import Message, OptionError
from wardpress.tables import listed, read_table

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


def described_options(shape: type[Any]) -> tuple[tuple[str, str, object, Message], ...]:
    """Return (name, type, default, help) of every option, for lists and documentation."""
    return tuple((field.name, str(field.type), field.default, _help(field)) for field in dataclasses.fields(shape))


def _help(field: dataclasses.Field[Any]) -> Message:
    words = field.metadata.get("help", "")
    return words if isinstance(words, Message) else Message(words, words)
