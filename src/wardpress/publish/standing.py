"""What stands already: files and parts that earlier runs left and that need not be made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wardpress.publish.cache import Cache


@dataclass(frozen=True, slots=True)
class Standing:
    """For each format that would come out as it did, the file that it is in; and a cache of what is made for all.

    A format that is asked for under another file name is made again.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    cache: Cache | None = None

    def holds(self, format_name: str, file: str) -> bool:
        """Return whether `file` is what would be made."""
        return self.files.get(format_name) == file
