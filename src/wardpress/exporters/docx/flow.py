"""What a body is made of: paragraphs and tables, each across the whole page or in a column."""

from __future__ import annotations

from typing import NamedTuple

from wardpress.exporters.docx.markup import run


class WordParagraph(NamedTuple):
    """A paragraph: its style, its runs, and the few things that are its own; `before` and `after` are in twips."""

    style: str
    runs: str = ""
    wide: bool = False
    keep_next: bool = False
    numbering: str = ""
    top: str = ""
    bottom: str = ""
    before: int | None = None
    after: int | None = None
    section: str = ""

    def xml(self) -> str:
        """Return the paragraph as WordprocessingML, its properties in the order of the schema."""
        borders = f"<w:pBdr>{self.top}{self.bottom}</w:pBdr>" if self.top or self.bottom else ""
        before = "" if self.before is None else f' w:before="{self.before}"'
        after = "" if self.after is None else f' w:after="{self.after}"'
        spacing = f"<w:spacing{before}{after}/>" if before or after else ""
        keep = "<w:keepNext/>" if self.keep_next else ""
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/>{keep}{self.numbering}{borders}{spacing}'
            f"{self.section}</w:pPr>{self.runs}</w:p>"
        )

    def marked(self, number: int, name: str) -> WordParagraph:
        """Return the same paragraph as the place that links to `name` lead to."""
        return self._replace(runs=_bookmark(number, name, self.runs))


class WordTable(NamedTuple):
    """A table, as WordprocessingML."""

    table: str
    wide: bool = False

    def xml(self) -> str:
        """Return the table as WordprocessingML."""
        return self.table

    def marked(self, number: int, name: str) -> WordTable:
        """Return the same table as the place that links to `name` lead to."""
        return self._replace(table=_bookmark(number, name, self.table))


Flow = WordParagraph | WordTable

# Word asks for a paragraph after a table that ends a section, a box or the document: one point high, without a word.
# The blank is for LibreOffice, which drops an empty one and takes the table out of its columns.
CLOSING = WordParagraph("Closing", run(" "))


def _bookmark(number: int, name: str, content: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def ended(flow: list[Flow]) -> tuple[list[Flow], WordParagraph]:
    """Return all but the last paragraph of `flow`, and that paragraph; a table at the end gets one after it."""
    match flow:
        case [*others, WordParagraph() as last]:
            return others, last
        case _:
            return flow, CLOSING._replace(wide=flow[-1].wide) if flow else CLOSING
