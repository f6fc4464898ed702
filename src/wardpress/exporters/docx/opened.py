"""A Word file that somebody sent back, opened with care: bounded in size, without entities, from no other place."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import error as ZlibError  # noqa: N812 - a class that zlib names like a variable

from lxml import etree

from wardpress.errors import InputError, Message

_LARGEST_PART = 64 * 1024 * 1024  # 7,000 articles
_MOST_PARTS = 20_000
_USEFUL = frozenset({"styles", "comments", "footnotes", "endnotes"})
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """The parts of a Word file that are of use here, as XML: the text, and what it refers to by the type of part."""

    text: etree._Element
    related: dict[str, etree._Element]


def opened(data: bytes, name: str) -> OpenedFile:
    """Return the Word file in `data`; raise `InputError`, which calls it `name`, where it is none or is not safe."""
    if data.startswith(_OLD_OFFICE):
        raise _refused(
            name,
            Message("it is a .doc, or it has a password", "tệp là .doc, hoặc có đặt mật khẩu"),
            Message("Save it as .docx without a password.", "Hãy lưu thành .docx không có mật khẩu."),
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _opened(archive, name)
    except (zipfile.BadZipFile, ZlibError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as problem:
        raise _unsound(name) from problem


def _opened(archive: zipfile.ZipFile, name: str) -> OpenedFile:
    if len(archive.infolist()) > _MOST_PARTS:
        raise _unsound(name)
    main = next((target for kind, target in _relations(archive, "", name) if kind == "officeDocument"), None)
    if main is None:
        raise _unsound(name)
    text = _part(archive, main, name)
    related = {
        kind: _part(archive, target, name)
        for kind, target in _relations(archive, main, name)
        if kind in _USEFUL and target in archive.namelist()
    }
    return OpenedFile(text, related)


def _relations(archive: zipfile.ZipFile, part: str, name: str) -> Iterator[tuple[str, str]]:
    folder, file = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    if relations not in archive.namelist():
        return
    for relation in _part(archive, relations, name):
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            yield relation.get("Type", "").rpartition("/")[2], target.lstrip("/")


def _part(archive: zipfile.ZipFile, part: str, name: str) -> etree._Element:
    try:
        with archive.open(part) as stream:
            # What the directory says of the size may be a lie: no more than the limit is ever unpacked.
            data = stream.read(_LARGEST_PART + 1)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        root = etree.fromstring(data[: _LARGEST_PART + 1], parser)
    except (KeyError, etree.XMLSyntaxError) as problem:
        raise _unsound(name) from problem
    if len(data) > _LARGEST_PART or _has_doctype(root):
        raise _unsound(name)
    return root


def _has_doctype(root: etree._Element) -> bool:
    # Word writes none; one that is there wants entities to be unfolded.
    return getattr(root.getroottree().docinfo, "internalDTD", None) is not None


def _unsound(name: str) -> InputError:
    return _refused(
        name,
        Message("it is no whole Word file (.docx)", "đây không phải tệp Word (.docx) nguyên vẹn"),
        Message("Open it in Word and save it as .docx once more.", "Hãy mở bằng Word rồi lưu lại thành .docx."),
    )


def _refused(name: str, why: Message, hint: Message) -> InputError:
    return InputError(
        Message(f"Cannot read {name}: {why.en}.", f"Không đọc được {name}: {why.vi}."),
        hint=hint,
    )
