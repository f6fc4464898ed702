"""A ward's bulletin as OpenDocument Text, for offices that work with LibreOffice."""

from __future__ import annotations

from dataclasses import dataclass

from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, Exporter, Message, Sink, hookimpl, option


@dataclass(frozen=True, slots=True)
class OdtOptions:
    """What an editor may choose about the LibreOffice edition."""

    embed_fonts: bool = option(
        default=True,
        help=Message(
            "Put the theme's fonts into the file (under 1 MB); without them it has those of the Word edition.",
            "Kèm phông chữ của chủ đề trong tệp (dưới 1 MB); nếu không thì dùng phông như bản Word.",
        ),
    )
    contents_page_numbers: bool = option(
        default=True,
        help=Message(
            "Show page numbers in the contents; LibreOffice counts them when it opens the file.",
            "Ghi số trang trong mục lục; LibreOffice tự đếm khi mở tệp.",
        ),
    )


def export_odt(bulletin: Bulletin, sink: Sink, context: ExportContext[OdtOptions]) -> None:
    """Write the bulletin as one `.odt` file with real styles, to correct, approve and print."""
    from wardpress_odt.document import as_document  # brings odfdo in: only who writes this format pays for it

    sink.write(as_document(bulletin, context))


@hookimpl
def wardpress_exporters() -> list[Exporter[OdtOptions]]:
    """Return the exporter of the LibreOffice edition."""
    return [
        Exporter(
            name="odt",
            title=Message("LibreOffice, to correct and approve", "LibreOffice, để sửa và duyệt"),
            suffixes=(".odt",),
            media_type="application/vnd.oasis.opendocument.text",
            export=export_odt,
            options=OdtOptions,
        )
    ]
