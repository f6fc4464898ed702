"""The PDF edition: a printed page, set in columns on a baseline grid; and its pages as a booklet to fold."""

from __future__ import annotations

from typing import Any

from wardpress.errors import Message
from wardpress.exporters.pdf.options import BookletOptions
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, Exporter, NoOptions, Sink, hookimpl

__all__ = ["BOOKLET", "EXPORTER"]


def _export(bulletin: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
    from wardpress.exporters.pdf.document import write  # reportlab: only someone who writes PDF pays for it

    write(bulletin, sink, context)


def _export_booklet(bulletin: Bulletin, sink: Sink, context: ExportContext[BookletOptions]) -> None:
    from wardpress.exporters.pdf.booklet import write_folded  # the same

    write_folded(bulletin, sink, context)


EXPORTER = Exporter(
    name="pdf",
    title=Message("PDF, to print and to archive", "PDF, để in và lưu trữ"),
    suffixes=(".pdf",),
    media_type="application/pdf",
    export=_export,
    tells_pages=True,
)
BOOKLET = Exporter(
    name="pdf-booklet",
    title=Message("PDF booklet, to print on both sides and fold", "PDF in hai mặt, gấp và đóng ghim thành tập"),
    # A suffix of its own: asked for alone, it must not take the place of the PDF to read.
    suffixes=(".booklet.pdf",),
    media_type="application/pdf",
    export=_export_booklet,
    options=BookletOptions,
)


@hookimpl
def wardpress_exporters() -> list[Exporter[Any]]:
    """Return the exporters of this package."""
    return [EXPORTER, BOOKLET]
