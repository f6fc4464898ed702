"""The fonts of the file: for each face as many subsets as its letters need, and a list of what their codes mean."""

from __future__ import annotations

from collections.abc import Mapping

from wardpress.exporters.pdf.faces import Face
from wardpress.exporters.pdf.objects import Objects

_MOST_IN_ONE_LIST = 100
_SYMBOLIC, _NONSYMBOLIC = 4, 32
_TAG = str.maketrans("0123456789", "ABCDEFGHIJ")
_NO_LETTER = "\0\ufffe"


def put_fonts(names: Mapping[Face, bytes], objects: Objects) -> bytes:
    """Put the subsets of all faces among the objects; return them under their `names`, as entries of the resources."""
    entries = (
        b"/%b+%d %d 0 R" % (name, place, _put_subset(face, place, table, objects))
        for face, name in names.items()
        for place, table in enumerate(face.codes.tables)
    )
    return b"/Font<<%b>>" % b"".join(entries)


def _put_subset(face: Face, place: int, table: list[str], objects: Objects) -> int:
    letters = [0 if char in _NO_LETTER else ord(char) for char in table]
    while not letters[-1]:
        letters.pop()
    # Readers take a subset for one by the six capitals before its name.
    name = f"{place:06}".translate(_TAG).encode() + b"+" + face.name
    widths = b" ".join(b"%d" % round(face.font.charWidths.get(code, face.font.defaultWidth)) for code in letters)
    meanings = objects.put_stream(objects.reserve(), _meanings(name, letters))
    body = b"<</Type/Font/Subtype/TrueType/BaseFont/%b/FirstChar 0/LastChar %d/Widths[%b]/ToUnicode %d 0 R" % (
        name,
        len(letters) - 1,
        widths,
        meanings,
    )
    return objects.put(
        objects.reserve(), body + b"/FontDescriptor %d 0 R>>" % _put_shapes(face, name, letters, objects)
    )


def _put_shapes(face: Face, name: bytes, letters: list[int], objects: Objects) -> int:
    font = face.font
    shapes: bytes = font.makeSubset(letters)
    stream = objects.put_stream(objects.reserve(), shapes, b"/Length1 %d" % len(shapes))
    flags = font.flags & ~_NONSYMBOLIC | _SYMBOLIC
    figures = b"/Ascent %d/CapHeight %d/Descent %d/ItalicAngle %d/StemV %d/MissingWidth %d" % tuple(
        round(figure)
        for figure in (font.ascent, font.capHeight, font.descent, font.italicAngle, font.stemV, font.defaultWidth)
    )
    box = b" ".join(b"%d" % round(edge) for edge in font.bbox)
    body = b"<</Type/FontDescriptor/FontName/%b/Flags %d/FontBBox[%b]%b/FontFile2 %d 0 R>>"
    return objects.put(objects.reserve(), body % (name, flags, box, figures, stream))


def _meanings(name: bytes, letters: list[int]) -> bytes:
    """Return the character map of one subset: no list of it is longer than the format allows."""
    rows = [
        f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in enumerate(letters) if char
    ]
    lists = [rows[first : first + _MOST_IN_ONE_LIST] for first in range(0, len(rows), _MOST_IN_ONE_LIST)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            f"/CMapName /{name.decode('ascii')} def",
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
