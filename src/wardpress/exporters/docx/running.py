"""What runs along every page: head and foot with the fields that Word keeps right."""

from __future__ import annotations

from wardpress.exporters.docx.flow import WordParagraph
from wardpress.exporters.docx.markup import DECLARATION, NAMESPACES, TAB, character_style, field, run
from wardpress.exporters.story import Story


def header_xml(story: Story) -> str:
    """Return the head of every page but the first: the rubric of the page, and which edition this is."""
    rubric = next((told.rubric for told in story.articles if told.rubric), None)
    # Word finds the rubric of each page; until then it shows the first.
    left = field('STYLEREF "Rubric"', rubric) + TAB if rubric else ""
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{WordParagraph('Header', left + run(story.title)).xml()}</w:hdr>"


def footer_xml(story: Story) -> str:
    """Return the foot of every page: which edition this is, and the page of how many."""
    folio = character_style("PageNumber")
    numbers = field("PAGE", "1", folio) + run(" / ", folio) + field("NUMPAGES", "1", folio)
    line = WordParagraph("Footer", run(story.title) + TAB + numbers)
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{line.xml()}</w:ftr>"
