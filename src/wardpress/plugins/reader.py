"""The descriptor of a reader: files with these suffixes become articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from itertools import chain

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.model.article import Article
from wardpress.plugins.descriptor import function_faults, name_faults, refuse_faults, suffix_faults, title_faults


@dataclass(frozen=True, slots=True)
class Given:
    """What an editor says about an article, and what a reader need not guess; None leaves it to the reader."""

    headline: str | None = None
    subtitle: str | None = None
    lead: str | None = None
    rubric: str | None = None
    authors: tuple[str, ...] | None = None
    photographers: tuple[str, ...] | None = None
    source: str | None = None
    date: str | None = None

    def over(self, other: Given) -> Given:
        """Return both together; where both speak, this one is heard."""
        said = {field.name: value for field in fields(self) if (value := getattr(self, field.name)) is not None}
        return replace(other, **said)

    def names(self) -> frozenset[str]:
        """Return the names of the fields that are given."""
        return frozenset(field.name for field in fields(self) if getattr(self, field.name) is not None)


@dataclass(frozen=True, slots=True)
class ReadContext:
    """All that a reader may know of the world besides the bytes.

    What is odd goes to `report`; `encoding` is the editor's word on a text file; `given` overrides any guess.
    """

    report: Report
    encoding: str | None = None
    given: Given = Given()


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file that wardpress can read.

    `read(data, origin, context)` returns the articles in `data`, in order; odd text goes to the report, and only what
    is no text at all raises `InputError`.
    """

    name: str
    title: str | Message
    suffixes: tuple[str, ...]
    read: Callable[[bytes, Origin, ReadContext], tuple[Article, ...]]

    def __post_init__(self) -> None:
        faults = (
            name_faults(self.name),
            title_faults(self.title),
            suffix_faults(self.suffixes),
            function_faults("read", self.read),
        )
        refuse_faults("Reader", self.name, chain.from_iterable(faults))
