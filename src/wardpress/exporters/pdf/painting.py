"""The pages of a document: painted, linked, told what each of their parts is, and written as they are painted."""

from __future__ import annotations

from typing import NamedTuple

from wardpress.exporters.pdf.conformance import numbers_in
from wardpress.exporters.pdf.contents import page_number_marks
from wardpress.exporters.pdf.faces import Face
from wardpress.exporters.pdf.flow import Sheet
from wardpress.exporters.pdf.frame import Frame
from wardpress.exporters.pdf.images import Images
from wardpress.exporters.pdf.inks import Target
from wardpress.exporters.pdf.links import Area, Place
from wardpress.exporters.pdf.marks import AnchorMark, FolioMark, Mark, PassageMark, PictureMark, TextMark, parted
from wardpress.exporters.pdf.objects import Objects
from wardpress.exporters.pdf.pen import Pen, number
from wardpress.exporters.pdf.structure import Structure
from wardpress.exporters.pdf.tags import Artifact, Tag
from wardpress.plugins import Pictures


class _Page(NamedTuple):
    """A painted page whose code still has empty lines, each for the number of the page that its mark names."""

    place: int
    left: float
    code: list[bytes]
    links: bytes
    rooms: list[tuple[int, bytes, FolioMark]]


class Painter:
    """Paints sheets one after the other, and keeps what the file has to say about them.

    `numbers` has for each page the numbers of its marked content, None if something stands outside of any.
    """

    def __init__(self, frame: Frame, objects: Objects, pictures: Pictures) -> None:
        self.objects = objects
        self.images = Images(objects)
        self.structure = Structure()
        self.numbers: list[list[int] | None] = []
        self.pages: list[int] = []
        self.areas: list[Area] = []
        self.places: dict[str, Place] = {}
        self.fonts: dict[Face, bytes] = {}
        self._height = frame.page_height
        self._pictures = pictures
        self.root, self.resources = objects.reserve(), objects.reserve()
        box = b"0 0 %b %b" % (number(frame.page_width), number(frame.page_height))
        kin = (self.root, self.resources, box)
        self._entries = b"<</Type/Page/Parent %d 0 R/Resources %d 0 R/MediaBox[%b]/Tabs/S" % kin
        self._last_target: Target | None = None
        self._last_link: Tag | None = None
        self._folios: dict[str, int] = {}
        self._rooms: list[tuple[int, bytes, FolioMark]] = []
        self._waiting: list[_Page] = []

    def paint(self, sheet: Sheet) -> None:
        """Paint one more page, and write it unless it names the number of another."""
        self.structure.begin_page()
        pen, areas = self._pen(sheet.left), len(self.areas)
        self.pages.append(self.objects.reserve())
        # Panels and rules lie below the text, and are no part of it.
        for mark in sorted(sheet.marks, key=_is_said):
            if isinstance(mark, PassageMark):
                self._last_target = None
                pen.write_passage(mark)
            elif isinstance(mark, TextMark) and not mark.has_links:
                self._last_target = None
                pen.write(mark)
            else:
                self._paint(mark, pen, sheet.left)
        links = b" ".join(b"%d 0 R" % area.number for area in self.areas[areas:])
        page = _Page(len(self.numbers), sheet.left, pen.code(), links, self._rooms)
        self.numbers.append(None)
        if page.rooms:
            self._rooms = []
            self._waiting.append(page)
        else:
            self._write(page)

    def fill_in(self) -> None:
        """Write the pages that had to wait until every page has its number."""
        for page in self._waiting:
            for line, begun, mark in page.rooms:
                rules, text = page_number_marks(mark, str(self._folios[mark.key]))
                pen = self._pen(page.left)
                for rule in rules:
                    pen.draw(rule)
                pen.write_in(begun, text)
                page.code[line] = b"\n".join(pen.code())
            self._write(page)
        self._waiting = []

    def put_pages(self, resources: bytes) -> int:
        """Put the list of the pages, and the `resources` of all of them; return its number."""
        self.objects.put(self.resources, b"<<%b>>" % resources)
        kids = b" ".join(b"%d 0 R" % page for page in self.shown())
        return self.objects.put(self.root, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self.shown()), kids))

    def shown(self) -> list[int]:
        """Return the numbers of the pages that a reader turns."""
        return self.pages

    def _pen(self, left: float) -> Pen:
        return Pen(self.structure, self._font, left=left, height=self._height)

    def _font(self, face: Face) -> bytes:
        return self.fonts.setdefault(face, b"F%d" % (len(self.fonts) + 1))

    def _write(self, page: _Page) -> None:
        code = b"\n".join((*page.code, b""))
        self.numbers[page.place] = numbers_in(code)
        self.put_page(self.pages[page.place], code, page.place, page.links)

    def put_page(self, page: int, code: bytes, place: int, links: bytes) -> None:
        """Put the page at `place`, which shows `code`, as the object of the number `page`."""
        content = self.objects.put_stream(self.objects.reserve(), code)
        areas = b"/Annots[%b]" % links if links else b""
        entries = (self._entries, place, content, areas)
        self.objects.put(page, b"%b/StructParents %d/Contents %d 0 R%b>>" % entries)

    def _paint(self, mark: Mark, pen: Pen, left: float) -> None:
        match mark:
            case TextMark():
                for part, target in parted(mark):
                    self._paint_words(part, target, pen, left)
            case FolioMark():
                x, y = left + mark.x - mark.width, self._height - mark.y
                box = (x, y - 3, x + mark.width, y - 3 + mark.height)
                self._rooms.append((*pen.leave_room(mark.tag), mark))
                self._link(mark.tag, box, mark.words, mark.key)
            case PictureMark():
                self._paint_picture(mark, pen, left)
            case AnchorMark():
                self.places[mark.key] = Place(self.pages[-1], left + mark.x, self._height - mark.y)
                self._folios[mark.key] = len(self.pages)
            case _:
                pen.draw(mark)

    def _paint_picture(self, mark: PictureMark, pen: Pen, left: float) -> None:
        # Only now are its bytes asked for, and written at once: no two pictures are in memory.
        picture = self._pictures.placed(mark.file, width=mark.width)
        pen.draw_image(mark, self.images.name(picture))
        if isinstance(mark.tag, Tag):
            x, y = left + mark.x, self._height - mark.y
            box = b"%.3f %.3f %.3f %.3f" % (x, y - mark.height, x + mark.width, y)
            self.structure.element(mark.tag).attributes += b"/A<</O/Layout/Placement/Block/BBox[%b]>>" % box

    def _paint_words(self, mark: TextMark, target: Target | None, pen: Pen, left: float) -> None:
        link = self._link_for(mark.tag, target)
        if link is None or target is None:
            pen.write(mark)
            return
        pen.write(mark._replace(tag=link))
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
    return isinstance(mark, (PassageMark, TextMark, FolioMark, PictureMark))
