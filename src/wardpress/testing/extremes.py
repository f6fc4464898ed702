"""Extremes: the furthest values that options may have, one option at a time."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, get_type_hints

from msgspec import inspect


def extreme_options(shape: type[Any]) -> Iterator[dict[str, object]]:
    """Yield tables of one option each: every choice, both truths, the least and the most of a number with bounds."""
    kinds = get_type_hints(shape, include_extras=True)
    for field in dataclasses.fields(shape):
        for value in _furthest(inspect.type_info(kinds[field.name])):
            if value != field.default:
                yield {field.name: value}


def _furthest(kind: inspect.Type) -> Iterator[object]:
    match kind:
        case inspect.LiteralType():
            yield from kind.values
        case inspect.BoolType():
            yield from (False, True)
        case inspect.IntType() | inspect.FloatType():
            yield from (bound for bound in (kind.ge, kind.le) if bound is not None)
        case inspect.UnionType():
            for member in kind.types:
                yield from _furthest(member)
