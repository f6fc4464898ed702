"""The fonts of the file: subsets as the library makes them, each with a list of what its codes mean."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

_MOST_IN_ONE_LIST = 100


def put_fonts(document: PDFDocument) -> None:
    """Have the library make the font objects of `document`, and say right what their codes mean."""
    for font in document.delayedFonts:
        subsets = font.state[document].subsets
        # The library leaves the object that it made under a name of its own.
        before = set(document.idToObject)
        font.addObjects(document)
        made = [name for name in document.idToObject if name not in before and name.startswith("toUnicodeCMap:")]
        for name, subset in zip(made, subsets, strict=True):
            vars(document.idToObject[name])["content"] = _meanings(font, subset)


def _meanings(font: TTFont, subset: list[int]) -> bytes:
    """Return the character map of one subset: code 0 is no letter, and no list is longer than the format allows."""
    rows = [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in enumerate(subset) if char]
    lists = [rows[first : first + _MOST_IN_ONE_LIST] for first in range(0, len(rows), _MOST_IN_ONE_LIST)]
    name = font.fontName.replace(" ", "-")
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(line for part in lists for line in (f"{len(part)} beginbfchar", *part, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    ).encode("ascii")
