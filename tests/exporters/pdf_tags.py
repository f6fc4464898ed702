"""The tags of a PDF file, read by qpdf's library: what is said in which order, and what is mere furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pdf_reading as reading
import pikepdf

_INLINE = {"/Link", "/Reference", "/Span"}
_PAINTS = {"Tj", "TJ", "'", '"', "f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI", "INLINE IMAGE"}


@dataclass
class Marked:
    """One marked-content sequence of a page: its tag, its properties and the words in it."""

    tag: str
    number: int | None
    kind: str
    words: list[str] = field(default_factory=list)


@dataclass
class PageContent:
    """What the content stream of a page says, and how often it paints outside of everything marked."""

    marked: list[Marked]
    unmarked: int


@dataclass(frozen=True)
class Said:
    """What one element that is read on its own says: its path of roles from the document down, and its words."""

    path: tuple[str, ...]
    text: str


def contents(pdf: pikepdf.Pdf) -> list[PageContent]:
    """Return what each page says."""
    return [_content(page) for page in pdf.pages]


def _content(page: pikepdf.Page) -> PageContent:
    reader = _Reader({str(name): decoder(font) for name, font in page.resources.get("/Font", {}).items()})
    for instruction in pikepdf.parse_content_stream(page):
        reader.take(str(instruction.operator), list(instruction.operands))
    return reader.found


class _Reader:
    """Follows a content stream; a Span inside of something marked only says what its words stand for."""

    def __init__(self, fonts: dict[str, dict[int, str]]) -> None:
        self.found = PageContent([], 0)
        self._fonts = fonts
        self._decode: dict[int, str] = {}
        self._open: list[Marked] = []
        self._stands_for: list[bool] = []

    def take(self, operator: str, operands: list[Any]) -> None:
        if operator in {"BDC", "BMC"}:
            self._begin(str(operands[0]), operands[1] if len(operands) > 1 else {})
        elif operator == "EMC":
            self._open.pop()
            self._stands_for.pop()
        elif operator == "Tf":
            self._decode = self._fonts[str(operands[0])]
        elif operator in _PAINTS:
            self._paint(operator, operands)

    def _begin(self, tag: str, properties: Any) -> None:
        if tag == "/Span" and self._open:
            self._open.append(self._open[-1])
        else:
            self._open.append(_opened(tag, properties))
            self.found.marked.append(self._open[-1])
        self._stands_for.append("/ActualText" in properties)
        if self._stands_for[-1]:
            self._open[-1].words.append(str(properties["/ActualText"]))

    def _paint(self, operator: str, operands: list[Any]) -> None:
        if not self._open:
            self.found.unmarked += 1
        elif operator == "Tj" and not any(self._stands_for):
            self._open[-1].words.append("".join(self._decode[code] for code in bytes(operands[0])))


def _opened(tag: str, properties: Any) -> Marked:
    number = int(properties["/MCID"]) if "/MCID" in properties else None
    kind = "".join(str(properties[key]) for key in ("/Type", "/Subtype") if key in properties)
    return Marked(tag, number, kind)


def decoder(font: Any) -> dict[int, str]:
    """Return what the codes of `font` mean."""
    table = font["/ToUnicode"].read_bytes().decode("ascii")
    lists = "".join(re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL))
    rows = re.findall(r"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]+)>", lists)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in rows}


def artifacts(data: bytes) -> list[tuple[int, str, str]]:
    """Return page, kind and words of every artifact that has words."""
    with reading.opened(data) as pdf:
        return [
            (number, marked.kind, "".join(marked.words))
            for number, page in enumerate(contents(pdf), start=1)
            for marked in page.marked
            if marked.tag == "/Artifact" and marked.words
        ]


def said(data: bytes) -> list[Said]:
    """Return what the document says in the order of its tags, one entry for each element read on its own."""
    with reading.opened(data) as pdf:
        words: dict[tuple[Any, int | None], str] = {
            (page.objgen, marked.number): "".join(marked.words)
            for page, content in zip(pdf.pages, contents(pdf), strict=True)
            for marked in content.marked
            if marked.number is not None
        }
        found: list[tuple[tuple[str, ...], list[str]]] = [((), [])]
        _say(pdf.Root["/StructTreeRoot"], (), None, words, found)
    return [Said(path, "".join(texts)) for path, texts in found if texts]


def _say(
    element: Any,
    path: tuple[str, ...],
    page: Any,
    words: dict[tuple[Any, int | None], str],
    found: list[tuple[tuple[str, ...], list[str]]],
) -> None:
    page = element.get("/Pg", page)
    for kid in kids(element):
        if isinstance(kid, int):
            found[-1][1].append(words[page.objgen, kid])
        elif kid.get("/Type") == "/MCR":
            found[-1][1].append(words[kid.get("/Pg", page).objgen, int(kid["/MCID"])])
        elif kid.get("/Type") != "/OBJR":
            inner = (*path, str(kid["/S"]))
            is_block = inner[-1] not in _INLINE
            if is_block:
                found.append((inner, []))
            _say(kid, inner, page, words, found)
            if is_block:
                found.append((path, []))


def kids(element: Any) -> list[Any]:
    """Return what `element` holds."""
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def elements(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield depth and role of every element in the order of the tree."""
    with reading.opened(data) as pdf:
        yield from list(_elements(pdf.Root["/StructTreeRoot"], 0))


def _elements(element: Any, depth: int) -> Iterator[tuple[int, str]]:
    for kid in kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            yield depth, str(kid["/S"])
            yield from _elements(kid, depth + 1)
