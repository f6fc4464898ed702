"""The Word edition: a document with real styles, for the office to correct and approve."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wardpress.errors import Message
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, Exporter, Sink, hookimpl, option


@dataclass(frozen=True, slots=True)
class DocxOptions:
    """What an editor may choose about the Word edition."""

    contents_page_numbers: bool = option(
        default=False,
        help=Message(
            "Show page numbers in the contents; Word alone knows them and asks to fill them in when the file is opened",
            "Ghi số trang trong mục lục; chỉ Word biết số trang nên sẽ hỏi cập nhật khi mở tệp.",
        ),
    )


def _export(bulletin: Bulletin, sink: Sink, context: ExportContext[DocxOptions]) -> None:
    from wardpress.exporters.docx.document import as_document  # brings python-docx in: only who writes Word pays for it

    sink.write(as_document(bulletin, context))


EXPORTER = Exporter(
    name="docx",
    title=Message("Word, to correct and approve", "Word, để sửa và duyệt"),
    suffixes=(".docx",),
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    export=_export,
    options=DocxOptions,
)


@hookimpl
def wardpress_exporters() -> Iterable[Exporter[DocxOptions]]:
    """Return the Word exporter."""
    return [EXPORTER]
