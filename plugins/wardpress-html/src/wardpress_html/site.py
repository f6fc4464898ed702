"""The bulletin as a folder of pages, packed for the ward's site."""

from __future__ import annotations

import hashlib
import html
import io
import zipfile

from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, NoOptions, Pictures, Story, StoryArticle, as_story
from wardpress_html.blocks import Flow
from wardpress_html.parts import article, contents, document, imprint, labels_in, masthead, name_of
from wardpress_html.style import stylesheet

_WIDTH = 528.0
_STYLE = '<link rel="stylesheet" href="bulletin.css">'


def packed_site(bulletin: Bulletin, context: ExportContext[NoOptions]) -> bytes:
    """Return the ZIP: `index.html`, a page for each article, one stylesheet, the pictures; the same bytes each time."""
    story, language = as_story(bulletin), bulletin.language
    gallery = _Gallery(context.pictures)
    pages = {f"{told.key}.html": _page(told, gallery, title=story.title, language=language) for told in story.articles}
    files = {
        "index.html": _first_page(story, bulletin).encode(),
        **{name: page.encode() for name, page in pages.items()},
        "bulletin.css": stylesheet(context.theme).encode(),
        **gallery.files,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, context.made_at.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


class _Gallery:
    """The pictures of the site, each kept once."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self.files: dict[str, bytes] = {}

    def address(self, file: str) -> tuple[str, int, int] | None:
        """Return where the picture lies in the site, and its size."""
        if self._pictures.size(file) is None:
            return None
        picture = self._pictures.placed(file, width=_WIDTH)
        suffix = ".png" if picture.media_type == "image/png" else ".jpg"
        name = f"anh/{hashlib.sha256(picture.data).hexdigest()[:16]}{suffix}"
        self.files[name] = picture.data
        return name, picture.width, picture.height


def _first_page(story: Story, bulletin: Bulletin) -> str:
    language = bulletin.language
    listed = contents(story, language=language, suffix=".html")
    body = f'{masthead(story, bulletin)}<main id="noi-dung">\n{listed}</main>\n{imprint(story)}'
    return document(title=story.title, language=language, style=_STYLE, body=body)


def _page(told: StoryArticle, gallery: _Gallery, *, title: str, language: str) -> str:
    back = f'<p class="back"><a href="index.html">{labels_in(language)["back"]}</a></p>\n'
    about = f'<header class="masthead">\n<p>{html.escape(title)}</p>\n{back}</header>\n'
    body = f'{about}<main id="noi-dung">\n{article(told, Flow(1, gallery.address), language=language)}</main>\n'
    named = f"{name_of(told, language)} – {title}"
    return document(title=named, language=language, style=_STYLE, body=body)
