"""Reads an EPUB edition back with zipfile and lxml alone: knows the standard, and nothing of our writer."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": "http://www.idpf.org/2007/ops",
    "h": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE = f"{{{NAMES['epub']}}}type"


def found(node: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements at an XPath with the prefixes of NAMES."""
    result = node.xpath(path, namespaces=NAMES)
    assert isinstance(result, list)
    return [element for element in result if isinstance(element, etree._Element)]


def shown(node: etree._Element) -> str:
    """Return the text of a node as it stands in the file, without what is hidden: no blank is added between tags."""
    if node.get("hidden") is not None:
        return ""
    own = [node.text or ""]
    for child in node:
        own += [shown(child), child.tail or ""]
    return "".join(own)


@dataclass(frozen=True)
class Edition:
    """An EPUB file, opened."""

    data: bytes

    @cached_property
    def entries(self) -> list[zipfile.ZipInfo]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return archive.infolist()

    @cached_property
    def files(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {entry.filename: archive.read(entry) for entry in archive.infolist()}

    @cached_property
    def package_path(self) -> str:
        container = etree.fromstring(self.files["META-INF/container.xml"])
        return str(found(container, "//c:rootfile")[0].get("full-path"))

    @cached_property
    def package(self) -> etree._Element:
        return etree.fromstring(self.files[self.package_path])

    @cached_property
    def manifest(self) -> dict[str, etree._Element]:
        """Every item by its path in the container."""
        folder = posixpath.dirname(self.package_path)
        items = found(self.package, "opf:manifest/opf:item")
        return {posixpath.join(folder, str(item.get("href"))): item for item in items}

    @cached_property
    def spine(self) -> list[str]:
        """The paths of the pages in reading order."""
        paths = {item.get("id"): path for path, item in self.manifest.items()}
        return [paths[reference.get("idref")] for reference in found(self.package, "opf:spine/opf:itemref")]

    @cached_property
    def pages(self) -> dict[str, etree._Element]:
        """The pages by file name, in reading order."""
        return {posixpath.basename(path): etree.fromstring(self.files[path]) for path in self.spine}

    @cached_property
    def navigation(self) -> etree._Element:
        path = next(path for path, item in self.manifest.items() if item.get("properties") == "nav")
        return etree.fromstring(self.files[path])

    @cached_property
    def stylesheet(self) -> str:
        return next(data for name, data in self.files.items() if name.endswith(".css")).decode()

    @cached_property
    def fonts(self) -> dict[str, bytes]:
        """The font files by their path as the stylesheet writes it."""
        folder = posixpath.dirname(self.package_path) + "/"
        kinds = {path: item.get("media-type") for path, item in self.manifest.items()}
        return {path.removeprefix(folder): self.files[path] for path, kind in kinds.items() if kind == "font/ttf"}

    def words(self) -> list[str]:
        """Every word that a reader sees, in reading order."""
        return [word for page in self.pages.values() for word in shown(found(page, "h:body")[0]).split()]

    def properties(self, name: str) -> list[str]:
        """The values of a `meta` property of the package document."""
        return [meta.text or "" for meta in found(self.package, f"//opf:meta[@property='{name}']")]

    def facts(self, name: str) -> list[str]:
        """The values of a Dublin Core element."""
        return [element.text or "" for element in found(self.package, f"//dc:{name}")]


def rules(stylesheet: str) -> list[tuple[str, dict[str, str]]]:
    """Return the rules of a stylesheet without at-rules: selector and declarations."""
    pairs = re.findall(r"([^{}]+)\{([^{}]*)\}", stylesheet)
    return [(selector.strip(), _declarations(body)) for selector, body in pairs if not selector.strip().startswith("@")]


def _declarations(body: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in body.split(";") if ":" in part)
    return {name.strip(): value.strip() for name, _, value in pairs}
