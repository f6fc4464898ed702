"""Which paragraph styles the Word edition has, and how the theme sets each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from wardpress.exporters.docx.markup import border, frame, points_of_mm, shading, twips
from wardpress.exporters.docx.numbering import BULLETS, NUMBERS
from wardpress.exporters.docx.sections import RUNNING_PLACE, measures
from wardpress.themes import TextStyle, Theme

DEEPEST_HEADING = 6
_FIRST_CROSS_HEAD = 2
_RULE = 0.5  # pt, a hairline that printers still show
_LEAD_RULE = 1.5
_LEAD_SPACE = 8
_PANEL_SPACE = 8
_WORD_SPACE = 5
_RUNNING_SPACE = 6
_MASTHEAD_GAP = 12.0
_IMPRINT_STOP = 16.7  # em: room for the longest label


class ParagraphStyle(NamedTuple):
    """A paragraph style: lengths in points, `borders`, `shade` and `tabs` as WordprocessingML.

    A paragraph that `is_close` keeps no distance to another one of its style.
    """

    key: str
    name: str
    text: TextStyle
    parent: str = "Normal"
    following: str = ""
    is_ours: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    list_id: int = 0
    borders: str = ""
    shade: str = ""
    tabs: str = ""
    left: float = 0.0
    right: float = 0.0
    hanging: float = 0.0
    outline: int | None = None
    is_close: bool = False


def paragraph_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    """Yield every paragraph style but Normal, parents before their children."""
    yield from _text(theme)
    yield from _heads(theme)
    yield from _blocks(theme)
    yield from _ends(theme)
    yield from _furniture(theme)


def cross_head(theme: Theme, level: int) -> TextStyle:
    """Return how a cross-head is set: the theme knows one, so what is below it leans the other way."""
    heading = theme.styles.heading
    return heading if level == _FIRST_CROSS_HEAD else replace(heading, italic=not heading.italic)


def _text(theme: Theme) -> Iterator[ParagraphStyle]:
    body = theme.styles.body
    flush = replace(body, indent=0.0)
    first = body if theme.indents_first else flush
    yield ParagraphStyle("BodyText", "Body Text", body)
    yield ParagraphStyle(
        "FirstParagraph", "First Paragraph", first, parent="BodyText", following="BodyText", is_ours=True
    )
    yield ParagraphStyle("Answer", "Answer", replace(flush, after=theme.baseline / 2), parent="BodyText", is_ours=True)


def _heads(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    yield ParagraphStyle("Rubric", "Rubric", styles.rubric, following="Heading1", is_ours=True, keep_next=True)
    yield ParagraphStyle(
        "Heading1", "heading 1", styles.headline, following="BodyText", keep_next=True, keep_lines=True, outline=0
    )
    yield ParagraphStyle("Subtitle", "Subtitle", styles.subtitle, following="BodyText", keep_next=True)
    yield ParagraphStyle("Dateline", "Dateline", styles.dateline, following="BodyText", is_ours=True, keep_next=True)
    yield ParagraphStyle(
        "Lead",
        "Lead",
        styles.lead,
        following="BodyText",
        is_ours=True,
        keep_next=True,
        keep_lines=True,
        borders=border("left", theme.colours.accent, width=_LEAD_RULE, space=_LEAD_SPACE),
        left=_LEAD_SPACE + _LEAD_RULE,
    )
    for level in range(_FIRST_CROSS_HEAD, DEEPEST_HEADING + 1):
        yield ParagraphStyle(
            f"Heading{level}",
            f"heading {level}",
            cross_head(theme, level),
            following="FirstParagraph",
            keep_next=True,
            keep_lines=True,
            outline=level - 1,
        )


def _blocks(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    half = theme.baseline / 2
    rule = theme.colour(styles.quote)
    between = border("top", rule, width=_RULE, space=4) + border("bottom", rule, width=_RULE, space=4)
    said_by = replace(styles.byline, before=0.0, after=styles.quote.after, align="right")
    cell = styles.cell
    yield ParagraphStyle("ListBullet", "List Bullet", styles.item, list_id=BULLETS)
    yield ParagraphStyle("ListNumber", "List Number", styles.item, list_id=NUMBERS)
    yield ParagraphStyle(
        "Caption", "caption", replace(styles.caption, before=styles.caption.after), following="BodyText"
    )
    figure = replace(styles.caption, before=half, after=0.0, indent=0.0, align="centre")
    yield ParagraphStyle("Figure", "Figure", figure, following="Caption", is_ours=True)
    yield ParagraphStyle("Quote", "Quote", styles.quote, following="BodyText", keep_lines=True, borders=between)
    yield ParagraphStyle("Attribution", "Attribution", said_by, following="BodyText", is_ours=True, borders=between)
    yield ParagraphStyle("Verse", "Verse", styles.verse, is_ours=True, keep_lines=True, left=theme.styles.body.indent)
    yield ParagraphStyle(
        "Question", "Question", replace(styles.heading, before=half), following="Answer", is_ours=True, keep_next=True
    )
    yield ParagraphStyle("TableText", "Table Text", replace(cell, before=2.0, after=2.0), is_ours=True)
    yield ParagraphStyle(
        "TableHeading",
        "Table Heading",
        replace(cell, weight=700, before=2.0, after=2.0),
        parent="TableText",
        is_ours=True,
        keep_next=True,
    )
    yield ParagraphStyle("BoxTitle", "Box Title", styles.box_title, following="BoxText", is_ours=True, keep_next=True)
    item = styles.in_box().item
    yield ParagraphStyle("BoxText", "Box Text", styles.box_text(), is_ours=True)
    yield ParagraphStyle("BoxBullet", "Box Bullet", item, parent="ListBullet", is_ours=True, list_id=BULLETS)
    yield ParagraphStyle("BoxNumber", "Box Number", item, parent="ListNumber", is_ours=True, list_id=NUMBERS)


def _ends(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    yield ParagraphStyle("Byline", "Byline", styles.byline, is_ours=True, keep_lines=True, is_close=True)
    yield ParagraphStyle("Source", "Source", styles.source, is_ours=True, keep_lines=True)
    yield ParagraphStyle("Note", "Note", styles.note, is_ours=True)
    stop = _IMPRINT_STOP * styles.imprint_label.size
    yield ParagraphStyle(
        "Imprint",
        "Imprint",
        styles.imprint_text,
        is_ours=True,
        keep_lines=True,
        tabs=f'<w:tab w:val="left" w:pos="{twips(stop)}"/>',
        left=stop,
        hanging=stop,
    )
    yield ParagraphStyle("Closing", "Section End", replace(styles.running, size=1.0, leading=1.0), is_ours=True)


def _furniture(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    colours = theme.colours
    yield _title(theme)
    for role in ("name", "publisher", "number", "date"):
        text: TextStyle = getattr(styles, f"masthead_{role}")
        left = _MASTHEAD_GAP if role in ("name", "publisher") else 0.0
        yield ParagraphStyle(f"Masthead{role.title()}", f"Masthead {role.title()}", text, is_ours=True, left=left)
    yield from _contents(theme)
    stop = f'<w:tab w:val="right" w:pos="{measures(theme.page).page}"/>'
    above = border("top", colours.rule, width=_RULE, space=_RUNNING_SPACE)
    below = border("bottom", colours.rule, width=_RULE, space=_RUNNING_SPACE)
    if theme.page.folio == "head":
        yield ParagraphStyle("Header", "header", replace(styles.folio, align="centre"))
        return
    # The text begins where the head ends: so it does below the masthead of page one, which has none.
    room = points_of_mm(theme.page.top * (1 - RUNNING_PLACE)) - styles.running.leading - _RUNNING_SPACE - _RULE
    yield ParagraphStyle("Header", "header", replace(styles.running, after=max(room, 0.0)), tabs=stop, borders=below)
    yield ParagraphStyle("Footer", "footer", styles.running, tabs=stop, borders=above)


def _title(theme: Theme) -> ParagraphStyle:
    style = ParagraphStyle("Title", "Title", theme.styles.masthead_word, keep_lines=True)
    if style.text.colour != "paper":
        return style
    # White letters need a ground.
    accent, side = theme.colours.accent, _WORD_SPACE + 1
    borders = frame(accent, width=1, across=_WORD_SPACE, along=1)
    return style._replace(borders=borders, shade=shading(accent), left=side, right=side)


def _contents(theme: Theme) -> Iterator[ParagraphStyle]:
    panel = theme.colours.panel
    side = (
        border("left", panel, width=_RULE, space=_PANEL_SPACE),
        border("right", panel, width=_RULE, space=_PANEL_SPACE),
    )
    top = border("top", panel, width=_RULE, space=_PANEL_SPACE // 2)
    bottom = border("bottom", panel, width=_RULE, space=_PANEL_SPACE // 2)
    title = replace(theme.styles.contents_title, before=theme.baseline)
    yield _on_panel("TOCHeading", "TOC Heading", title, theme, edges=f"{top}{side[0]}{side[1]}")
    entry = _on_panel("TOC1", "toc 1", theme.styles.contents_entry, theme, edges=f"{side[0]}{bottom}{side[1]}")
    stop = measures(theme.page).page - twips(_PANEL_SPACE + _RULE)
    yield entry._replace(tabs=f'<w:tab w:val="right" w:leader="dot" w:pos="{stop}"/>')


def _on_panel(key: str, name: str, text: TextStyle, theme: Theme, *, edges: str) -> ParagraphStyle:
    return ParagraphStyle(
        key,
        name,
        text,
        following="TOC1",
        keep_next=key == "TOCHeading",
        borders=edges,
        shade=shading(theme.colours.panel),
        left=_PANEL_SPACE + _RULE,
        right=_PANEL_SPACE + _RULE,
    )
