"""The pages of a document: painted, linked, and told what each of their parts is."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from wardpress.exporters.pdf.flow import Sheet
from wardpress.exporters.pdf.frame import Frame
from wardpress.exporters.pdf.inks import Target
from wardpress.exporters.pdf.links import Area, Place
from wardpress.exporters.pdf.marks import AnchorMark, FolioMark, Mark, TextMark, parted
from wardpress.exporters.pdf.objects import Objects
from wardpress.exporters.pdf.pen import Pen
from wardpress.exporters.pdf.structure import Structure
from wardpress.exporters.pdf.tags import Artifact, Tag

_PDF_VERSION = (1, 7)


class _Canvas(Canvas):
    """A canvas that names no font before it needs one, and whose streams are ours."""

    _code: list[str]
    _doc: PDFDocument

    def _make_preamble(self) -> None:
        # The inherited one lists Helvetica on every page, without embedding it.
        self._preamble = ""

    def add_page(self, entries: dict[str, object]) -> int:
        """Add a page that also has `entries`, and return the number of its object."""
        name = self._doc.thisPageName()
        self.showPage()
        page: Any = self._doc.idToObject[name]
        # The library's page knows no entries but its own.
        vars(page).update(entries, Trans=None, __NoDefault__=[*page.__NoDefault__, *entries])
        number: int = self._doc.idToObjectNumberAndVersion[name][0]
        return number

    @property
    def document(self) -> PDFDocument:
        """The document below, which keeps pages and fonts."""
        return self._doc


class Painter:
    """Paints sheets one after the other, and keeps what the file has to say about them."""

    def __init__(self, frame: Frame, *, paper: tuple[float, float] | None = None) -> None:
        # Everything is said here: the library would ask its settings, the environment and the clock.
        self._canvas = _Canvas(
            io.BytesIO(),
            pagesize=paper or (frame.page_width, frame.page_height),
            pageCompression=1,
            invariant=1,
            pdfVersion=_PDF_VERSION,
            lang="",
        )
        self._height = frame.page_height
        self._last_target: Target | None = None
        self._last_link: Tag | None = None
        self.objects = Objects(self._canvas.document)
        self.structure = Structure()
        self.codes: list[str] = []
        self.pages: list[int] = []
        self.areas: list[Area] = []
        self.places: dict[str, Place] = {}
        self.has_gaps = False

    @property
    def document(self) -> PDFDocument:
        """The library's document with the pages painted so far."""
        return self._canvas.document

    def paint(self, sheet: Sheet) -> None:
        """Paint one more page."""
        self.structure.begin_page()
        pen = Pen(self.document, self.structure, left=sheet.left, height=self._height)
        areas = len(self.areas)
        # Panels and rules lie below the text, and are no part of it.
        for mark in sorted(sheet.marks, key=_is_said):
            self._paint(mark, pen, sheet.left)
        code = pen.code()
        self.codes.append(code)
        self.has_gaps = self.has_gaps or pen.has_gaps
        self.pages.append(self._put(code.encode("ascii"), self.areas[areas:]))
        for mark in sheet.marks:
            if isinstance(mark, AnchorMark):
                self.places[mark.key] = Place(self.pages[-1], sheet.left + mark.x, self._height - mark.y)

    def add_page(self, code: bytes, entries: dict[str, object]) -> int:
        """Add a page that shows `code` and has `entries`; return the number of its object."""
        content = self.objects.put_stream(self.objects.reserve(), code)
        return self._canvas.add_page({"Contents": f"{content} 0 R", **entries})

    def _put(self, code: bytes, areas: list[Area]) -> int:
        entries: dict[str, object] = {"Tabs": "/S", "StructParents": len(self.pages)}
        if areas:
            entries["Annots"] = [f"{area.number} 0 R" for area in areas]
        return self.add_page(code, entries)

    def _paint(self, mark: Mark, pen: Pen, left: float) -> None:
        match mark:
            case TextMark():
                for part, target in parted(mark):
                    self._paint_words(part, target, pen, left)
            case FolioMark():
                x, y = left + mark.x - mark.width, self._height - mark.y
                box = (x, y - 3, x + mark.width, y - 3 + mark.height)
                self._link(mark.tag, box, mark.words, mark.key)
            case _:
                pen.draw(mark)

    def _paint_words(self, mark: TextMark, target: Target | None, pen: Pen, left: float) -> None:
        link = self._link_for(mark.tag, target)
        if link is None or target is None:
            pen.draw(mark)
            return
        pen.draw(replace(mark, tag=link))
        x, y, size = left + mark.x, self._height - mark.y, mark.words[0][1].size
        box = (x, y - size * 0.3, x + mark.width, y + size * 0.8)
        self._link(link, box, target.address, target)

    def _link_for(self, tag: Tag | Artifact, target: Target | None) -> Tag | None:
        # A link over two lines is one link with two areas; one that stops and goes on is two links.
        if target is not self._last_target or not self._last_link or self._last_link.parent is not tag:
            self._last_target = target
            self._last_link = Tag("Link", tag) if target and isinstance(tag, Tag) else None
        return self._last_link

    def _link(self, tag: Tag, box: tuple[float, float, float, float], words: str, to: str | Target) -> None:
        self.structure.annotation(tag)
        self.areas.append(Area(self.objects.reserve(), box, words, to))


def _is_said(mark: Mark) -> bool:
    return isinstance(mark, TextMark | FolioMark)
