"""What a body is made of: paragraphs and tables, each across the whole page or in a column."""

from __future__ import annotations

from typing import NamedTuple

from wardpress.exporters.docx.markup import run


class WordParagraph(NamedTuple):
    """A paragraph: its style, its runs, and the few things that are its own; lengths in twips.

    One that `opens_section` is shown in Word's navigation pane beside the headlines; one that `may_part` need not
    stay whole, though its style says so.
    """

    style: str
    runs: str = ""
    wide: bool = False
    keep_next: bool = False
    may_part: bool = False
    numbering: str = ""
    top: str = ""
    bottom: str = ""
    before: int | None = None
    after: int | None = None
    line: int | None = None
    right: int = 0
    opens_section: bool = False
    section: str = ""

    def xml(self) -> str:
        """Return the paragraph as WordprocessingML, its properties in the order of the schema."""
        borders = f"<w:pBdr>{self.top}{self.bottom}</w:pBdr>" if self.top or self.bottom else ""
        before = "" if self.before is None else f' w:before="{self.before}"'
        after = "" if self.after is None else f' w:after="{self.after}"'
        line = "" if self.line is None else f' w:line="{self.line}" w:lineRule="atLeast"'
        spacing = f"<w:spacing{before}{after}{line}/>" if before or after or line else ""
        keep = "<w:keepNext/>" if self.keep_next else ""
        keep += '<w:keepLines w:val="0"/>' if self.may_part else ""
        indent = f'<w:ind w:right="{self.right}"/>' if self.right else ""
        outline = '<w:outlineLvl w:val="0"/>' if self.opens_section else ""
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/>{keep}{self.numbering}{borders}{spacing}'
            f"{indent}{outline}{self.section}</w:pPr>{self.runs}</w:p>"
        )

    def marked(self, number: int, name: str) -> WordParagraph:
        """Return the same paragraph with a bookmark called `name` around its words."""
        start, end = _bookmark(number, name)
        return self._replace(runs=f"{start}{self.runs}{end}")


class WordTable(NamedTuple):
    """A table, as WordprocessingML, its paragraphs apart."""

    parts: tuple[str | WordParagraph, ...]
    wide: bool = False

    def xml(self) -> str:
        """Return the table as WordprocessingML."""
        return "".join(part if isinstance(part, str) else part.xml() for part in self.parts)

    def marked(self, number: int, name: str) -> WordTable:
        """Return the same table with a bookmark called `name` around it."""
        start, end = _bookmark(number, name)
        return self._replace(parts=(start, *self.parts, end))


Flow = WordParagraph | WordTable

# Word asks for a paragraph after a table that ends a section, a box or the document: one point high, without a word.
# The blank is for LibreOffice, which drops an empty one and takes the table out of its columns.
CLOSING = WordParagraph("Closing", run(" "))


def _bookmark(number: int, name: str) -> tuple[str, str]:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{number}"/>'


def ended(flow: list[Flow]) -> tuple[list[Flow], WordParagraph]:
    """Return all but the last paragraph of `flow`, and that paragraph; a table at the end gets one after it."""
    match flow:
        case [*others, WordParagraph() as last]:
            return others, last
        case _:
            return flow, CLOSING._replace(wide=flow[-1].wide) if flow else CLOSING
