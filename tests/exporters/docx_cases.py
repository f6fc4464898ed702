"""Bulletins that are hard on a Word file, and the sample of the seeds."""

from __future__ import annotations

from pathlib import Path

from docx_reading import bulletin_of

from wardpress.model import (
    Article,
    Block,
    Box,
    Bulletin,
    Byline,
    Emphasis,
    Figure,
    Heading,
    Inlines,
    Link,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    QuestionAnswer,
    Quote,
    Section,
    Strong,
    Table,
    Text,
    Verse,
)
from wardpress.testing.bulletins import bare, every_block, many_articles, one_article

SEED = Path(__file__).resolve().parents[2] / "seeds" / "000_4a4b7afcf6fe2866.txt"


def words(text: str) -> Inlines:
    """Return inline content of plain text."""
    return (Text(text),)


def prose(text: str) -> Paragraph:
    """Return a paragraph of plain text."""
    return Paragraph(words(text))


def grid(rows: int, cells: int, *, header_rows: int = 0, caption: str | None = None) -> Table:
    """Return a table whose cells say where they stand."""
    content = tuple(tuple(words(f"h{row}c{cell}") for cell in range(cells)) for row in range(rows))
    return Table(content, header_rows, caption)


def sample() -> Bulletin:
    """Return the sample article as an editor would set it."""
    lines = [line.strip() for line in SEED.read_text("utf-8").splitlines()]
    headline, *paragraphs, byline = [line for line in lines if line and line != "5"]
    article = Article(headline, tuple(prose(line) for line in paragraphs), (Byline(byline),), rubric="Xây dựng Đảng")
    frame = one_article()
    return Bulletin((Section((article,)),), frame.masthead, frame.imprint)


def odd() -> Bulletin:
    """Return a bulletin of all that is empty, nested, touching or out of order."""
    deep = ListItem(words("đáy"))
    for depth in range(12):
        deep = ListItem(words(f"tầng {depth}"), (deep,))
    empty: tuple[Block, ...] = (
        Figure(),
        Figure(alt="không ai đọc"),
        Table(()),
        Table(((),)),
        Verse(()),
        Verse((((), words("một câu")), ())),
        QuestionAnswer((), (prose("Chỉ trả lời."),)),
        Box(()),
        ListBlock(()),
        Paragraph(()),
    )
    nested = Box(
        (
            grid(2, 2),
            ListBlock((deep,), ordered=True),
            Box((grid(1, 7), prose("trong cùng")), title="Hộp trong hộp"),
            grid(2, 2),
        )
    )
    mixed = Paragraph(
        (
            Strong((Text("đậm "), Emphasis(words("nghiêng ")))),
            Link((Text("liên "), Strong(words("kết")), Link(words(" lồng"), "https://example.org/b")), "https://a.vn"),
        )
    )
    return bulletin_of(
        Article(None, (prose("Bài đầu không tít."), grid(2, 2), grid(2, 2), grid(2, 6, caption="Rộng"), grid(2, 6))),
        Article(None, (grid(1, 1),)),
        Article(None),
        Article("Tít <b>trơ trọi</b> & “&amp;” \"'"),
        Article("Lồng nhau", (nested, Heading(words("Sâu"), level=9), Quote((mixed,)), mixed)),
        Article("Rỗng", empty, lead=mixed, notes=(Note(words("chú")),)),
    )


BULLETINS = {
    "one article": one_article,
    "every block": every_block,
    "bare": bare,
    "twelve articles": lambda: many_articles(12),
    "two hundred articles": lambda: many_articles(200),
    "nothing": lambda: Bulletin(()),
    "odd": odd,
    "sample": sample,
}
