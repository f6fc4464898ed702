"""The words of a PDF without structure, such as a booklet: all of them, in the order in which pdfium meets them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from wardpress.publish.pdfium import utf16

_LABEL = "Lbl"
_LINK = "Link"
_NO_CONTENT = -1
# A page on a sheet is a form, and no form of ours holds another.
_DEPTH = 3
# pt: two pieces as near as this on one line are one word; the blank of the smallest type is wider.
_NEAR = 2.0


class _Piece(NamedTuple):
    content: int
    text: str
    left: float
    bottom: float
    right: float
    top: float

    def goes_on_from(self, before: _Piece) -> bool:
        if self.content == before.content:
            return True
        shared = min(self.top, before.top) - max(self.bottom, before.bottom)
        is_beside = shared > min(self.top - self.bottom, before.top - before.bottom) / 2
        return is_beside and abs(self.left - before.right) < _NEAR


def imposed_words(data: bytes) -> list[str]:
    """Return the words of the marked text of a PDF, side by side of its sheets: their order says nothing.

    Running heads, feet, the labels of lists and the page numbers of the contents are not among them.
    """
    import pypdfium2

    text = ""
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            text += _page_text(page)
            page.close()
    finally:
        document.close()
    return text.split()


def _page_text(page: Any) -> str:  # noqa: ANN401 - pypdfium2 has no types
    text, before = "", None
    for piece in _pieces(page):
        text += piece.text if before is not None and piece.goes_on_from(before) else f" {piece.text}"
        before = piece
    return f"{text} "


def _pieces(page: Any) -> Iterator[_Piece]:  # noqa: ANN401 - the same
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    for thing in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], max_depth=_DEPTH):
        content, kinds = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw), frozenset(_kinds(thing.raw))
        text = utf16(pdfium.FPDFTextObj_GetText, thing.raw, text_page.raw)
        if content == _NO_CONTENT or _LABEL in kinds or (_LINK in kinds and text.strip().isdigit()):
            continue
        yield _Piece(content, text, *thing.get_bounds())
    text_page.close()


def _kinds(thing: Any) -> Iterator[str]:  # noqa: ANN401 - the same
    import pypdfium2.raw as pdfium

    for place in range(pdfium.FPDFPageObj_CountMarks(thing)):
        mark, length = pdfium.FPDFPageObj_GetMark(thing, place), ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetName(mark, None, 0, ctypes.byref(length))
        buffer = ctypes.create_string_buffer(max(length.value, 2))
        wide = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
        pdfium.FPDFPageObjMark_GetName(mark, wide, length.value, ctypes.byref(length))
        yield buffer.raw[: length.value].decode("utf-16-le", "replace").rstrip("\0")
