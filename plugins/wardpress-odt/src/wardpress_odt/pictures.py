"""Figures: a picture in line with the text, as wide as the column lets it be, above its caption and credit."""

from __future__ import annotations

from collections.abc import Iterator

from wardpress.model import Figure, plain_text
from wardpress_odt.inlines import span, words
from wardpress_odt.ledger import Desk
from wardpress_odt.markup import POINTS_A_MM, escaped, paragraph, pt, quoted

_FRAME = '<style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline" fo:border="none"/>'


def figure(block: Figure, desk: Desk) -> Iterator[str]:
    """Yield the paragraphs of a figure; one without a picture that can be shown is its words."""
    caption = words(block.caption, desk.theme.styles.caption)
    credit = span("Credit", block.credit) if block.credit else ""
    told = " ".join(filter(None, (caption, credit)))
    if frame := _frame(block, desk):
        yield paragraph("Figure" if told else "Figure alone", frame)
    if told:
        yield paragraph("Caption", told)


def _frame(block: Figure, desk: Desk) -> str:
    pixels = desk.pictures.size(block.file) if block.file else None
    if block.file is None or pixels is None:
        return ""
    across, down = pixels
    # A pixel is never larger than a point: a logo from a web page, blown up over a column, is nothing but squares.
    width = min(desk.measure * POINTS_A_MM, across, desk.tallest * across / down)
    place = desk.ledger.picture(picture := desk.pictures.placed(block.file, width=width))
    style = desk.ledger.style("graphic", _FRAME)
    name = f"{desk.labels['picture']} {desk.ledger.frame()}"
    return (
        f'<draw:frame draw:style-name="{style}" draw:name={quoted(name)}'
        f' text:anchor-type="as-char" svg:width="{pt(width)}" svg:height="{pt(width * down / across)}">'
        f'<draw:image xlink:href="{place}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
        f' draw:mime-type="{picture.media_type}"/>{_described(block)}</draw:frame>'
    )


def _described(block: Figure) -> str:
    """Return what a picture is called and what it shows, for who cannot see it."""
    caption = plain_text(block.caption)
    title, description = (caption, block.alt) if caption and block.alt else (caption or block.alt, None)
    name = f"<svg:title>{escaped(title)}</svg:title>" if title else ""
    return name + (f"<svg:desc>{escaped(description)}</svg:desc>" if description else "")
