"""The descriptor of an exporter: what it is called, what it writes, and the function that does it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

from wardpress.diagnostics import Report
from wardpress.errors import Message
from wardpress.model.bulletin import Bulletin
from wardpress.plugins.descriptor import (
    function_faults,
    media_type_faults,
    name_faults,
    option_faults,
    refuse_faults,
    suffix_faults,
    title_faults,
)
from wardpress.plugins.options import NoOptions
from wardpress.plugins.pages import PageReport, Pagination
from wardpress.plugins.pictures import NoPictures, Pictures
from wardpress.plugins.sinks import Sink
from wardpress.themes import Fonts, Theme

O = TypeVar("O")  # noqa: E741 - the O of options


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a format can show. What it cannot is reported when a bulletin holds it; its words are still written."""

    figures: bool = True
    tables: bool = True
    links: bool = True
    emphasis: bool = True


@dataclass(frozen=True, slots=True)
class ExportContext(Generic[O]):
    """All that an exporter may know of the world.

    `options` are checked; `made_at` is the one clock (UTC, whole seconds, the same on every run of the same edition);
    `fonts` gives font files as bytes, `pictures` the pictures that figures name, ready to be embedded; what is odd goes
    to `report`; `language` is a BCP 47 tag. `pages` says where the pages of the print edition begin, to an exporter
    that wants to know, if one that tells it was written in the same run; `page_report` takes them from that one, and is
    None where nobody wants to know.
    """

    options: O
    theme: Theme
    fonts: Fonts
    report: Report
    made_at: dt.datetime
    language: str = "vi"
    pictures: Pictures = NoPictures()
    pages: Pagination | None = None
    page_report: PageReport | None = None


@dataclass(frozen=True, slots=True)
class Exporter(Generic[O]):
    """A format that wardpress can write.

    `export(bulletin, sink, context)` writes the whole file as bytes to `sink` and returns None; the same arguments
    give the same bytes. Raise `ExportError` for what you can explain. `suffixes` begin with a dot, the first is used
    for new files. One that `tells_pages` says where they begin if its context has a `page_report`; one that
    `wants_pages` is written after it and finds them in `context.pages`. Every problem of a descriptor is in one
    `PluginContractError`, raised when it is made.
    """

    name: str
    title: str | Message
    suffixes: tuple[str, ...]
    media_type: str
    export: Callable[[Bulletin, Sink, ExportContext[O]], None]
    options: type[O] = NoOptions  # type: ignore[assignment]
    can: Capabilities = Capabilities()
    tells_pages: bool = False
    wants_pages: bool = False

    def __post_init__(self) -> None:
        faults = (
            name_faults(self.name),
            suffix_faults(self.suffixes),
            media_type_faults(self.media_type),
            function_faults("export", self.export),
            option_faults(self.options),
            title_faults(self.title),
            _capability_faults(self.can),
        )
        refuse_faults("Exporter", self.name, chain.from_iterable(faults))


def _capability_faults(can: object) -> Iterator[str]:
    if not isinstance(can, Capabilities):
        yield f"can must be Capabilities, not {can!r}"
