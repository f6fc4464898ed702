"""An article as the reader of the bulletin sees it: frozen values, each with its place in the input."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from wardpress.diagnostics import NOWHERE, Origin


def _origin() -> Origin:
    # Two values that say the same are equal, wherever each was found.
    return field(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain text; never markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of strong importance (bold in most themes)."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words with stress (italic in most themes)."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to `target`, an absolute http, https or mailto address."""

    content: Inlines
    target: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line ends here because the author ended it."""


Inline = Text | Strong | Emphasis | Link | LineBreak
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of body text."""

    content: Inlines
    origin: Origin = _origin()


@dataclass(frozen=True, slots=True)
class Heading:
    """A cross-head ("tít xen") inside an article; `level` runs from 2, the headline being 1."""

    content: Inlines
    level: int = 2
    origin: Origin = _origin()


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item, without its mark; `children` are the items nested below it."""

    content: Inlines
    children: tuple[ListItem, ...] = ()
    origin: Origin = _origin()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Items that belong together; `ordered` ones are numbered from 1, what is nested below them is not."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    origin: Origin = _origin()


@dataclass(frozen=True, slots=True)
class Figure:
    """A photo with caption, credit and alt text; `file` names the picture where there is one."""

    caption: Inlines = ()
    credit: str | None = None
    alt: str | None = None
    file: str | None = None
    origin: Origin = _origin()


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words set apart, with their attribution."""

    paragraphs: tuple[Paragraph, ...]
    attribution: str | None = None
    origin: Origin = _origin()


@dataclass(frozen=True, slots=True)
class Verse:
    """A poem: stanzas of lines, every line end the poet's."""

    stanzas: tuple[tuple[Inlines, ...], ...]
    origin: Origin = _origin()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all rows equally long; the first `header_rows` are heads."""

    rows: tuple[tuple[Inlines, ...], ...]
    header_rows: int = 0
    caption: str | None = None
    origin: Origin = _origin()


@dataclass(frozen=True, slots=True)
class Box:
    """A notice or an information box ("hộp thông tin") set off from the text around it."""

    blocks: tuple[Block, ...]
    title: str | None = None
    origin: Origin = _origin()


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """A reader's question and the office's answer."""

    question: tuple[Paragraph, ...]
    answer: tuple[Paragraph, ...]
    origin: Origin = _origin()


Block = Paragraph | Heading | ListBlock | Figure | Quote | Verse | Table | Box | QuestionAnswer


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it, as written; role ("Ảnh", "CTV") and office where the text names them."""

    name: str
    role: str | None = None
    office: str | None = None
    origin: Origin = _origin()


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that says when the article was published or changed, as written."""

    text: str
    origin: Origin = _origin()


@dataclass(frozen=True, slots=True)
class Note:
    """A foot- or endnote, set after the article."""

    content: Inlines
    origin: Origin = _origin()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Input that is not part of the article; `reason` is the stable code of the rule that left it out."""

    text: str
    reason: str
    origin: Origin = _origin()


@dataclass(frozen=True, slots=True)
class Article:
    """One news item. Whatever its input showed is in one of these fields, `left_out` included."""

    headline: str | None
    blocks: tuple[Block, ...] = ()
    bylines: tuple[Byline, ...] = ()
    subtitle: str | None = None
    lead: Paragraph | None = None
    rubric: str | None = None
    source: str | None = None
    dates: tuple[DateLine, ...] = ()
    notes: tuple[Note, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    origin: Origin = _origin()

    def with_headline(self, headline: str) -> Article:
        """Return the same article under another headline."""
        return replace(self, headline=headline)
