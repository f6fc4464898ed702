"""The descriptor of a reader: files with these suffixes become articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.model.article import Article
from wardpress.plugins.descriptor import function_faults, name_faults, refuse_faults, suffix_faults


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file that wardpress can read.

    `read(data, origin, report)` returns the articles in `data`, in order; odd text goes to `report`, and only what
    is no text at all raises `InputError`.
    """

    name: str
    title: str | Message
    suffixes: tuple[str, ...]
    read: Callable[[bytes, Origin, Report], tuple[Article, ...]]

    def __post_init__(self) -> None:
        faults = (name_faults(self.name), suffix_faults(self.suffixes), function_faults("read", self.read))
        refuse_faults("Reader", self.name, chain.from_iterable(faults))
