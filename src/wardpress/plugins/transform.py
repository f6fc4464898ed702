"""The descriptor of a transform: a bulletin in, a changed bulletin out, only when the settings name it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from wardpress.diagnostics import Report
from wardpress.errors import Message
from wardpress.model.bulletin import Bulletin
from wardpress.plugins.descriptor import function_faults, name_faults, refuse_faults, title_faults


@dataclass(frozen=True, slots=True)
class Transform:
    """A change that an editor can ask for by name; `apply(bulletin, report)` returns a new bulletin."""

    name: str
    title: str | Message
    apply: Callable[[Bulletin, Report], Bulletin]

    def __post_init__(self) -> None:
        faults = (name_faults(self.name), title_faults(self.title), function_faults("apply", self.apply))
        refuse_faults("Transform", self.name, chain.from_iterable(faults))
