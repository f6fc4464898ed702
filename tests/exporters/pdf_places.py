"""Where things stand on the pages of a PDF file, told by content streams and structure, read by qpdf's library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pdf_reading as reading
import pikepdf
from pdf_tags import kids


@dataclass(frozen=True)
class Line:
    """A line of text: its page from 1, where its baseline begins (y from the lower edge), and its size."""

    page: int
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Shown:
    """A picture: its page from 1, its lower left corner, its size, and which object it is."""

    page: int
    x: float
    y: float
    width: float
    height: float
    image: Any


@dataclass
class Element:
    """An element of the structure: its role, and the lines and pictures in it, those of elements below it left out."""

    role: str
    alt: str | None
    box: tuple[float, ...] | None
    lines: list[Line] = field(default_factory=list)
    pictures: list[Shown] = field(default_factory=list)


def elements(data: bytes) -> list[Element]:
    """Return every element in the order in which it is read."""
    with reading.opened(data) as pdf:
        content = dict(_marked(pdf))
        return list(_walked(pdf.Root["/StructTreeRoot"], None, content))


def pictures(data: bytes) -> list[Shown]:
    """Return every picture in the order of the pages, those that are no part of the text too."""
    with reading.opened(data) as pdf:
        return [thing for _, things in _marked(pdf) for thing in things if isinstance(thing, Shown)]


def _marked(pdf: pikepdf.Pdf) -> Iterator[tuple[tuple[Any, int | None], list[Line | Shown]]]:
    for number, page in enumerate(pdf.pages, start=1):
        reader = _Reader(number, page.resources.get("/XObject", {}))
        for instruction in pikepdf.parse_content_stream(page, "BDC BT Tm Td Tf Tj cm Do"):
            reader.take(str(instruction.operator), instruction.operands)
        yield from (((page.objgen, mark), things) for mark, things in reader.found.items())


class _Reader:
    """Follows the content stream of one page."""

    def __init__(self, page: int, images: Any) -> None:
        self.found: dict[int | None, list[Line | Shown]] = defaultdict(list)
        self._page = page
        self._images = images
        self._mark: int | None = None
        self._size = 0.0
        self._spot = (0.0, 0.0)
        self._matrix = [0.0] * 6

    def take(self, operator: str, operands: Any) -> None:
        match operator:
            case "BDC" if str(operands[0]) != "/Span":
                self._mark = int(operands[1]["/MCID"]) if "/MCID" in operands[1] else None
            case "BT":
                self._spot = (0.0, 0.0)
            case "Tm":
                self._spot = (float(operands[4]), float(operands[5]))
            case "Td":
                self._spot = (self._spot[0] + float(operands[0]), self._spot[1] + float(operands[1]))
            case "Tf":
                self._size = float(operands[1])
            case "cm":
                self._matrix = [float(value) for value in operands]
            case "Tj" | "Do":
                self._show(operands)

    def _show(self, operands: Any) -> None:
        thing: Line | Shown
        if isinstance(operands[0], pikepdf.Name):
            width, _, _, height, x, y = self._matrix
            thing = Shown(self._page, x, y, width, height, self._images[str(operands[0])].objgen)
        else:
            thing = Line(self._page, *self._spot, self._size)
        if thing not in self.found[self._mark][-1:]:
            self.found[self._mark].append(thing)


def _walked(element: Any, page: Any, content: dict[Any, list[Line | Shown]]) -> Iterator[Element]:
    page = element.get("/Pg", page)
    attributes = element.get("/A", {})
    box = tuple(float(edge) for edge in attributes["/BBox"]) if "/BBox" in attributes else None
    own = Element(str(element.get("/S", "")), str(element["/Alt"]) if "/Alt" in element else None, box)
    yield own
    for kid in kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            yield from _walked(kid, page, content)
            continue
        if not isinstance(kid, int) and kid.get("/Type") == "/OBJR":
            continue
        place = (page, kid) if isinstance(kid, int) else (kid.get("/Pg", page), int(kid["/MCID"]))
        for thing in content[place[0].objgen, place[1]]:
            (own.lines if isinstance(thing, Line) else own.pictures).append(thing)  # type: ignore[arg-type]
