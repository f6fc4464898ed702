"""A Word file opened with care: bounded in size, without entities, macros untouched, nothing fetched."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zlib import error as ZlibError  # noqa: N812 - a class that zlib names like a variable

from lxml import etree

from wardpress_docx_reader import refusals
from wardpress_docx_reader.markup import name_of, value

_LARGEST_PART = 32 * 1024 * 1024  # 3,000 articles; pictures are never unpacked
_MOST_TAGS = 1_000_000
_MOST_PARTS = 10_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_NEEDED = frozenset({"styles", "numbering", "footnotes", "endnotes", "header", "footer"})
# Broken or hostile files end in one of these, wherever in the ZIP the fault is.
_FAULTS = (
    zipfile.BadZipFile,
    ZlibError,
    etree.XMLSyntaxError,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts of a Word file that hold its text: the document, and what it refers to by the kind of part."""

    document: etree._Element
    related: Mapping[str, tuple[etree._Element, ...]]

    def part(self, kind: str) -> etree._Element | None:
        """Return the one part of this kind, None where there is none."""
        return next(iter(self.related.get(kind, ())), None)


def opened(data: bytes, file: str) -> WordFile:
    """Return the Word file in `data`; raise `InputError`, which calls it `file`, where it is none or is not safe."""
    if data.startswith(_OLD_OFFICE):
        raise refusals.password(file) if _PASSWORD in data else refusals.old_word(file)
    if not data.startswith(b"PK"):
        raise refusals.other_kind(file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _opened(archive, file)
    except _FAULTS as problem:
        raise refusals.unsound(file) from problem


def _opened(archive: zipfile.ZipFile, file: str) -> WordFile:
    if len(archive.infolist()) > _MOST_PARTS:
        raise refusals.too_large(file)
    main = dict(_relations(archive, "", file))["officeDocument"]
    document = _part(archive, main, file)
    if name_of(document) != "document":
        raise refusals.other_kind(file)
    # A part that is named and missing is Word's business to mend; the text stands without it.
    wanted = dict.fromkeys(
        (kind, target)
        for kind, target in _relations(archive, main, file)
        if kind in _NEEDED and target in archive.NameToInfo
    )
    if sum(archive.NameToInfo[target].file_size for _, target in wanted) > _LARGEST_PART:
        raise refusals.too_large(file)
    related: dict[str, tuple[etree._Element, ...]] = {}
    for kind, target in wanted:
        related[kind] = (*related.get(kind, ()), _part(archive, target, file))
    return WordFile(document, related)


def _relations(archive: zipfile.ZipFile, part: str, file: str) -> Iterator[tuple[str, str]]:
    """Yield kind and place of every part inside the file that `part` refers to; what lies elsewhere is left alone."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in archive.NameToInfo:
        return
    for relation in _part(archive, relations, file):
        if value(relation, "TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, value(relation, "Target")))
            yield value(relation, "Type").rpartition("/")[2], target.lstrip("/")


def _part(archive: zipfile.ZipFile, part: str, file: str) -> etree._Element:
    entry = archive.getinfo(part)
    if entry.compress_type not in _PACKINGS:
        raise refusals.unsound(file)
    with archive.open(entry) as stream:
        # What the directory says of the size may be a lie: no more than the limit is ever unpacked.
        data = stream.read(_LARGEST_PART + 1)
    if len(data) > _LARGEST_PART or data.count(b"<") > _MOST_TAGS:
        raise refusals.too_large(file)
    # Word writes no document type; one that is there wants entities to be unfolded.
    if any(mark in data for mark in _DOCTYPES):
        raise refusals.unsound(file)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)
