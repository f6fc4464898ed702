"""The PDF edition: a printed page, set in columns on a baseline grid."""

from __future__ import annotations

from wardpress.errors import Message
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, Exporter, NoOptions, Sink, hookimpl

__all__ = ["EXPORTER"]


def _export(bulletin: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
    from wardpress.exporters.pdf.document import write  # reportlab: only someone who writes PDF pays for it

    write(bulletin, sink, context)


EXPORTER = Exporter(
    name="pdf",
    title=Message("PDF, to print and to archive", "PDF, để in và lưu trữ"),
    suffixes=(".pdf",),
    media_type="application/pdf",
    export=_export,
)


@hookimpl
def wardpress_exporters() -> list[Exporter[NoOptions]]:
    """Return the exporter of this package."""
    return [EXPORTER]
