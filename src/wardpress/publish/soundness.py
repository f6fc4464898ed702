"""Whether a finished Word or EPUB container holds together: all that it names is in it, all that is in it is named."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from wardpress.errors import Message

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ITEM = "{http://www.idpf.org/2007/opf}item"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_EPUB = b"application/epub+zip"


def word_faults(data: bytes) -> Iterator[Message]:
    """Yield every part that a relationship of a Word file names and that is not there."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        for rels in sorted(name for name in names if name.endswith(".rels")):
            # `word/_rels/document.xml.rels` speaks of what lies beside `word/document.xml`.
            folder = posixpath.dirname(posixpath.dirname(rels))
            for relationship in ET.fromstring(archive.read(rels)).iter(_RELATIONSHIP):  # noqa: S314 - see readback.py
                target = relationship.get("Target", "")
                part = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
                if relationship.get("TargetMode") != "External" and part not in names:
                    yield _missing(part)


def epub_faults(data: bytes) -> Iterator[Message]:
    """Yield what is wrong with the container of an EPUB, its package, and the references of its pages."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
        if (first.filename, first.compress_type, archive.read(first)) != ("mimetype", zipfile.ZIP_STORED, _EPUB):
            yield Message("it does not begin with its mimetype", "không bắt đầu bằng mimetype")
        names = set(archive.namelist())
        container = ET.fromstring(archive.read("META-INF/container.xml"))  # noqa: S314 - the same
        package = next(container.iter(_ROOTFILE)).get("full-path", "")
        folder = posixpath.dirname(package)
        items = ET.fromstring(archive.read(package)).iter(_ITEM)  # noqa: S314 - the same
        listed = {_beside(folder, item.get("href", "")) for item in items}
        yield from map(_missing, sorted(listed - names))
        unlisted = {name for name in names - listed if not name.startswith("META-INF/")} - {"mimetype", package}
        for name in sorted(unlisted):
            yield Message(f"{name} is in it and not in its list", f"{name} nằm trong tệp mà không có trong danh mục")
        for page in sorted(name for name in listed & names if name.endswith(".xhtml")):
            yield from (_missing(name) for name in sorted(_named_by(archive, page) - listed))


def _named_by(archive: zipfile.ZipFile, page: str) -> set[str]:
    elements = ET.fromstring(archive.read(page)).iter()  # noqa: S314 - the same
    said = (element.get(key) for element in elements for key in ("src", "href"))
    places = map(urlsplit, filter(None, said))
    folder = posixpath.dirname(page)
    return {_beside(folder, place.path) for place in places if place.path and not place.scheme}


def _beside(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href)))


def _missing(name: str) -> Message:
    return Message(f"{name} is named in it and is not there", f"tệp nêu tên {name} nhưng không có phần này")
