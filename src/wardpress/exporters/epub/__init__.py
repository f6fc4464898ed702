"""The EPUB edition: what it is called and what may be chosen; the work is loaded when someone asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wardpress.errors import Message
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, Exporter, Sink, hookimpl, option


@dataclass(frozen=True, slots=True)
class EpubOptions:
    """What an editor may choose about the EPUB edition."""

    embed_fonts: bool = option(
        default=False,
        help=Message(
            "Put the letters of the theme's typefaces into the file; without them the reader's own show it.",
            "Nhúng kiểu chữ của chủ đề vào tệp; không nhúng thì dùng chữ của máy đọc và tệp nhỏ hơn.",
        ),
    )


def _export(bulletin: Bulletin, sink: Sink, context: ExportContext[EpubOptions]) -> None:
    from wardpress.exporters.epub.book import bound

    data = bound(
        bulletin,
        theme=context.theme,
        fonts=context.fonts,
        pictures=context.pictures,
        made_at=context.made_at,
        language=context.language,
        embeds_fonts=context.options.embed_fonts,
        pagination=context.pages,
    )
    sink.write(data)


EXPORTER = Exporter(
    name="epub",
    title=Message("EPUB, to read on a phone", "EPUB, để đọc trên điện thoại"),
    suffixes=(".epub",),
    media_type="application/epub+zip",
    export=_export,
    options=EpubOptions,
    wants_pages=True,
)


@hookimpl
def wardpress_exporters() -> Iterable[Exporter[Any]]:
    """Return the EPUB exporter."""
    return [EXPORTER]
