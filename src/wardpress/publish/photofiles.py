"""Photos on disk: read when they are wanted, and only where the editor's folders really are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wardpress.diagnostics import Diagnostic, Report
from wardpress.errors import InputError, Message, system_reason
from wardpress.model import Bulletin, figures
from wardpress.publish.plainfile import bytes_inside

# Where an edition gets the bytes of its photos: by the names that its figures give.
Photos = Mapping[str, bytes]


class UnreadablePhoto(InputError):
    """The file is there and cannot be read, or is no file of the editor's folder."""

    code = "photo.unreadable"


@dataclass(frozen=True, slots=True, eq=False)
class PhotoFiles(Mapping[str, bytes]):
    """Photos by name, each read anew whenever it is asked for: only a plain file that really lies in its folder.

    A link that leads out of the folder, a pipe or a folder called `x.jpg` raises `UnreadablePhoto`. Of a larger file
    one byte more than `at_most` is read, so that whoever gets it can tell.
    """

    files: Mapping[str, Path]
    at_most: int

    def __getitem__(self, file: str) -> bytes:
        path = self.files[file]
        try:
            return bytes_inside(path, at_most=self.at_most)
        except OSError as problem:
            raise _unreadable(system_reason(problem)) from problem

    def __contains__(self, file: object) -> bool:
        return file in self.files

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


def look_over(bulletin: Bulletin, photos: Photos, report: Report) -> None:
    """Report every figure whose picture is not there, or that says nothing to readers who cannot see it.

    What `report` holds already is not said again: a bulletin is looked over when it is read, and when it is written.
    """
    said = set(report)
    for figure in figures(bulletin.articles()):
        if figure.file is None:
            continue
        if figure.file not in photos:
            found = Diagnostic("photo.missing", "warning", _missing(figure.file), figure.origin)
        elif figure.alt is None:
            found = Diagnostic("photo.no-alt-text", "note", _unspoken(figure.file), figure.origin)
        else:
            continue
        if found not in said:
            said.add(found)
            report.extend([found])


def _missing(file: str) -> Message:
    return Message(f"the picture {file} is named but is not there", f"bài nêu ảnh {file} nhưng không có tệp ảnh này")


def _unspoken(file: str) -> Message:
    return Message(
        f"the picture {file} has no alt text for readers who cannot see it",
        f"ảnh {file} chưa có lời tả cho người không nhìn thấy",
    )


def _unreadable(reason: Message) -> UnreadablePhoto:
    return UnreadablePhoto(
        Message(f"it cannot be read: {reason.en}.", f"không đọc được: {reason.vi}."),
        hint=Message("Put the picture itself into the folder.", "Hãy đặt chính tệp ảnh vào thư mục."),
    )
