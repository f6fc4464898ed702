"""The words of a tagged PDF, read by pdfium in the order of its content: no running heads, no list marks, no folios."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

# These stand inside a line; every other element is a block whose words never touch those of the next.
_INSIDE_A_LINE = frozenset({"Link", "Span", "Reference", "Em", "Strong", "Quote", "Code", "Annot"})
_ENTRY = "TOCI"
_LABEL = "Lbl"
_NO_CONTENT = -1


@dataclass(frozen=True, slots=True)
class _Owner:
    """The block of the structure tree that a piece of marked content is in, and what kinds of element hold it."""

    block: int
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Piece:
    owner: _Owner | None
    text: str


def pdf_words(data: bytes) -> list[str]:
    """Return the words of the tagged text of a PDF in the order in which it is painted.

    Artifacts (running heads, feet, repeated table heads), the labels of lists and the page numbers of the contents
    are not among them: those are the words that an edition for paper has on top of the others.
    """
    import pypdfium2

    words: list[str] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            words += _page_words(page)
            page.close()
    finally:
        document.close()
    return words


def _page_words(page: Any) -> list[str]:  # noqa: ANN401 - pypdfium2 has no types
    texts: list[str] = []
    owners = _owners(page)
    for owner, run in groupby(_pieces(page, owners), key=lambda piece: piece.owner and piece.owner.block):
        del owner
        pieces = list(run)
        if pieces[0].owner and _ENTRY in pieces[0].owner.kinds and pieces[-1].text.strip().isdigit():
            pieces.pop()
        texts += ["".join(piece.text for piece in pieces), "\n"]
    return "".join(texts).split()


def _pieces(page: Any, owners: dict[int, _Owner]) -> Iterator[_Piece]:  # noqa: ANN401
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    for thing in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
        owner = owners.get(pdfium.FPDFPageObj_GetMarkedContentID(thing.raw))
        if owner is None or _LABEL in owner.kinds:
            continue
        yield _Piece(owner, _utf16(pdfium.FPDFTextObj_GetText, thing.raw, text_page.raw))
    text_page.close()


def _owners(page: Any) -> dict[int, _Owner]:  # noqa: ANN401
    import pypdfium2.raw as pdfium

    owners: dict[int, _Owner] = {}
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    waiting = [
        (pdfium.FPDF_StructTree_GetChildAtIndex(tree, place), _Owner(0, frozenset()))
        for place in range(pdfium.FPDF_StructTree_CountChildren(tree))
    ]
    blocks = 0
    while waiting:
        element, parent = waiting.pop()
        kind = _utf16(pdfium.FPDF_StructElement_GetType, element)
        blocks += 1
        owner = _Owner(parent.block if kind in _INSIDE_A_LINE and parent.block else blocks, parent.kinds | {kind})
        for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place)
            if content != _NO_CONTENT:
                owners[content] = owner
            elif child := pdfium.FPDF_StructElement_GetChildAtIndex(element, place):
                waiting.append((child, owner))
    pdfium.FPDF_StructTree_Close(tree)
    return owners


def _utf16(ask: Any, *of: Any) -> str:  # noqa: ANN401
    import pypdfium2.raw as pdfium

    length = ask(*of, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    ask(*of, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)) if len(of) > 1 else buffer, length)
    # pdfium says where it joins a hyphenated word with these two; wardpress hyphenates nothing.
    return buffer.raw[:length].decode("utf-16-le", "replace").rstrip("\0").translate({0xFFFE: None, 2: None})
