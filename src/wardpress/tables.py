"""A TOML table turned into a typed value, with every mistake named at once."""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import re
import tomllib
import types
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from wardpress.errors import Message

T = TypeVar("T")

# What a person writes is far below these; what lies above keeps the parser busy, or the reader of the message.
_LONGEST_TEXT = 1_000_000
_ENDLESS_KEY = re.compile(r"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){50}""")
_MOST_PROBLEMS = 50
_LONGEST_VALUE = 200

_KINDS = {
    str: Message("text in quotes", "chữ trong dấu ngoặc kép"),
    int: Message("a whole number", "một số nguyên"),
    float: Message("a number", "một số"),
    bool: Message("true or false", "true hoặc false"),
    dt.date: Message("a date such as 2023-04-28, without quotes", "một ngày như 2023-04-28, không có dấu ngoặc"),
    tuple: Message("a list in [brackets]", "một danh sách trong [ngoặc vuông]"),
    dict: Message("a table", "một bảng (table)"),
}


class TomlFault(ValueError):
    """A text that is no TOML, or such as no person writes; `message` says what is wrong with it."""

    def __init__(self, en: str, vi: str) -> None:
        super().__init__(en)
        self.message = Message(f"no valid TOML: {en}", f"sai cú pháp TOML: {vi}")


def toml_table(text: str) -> dict[str, Any]:
    """Return the table in a TOML `text`; raise `TomlFault` for faults of syntax, and for nesting without an end."""
    if len(text) > _LONGEST_TEXT or _ENDLESS_KEY.search(text):
        raise TomlFault("it is longer than anybody writes it", "dài hơn mức người viết cần")
    try:
        return tomllib.loads(text)
    except RecursionError as problem:
        raise TomlFault("it is nested without an end", "lồng nhau quá nhiều tầng") from problem
    except ValueError as problem:
        # Not only TOMLDecodeError: Python refuses numbers of more than 4,300 digits by itself.
        raise TomlFault(str(problem), str(problem)) from problem


def read_table(
    table: Mapping[str, object], shape: type[T], *, where: str = "", base: object = None
) -> tuple[T | None, tuple[Message, ...]]:
    """Return the dataclass `shape` filled from `table`, or None and every mistake with its key.

    A key is missing, unknown (the nearest known one is named), or holds the wrong kind of value; nested dataclasses
    and lists of them are checked the same way. `where` is put before each key. What `table` does not say is taken from
    `base` where that has it, a sound value of such a shape; in nested dataclasses too.
    """
    reader = _Reader()
    value = reader.dataclass(table, shape, where, base)
    return (None if reader.problems else value), tuple(reader.problems)


def listed(problems: Iterable[Message]) -> Message:
    """Return several messages as one, a line each; of more than fifty the rest is counted."""
    all_of_them = tuple(problems)
    shown, rest = all_of_them[:_MOST_PROBLEMS], len(all_of_them) - _MOST_PROBLEMS
    if rest > 0:
        shown += (Message(f"and {rest} more", f"và {rest} lỗi nữa"),)
    return Message(
        "\n".join(f"  - {problem.en}" for problem in shown), "\n".join(f"  - {problem.vi}" for problem in shown)
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def nearest(word: str, known: Iterable[str]) -> Message:
    """Return a suggestion " (did you mean …?)", or the known words where nothing is near."""
    choices = sorted(known)
    if near := difflib.get_close_matches(word, choices, n=1, cutoff=0.6):
        return Message(f" (did you mean {near[0]}?)", f" (có phải là {near[0]}?)")
    words = ", ".join(choices)
    return Message(f" (known: {words})", f" (các tên đã biết: {words})") if words else Message("", "")


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return both tables as one; where both have a key, `above` is heard, and tables in tables are merged likewise."""
    both = dict(below)
    for key, value in above.items():
        old = both.get(key)
        both[key] = merged(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return both


class _Reader:
    """Walks one table and collects what is wrong with it."""

    def __init__(self) -> None:
        self.problems: list[Message] = []

    def dataclass(self, table: Mapping[str, object], shape: type[T], where: str, base: object = None) -> T | None:
        hints = _hints(shape)  # type: ignore[arg-type]  # classes can be hashed
        fields = {field.name: field for field in dataclasses.fields(shape)}  # type: ignore[arg-type]
        self._unknown(table, fields, where)
        values: dict[str, object] = {}
        for name, field in fields.items():
            if name in table:
                values[name] = self._value(table[name], hints[name], where + name, getattr(base, name, None))
            elif hasattr(base, name):
                values[name] = getattr(base, name)
            elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
                self.problems.append(Message(f"{where}{name} is missing", f"thiếu {where}{name}"))
        return None if self.problems else shape(**values)

    def _unknown(self, table: Mapping[str, object], known: Iterable[str], where: str) -> None:
        for key in table:
            if key not in known:
                guess, name = nearest(_short(key), known), _short(key)
                self.problems.append(
                    Message(f"{where}{name} is unknown{guess.en}", f"không có mục {where}{name}{guess.vi}")
                )

    def _value(self, value: object, kind: Any, where: str, base: object = None) -> object:  # noqa: ANN401 - a type
        shape, member = _shapes(kind)
        if shape:
            if isinstance(value, Mapping):
                return self.dataclass(value, shape, where + ".", base)
            self._misfit(where, dict, value)
            return None
        if member:
            return self._list(value, member, where)
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError:
            self._misfit(where, kind, value)
            return None

    def _list(self, value: object, member: Any, where: str) -> object:  # noqa: ANN401 - the same
        if not isinstance(value, list):
            self._misfit(where, tuple, value)
            return None
        return tuple(self._value(item, member, f"{where}[{number}]") for number, item in enumerate(value, start=1))

    def _misfit(self, where: str, kind: Any, value: object) -> None:  # noqa: ANN401 - the same
        wanted, said = wanted_value(kind), _short(repr(value))
        self.problems.append(
            Message(f"{where} must be {wanted.en}, not {said}", f"{where} phải là {wanted.vi}, không phải {said}")
        )


def wanted_value(kind: Any) -> Message:  # noqa: ANN401 - the same
    """Return in words what a value of the type `kind` looks like."""
    if get_origin(kind) is Annotated:
        inner, *bounds = get_args(kind)
        limits = next((bound for bound in bounds if isinstance(bound, msgspec.Meta)), msgspec.Meta())
        return _within(wanted_value(inner), limits)
    if get_origin(kind) is Literal:
        choices = ", ".join(map(str, get_args(kind)))
        return Message(f"one of {choices}", f"một trong {choices}")
    if get_origin(kind) is tuple and get_origin(get_args(kind)[0]) is Literal:
        choices = ", ".join(map(str, get_args(get_args(kind)[0])))
        return Message(f"a list in [brackets] of {choices}", f"một danh sách trong [ngoặc vuông] gồm {choices}")
    if isinstance(kind, types.UnionType):
        wanted = [wanted_value(member) for member in get_args(kind) if member is not types.NoneType]
        return Message(" or ".join(w.en for w in wanted), " hoặc ".join(w.vi for w in wanted))
    return _KINDS.get(get_origin(kind) or kind, Message(str(kind), str(kind)))


def _within(wanted: Message, limits: msgspec.Meta) -> Message:
    said = (
        ("from", "từ", limits.ge),
        ("above", "trên", limits.gt),
        ("to", "đến", limits.le),
        ("like", "như", _like(limits)),
    )
    parts = [Message(f"{en} {limit}", f"{vi} {limit}") for en, vi, limit in said if limit is not None]
    return Message(" ".join((wanted.en, *(p.en for p in parts))), " ".join((wanted.vi, *(p.vi for p in parts))))


def _like(limits: msgspec.Meta) -> str | None:
    return str(limits.examples[0]) if limits.pattern and limits.examples else limits.pattern


@cache
def _hints(shape: type) -> Mapping[str, Any]:
    # A theme has thirty styles of one type; evaluating its annotations for each took 12 ms a theme.
    return get_type_hints(shape, include_extras=True)


@cache
def _shapes(kind: Any) -> tuple[Any, Any]:  # noqa: ANN401 - the same
    """Return the dataclass that a value of the type `kind` must be, and the one that its members must be, if any."""
    choices = [member for member in get_args(kind) if member is not types.NoneType]
    inner = choices[0] if isinstance(kind, types.UnionType) and len(choices) == 1 else kind
    member = get_args(inner)[0] if get_origin(inner) is tuple else None
    return inner if dataclasses.is_dataclass(inner) else None, member if dataclasses.is_dataclass(member) else None
