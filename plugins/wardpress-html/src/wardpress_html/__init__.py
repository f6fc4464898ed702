"""A ward's bulletin for the web: one page that holds all, or a folder of pages for the ward's site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, Exporter, Message, NoOptions, Sink, hookimpl, option


@dataclass(frozen=True, slots=True)
class HtmlOptions:
    """How the web editions are made."""

    contents: bool = option(
        default=True, help=Message("Begin with a list of the articles.", "Mở đầu bằng danh sách các bài.")
    )


def export_page(bulletin: Bulletin, sink: Sink, context: ExportContext[HtmlOptions]) -> None:
    """Write the bulletin as one HTML file that needs nothing beside it: style and pictures are inside."""
    from wardpress_html.page import whole_page

    sink.write(whole_page(bulletin, context).encode())


def export_site(bulletin: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
    """Write the bulletin as a ZIP of pages that link to each other: unpack it on the ward's site."""
    from wardpress_html.site import packed_site

    sink.write(packed_site(bulletin, context))


@hookimpl
def wardpress_exporters() -> list[Exporter[Any]]:
    """Return the exporters of both web editions."""
    return [
        Exporter(
            name="html",
            title=Message("One web page with everything in it", "Một trang web trọn vẹn"),
            suffixes=(".html",),
            media_type="text/html",
            export=export_page,
            options=HtmlOptions,
        ),
        Exporter(
            name="html-site",
            title=Message("Pages for the ward's web site, in a ZIP", "Các trang cho cổng thông tin của phường (ZIP)"),
            suffixes=(".site.zip",),
            media_type="application/zip",
            export=export_site,
        ),
    ]
