"""Independent readers: the words of a Word, PDF or EPUB file, in reading order, by tools that wrote none of them."""

from __future__ import annotations

import re

from wardpress.publish.readback import docx_words, epub_words

__all__ = ["docx_words", "epub_words", "pdf_words"]

_POINTS_A_MM = 72 / 25.4


def pdf_words(data: bytes, *, head: float = 0.0, foot: float = 0.0) -> list[str]:
    """Return the words of a PDF in the order in which they are painted, without a strip of `head` and `foot` mm."""
    import pypdfium2

    words: list[str] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage().get_text_bounded(
                left=0, bottom=foot * _POINTS_A_MM, right=width, top=height - head * _POINTS_A_MM
            )
            words += re.sub("[\ufffe\x02]", "", text).split()
    finally:
        document.close()
    return words
