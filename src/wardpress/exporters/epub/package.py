"""The container and its package document: EbookLib writes them, and what it falls short of is mended here."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import ebooklib
from ebooklib import epub
from lxml import etree

from wardpress.exporters.container import Content, filled, packed

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MIMETYPE = ("mimetype", b"application/epub+zip")
_FONT = "font/ttf"
_GENERATOR = f"wardpress, with EbookLib {'.'.join(map(str, ebooklib.VERSION))}"


class Part(NamedTuple):
    """One file of the edition; `is_page` puts it into the reading order."""

    key: str
    file_name: str
    media_type: str
    data: bytes
    is_page: bool = False
    is_navigation: bool = False
    is_cover: bool = False


class Facts(NamedTuple):
    """What the package document says about the edition; `about` holds its accessibility, by name.

    `page_source` is the print edition whose page numbers it bears.
    """

    title: str
    language: str
    identifier: str
    made_at: dt.datetime
    publisher: str | None = None
    date: dt.date | None = None
    about: tuple[tuple[str, str], ...] = ()
    page_source: str | None = None


def container(facts: Facts, parts: Sequence[Part]) -> bytes:
    """Return the EPUB file that holds `parts`, in their order."""
    book = _book(facts, parts)
    contents: dict[str, Content] = {f"{book.FOLDER_NAME}/{part.file_name}": part.data for part in parts}
    fonts = tuple((f"{book.FOLDER_NAME}/{part.file_name}", part.data) for part in parts if part.media_type == _FONT)
    packed_before = {_MIMETYPE[0], *(name for name, _ in fonts)}
    shell = filled(_written(book, facts.made_at), contents)
    rest = (_mended(name, data, facts.language) for name, data in shell if name not in packed_before)
    return packed(rest, _begun(fonts))


# Most editions have the same fonts: a process that makes many packs them once.
@lru_cache(maxsize=4)
def _begun(fonts: tuple[tuple[str, bytes], ...]) -> bytes:
    return packed([_MIMETYPE, *fonts])


def _book(facts: Facts, parts: Sequence[Part]) -> epub.EpubBook:
    book = epub.EpubBook()
    book.set_unique_metadata("OPF", "generator", "", {"name": "generator", "content": _GENERATOR})
    book.set_identifier(facts.identifier)
    book.set_title(facts.title)
    book.set_language(facts.language)
    for name, value in _credits(facts):
        book.add_metadata("DC", name, value, {})
    for name, value in facts.about:
        book.add_metadata("OPF", name, value, {"property": f"schema:{name}"})
    if facts.page_source:
        book.add_metadata("OPF", "pageBreakSource", facts.page_source, {"property": "pageBreakSource"})
    for part in parts:
        if part.is_cover:
            # Shelves that are older than the property above look for this.
            book.add_metadata("OPF", "meta", "", {"name": "cover", "content": part.key})
        item = _item(part)
        book.add_item(item)
        if part.is_page:
            book.spine.append(item)
    return book


def _credits(facts: Facts) -> Iterator[tuple[str, str]]:
    if facts.publisher:
        yield "creator", facts.publisher
        yield "publisher", facts.publisher
    if facts.date:
        yield "date", facts.date.isoformat()


def _item(part: Part) -> epub.EpubItem:
    # EpubHtml and EpubNav would parse the page and write it anew, without its head; what it holds is put in later.
    item = epub.EpubItem(uid=part.key, file_name=part.file_name, media_type=part.media_type, content=b"")
    item.properties = [*["nav"] * part.is_navigation, *["cover-image"] * part.is_cover]
    return item


def _written(book: epub.EpubBook, made_at: dt.datetime) -> bytes:
    buffer = io.BytesIO()
    # Nothing is compressed here: it is packed again, with dates that do not change.
    options = {"mtime": made_at.astimezone(dt.UTC), "epub3_pages": False, "raise_exceptions": True, "compresslevel": 0}
    epub.write_epub(buffer, book, options)
    return buffer.getvalue()


def _mended(name: str, data: Content, language: str) -> tuple[str, Content]:
    if not name.endswith(".opf"):
        return name, data
    package = etree.fromstring(bytes(data))
    package.set(_XML_LANG, language)
    # It declares a prefix that no property uses, and names an NCX that is not there.
    etree.strip_attributes(package, "prefix", "toc")
    etree.cleanup_namespaces(package)
    return name, etree.tostring(package, encoding="UTF-8", xml_declaration=True)
