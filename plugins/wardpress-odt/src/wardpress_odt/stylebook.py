"""Which paragraph styles the edition has, and how the theme sets each; known ones bear LibreOffice's own names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from wardpress.model import Setting
from wardpress.themes import TextStyle, Theme
from wardpress_odt.fontfaces import cut_name
from wardpress_odt.markup import mm, pt, quoted, style_name

DEEPEST_HEADING = 6
PANEL_SPACE = 8.0  # pt
_RULE = 0.5  # pt, a hairline that printers still show
_LEAD_RULE = 1.5
_LEAD_SPACE = 8.0
_LABEL_STOP = 16.7  # em: room for the longest label of the imprint
_ALIGN = {"left": "start", "right": "end", "centre": "center", "justify": "justify"}
# The styles of headlines that are set otherwise than most.
HEADLINES: dict[Setting, str] = {"lead": "Lead headline", "briefs": "Brief headline", "notice": "Notice headline"}
_KEEP_NEXT = 'fo:keep-with-next="always"'
_KEEP_LINES = 'fo:keep-together="always"'


class ParagraphStyle(NamedTuple):
    """A paragraph style under the name that people read; `own` are attributes of its paragraphs, `tabs` their stops.

    One that `holds_pictures` grows with them; `outline` is the level of a heading.
    """

    name: str
    text: TextStyle
    following: str = ""
    own: tuple[str, ...] = ()
    tabs: str = ""
    left: float = 0.0
    hanging: float = 0.0
    outline: int = 0
    holds_pictures: bool = False

    @property
    def key(self) -> str:
        """The name by which the file refers to the style."""
        return style_name(self.name)

    def xml(self, theme: Theme) -> str:
        """Return the style as OpenDocument."""
        following = f' style:next-style-name="{style_name(self.following)}"' if self.following else ""
        outline = f' style:default-outline-level="{self.outline}"' if self.outline else ""
        shown = "" if self.key == self.name else f" style:display-name={quoted(self.name)}"
        stops = f"<style:tab-stops>{self.tabs}</style:tab-stops>" if self.tabs else ""
        return (
            f'<style:style style:name="{self.key}"{shown} style:family="paragraph"'
            f' style:parent-style-name="Standard"{following}{outline} style:class="text">'
            f"<style:paragraph-properties {self._paragraph_attributes()}>{stops}</style:paragraph-properties>"
            f"<style:text-properties {text_attributes(self.text, theme)}/></style:style>"
        )

    def _paragraph_attributes(self) -> str:
        text = self.text
        line = "100%" if self.holds_pictures else pt(text.leading)
        return " ".join(
            (
                f'fo:margin-left="{pt(self.left)}" fo:margin-right="0pt"',
                f'fo:margin-top="{pt(text.before)}" fo:margin-bottom="{pt(text.after)}"',
                f'fo:text-indent="{pt(text.indent - self.hanging)}" fo:line-height="{line}"',
                f'fo:text-align="{_ALIGN[text.align]}"',
                *self.own,
            )
        )


def text_attributes(style: TextStyle, theme: Theme) -> str:
    """Return how the letters of `style` look."""
    face = theme.face(style)
    capitals = ' fo:text-transform="uppercase"' if style.capitals else ""
    spacing = pt(style.tracking / 1000 * style.size) if style.tracking else "normal"
    return (
        f'style:font-name={quoted(cut_name(face))} fo:font-size="{pt(style.size)}" fo:font-weight="{face.weight}"'
        f' fo:font-style="{"italic" if face.italic else "normal"}" fo:color="{theme.colour(style)}"'
        f' fo:letter-spacing="{spacing}"{capitals}'
    )


def rule(side: str, colour: str, *, width: float = _RULE) -> str:
    """Return the attribute that draws a line along one side."""
    return f'fo:border-{side}="{pt(width)} solid {colour}"'


def cross_head(theme: Theme, level: int) -> TextStyle:
    """Return how a cross-head is set: the theme knows one, so what is below it leans the other way."""
    style = theme.styles.heading
    return style if level == 2 else replace(style, italic=not style.italic)  # noqa: PLR2004 - the headline being 1


def paragraph_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    """Yield every paragraph style but Standard."""
    yield from _heads(theme)
    yield from _text(theme)
    yield from _blocks(theme)
    yield from _furniture(theme)


def _heads(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    kept = (_KEEP_NEXT, _KEEP_LINES)
    yield ParagraphStyle("Rubric", styles.rubric, "Heading 1", kept)
    yield ParagraphStyle("Heading 1", styles.headline, "Text body", kept, outline=1)
    for setting, name in HEADLINES.items():
        following = "Box text" if setting == "notice" else "Text body"
        yield ParagraphStyle(name, styles.headline_in(setting), following, kept, outline=1)
    yield ParagraphStyle("Subtitle", styles.subtitle, "Text body", kept)
    yield ParagraphStyle("Dateline", styles.dateline, "Text body", kept)
    beside = rule("left", theme.colours.accent, width=_LEAD_RULE)
    lead = (*kept, beside, f'fo:padding-left="{pt(_LEAD_SPACE)}"')
    yield ParagraphStyle("Lead", styles.lead, "Text body", lead)
    for level in range(2, DEEPEST_HEADING + 1):
        yield ParagraphStyle(f"Heading {level}", cross_head(theme, level), "First paragraph", kept, outline=level)


def _text(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    body, half = styles.body, theme.baseline / 2
    flush = replace(body, indent=0.0)
    yield ParagraphStyle("Text body", body)
    yield ParagraphStyle("First paragraph", body if theme.indents_first else flush, "Text body")
    yield ParagraphStyle("Question", replace(styles.heading, before=half), "Answer", (_KEEP_NEXT,))
    yield ParagraphStyle("Answer", replace(flush, after=half))
    yield ParagraphStyle("Byline", styles.byline, own=(_KEEP_LINES,))
    yield ParagraphStyle("Source", styles.source, own=(_KEEP_LINES,))
    yield ParagraphStyle("Note", styles.note)
    yield ParagraphStyle("Footnote", replace(styles.note, before=0.0))


def _blocks(theme: Theme) -> Iterator[ParagraphStyle]:
    styles = theme.styles
    half, ink = theme.baseline / 2, theme.colour(theme.styles.quote)
    between = (_KEEP_LINES, rule("top", ink), rule("bottom", ink), 'fo:padding="4pt"', 'style:join-border="true"')
    said_by = replace(styles.byline, before=0.0, after=styles.quote.after, align="right")
    cell = replace(styles.cell, before=2.0, after=2.0)
    yield ParagraphStyle("List item", styles.item)
    yield ParagraphStyle("Caption", replace(styles.caption, before=styles.caption.after), "Text body")
    yield ParagraphStyle("Table caption", replace(styles.caption, before=half), own=(_KEEP_NEXT,))
    figure = replace(styles.caption, before=half, after=0.0, indent=0.0, align="centre")
    yield ParagraphStyle("Figure", figure, "Caption", (_KEEP_NEXT,), holds_pictures=True)
    yield ParagraphStyle("Figure alone", replace(figure, after=half), "Text body", holds_pictures=True)
    yield ParagraphStyle("Quotations", styles.quote, "Text body", between)
    yield ParagraphStyle("Attribution", said_by, "Text body", between)
    yield ParagraphStyle("Verse", styles.verse, own=(_KEEP_LINES,), left=styles.body.indent)
    yield ParagraphStyle("Table Contents", cell)
    yield ParagraphStyle("Table Heading", replace(cell, weight=700), own=(_KEEP_NEXT,))
    yield ParagraphStyle("Box title", replace(styles.box_title, before=0.0), "Box text", (_KEEP_NEXT,))
    yield ParagraphStyle("Box text", styles.box_text())
    yield ParagraphStyle("Box item", styles.in_box().item)
    hairline = replace(styles.running, size=3.0, leading=3.0, before=styles.rubric.before, after=half)
    yield ParagraphStyle("Horizontal Line", hairline, "Text body", (rule("top", theme.colours.rule), _KEEP_NEXT))


def _furniture(theme: Theme) -> Iterator[ParagraphStyle]:
    styles, colours = theme.styles, theme.colours
    for role in ("word", "name", "publisher", "number", "date"):
        yield ParagraphStyle(f"Masthead {role}", getattr(styles, f"masthead_{role}"), own=(_KEEP_NEXT,))
    yield from _contents(theme)
    stop = _LABEL_STOP * styles.imprint_label.size
    tab = f'<style:tab-stop style:position="{pt(stop)}"/>'
    yield ParagraphStyle("Imprint", styles.imprint_text, own=(_KEEP_LINES,), tabs=tab, left=stop, hanging=stop)
    edge = _right_stop(theme)
    if theme.page.folio == "head":
        yield ParagraphStyle("Header", replace(styles.folio, align="centre"))
        return
    below = (rule("bottom", colours.rule), 'fo:padding-bottom="4pt"')
    yield ParagraphStyle("Header", styles.running, own=below, tabs=edge)
    above = (rule("top", colours.rule), 'fo:padding-top="4pt"')
    yield ParagraphStyle("Footer", styles.running, own=above, tabs=edge)


def _contents(theme: Theme) -> Iterator[ParagraphStyle]:
    """Yield the styles of the contents: title and entries share a panel, which LibreOffice does not join over both."""
    panel, side = theme.colours.panel, PANEL_SPACE + _RULE
    beside = (
        f'fo:background-color="{panel}" {rule("left", panel)} {rule("right", panel)}',
        f'fo:padding-left="{pt(PANEL_SPACE)}" fo:padding-right="{pt(PANEL_SPACE)}"',
    )
    top = (*beside, rule("top", panel), f'fo:padding-top="{pt(PANEL_SPACE / 2)}"', _KEEP_NEXT)
    bottom = (*beside, rule("bottom", panel), f'fo:padding-bottom="{pt(PANEL_SPACE / 2)}"', _KEEP_LINES)
    title = replace(theme.styles.contents_title, before=theme.baseline, after=0.0)
    entry = replace(theme.styles.contents_entry, before=0.0, after=0.0)
    yield ParagraphStyle("Contents Heading", title, "Contents 1", top)
    stop = _right_stop(theme, leader=True, inset=2 * side)
    yield ParagraphStyle("Contents 1", entry, own=(*bottom, 'style:join-border="true"'), tabs=stop)


def text_width(theme: Theme) -> float:
    """Return how wide the text of a page is, in mm."""
    return theme.page.width - theme.page.inner - theme.page.outer


def _right_stop(theme: Theme, *, leader: bool = False, inset: float = 0.0) -> str:
    dots = ' style:leader-style="dotted" style:leader-text="."' if leader else ""
    place = mm(text_width(theme) - inset / 72 * 25.4)
    return f'<style:tab-stop style:position="{place}" style:type="right"{dots}/>'
