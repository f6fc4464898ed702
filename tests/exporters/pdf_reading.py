"""What a PDF file shows, read by libraries that had no hand in writing it: pdfium for words, qpdf's for structure."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2

# Where the running head (from page 2 on) and the foot of the default theme stand, from the edge of the page in pt.
HEAD = 54
FOOT = 42


@dataclass(frozen=True)
class PrintedText:
    """One piece of text on a page: where its baseline begins (y from the lower edge), and its size."""

    page: int
    x: float
    y: float
    size: float


def page_texts(data: bytes) -> list[str]:
    """Return the text of each page without running head and foot."""
    texts = []
    document = pypdfium2.PdfDocument(data)
    for place, page in enumerate(document):
        width, height = page.get_size()
        page_text = page.get_textpage()
        texts.append(page_text.get_text_bounded(0, FOOT, width, height - HEAD if place else height))
        page_text.close()
        page.close()
    document.close()
    return texts


def words(data: bytes) -> list[str]:
    """Return all words without running heads and feet."""
    return " ".join(page_texts(data)).split()


def unexpected_words(found: list[str], expected: list[str]) -> list[str]:
    """Return what `found` has beside `expected`; raise AssertionError if a word is missing or out of order."""
    rest = iter(found)
    beside = []
    for word in expected:
        for candidate in rest:
            if candidate == word:
                break
            beside.append(candidate)
        else:
            raise AssertionError(f"{word!r} is missing or out of order")
    return [*beside, *rest]


def letters_outside(data: bytes, *, margin: float) -> list[str]:
    """Return every printed letter that comes nearer than `margin` to the left or right edge of its page."""
    outside = []
    document = pypdfium2.PdfDocument(data)
    for page in document:
        width, _ = page.get_size()
        page_text = page.get_textpage()
        for index in range(page_text.count_chars()):
            left, _, right, _ = page_text.get_charbox(index)
            if right > left and (left < margin or right > width - margin):
                outside.append(page_text.get_text_range(index, 1))
        page_text.close()
        page.close()
    document.close()
    return outside


def opened(data: bytes) -> pikepdf.Pdf:
    """Return the structure of the file."""
    return pikepdf.open(io.BytesIO(data))


def fonts(data: bytes) -> dict[str, Any]:
    """Return the font dictionaries of all pages by their names."""
    found: dict[str, Any] = {}
    with opened(data) as pdf:
        for page in pdf.pages:
            for font in page.resources.get("/Font", {}).values():
                found[str(font["/BaseFont"])] = {str(key) for key in font["/FontDescriptor"].keys()}  # noqa: SIM118
    return found


def printed(data: bytes) -> Iterator[PrintedText]:
    """Yield every piece of text in the order of the content streams."""
    with opened(data) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            x = y = size = 0.0
            for instruction in pikepdf.parse_content_stream(page):
                operands: Any = instruction.operands
                match str(instruction.operator):
                    case "BT":
                        x = y = 0.0
                    case "Td":
                        x, y = x + float(operands[0]), y + float(operands[1])
                    case "Tf":
                        size = float(operands[1])
                    case "Tj":
                        yield PrintedText(number, x, y, size)
                    case _:
                        pass


def outline(data: bytes) -> list[tuple[str, list[str]]]:
    """Return the bookmarks, each with those below it."""
    with opened(data) as pdf, pdf.open_outline() as tree:
        return [(item.title, [child.title for child in item.children]) for item in tree.root]


def contents_links(data: bytes) -> list[tuple[str, int]]:
    """Return the words and the target page of every link inside the file."""
    with opened(data) as pdf:
        numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        return [
            (str(link["/Contents"]), numbers[link["/Dest"][0].objgen])
            for page in pdf.pages
            for link in page.get("/Annots", [])
            if "/Dest" in link
        ]


def addresses(data: bytes) -> list[str]:
    """Return the address of every link that leads out of the file."""
    with opened(data) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", []) if "/A" in link]
        return [str(link["/A"]["/URI"]) for link in links]
