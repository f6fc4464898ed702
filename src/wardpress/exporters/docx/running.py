"""What runs along every page: head and foot with the fields that Word keeps right."""

from __future__ import annotations

from wardpress.exporters.docx.flow import WordParagraph
from wardpress.exporters.docx.markup import DECLARATION, NAMESPACES, TAB, character_style, field, run
from wardpress.plugins.story import Story
from wardpress.themes import Theme


def references(theme: Theme) -> str:
    """Return what the first section says of head and foot: their parts, by the relationships of the document."""
    head, foot, first_foot = (
        f'<w:{place}Reference w:type="{pages}" r:id="{key}"/>'
        for place, pages, key in (
            ("header", "default", "rIdHeader"),
            ("footer", "default", "rIdFooter"),
            ("footer", "first", "rIdFirstFooter"),
        )
    )
    return head if theme.page.folio == "head" else head + foot + first_foot


def header_xml(story: Story, theme: Theme) -> str:
    """Return the head of every page but the first: its rubric and which edition this is, or its number."""
    if theme.page.folio == "head":
        return _header(field("PAGE", "2"))
    rubric = next((told.rubric for told in story.articles if told.rubric), None)
    # Word finds the rubric of each page; until then it shows the first.
    left = field('STYLEREF "Rubric"', rubric) + TAB if rubric else ""
    return _header(left + run(story.title))


def _header(runs: str) -> str:
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{WordParagraph('Header', runs).xml()}</w:hdr>"


def footer_xml(story: Story) -> str:
    """Return the foot of every page: which edition this is, and the page of how many."""
    folio = character_style("PageNumber")
    numbers = field("PAGE", "1", folio) + run(" / ", folio) + field("NUMPAGES", "1", folio)
    line = WordParagraph("Footer", run(story.title) + TAB + numbers)
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{line.xml()}</w:ftr>"
