"""Independent readers: the words of a Word, PDF or EPUB file, in reading order, by tools that wrote none of them."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPF = "{http://www.idpf.org/2007/opf}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_BLANKS_OF_WORD = frozenset({f"{_W}tab", f"{_W}br", f"{_W}cr"})
_INLINE = frozenset({"a", "em", "strong", "span", "b", "i", "time", "cite", "small"})
_POINTS_A_MM = 72 / 25.4


def docx_words(data: bytes) -> list[str]:
    """Return the words of the body of a Word file; headers, footers and field codes are not among them."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    words: list[str] = []
    for paragraph in root.iter(f"{_W}p"):
        parts = (
            " " if node.tag in _BLANKS_OF_WORD else node.text or ""
            for node in paragraph.iter(f"{_W}t", *_BLANKS_OF_WORD)
            if _owner(node) is paragraph
        )
        words += "".join(parts).split()
    return words


def _owner(node: object) -> object:
    # A tab stop in the paragraph's properties is no tab in its text.
    for ancestor in node.iterancestors():  # type: ignore[attr-defined]
        if ancestor.tag == f"{_W}pPr":
            return None
        if ancestor.tag == f"{_W}p":
            return ancestor
    return None


def epub_words(data: bytes) -> list[str]:
    """Return the visible words of an EPUB, document by document in the order of its spine."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        rootfile = next(container.iter(f"{_CONTAINER}rootfile")).get("full-path") or ""
        package = etree.fromstring(archive.read(rootfile))
        files = {item.get("id"): item.get("href") or "" for item in package.iter(f"{_OPF}item")}
        folder = posixpath.dirname(rootfile)
        words: list[str] = []
        for itemref in package.iter(f"{_OPF}itemref"):
            page = etree.fromstring(archive.read(posixpath.join(folder, files[itemref.get("idref")])))
            words += "".join(_shown(page.find("{*}body"))).split()
    return words


def _shown(element: object) -> Iterator[str]:
    if not isinstance(tag := element.tag, str) or element.get("hidden") is not None:  # type: ignore[attr-defined]
        return
    edge = "" if tag.rpartition("}")[2] in _INLINE else " "
    yield edge + (element.text or "")  # type: ignore[attr-defined]
    for child in element:  # type: ignore[attr-defined]
        yield from _shown(child)
        yield child.tail or ""
    yield edge


def pdf_words(data: bytes, *, head: float = 0.0, foot: float = 0.0) -> list[str]:
    """Return the words of a PDF in the order in which they are painted, without a strip of `head` and `foot` mm."""
    import pypdfium2

    words: list[str] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage().get_text_bounded(
                left=0, bottom=foot * _POINTS_A_MM, right=width, top=height - head * _POINTS_A_MM
            )
            words += re.sub("[\ufffe\x02]", "", text).split()
    finally:
        document.close()
    return words
