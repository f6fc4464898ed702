"""Lists: numbering.xml, and how a paragraph says which list it is in."""

from __future__ import annotations

from collections.abc import Iterator

from wardpress.exporters.docx.markup import DECLARATION, NAMESPACES, twips
from wardpress.themes import Theme

BULLETS = 1
NUMBERS = 2
_OWN_MARKS = 3
_NUMBERED = 4  # the first of the numbered lists
_LEVELS = 9
_MARKS = "•–"  # letters of every text font, not of Symbol
_STEP = 14.0  # pt


def numbering_of(numbered_list: int | None, *, level: int, has_own_mark: bool = False) -> str:
    """Return the property of an item: in the bulleted list, or in the given one of the numbered lists (from 0).

    An item that says its mark itself gets none.
    """
    unnumbered = _OWN_MARKS if has_own_mark else BULLETS
    list_id = unnumbered if numbered_list is None else _NUMBERED + numbered_list
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def numbering_xml(theme: Theme, numbered_lists: int) -> str:
    """Return numbering.xml; each of `numbered_lists` counts from 1."""
    restarted = (
        f'<w:num w:numId="{_NUMBERED + place}"><w:abstractNumId w:val="{NUMBERS}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for place in range(numbered_lists)
    )
    return (
        f"{DECLARATION}<w:numbering {NAMESPACES}>{_abstract(BULLETS, theme)}{_abstract(NUMBERS, theme)}"
        f"{_abstract(_OWN_MARKS, theme)}{_plain(BULLETS)}{_plain(NUMBERS)}{_plain(_OWN_MARKS)}"
        f"{''.join(restarted)}</w:numbering>"
    )


def _plain(list_id: int) -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{list_id}"/></w:num>'


def _abstract(list_id: int, theme: Theme) -> str:
    levels = "".join(_levels(list_id, theme))
    return f'<w:abstractNum w:abstractNumId="{list_id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _levels(list_id: int, theme: Theme) -> Iterator[str]:
    style = "ListBullet" if list_id == BULLETS else "ListNumber"
    for level in range(_LEVELS):
        kind, mark = ("decimal", "%1.") if list_id == NUMBERS and not level else ("bullet", _MARKS[level % 2])
        linked = "" if level else f'<w:pStyle w:val="{style}"/>'
        if list_id == _OWN_MARKS:
            kind, mark, linked = "none", "", '<w:suff w:val="nothing"/>'
        yield (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}'
            f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{twips(_STEP * (level + 1))}" w:hanging="{twips(_STEP)}"/></w:pPr>'
            f'<w:rPr><w:color w:val="{theme.colours.accent.removeprefix("#").upper()}"/></w:rPr></w:lvl>'
        )
