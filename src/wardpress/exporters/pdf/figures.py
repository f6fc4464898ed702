"""Figures: a picture above its caption and credit; where there is no picture, the words below a hairline."""

from __future__ import annotations

from wardpress.errors import Message
from wardpress.exporters.pdf.galley import Galley, spaced
from wardpress.exporters.pdf.inks import Chunk
from wardpress.exporters.pdf.lines import Measure
from wardpress.exporters.pdf.marks import PictureMark
from wardpress.exporters.pdf.objects import text_string
from wardpress.exporters.pdf.strips import Strip, stack_height
from wardpress.exporters.pdf.tags import Artifact, Tag
from wardpress.model import Figure, plain_text

_HAIRLINE = 0.5
# The upper edge of a picture is level with the capitals of the line beside it.
_RISE = 3.5
_ABOVE_CAPTION = 4.0
# A picture is no higher than this part of a column, and no point of it is larger than a pixel.
_TALLEST = 0.5
_LEAST_HEIGHT = 36.0
_WIDE = 1.2
_LONGEST_ALT = 4000


def figure_strips(figure: Figure, galley: Galley) -> list[Strip]:
    """Return `figure` over the width of the galley; nothing parts picture, caption and credit."""
    size = galley.shop.pictures.size(figure.file) if figure.file else None
    caption = galley.within("Caption" if size else "P").strips(
        _caption(figure, galley),
        galley.theme.styles.caption,
        Measure(galley.width, "centre" if size and _is_narrow(size, galley) else "left"),
        holds=True,
    )
    if size:
        picture = _picture(figure, size, galley, below=stack_height(caption, galley.grid))
        strips = [picture._replace(floats=1 + len(caption)), *caption]
    elif caption:
        strips = [galley.rule(_HAIRLINE, galley.theme.colours.rule, room=5, holds=True), *caption]
    else:
        return []
    bound = [strip._replace(keeps_next=True, is_bound=True) for strip in strips[:-1]]
    strips = [*bound, strips[-1]._replace(keeps_next=False)]
    return spaced(strips, before=galley.grid.step / 2, after=galley.grid.step / 2)


def picture_height(figure: Figure, galley: Galley) -> float:
    """Return how high the picture of `figure` is in the galley; 0 where there is none."""
    size = galley.shop.pictures.size(figure.file) if figure.file else None
    return size[1] * _scale(size, galley) if size else 0.0


def is_wide(figure: Figure, galley: Galley) -> bool:
    """Return whether the picture of `figure` is so much wider than high that it may stand across all columns."""
    size = galley.shop.pictures.size(figure.file) if figure.file else None
    return size is not None and size[0] >= size[1] * _WIDE and size[0] >= galley.width


def _is_narrow(size: tuple[int, int], galley: Galley) -> bool:
    """Return whether a picture stands in the middle of its column, and its caption below it there."""
    return size[0] * _scale(size, galley) < galley.width - 1


def _caption(figure: Figure, galley: Galley) -> list[Chunk]:
    styles, inks = galley.theme.styles, galley.inks
    chunks = [*inks.inlines(figure.caption, styles.caption)]
    if figure.credit:
        blank = [(" ", inks.ink(styles.caption))] if chunks else []
        chunks += [*blank, *inks.text(figure.credit, styles.credit)]
    return chunks


def _picture(figure: Figure, size: tuple[int, int], galley: Galley, *, below: float) -> Strip:
    assert figure.file
    scale = _scale(size, galley, below=below)
    width, height = size[0] * scale, size[1] * scale
    x = galley.inset + (galley.width - width) / 2
    mark = PictureMark(x, _RISE, width, height, figure.file, _tag(figure, galley))
    return Strip(_RISE + height + _ABOVE_CAPTION, (mark,), on_grid=True)


def _scale(size: tuple[int, int], galley: Galley, *, below: float = 0.0) -> float:
    """Return how many pt a pixel takes: a picture leaves room for what is below it, and is not blown up."""
    depth = galley.shop.depth
    room = depth - below - _RISE - _ABOVE_CAPTION - galley.grid.step
    tallest = max(_LEAST_HEIGHT, min(depth * _TALLEST, room))
    return min(galley.width / size[0], tallest / size[1], 1.0)


def _tag(figure: Figure, galley: Galley) -> Tag | Artifact:
    words = (figure.alt or "").strip() or plain_text(figure.caption).strip()
    if words:
        return Tag("Figure", galley.tag, b"/Alt%b" % text_string(words[:_LONGEST_ALT]))
    galley.shop.report.warning(
        "pdf.picture-without-words",
        Message(
            f"{figure.file} has neither caption nor alt text; who cannot see it does not learn that it is there",
            f"ảnh {figure.file} không có chú thích lẫn lời tả; người không nhìn thấy sẽ không biết là có ảnh",
        ),
        figure.origin,
    )
    return Artifact.LAYOUT
