"""The JSON form of a bulletin: versioned, checked on the way in, with a published schema.

The format version is in the data (`"version": 1`), and every value says its `kind`. The wire types are derived
from the dataclasses of the model, because msgspec tells the members of a union apart only where they are its own
Structs; derived, they cannot drift away from the model.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import reduce
from operator import or_
from typing import Any, Literal, get_args

import msgspec

from wardpress.diagnostics import Origin
from wardpress.errors import InputError, Message, UsageError
from wardpress.model import article as _article
from wardpress.model import bulletin as _bulletin
from wardpress.model.bulletin import Setting

VERSION = 1

_NAMED_IN_ANNOTATIONS = (dt, Origin, Setting)  # looked up here by msgspec

_NODES: dict[str, type] = {
    name: value
    for module in (_article, _bulletin)
    for name, value in vars(module).items()
    if dataclasses.is_dataclass(value) and value.__module__ == module.__name__ and isinstance(value, type)
}


def encode_bulletin(bulletin: _bulletin.Bulletin) -> bytes:
    """Return `bulletin` as UTF-8 JSON, origins included; raise `UsageError` for what is no value of the model."""
    try:
        return msgspec.json.encode({"version": VERSION, "bulletin": _as_wire(bulletin)})
    except (TypeError, ValueError, RecursionError) as problem:
        raise UsageError(
            Message(
                f"This bulletin cannot be written as JSON: {problem}.",
                f"Không ghi được bản tin này ra JSON: {problem}.",
            ),
            hint=Message(
                "Use tuples and the values of wardpress.model, text without halves of letters, and less nesting.",
                "Hãy dùng tuple và các giá trị của wardpress.model, chữ không có ký tự hỏng, bớt lồng nhau.",
            ),
        ) from problem


def content_bytes(bulletin: _bulletin.Bulletin) -> bytes:
    """Return what `bulletin` says as JSON, without the places where it stood in the input."""
    return msgspec.json.encode(_as_wire(bulletin, without_origins=True))


def decode_bulletin(data: bytes) -> _bulletin.Bulletin:
    """Return the bulletin in `data`; raise `InputError` with the path of the first value that does not fit."""
    try:
        document = msgspec.json.decode(data, type=_DOCUMENT)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise InputError(
            Message(
                f"This is no bulletin in wardpress's JSON form: {problem}.",
                f"Đây không phải bản tin ở dạng JSON của wardpress: {problem}.",
            ),
            hint=Message(
                f"Write it with encode_bulletin (version {VERSION}), or check it against bulletin_schema().",
                f"Hãy ghi bằng encode_bulletin (phiên bản {VERSION}) hoặc kiểm theo bulletin_schema().",
            ),
        ) from problem
    value = _as_node(document.bulletin)
    assert isinstance(value, _bulletin.Bulletin)
    return value


def bulletin_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `encode_bulletin` writes and `decode_bulletin` accepts."""
    return msgspec.json.schema(_DOCUMENT)


def _as_wire(value: object, *, without_origins: bool = False) -> object:
    if isinstance(value, tuple):
        return tuple(_as_wire(item, without_origins=without_origins) for item in value)
    wire = _WIRE.get(type(value).__name__)
    if wire is None:
        return value
    fields = (field for field in wire.__struct_fields__ if not (without_origins and field == "origin"))
    return wire(**{field: _as_wire(getattr(value, field), without_origins=without_origins) for field in fields})


def _as_node(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_as_node(item) for item in value)
    if not isinstance(value, msgspec.Struct):
        return value
    node = _NODES[type(value).__name__]
    return node(**{field: _as_node(getattr(value, field)) for field in value.__struct_fields__})


def _wire_field(field: dataclasses.Field[object]) -> tuple[str, Any, Any]:
    if field.default is dataclasses.MISSING:
        return (field.name, field.type, msgspec.field())
    if type(field.default).__name__ in _NODES:
        return (field.name, field.type, msgspec.field(default_factory=lambda: _as_wire(field.default)))
    return (field.name, field.type, msgspec.field(default=field.default))


def _wire_type(name: str, node: type) -> type[msgspec.Struct]:
    # The annotations are strings such as "tuple[Inline, ...]"; msgspec looks their names up among this module's.
    fields = [_wire_field(field) for field in dataclasses.fields(node)]
    return msgspec.defstruct(
        name,
        fields,
        module=__name__,
        tag_field="kind",
        tag=name,
        frozen=True,
        kw_only=True,
        omit_defaults=True,
        forbid_unknown_fields=True,
    )


_WIRE: dict[str, type[msgspec.Struct]] = {name: _wire_type(name, node) for name, node in _NODES.items()}
globals().update(_WIRE)
Inline = reduce(or_, (_WIRE[member.__name__] for member in get_args(_article.Inline)))
Inlines = tuple[Inline, ...]  # type: ignore[valid-type]
Block = reduce(or_, (_WIRE[member.__name__] for member in get_args(_article.Block)))
_DOCUMENT: Any = msgspec.defstruct(
    "Document",
    [("version", Literal[1]), ("bulletin", "Bulletin")],
    module=__name__,
    forbid_unknown_fields=True,
)
