"""Makes Word files for the tests and reads them back with zipfile and lxml, which know nothing of the exporter."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from wardpress.exporters.docx import EXPORTER, DocxOptions
from wardpress.model import Article, Bulletin, Section
from wardpress.plugins import ExportContext, Report
from wardpress.plugins.sinks import MemorySink
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.themes import Theme, builtin_themes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MADE_AT = dt.datetime(2025, 12, 5, tzinfo=dt.UTC)


def word_file(
    bulletin: Bulletin,
    *,
    language: str = "vi",
    theme: Theme | None = None,
    options: DocxOptions = DocxOptions(),  # noqa: B008 - a frozen value
) -> bytes:
    """Return what the exporter writes for `bulletin`."""
    sink = MemorySink()
    context = ExportContext(
        options=options,
        theme=theme or builtin_themes()[0],
        fonts=InstalledFonts(),
        report=Report(),
        made_at=MADE_AT,
        language=language,
    )
    EXPORTER.export(bulletin, sink, context)
    return sink.content()


def bulletin_of(*articles: Article) -> Bulletin:
    """Return a bulletin of `articles` without masthead, rubric or imprint."""
    return Bulletin((Section(articles),))


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file as its reader finds it."""

    parts: dict[str, bytes]

    def xml(self, name: str) -> etree._Element:
        """Return a part, parsed."""
        return etree.fromstring(self.parts[name])

    @property
    def body(self) -> etree._Element:
        """The body of the document."""
        body = self.xml("word/document.xml").find(f"{W}body")
        assert body is not None
        return body

    def paragraphs(self, style: str | None = None) -> list[etree._Element]:
        """Return every paragraph, or those of one style, in the order of the text."""
        return [node for node in self.body.iter(f"{W}p") if style in (None, style_of(node))]

    def texts(self, style: str) -> list[str]:
        """Return the text of every paragraph of a style."""
        return [text_of(paragraph) for paragraph in self.paragraphs(style)]

    def links(self) -> dict[str, str]:
        """Return the targets that lead out of the document, by relationship."""
        relationships = self.xml("word/_rels/document.xml.rels")
        return {
            str(node.get("Id")): str(node.get("Target"))
            for node in relationships
            if node.get("TargetMode") == "External"
        }

    def sections(self) -> list[etree._Element]:
        """Return the properties of every section in order."""
        return list(self.body.iter(f"{W}sectPr"))


def opened(data: bytes) -> WordFile:
    """Return `data` unzipped."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return WordFile({name: archive.read(name) for name in archive.namelist()})


def read_back(bulletin: Bulletin, *, language: str = "vi", theme: Theme | None = None) -> WordFile:
    """Return what the exporter writes for `bulletin`, unzipped."""
    return opened(word_file(bulletin, language=language, theme=theme))


def style_of(paragraph: etree._Element) -> str:
    """Return the id of the style of a paragraph."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def text_of(paragraph: etree._Element) -> str:
    """Return the visible text of a paragraph, tabs and line ends as blanks."""
    return "".join(_shown(paragraph))


def _shown(paragraph: etree._Element) -> Iterator[str]:
    for run in paragraph.iter(f"{W}r"):
        for node in run:
            if node.tag == f"{W}t":
                yield node.text or ""
            elif node.tag in (f"{W}tab", f"{W}br"):
                yield " "


def value(element: etree._Element, path: str, attribute: str = "val") -> str | None:
    """Return an attribute of the element at `path` (w: elements, parted by slashes)."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")


def instructions(element: etree._Element) -> list[str]:
    """Return the instruction of every field."""
    return [(node.text or "").strip() for node in element.iter(f"{W}instrText")]
