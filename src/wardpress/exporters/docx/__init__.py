"""The Word edition: a document with real styles, for the office to correct and approve."""

from __future__ import annotations

from collections.abc import Iterable

from wardpress.errors import Message
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, Exporter, NoOptions, Sink, hookimpl


def _export(bulletin: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
    from wardpress.exporters.docx.document import as_document  # brings python-docx in: only who writes Word pays for it

    sink.write(as_document(bulletin, context))


EXPORTER = Exporter(
    name="docx",
    title=Message("Word, to correct and approve", "Word, để sửa và duyệt"),
    suffixes=(".docx",),
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    export=_export,
)


@hookimpl
def wardpress_exporters() -> Iterable[Exporter[NoOptions]]:
    """Return the Word exporter."""
    return [EXPORTER]
