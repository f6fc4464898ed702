"""The bulletin as one page that needs nothing beside it."""

from __future__ import annotations

import base64

from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, Pictures, as_story
from wardpress_html import HtmlOptions
from wardpress_html.blocks import Flow
from wardpress_html.parts import article, contents, document, imprint, masthead
from wardpress_html.style import stylesheet

# The text is at most so many points wide on a screen.
_WIDTH = 528.0


def whole_page(bulletin: Bulletin, context: ExportContext[HtmlOptions]) -> str:
    """Return the HTML document."""
    story, language = as_story(bulletin), bulletin.language
    flow = Flow(2, lambda file: _inside(context.pictures, file))
    listed = contents(story, language=language, suffix="") if context.options.contents else ""
    articles = "".join(article(told, flow, language=language) for told in story.articles)
    body = f'{masthead(story, bulletin)}{listed}<main id="noi-dung">\n{articles}</main>\n{imprint(story)}'
    style = f"<style>\n{stylesheet(context.theme)}</style>"
    return document(title=story.title, language=language, style=style, body=body)


def _inside(pictures: Pictures, file: str) -> tuple[str, int, int] | None:
    if pictures.size(file) is None:
        return None
    picture = pictures.placed(file, width=_WIDTH)
    data = base64.b64encode(picture.data).decode()
    return f"data:{picture.media_type};base64,{data}", picture.width, picture.height
