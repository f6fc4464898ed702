"""Sections of Word: where the text runs across the page, and where it runs in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wardpress.exporters.docx.flow import Flow, ended
from wardpress.exporters.docx.markup import twips_of_mm
from wardpress.themes import Page

# Head and foot stand in the middle of the margin.
RUNNING_PLACE = 0.5
# The masthead of page one stands higher than the text of the others, which their running head keeps down.
_TOP_OF_PAGE_ONE = 12.0  # mm


class Measures(NamedTuple):
    """Widths in twips: of the page inside the margins, and of one column."""

    page: int
    column: int


def measures(page: Page) -> Measures:
    """Return how wide the text of `page` is."""
    across = page.width - page.inner - page.outer
    column = (across - page.gutter * (page.columns - 1)) / page.columns
    return Measures(twips_of_mm(across), twips_of_mm(column))


def body_xml(flow: Iterable[Flow], page: Page, running: str) -> Iterator[str]:
    """Yield the content of w:body piece by piece; `running` are the references to head and foot, for the first section.

    A section is told of in its last paragraph, the last one at the end of the body.
    """
    later = {wide: _section(page, wide=wide, running="") for wide in (True, False)}
    pieces = iter(flow)
    last = next(pieces)
    section = _section(page, wide=last.wide, running=running)
    for piece in pieces:
        if piece.wide == last.wide or page.columns == 1:
            yield last.xml()
        else:
            others, end = ended([last])
            yield from (other.xml() for other in others)
            yield end._replace(section=section).xml()
            section = later[piece.wide]
        last = piece
    yield last.xml()
    yield section


def _top(page: Page) -> float:
    if page.folio == "head":
        return page.top
    return min(page.top, max(_TOP_OF_PAGE_ONE, page.top * RUNNING_PLACE))


def _section(page: Page, *, wide: bool, running: str) -> str:
    # No rule between the columns: the format has no colour for it.
    columns = f' w:num="{page.columns}"' if page.columns > 1 and not wide else ""
    kind, title_page = ("", "<w:titlePg/>") if running else ('<w:type w:val="continuous"/>', "")
    return (
        f"<w:sectPr>{running}{kind}"
        f'<w:pgSz w:w="{twips_of_mm(page.width)}" w:h="{twips_of_mm(page.height)}"/>'
        f'<w:pgMar w:top="{twips_of_mm(_top(page))}" w:right="{twips_of_mm(page.outer)}"'
        f' w:bottom="{twips_of_mm(page.bottom)}" w:left="{twips_of_mm(page.inner)}"'
        f' w:header="{twips_of_mm(page.top * RUNNING_PLACE)}"'
        f' w:footer="{twips_of_mm(page.bottom * RUNNING_PLACE)}" w:gutter="0"/>'
        f'<w:cols{columns} w:space="{twips_of_mm(page.gutter)}"/>{title_page}</w:sectPr>'
    )
