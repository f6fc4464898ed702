"""The small change of WordprocessingML: units, escaped text, runs, borders, fields."""

from __future__ import annotations

from typing import Literal

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TAB = "<w:r><w:tab/></w:r>"

_POINT = 20  # twentieths of a point, Word's unit for lengths
_INCH_IN_MM = 25.4
_INCH = 1440

Edge = Literal["top", "left", "bottom", "right", "insideH"]


def twips(points: float) -> int:
    """Return a length in points as Word counts it."""
    return round(points * _POINT)


def twips_of_mm(millimetres: float) -> int:
    """Return a length in millimetres as Word counts it."""
    return round(millimetres / _INCH_IN_MM * _INCH)


def points_of_mm(millimetres: float) -> float:
    """Return a length in millimetres in points."""
    return twips_of_mm(millimetres) / _POINT


def hexadecimal(colour: str) -> str:
    """Return a colour of the theme (#rrggbb) as Word writes it."""
    return colour.removeprefix("#").upper()


def escaped(text: str) -> str:
    """Return `text` fit for the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Return `text` fit for the value of an attribute."""
    return escaped(text).replace('"', "&quot;")


def run(text: str, properties: str = "") -> str:
    """Return a run of `text`; `properties` are the children of its rPr."""
    formatting = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{formatting}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def character_style(style: str) -> str:
    """Return the run property that names a character style."""
    return f'<w:rStyle w:val="{style}"/>'


def border(edge: Edge, colour: str, *, width: float, space: int = 0) -> str:
    """Return one edge of a paragraph, cell or table: `width` and `space` in points, a width of 0 for none."""
    if not width:
        return f'<w:{edge} w:val="nil"/>'
    eighths = round(width * 8)
    return f'<w:{edge} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{hexadecimal(colour)}"/>'


def frame(colour: str, *, width: float, across: int, along: int) -> str:
    """Return a border on all four edges, `across` points left and right and `along` above and below the text."""
    edges: tuple[tuple[Edge, int], ...] = (("top", along), ("left", across), ("bottom", along), ("right", across))
    return "".join(border(edge, colour, width=width, space=space) for edge, space in edges)


def shading(colour: str) -> str:
    """Return a flat background."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{hexadecimal(colour)}"/>'


def field_start(instruction: str, properties: str = "") -> str:
    """Return the runs that open a field, up to its result."""
    formatting = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{formatting}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{formatting}<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        f'<w:r>{formatting}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end(properties: str = "") -> str:
    """Return the run that closes a field."""
    formatting = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{formatting}<w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, result: str, properties: str = "") -> str:
    """Return a whole field that shows `result` until Word works it out anew."""
    return field_start(instruction, properties) + run(result, properties) + field_end(properties)
