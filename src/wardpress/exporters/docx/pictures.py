"""Pictures: paragraphs that hold one, in line with the text and as wide as the column lets it be."""

from __future__ import annotations

from wardpress.exporters.docx.flow import WordParagraph
from wardpress.exporters.docx.inlines import Desk
from wardpress.exporters.docx.marks import picture_name
from wardpress.exporters.docx.markup import quoted, twips
from wardpress.exporters.pictures.placing import placed_size
from wardpress.model import Figure, plain_text

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_EXTENSION = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"  # where Word looks for it
_EMU = 12700  # a point
_POINTS_A_MM = 72 / 25.4
# Of the height of the text: a tall picture leaves room for its caption and for something to read beside it.
_TALLEST = 0.5


def picture(figure: Figure, desk: Desk) -> WordParagraph | None:
    """Return the picture of `figure`; None where it has none that can be shown."""
    pixels = desk.pictures.size(figure.file) if figure.file else None
    if figure.file is None or pixels is None:
        return None
    page = desk.theme.page
    tallest = (page.height - page.top - page.bottom) * _POINTS_A_MM * _TALLEST
    width, height = placed_size(pixels, width=page.column * _POINTS_A_MM, height=tallest)
    link = desk.ledger.picture(desk.pictures.placed(figure.file, width=width))
    drawing = _drawing(figure, link, number=desk.ledger.drawing(), size=(_emu(width), _emu(height)))
    alone = not (figure.caption or figure.credit)
    return WordParagraph(
        "Figure", drawing, keep_next=not alone, after=twips(desk.theme.baseline / 2) if alone else None
    )


def _emu(points: float) -> int:
    return max(1, round(points * _EMU))


def _drawing(figure: Figure, link: str, *, number: int, size: tuple[int, int]) -> str:
    # Sizes are always said: Word would believe the resolution in a file, and 1 dpi makes a picture of 16 m.
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    name = f'id="{number}" name="{quoted(picture_name(figure.file or ""))}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main"'
        f' distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr {name}{_described(figure)}'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture">'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _described(figure: Figure) -> str:
    """Return the rest of wp:docPr: the words for who cannot see the picture, or that there is nothing to see."""
    if words := figure.alt or plain_text(figure.caption):
        return f' descr="{quoted(words)}"/>'
    return (
        f'><a:extLst><a:ext uri="{_EXTENSION}"><adec:decorative xmlns:adec="{_DECORATIVE}" val="1"/></a:ext>'
        "</a:extLst></wp:docPr>"
    )
