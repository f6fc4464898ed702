"""What stands around the articles: masthead, contents, imprint."""

from __future__ import annotations

from collections.abc import Iterator

from wardpress.exporters.docx.body import bookmark, has_head
from wardpress.exporters.docx.flow import CLOSING, Flow, WordParagraph, WordTable
from wardpress.exporters.docx.markup import TAB, border, character_style, field, field_end, field_start, run, twips
from wardpress.exporters.docx.sections import measures
from wardpress.plugins.story import MastheadLine, Story
from wardpress.themes import TextStyle, Theme

# Word fills the contents anew from the headlines: entries are links, \n leaves the page numbers out.
_CONTENTS_FIELD = r'TOC \n \h \z \o "1-1"'
_NUMBERED_FIELD = r'TOC \h \z \o "1-1"'
_NOT_YET = "…"
_MASTHEAD_RULE = 2.25
_IMPRINT_RULE = 1.5
_IMPRINT_SPACE = 6
_LETTER = 0.55  # of the size: how wide a bold capital is, with some air
_WORD_PADDING = 24.0
_MASTHEAD_GAP = 8.0
_ISSUE_SHARE = 0.17  # of the page, for number and date
_WIDEST_ISSUE_SHARE = 0.3


def masthead(story: Story, theme: Theme) -> WordTable:
    """Return the masthead: the word on its panel, name and publisher beside it, number and date at the right."""
    word, *others = story.masthead
    name = [line for line in others if line.role in ("masthead_name", "masthead_publisher")]
    issue = [line for line in others if line not in name]
    cells = [[word], name, issue]
    widths = _masthead_widths(word, issue, theme)
    if not others:
        cells, widths = cells[:1], [sum(widths)]
    elif not issue:
        cells = cells[:2]
    content = (part for lines, width in zip(cells, widths, strict=True) for part in _cell(lines, width))
    return WordTable((_layout(widths, theme), *content, "</w:tr></w:tbl>"), wide=True)


def _masthead_widths(word: MastheadLine, issue: list[MastheadLine], theme: Theme) -> list[int]:
    whole = measures(theme.page).page
    word_width = _width(word, theme) + twips(_WORD_PADDING)
    if not issue:
        return [word_width, whole - word_width]
    # A date on two lines looks broken; a very long number may be on as many as it likes.
    widest = min(max(_width(line, theme) for line in issue), round(whole * _WIDEST_ISSUE_SHARE))
    issue_width = max(widest, round(whole * _ISSUE_SHARE))
    return [word_width, whole - word_width - issue_width, issue_width]


def _width(line: MastheadLine, theme: Theme) -> int:
    style: TextStyle = getattr(theme.styles, line.role)
    return twips(len(line.text) * _LETTER * style.size)


def _layout(widths: list[int], theme: Theme) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rule = border("bottom", theme.colours.accent, width=_MASTHEAD_RULE)
    gap = twips(_MASTHEAD_GAP)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{rule}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        f'<w:bottom w:w="{gap}" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
    )


def _cell(lines: list[MastheadLine], width: int) -> Iterator[str | WordParagraph]:
    roles = [("Title" if line.role == "masthead_word" else line.role.title().replace("_", ""), line) for line in lines]
    # A cell without a paragraph makes the file unreadable for Word.
    yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
    yield from [WordParagraph(style, run(line.text)) for style, line in roles] or [WordParagraph("MastheadName")]
    yield "</w:tc>"


def contents(story: Story, theme: Theme, *, has_numbers: bool) -> Iterator[Flow]:
    """Yield the title and the entries of the contents, each a link to its headline; Word fills in the numbers."""
    yield WordParagraph("TOCHeading", run(story.contents_title), wide=True)
    entries = [(number, told.label) for number, told in enumerate(story.articles, start=1) if told.label]
    for place, (number, label) in enumerate(entries, start=1):
        page = TAB + field(rf"PAGEREF {bookmark(number)} \h", _NOT_YET) if has_numbers else ""
        link = f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{run(label)}{page}</w:hyperlink>'
        start = field_start(_NUMBERED_FIELD if has_numbers else _CONTENTS_FIELD) if place == 1 else ""
        end = field_end() if place == len(entries) else ""
        yield WordParagraph("TOC1", f"{start}{link}{end}", wide=True)
    if story.articles and not has_head(story.articles[0]):
        # Text in columns follows at once. It cannot keep its distance, its second column would stand higher; and
        # where the last entry ends the section, LibreOffice loses the page numbers.
        yield CLOSING._replace(wide=True, before=twips(theme.baseline))


def imprint(story: Story, theme: Theme) -> Iterator[Flow]:
    """Yield the imprint below its rule, a line for each field."""
    for number, entry in enumerate(story.imprint):
        line = run(entry.label, character_style("ImprintLabel")) + TAB + run(entry.text)
        first = not number
        yield WordParagraph(
            "Imprint",
            line,
            wide=True,
            keep_next=number < len(story.imprint) - 1,
            top=border("top", theme.colours.accent, width=_IMPRINT_RULE, space=_IMPRINT_SPACE) if first else "",
            before=twips(theme.baseline) if first else None,
        )
