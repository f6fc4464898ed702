"""Which cut of which typeface: the name under which exporters ask for a font."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from typing import Protocol

_PLAIN = re.compile("[a-z0-9-]+")
_WORDS = re.compile("[a-z0-9]+")


@dataclass(frozen=True, slots=True, order=True)
class FontFace:
    """One static cut: family, CSS weight (100 to 900), upright or italic."""

    family: str
    weight: int = 400
    italic: bool = field(default=False, kw_only=True)

    @property
    def slug(self) -> str:
        """A name in ASCII, fit for files and resources, such as `be-vietnam-pro-800`."""
        family = "-".join(self.family.lower().split())
        if not _PLAIN.fullmatch(family):
            # What is left of two names may be the same: the number tells them apart.
            family = "-".join([*_WORDS.findall(family), f"{zlib.crc32(family.encode()):08x}"])
        return f"{family}-{self.weight}{'i' if self.italic else ''}"


class Fonts(Protocol):
    """Where exporters get font files from: always as bytes, never as a path."""

    def data(self, face: FontFace) -> bytes:
        """Return the TrueType file of `face`; raise `SettingsError` where it is not installed."""
        ...
