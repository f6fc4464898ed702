"""Independent readers: the words of a finished Word, PDF or EPUB file, in reading order, by tools that wrote none."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPF = "{http://www.idpf.org/2007/opf}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_BLANKS_OF_WORD = frozenset({f"{_W}tab", f"{_W}br", f"{_W}cr"})
_INLINE = frozenset({"a", "em", "strong", "span", "b", "i", "time", "cite", "small", "sup"})
_UNSEEN = frozenset({"script", "style", "svg"})


def docx_words(data: bytes) -> list[str]:
    """Return the words of the body of a Word file; headers, footers and field codes are not among them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = _parsed(archive, "word/document.xml")
    return "".join(_typed(body)).split()


def _typed(element: ET.Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BLANKS_OF_WORD:
            yield " "
        elif child.tag != f"{_W}pPr":
            # A tab stop in the paragraph's properties is no tab in its text.
            yield from _typed(child)
    if element.tag == f"{_W}p":
        yield "\n"


def epub_words(data: bytes) -> list[str]:
    """Return the visible words of an EPUB, document by document in the order of its spine."""
    words: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        container = _parsed(archive, "META-INF/container.xml")
        rootfile = next(container.iter(f"{_CONTAINER}rootfile")).get("full-path", "")
        package = _parsed(archive, rootfile)
        files = {item.get("id"): item.get("href", "") for item in package.iter(f"{_OPF}item")}
        folder = posixpath.dirname(rootfile)
        for itemref in package.iter(f"{_OPF}itemref"):
            page = _parsed(archive, posixpath.join(folder, files[itemref.get("idref")]))
            body = page.find("{*}body")
            words += "".join(_shown(body)).split() if body is not None else []
    return words


def _shown(element: ET.Element) -> Iterator[str]:
    tag = element.tag.rpartition("}")[2]
    if tag in _UNSEEN or element.get("hidden") is not None:
        return
    edge = "" if tag in _INLINE else " "
    yield edge + (element.text or "")
    for child in element:
        yield from _shown(child)
        yield child.tail or ""
    yield edge


def _parsed(archive: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(archive.read(name))  # noqa: S314 - expat stops entity bombs since 2.4.1
