"""The contract of docs/contract.md, made from the code of wardpress.plugins: `python docs/contract.py` writes it."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Any

from wardpress import plugins
from wardpress.diagnostics import NOWHERE
from wardpress.plugins import hooks

PAGE = Path(__file__).resolve().parent / "contract.md"
_CONTRACT = re.compile(r"(?<=<!-- contract -->\n\n)(.*?)(?=\n\n<!-- end of contract -->)", re.DOTALL)
# Annotations are strings until somebody asks for them.
_QUOTED = re.compile(r"(: |-> )'([^']*)'")
GROUPS = {
    "Descriptors": ("Exporter", "Reader", "Transform"),
    "What an exporter gets": ("ExportContext", "Sink", "Pictures", "Picture", "NoPictures", "PageReport"),
    "What an edition says besides the articles": ("as_story", "Story", "MastheadLine", "StoryArticle", "ImprintField"),
    "What an exporter says": ("Capabilities", "NoOptions", "option", "Pagination", "PageBreak", "Part"),
    "What a reader gets": ("ReadContext", "Given", "Origin"),
    "What all of them say": ("Report", "Message", "ExportError", "InputError"),
    "Letters instead of places": ("letters_in", "letters_before", "places_of_letters"),
    "How a plugin is found": ("hookimpl", "API_VERSION", "ENTRY_POINT_GROUP"),
}
# What Python itself says nothing about.
_ABOUT = {
    "Part": "The part of a bulletin in which a page begins.",
    "hookimpl": "Marks a function, called as the hook is, as yours: `@hookimpl`.",
    "API_VERSION": "The version of this contract.",
    "ENTRY_POINT_GROUP": "The group of entry points in which plugins are looked for.",
}


def page() -> str:
    """Return docs/contract.md as it should be."""
    parts = ["## Hooks", *_hooks()]
    for title, names in GROUPS.items():
        parts += [f"## {title}", *(part for name in names for part in _described(name, getattr(plugins, name)))]
    return _CONTRACT.sub(lambda _: "\n\n".join(parts), PAGE.read_text(encoding="utf-8"))


def _hooks() -> Iterator[str]:
    found = [hook for name, hook in vars(hooks).items() if name.startswith("wardpress_")]
    rows = (f"| `{hook.__name__}` | {_code(_annotation(hook, 'return'))} | {_said(hook)} |" for hook in found)
    yield "\n".join(("| Hook | Returns | |", "|---|---|---|", *rows))


def _described(name: str, thing: object) -> Iterator[str]:
    yield f"### `{_headline(name, thing)}`"
    yield _ABOUT.get(name) or inspect.getdoc(thing) or ""
    if is_dataclass(thing) and (told := fields(thing)):
        rows = (f"| `{field.name}` | {_code(str(field.type))} | {_default(field)} |" for field in told)
        yield "\n".join(("| Field | Type | Where left out |", "|---|---|---|", *rows))
    if inspect.isclass(thing) and (methods := list(_methods(thing))):
        yield "\n".join(methods)
    if name in _ABOUT and not callable(thing):
        yield f"`{thing!r}`".replace("typing.", "")


def _headline(name: str, thing: object) -> str:
    is_function = inspect.isfunction(thing)
    return f"{name}{_signature(thing)}" if is_function else name


def _methods(thing: type) -> Iterator[str]:
    for name, method in vars(thing).items():
        if inspect.isfunction(method) and not name.startswith("_"):
            yield f"* `{name}{_signature(method)}`: {_said(method)}"


def _signature(function: Callable[..., object]) -> str:
    text = str(inspect.signature(function)).replace("(self, ", "(").replace("(self)", "()")
    return _QUOTED.sub(r"\1\2", text).replace(repr(NOWHERE), "Origin()")


def _annotation(function: Callable[..., object], name: str) -> str:
    return str(function.__annotations__[name]).replace("Any", "…")


def _said(thing: object) -> str:
    return (inspect.getdoc(thing) or "").split("\n")[0]


def _code(text: str) -> str:
    return f"`{text}`".replace("|", r"\|")


def _default(field: "Field[Any]") -> str:
    default = field.default
    if default is MISSING:
        return "must be given"
    if is_dataclass(default) or type(default).__module__.startswith("wardpress"):
        return _code(getattr(default, "__name__", f"{type(default).__name__}()"))
    return _code(repr(default))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
