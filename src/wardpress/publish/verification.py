"""Proof over finished editions: every file whole, and the same words in the same order in all of them."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from xml.etree.ElementTree import ParseError

from wardpress.errors import InputError, Message, PluginContractError
from wardpress.publish.evidence import Again, has_ledger, is_changed, ledger_faults, remaker
from wardpress.publish.imposedtext import imposed_words
from wardpress.publish.inspection import inspect
from wardpress.publish.intake import unreadable
from wardpress.publish.ledger import LEDGER_NAME, read_ledger
from wardpress.publish.readback import docx_words, epub_words
from wardpress.publish.soundness import epub_faults, word_faults
from wardpress.publish.taggedtext import pdf_words
from wardpress.publish.wishes import NO_WISHES, Wishes

_WORDS_SHOWN = 6
# pdfium gives a blank for characters beyond the first plane (emoji) and for U+FFFD, and one mark for several: they are
# in the file all the same, and are no words. A mark that belongs to its letter is one character with it (NFC).
_UNREAD = re.compile("\ufffd|[^\u0000-\uffff]|[\u0300-\u036f]")
# The booklet of a bulletin says what its other files say: `ban-tin.booklet.pdf`.
_BOOKLET = ".booklet"
# What readers raise over a file that was torn or tampered with; pdfium's own error is a RuntimeError.
_UNREADABLE = (
    OSError,
    LookupError,
    StopIteration,
    ParseError,
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class _Kind:
    media_type: str
    words: Callable[[bytes], list[str]]
    faults: Callable[[bytes], Iterable[Message]] = lambda _: ()
    unordered: Callable[[bytes], list[str]] = lambda _: []


_KINDS = {
    ".docx": _Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx_words, word_faults),
    ".epub": _Kind("application/epub+zip", epub_words, epub_faults),
    ".pdf": _Kind("application/pdf", pdf_words, unordered=imposed_words),
}


@dataclass(frozen=True, slots=True)
class _Content:
    """What was read back of one file; the words of a booklet come in no order."""

    words: list[str]
    faults: tuple[Message, ...] = ()
    is_in_order: bool = True


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
    *paths: str | os.PathLike[str],
    source: str | os.PathLike[str] | None = None,
    wishes: Wishes = NO_WISHES,
    encoding: str | None = None,
    theme: str | None = None,
) -> Verification:
    """Read the Word, PDF and EPUB files in `paths` (files or folders) back and compare those of one bulletin.

    Files of one folder and one stem are one bulletin. Each is looked over as before it was shown, what it names must be
    in it, and its words are read by a reader that had no part in writing it; the words of all must be the same, in the
    same order, those of a booklet in any order. Running heads, page numbers and the marks of lists are no words of the
    bulletin. Where an `edition.json` lies beside them, it must be as it was written and they must be what it says. With
    `source`, the folder of the articles, these must be the same as then, and every file is made again in memory and
    must have the same bytes; `wishes`, `encoding` and `theme` are those that they were made with, where no ledger says
    it. Raise `InputError` where there is no file to verify.
    """
    bulletins: dict[tuple[Path, str], list[Path]] = defaultdict(list)
    for file in _finished(map(Path, paths)):
        bulletins[file.parent, file.stem.removesuffix(_BOOKLET)].append(file)
    if not bulletins:
        raise InputError(
            Message("There is no Word, PDF or EPUB file to verify.", "Không có tệp Word, PDF hay EPUB nào để kiểm."),
            hint=Message("Name the folder that the bulletin was written to.", "Hãy nêu thư mục đã ghi bản tin."),
        )
    found = [file for files in bulletins.values() for file in _verified(files)]
    again = None if source is None else Again(source, wishes, encoding, theme)
    return Verification(tuple(_proved(found, again)))


def _finished(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        try:
            inside = sorted(path.iterdir()) if path.is_dir() else [path]
        except OSError as problem:
            raise unreadable(path, problem) from problem
        yield from (file for file in inside if file.suffix.lower() in _KINDS and not file.name.startswith("."))


def _verified(files: Iterable[Path]) -> Iterator[VerifiedFile]:
    contents = {file: _read(file) for file in files}
    words = {file: _comparable(content.words) for file, content in contents.items() if content.words}
    in_order = [file for file in words if contents[file].is_in_order]
    # The one that most agree with: where one of three was harmed, it is told of that one.
    guide = max(in_order, key=lambda file: sum(words[file] == words[other] for other in in_order), default=None)
    for file, content in contents.items():
        faults = content.faults
        if guide and file in words and file != guide:
            compared = _differences if content.is_in_order else _other_words
            faults += tuple(compared((guide, words[guide]), words[file]))
        yield VerifiedFile(file, len(content.words), faults)


def _proved(files: Iterable[VerifiedFile], again: Again | None) -> Iterator[VerifiedFile]:
    """Yield the files with what their ledger and a file made again have to say, and each ledger after its files."""
    folders: dict[Path, list[VerifiedFile]] = defaultdict(list)
    for file in files:
        folders[file.path.parent].append(file)
    for folder, inside in folders.items():
        ledger = read_ledger(folder)
        is_remade = remaker(again, ledger) if again else None
        for file in inside:
            faults = file.faults
            if is_changed(file.path, ledger):
                faults += (
                    Message(
                        f"it is not the file that {LEDGER_NAME} speaks of: it was changed afterwards",
                        f"không còn đúng như {LEDGER_NAME} ghi: tệp đã bị sửa sau đó",
                    ),
                )
            if is_remade and file.words and not is_remade(file.path):
                faults += (
                    Message(
                        "made again from the articles it has other bytes", "làm lại từ các bài thì ra nội dung tệp khác"
                    ),
                )
            yield replace(file, faults=faults)
        if has_ledger(folder):
            yield VerifiedFile(folder / LEDGER_NAME, 0, tuple(ledger_faults(folder, again.source if again else None)))


def _read(file: Path) -> _Content:
    kind = _KINDS[file.suffix.lower()]
    try:
        data = file.read_bytes()
        inspect(data, media_type=kind.media_type)
        words, faults = kind.words(data), tuple(kind.faults(data))
        return _Content(words, faults) if words else _Content(kind.unordered(data), faults, is_in_order=False)
    except PluginContractError as fault:
        return _Content([], (fault.message,))
    except _UNREADABLE as problem:
        return _Content([], (Message(f"it cannot be read back ({problem})", f"không đọc lại được ({problem})"),))


def _comparable(words: Iterable[str]) -> list[str]:
    return _UNREAD.sub(" ", " ".join(words)).split()


def _differences(one: tuple[Path, Sequence[str]], other: Sequence[str]) -> Iterator[Message]:
    for place, (left, right) in enumerate(zip_longest(one[1], other)):
        if left != right:
            here, there = (" ".join(words[place : place + _WORDS_SHOWN]) or "–" for words in (other, one[1]))
            yield Message(
                f"from word {place + 1} on it says “{here}” where {one[0].name} says “{there}”",
                f"từ chữ thứ {place + 1} ghi “{here}” trong khi {one[0].name} ghi “{there}”",
            )
            return


def _other_words(one: tuple[Path, Sequence[str]], words: Iterable[str]) -> Iterator[Message]:
    here, there = Counter(words), Counter(one[1])
    for more, less, en, vi in (
        (here, there, "it has words that {} has not", "có chữ mà {} không có"),
        (there, here, "it lacks words of {}", "thiếu chữ của {}"),
    ):
        if odd := list((more - less).elements())[:_WORDS_SHOWN]:
            shown = " ".join(odd)
            yield Message(f"{en.format(one[0].name)}: “{shown}”", f"{vi.format(one[0].name)}: “{shown}”")
