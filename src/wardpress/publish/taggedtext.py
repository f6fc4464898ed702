"""The words of a tagged PDF, read by pdfium in the order of its structure: no running heads, list marks or folios."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from wardpress.publish.pdfium import utf16

# These stand inside a line; every other element is a block whose words never touch those of the next.
_INSIDE_A_LINE = frozenset({"Link", "Span", "Reference", "Em", "Strong", "Quote", "Code", "Annot"})
_ENTRY = "TOCI"
_LABEL = "Lbl"
_NO_CONTENT = -1


@dataclass(frozen=True, slots=True)
class _Owner:
    """The block of the structure tree that a piece of marked content is in: the way to it from the root, and its kinds.

    The way counts all children of each element, also those on other pages: it is the place in reading order.
    """

    way: tuple[int, ...]
    kinds: frozenset[str]


_Piece = tuple[_Owner, str]


def pdf_words(data: bytes) -> list[str]:
    """Return the words of the tagged text of a PDF in the order of its structure, as a screen reader says them.

    Artifacts (running heads, feet, repeated table heads), the labels of lists and the page numbers of the contents
    are not among them: those are the words that an edition for paper has on top of the others. A file without a
    structure has none.
    """
    import pypdfium2

    pieces: list[_Piece] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            pieces += _pieces(page)
            page.close()
    finally:
        document.close()
    # Stable: what is in one block stays in the order of the pages. A photo may stand further on than it is read.
    pieces.sort(key=lambda piece: piece[0].way)
    texts = (_text([*block]) for _, block in groupby(pieces, key=lambda piece: piece[0].way))
    return "\n".join(texts).split()


def _text(block: list[_Piece]) -> str:
    if _ENTRY in block[0][0].kinds and block[-1][1].strip().isdigit():
        block.pop()
    return "".join(text for _, text in block)


def _pieces(page: Any) -> Iterator[_Piece]:  # noqa: ANN401 - pypdfium2 has no types
    import pypdfium2.raw as pdfium

    text_page, owners = page.get_textpage(), _owners(page)
    for thing in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
        owner = owners.get(pdfium.FPDFPageObj_GetMarkedContentID(thing.raw))
        if owner is not None and _LABEL not in owner.kinds:
            yield owner, utf16(pdfium.FPDFTextObj_GetText, thing.raw, text_page.raw)
    text_page.close()


def _owners(page: Any) -> dict[int, _Owner]:  # noqa: ANN401
    import pypdfium2.raw as pdfium

    owners: dict[int, _Owner] = {}
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    nobody = _Owner((), frozenset())
    waiting: list[tuple[tuple[int, ...], Any, _Owner]] = [
        ((place,), pdfium.FPDF_StructTree_GetChildAtIndex(tree, place), nobody)
        for place in range(pdfium.FPDF_StructTree_CountChildren(tree))
    ]
    while waiting:
        way, element, parent = waiting.pop()
        kind = utf16(pdfium.FPDF_StructElement_GetType, element)
        owner = _Owner(parent.way if kind in _INSIDE_A_LINE and parent.way else way, parent.kinds | {kind})
        for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place)
            if content != _NO_CONTENT:
                owners[content] = owner
            elif child := pdfium.FPDF_StructElement_GetChildAtIndex(element, place):
                waiting.append(((*way, place), child, owner))
    pdfium.FPDF_StructTree_Close(tree)
    return owners
