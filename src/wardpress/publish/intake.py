"""Which files an editor handed in: articles, their sidecars and pictures, and the settings; found, not yet read."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from wardpress.diagnostics import Origin, Report
from wardpress.edition.photos import is_picture
from wardpress.errors import InputError, Message, UsageError, system_reason

# Notepad likes to add .txt, and Windows does not tell capitals apart.
_SETTINGS_NAMES = frozenset({"bulletin.toml", "bulletin.toml.txt"})
_NUMBER = re.compile(r"(\d+)")
_BACKUP = re.compile(r"\.bak\d*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read: `name` is what messages and settings call it (NFC), `pictures` are the names beside it.

    The pictures are those of the intake whose names begin with `shelf`, so that no two folders mix theirs up. One that
    `is_named` was given by its own path: then a link is what the editor means.
    """

    name: str
    path: Path
    pictures: tuple[str, ...] = ()
    shelf: str = ""
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Intake:
    """All that was handed in: files in reading order, pictures, and the settings file if there is one."""

    files: tuple[InputFile, ...]
    pictures: Mapping[str, Path]
    settings: Path | None


def taken_in(paths: Iterable[Path], report: Report) -> Intake:
    """Return the files in `paths`: those of a folder in the order of their names, `bai2` before `bai10`.

    A `bulletin.toml` stands for its folder. A file given twice is taken once. Raise `InputError` for a path that is
    not there or may not be entered, `UsageError` for more than one settings file.
    """
    given = tuple(paths)
    try:
        found = [file for path in given for file in _found(path)]
    except OSError as problem:
        raise unreadable(problem.filename or ", ".join(map(str, given)), problem) from problem
    settings = list(dict.fromkeys(file for file in found if is_settings(file)))
    if len(settings) > 1:
        names = ", ".join(map(str, settings))
        raise UsageError(
            Message(f"There are several settings files: {names}.", f"Có nhiều tệp thiết lập: {names}."),
            hint=Message(
                "Keep one of them, or give the folders one by one.", "Hãy giữ một tệp, hoặc chuyển từng thư mục."
            ),
        )
    _tell_of_unused_settings(given, settings, report)
    files = [file for file in found if not is_settings(file)]
    shelves = _shelves(files)
    pictures = {f"{shelves[file.parent]}{printable(file.name)}": file for file in files if is_picture(file.name)}
    return Intake(tuple(_input_files(files, shelves, frozenset(given))), pictures, next(iter(settings), None))


def unreadable(what: object, problem: OSError | UnicodeDecodeError) -> InputError:
    """Return the error for a file or folder that cannot be read."""
    reason = system_reason(problem)
    hint = Message("Check the name, and that it may be read.", "Hãy kiểm tra tên tệp và quyền đọc.")
    if isinstance(problem, UnicodeDecodeError):
        hint = Message("Save it as UTF-8 text.", "Hãy lưu tệp dưới dạng văn bản UTF-8.")
    return InputError(
        Message(f"Cannot read {what}: {reason.en}.", f"Không đọc được {what}: {reason.vi}."),
        hint=hint,
    )


def _found(path: Path) -> list[Path]:
    # os.stat instead of is_dir(): a folder that may not be entered is to be told, not passed over.
    try:
        path.stat()
    except FileNotFoundError as problem:
        raise InputError(
            Message(f"There is no file or folder {path}.", f"Không có tệp hay thư mục {path}."),
            hint=Message(
                "Check the name; put it in quotes if it has blanks.",
                "Hãy kiểm tra tên; nếu tên có dấu cách, đặt trong ngoặc kép.",
            ),
        ) from problem
    if path.is_dir():
        return _in_folder(path)
    return _in_folder(path.parent) if is_settings(path) else [path]


def _in_folder(folder: Path) -> list[Path]:
    # A link to nothing, a pipe, a folder called x.jpg: refused by name when it is read, not passed over in silence.
    found = [entry for entry in folder.iterdir() if not entry.is_dir() or is_picture(entry.name)]
    return sorted((entry for entry in found if not _is_put_aside(entry.name)), key=_natural)


def _is_put_aside(name: str) -> bool:
    """Tell of hidden files, and of what editors and `wardpress pull` keep of older texts."""
    return name.startswith((".", "~")) or _BACKUP.search(name) is not None


def _natural(path: Path) -> tuple[list[tuple[int, str]], str]:
    name = unicodedata.normalize("NFC", path.name)
    # Digits count by value, so that bai2 comes before bai10.
    parts = [(int(part), "") if part.isdecimal() else (-1, part) for part in _NUMBER.split(name.casefold()) if part]
    return parts, name


def is_settings(path: Path) -> bool:
    """Return whether `path` is called as settings are."""
    return path.name.casefold() in _SETTINGS_NAMES


def _tell_of_unused_settings(given: Iterable[Path], settings: list[Path], report: Report) -> None:
    if settings:
        return
    for folder in dict.fromkeys(path.parent for path in given if path.is_file()):
        if (folder / "bulletin.toml").is_file():
            report.warning(
                "input.settings-not-used",
                Message(
                    "not obeyed, as single files were given; give the folder instead",
                    "không được dùng vì bạn đưa từng tệp; hãy đưa cả thư mục",
                ),
                Origin(printable(folder / "bulletin.toml")),
            )


def settings_in(folder: Path) -> Path | None:
    """Return the settings file in `folder`, if there is one; raise `OSError` where the folder cannot be entered."""
    return next(filter(is_settings, sorted(folder.iterdir())), None)


def _shelves(found: Iterable[Path]) -> dict[Path, str]:
    """Return what the names of the pictures of each folder begin with: nothing where there is only one folder."""
    folders = list(dict.fromkeys(file.parent for file in found))
    shelves: dict[Path, str] = {}
    for folder in folders:
        name = printable(folder.absolute().name)
        names = chain((f"{name}/",), (f"{name}-{number}/" for number in count(2)))
        shelves[folder] = next(shelf for shelf in names if shelf not in shelves.values()) if folders[1:] else ""
    return shelves


def _input_files(found: list[Path], shelves: Mapping[Path, str], given: AbstractSet[Path]) -> Iterator[InputFile]:
    names: set[str] = set()
    stems = {file.with_suffix("") for file in found if file.suffix.lower() != ".toml"}
    pictures = _pictures(found)
    for file in _once(found):
        if is_picture(file.name) or (file.suffix.lower() == ".toml" and file.with_suffix("") in stems):
            continue
        # Files of one name in different folders are told apart by their paths, as they were given.
        name = printable(file.name) if printable(file.name) not in names else printable(file)
        names.add(name)
        yield InputFile(name, file, tuple(pictures[file.parent]), shelves[file.parent], is_named=file in given)


def _pictures(found: Iterable[Path]) -> defaultdict[Path, list[str]]:
    # Sorted out once: looking through the folder again for each article took 2 s for a thousand of them.
    pictures: defaultdict[Path, list[str]] = defaultdict(list)
    for file in found:
        if is_picture(file.name):
            pictures[file.parent].append(printable(file.name))
    return pictures


def _once(files: Iterable[Path]) -> Iterator[Path]:
    seen: set[str] = set()
    for file in files:
        if (real := os.path.realpath(file)) not in seen:
            seen.add(real)
            yield file


def printable(path: str | Path) -> str:
    """Return a file name as text in NFC; bytes that are no text are shown as U+FFFD."""
    return unicodedata.normalize("NFC", os.fsencode(path).decode("utf-8", "replace"))
