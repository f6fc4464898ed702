"""The shelf that editions are put on: a folder, and the files in it that must not be touched."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from wardpress.errors import Message, OutputError
from wardpress.host import Host


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder to write into: as it is called, where it really is, and which files must not be touched.

    Files called as in `stood` are written only if they are to be others than they are.
    """

    shown: Path
    real: Path
    host: Host
    spare: frozenset[str]
    stood: frozenset[str]

    def check(self, name: str) -> None:
        """Raise `OutputError` where a file of that name would overwrite an article, or be taken for one."""
        path, place = self.shown / name, os.path.realpath(self.real / name)
        if place in self.spare:
            what = Message(
                f"{path} is one of the articles: it is not overwritten.", f"{path} là một bài viết: không ghi đè."
            )
        elif self.host.reader(name) and os.path.dirname(place) in map(os.path.dirname, self.spare):  # noqa: PTH120
            what = Message(
                f"{path} would stand among the articles and be read as one of them the next time: it is not written.",
                f"{path} sẽ nằm giữa các bài viết và lần sau bị đọc như một bài: không ghi.",
            )
        else:
            return
        hint = Message("Choose another folder with -o.", "Hãy chọn thư mục khác bằng -o.")
        raise OutputError(what, hint=hint)

    def has(self, name: str, data: bytes) -> bool:
        """Return whether a file of that name stood there before this run and is `data`."""
        return name in self.stood and (self.real / name).read_bytes() == data
