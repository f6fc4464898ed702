"""Ward articles that arrive as Word files."""

from __future__ import annotations

from wardpress.model import Article
from wardpress.plugins import Message, Origin, ReadContext, Reader, hookimpl


def read_docx(data: bytes, origin: Origin, context: ReadContext) -> tuple[Article, ...]:
    """Return the articles in a Word file, found by the same rules as those of a text; places count its paragraphs.

    What a bulletin cannot take over goes to the report. Raise `InputError` for what is no sound `.docx`.
    """
    from wardpress_docx_reader.articles import articles_in  # brings lxml in: only who reads Word files pays for it

    return articles_in(data, origin, context)


@hookimpl
def wardpress_readers() -> list[Reader]:
    """Return the reader of Word files; a `.doc` is read where it is a `.docx` by another name, and else refused."""
    title = Message("article in a Word file", "bài gửi bằng tệp Word")
    return [Reader("docx-article", title, (".docx", ".docm", ".doc"), read_docx)]
