"""Proof over finished editions: every file whole, and the same words in the same order in all of them."""

from __future__ import annotations

import os
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest
from pathlib import Path
from xml.etree.ElementTree import ParseError

from wardpress.errors import InputError, Message, PluginContractError
from wardpress.publish.editions import render
from wardpress.publish.inspection import inspect
from wardpress.publish.ledger import LEDGER_NAME, changed, read_ledger
from wardpress.publish.manuscript import read_bulletin
from wardpress.publish.readback import docx_words, epub_words
from wardpress.publish.taggedtext import pdf_words
from wardpress.publish.wishes import NO_WISHES, Wishes

_WORDS_SHOWN = 6
_LAST_OF_THE_FIRST_PLANE = "\uffff"


@dataclass(frozen=True, slots=True)
class _Kind:
    media_type: str
    words: Callable[[bytes], list[str]]


_KINDS = {
    ".docx": _Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx_words),
    ".epub": _Kind("application/epub+zip", epub_words),
    ".pdf": _Kind("application/pdf", pdf_words),
}


@dataclass(frozen=True, slots=True)
class VerifiedFile:
    """One finished file: how many words an independent reader found in it, and every fault, in plain words."""

    path: Path
    words: int
    faults: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of a look at finished editions."""

    files: tuple[VerifiedFile, ...]

    @property
    def holds(self) -> bool:
        """Whether no file has a fault."""
        return not any(file.faults for file in self.files)


def verify(
    *paths: str | os.PathLike[str], source: str | os.PathLike[str] | None = None, wishes: Wishes = NO_WISHES
) -> Verification:
    """Read the Word, PDF and EPUB files in `paths` (files or folders) back and compare those of one bulletin.

    Files of one folder and one stem are one bulletin. Each is looked over as before it was shown, and its words are
    read by a reader that had no part in writing it; the words of all must be the same, in the same order. Running
    heads, page numbers and the marks of lists are no words of the bulletin. Where an `edition.json` lies beside them,
    they must be what it says. With `source`, the folder of the articles, every file is made again in memory and must
    have the same bytes; `wishes` are those that they were made with. Raise `InputError` where there is no file.
    """
    bulletins: dict[tuple[Path, str], list[Path]] = defaultdict(list)
    for file in _finished(map(Path, paths)):
        bulletins[file.parent, file.stem].append(file)
    if not bulletins:
        raise InputError(
            Message("There is no Word, PDF or EPUB file to verify.", "Không có tệp Word, PDF hay EPUB nào để kiểm."),
            hint=Message("Name the folder that the bulletin was written to.", "Hãy nêu thư mục đã ghi bản tin."),
        )
    remade = _remaker(source, wishes) if source is not None else None
    found = (file for files in bulletins.values() for file in _verified(files))
    return Verification(tuple(_proved(file, remade) for file in found))


def _finished(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        yield from (file for file in inside if file.suffix.lower() in _KINDS and not file.name.startswith("."))


def _verified(files: Iterable[Path]) -> Iterator[VerifiedFile]:
    first: tuple[Path, list[str]] | None = None
    for file in files:
        words, faults = _read(file)
        if words and first:
            faults += tuple(_differences(first, (file, _comparable(words))))
        elif words:
            first = (file, _comparable(words))
        yield VerifiedFile(file, len(words), faults)


def _proved(file: VerifiedFile, remade: Callable[[str, bool], bytes] | None) -> VerifiedFile:
    faults, ledger = file.faults, read_ledger(file.path.parent)
    entries = ledger.outputs if ledger else {}
    named = next((name for name, output in entries.items() if output.file == file.path.name), None)
    if ledger and named and file.path.name in changed(ledger, file.path.parent):
        faults += (
            Message(
                f"it is not the file that {LEDGER_NAME} speaks of: it was changed afterwards",
                f"không còn đúng như {LEDGER_NAME} ghi: tệp đã bị sửa sau đó",
            ),
        )
    if remade and file.words and not _is_remade(file.path, named or file.path.suffix[1:].lower(), remade):
        faults += (
            Message("made again from the articles it has other bytes", "làm lại từ các bài thì ra nội dung tệp khác"),
        )
    return replace(file, faults=faults)


def _is_remade(file: Path, name: str, remade: Callable[[str, bool], bytes]) -> bool:
    data = file.read_bytes()
    # An EPUB of the same run as a PDF has its page numbers; which run it was, only the bytes tell.
    return any(remade(name, with_pages) == data for with_pages in (True, False))


def _remaker(source: str | os.PathLike[str], wishes: Wishes) -> Callable[[str, bool], bytes]:
    manuscript = read_bulletin(source, wishes=wishes)

    @cache
    def remade(name: str, with_pages: bool) -> bytes:  # noqa: FBT001 - a cached function has no names for arguments
        return render(
            manuscript.bulletin,
            name,
            beside=("pdf",) if with_pages else (),
            photos=manuscript.photos,
            settings=manuscript.settings,
            host=manuscript.host,
        )

    return remade


def _read(file: Path) -> tuple[list[str], tuple[Message, ...]]:
    kind = _KINDS[file.suffix.lower()]
    try:
        data = file.read_bytes()
        inspect(data, media_type=kind.media_type)
        return kind.words(data), ()
    except PluginContractError as fault:
        return [], (fault.message,)
    except (OSError, KeyError, StopIteration, ParseError, zipfile.BadZipFile, ValueError) as problem:
        return [], (Message(f"it cannot be read back ({problem})", f"không đọc lại được ({problem})"),)


def _comparable(words: Iterable[str]) -> list[str]:
    # pdfium says nothing of characters beyond the first plane (emoji), which are in the file all the same.
    kept = ("".join(char for char in word if char <= _LAST_OF_THE_FIRST_PLANE) for word in words)
    return [word for word in kept if word]


def _differences(one: tuple[Path, Sequence[str]], other: tuple[Path, Sequence[str]]) -> Iterator[Message]:
    for place, (left, right) in enumerate(zip_longest(one[1], other[1])):
        if left != right:
            here, there = (" ".join(words[place : place + _WORDS_SHOWN]) or "–" for words in (other[1], one[1]))
            yield Message(
                f"from word {place + 1} on it says “{here}” where {one[0].name} says “{there}”",
                f"từ chữ thứ {place + 1} ghi “{here}” trong khi {one[0].name} ghi “{there}”",
            )
            return
