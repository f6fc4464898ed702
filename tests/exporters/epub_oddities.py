"""A bulletin of all that the model allows and nobody would print: hollow blocks, stray levels, hostile text."""

from __future__ import annotations

from wardpress.model import (
    Article,
    Block,
    Box,
    Bulletin,
    Figure,
    Heading,
    Inlines,
    LineBreak,
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
from wardpress.plugins import PageBreak, Pagination


def _text(text: str) -> Inlines:
    return (Text(text),)


_LINKS = (
    Link((Text("ngoài "), Link(_text("trong"), "https://a.example/b")), 'https://ví-dụ.vn/đường dẫn?q="x"&y=<1>#é'),
    Text(" "),
    Link((Strong((Link(_text("đậm"), "mailto:a@b.vn"),)),), "mailto:ubnd phường@example.org"),
    Text(" "),
    Link(_text("ngoặc"), "http://example.org:8080/a[1]{2}|3#x#y"),
    Text(" "),
    Link(_text("phần trăm"), "https://a.example/100%"),
    Text(" "),
    Link(_text("cụt"), "http://"),
    Text(" "),
    Link(_text("hở"), "http://a b/"),
    Text(" "),
    Link(_text("cổng"), "https://a.example:x/"),
)
_BLOCKS: tuple[Block, ...] = (
    Heading(_text("Sâu"), level=5),
    Heading(_text("Sâu hơn"), level=9),
    Heading(_text("Nông"), level=2),
    Paragraph(_LINKS),
    Paragraph(()),
    Paragraph((Text("Xem (7) & "), Strong(_text("(8)")))),
    Paragraph((LineBreak(), Text("</p> &nbsp; <b>đậm</b> 😀 \u200b 中"), LineBreak())),
    ListBlock(()),
    ListBlock((ListItem(()),)),
    Figure(),
    Figure(alt="x"),
    Figure(credit="Ảnh: A"),
    Quote(()),
    Quote((), attribution="Ai đó"),
    Verse(()),
    Verse(((),)),
    Verse(((_text("một"), (), _text("hai")),)),
    Table(()),
    Table((), caption="Chỉ tên bảng"),
    Table(((_text("a"), ()),), header_rows=1),
    Table(((),)),
    Table(tuple(tuple(_text(f"Cột {column}") for column in range(9)) for _ in range(4)), header_rows=2, caption="Rộng"),
    Box(()),
    Box((Box((Heading(_text("Trong hộp"), level=4),), title="t<"),), title="Hộp"),
    QuestionAnswer((), ()),
    QuestionAnswer((Paragraph(_text("Chỉ hỏi?")),), ()),
)


def oddities() -> Bulletin:
    """Return the bulletin; its second article has no word at all."""
    article = Article(
        "Bài \"khó\" <1> & '2' ]]>",
        _BLOCKS,
        subtitle="phụ <i>",
        rubric="ß & rubric",
        notes=(Note(_text("n1")), Note(()), Note(_text("(7) <n7> & hết"))),
    )
    return Bulletin((Section((article, Article(None))),))


ODD_PAGES = Pagination(
    "Bản in <thử>",
    (
        PageBreak('i"<&', "masthead"),
        PageBreak("ii", "contents", 1),
        PageBreak("iii", article=0),
        PageBreak("iii", article=0, text=4, offset=5),
        PageBreak("v", article=0, text=9),
        PageBreak("vi", article=1),
    ),
)


def nothing() -> Bulletin:
    """Return a bulletin without an article."""
    return Bulletin(())
