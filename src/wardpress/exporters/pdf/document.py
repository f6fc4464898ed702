"""The document: a bulletin set, painted, checked against the standards that it is to follow, and written."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from typing import Any

from wardpress.diagnostics import NOWHERE
from wardpress.errors import Message
from wardpress.exporters.pdf.articles import SetArticle, set_article
from wardpress.exporters.pdf.catalog import put_catalog
from wardpress.exporters.pdf.conformance import Draft, faults
from wardpress.exporters.pdf.faces import Faces
from wardpress.exporters.pdf.flow import Desk, Sheet, desk_for, sheets
from wardpress.exporters.pdf.inks import Inks, Target
from wardpress.exporters.pdf.metadata import Metadata
from wardpress.exporters.pdf.pagination import Pager
from wardpress.exporters.pdf.painting import Painter
from wardpress.exporters.story import Story, StoryArticle, as_story
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, NoOptions, Report
from wardpress.themes import Page

_NAMED = 8


def written(bulletin: Bulletin, context: ExportContext[NoOptions]) -> bytes:
    """Return `bulletin` as the bytes of a PDF file."""
    desk, pages = laid_out(bulletin, context)
    if context.page_report:
        pager = Pager(desk.story)
        for page in pages:
            pager.take(page)
        context.page_report.tell(pager.pagination(_named(desk.story, context.theme.page)))
    return _painted(pages, desk, bulletin, context)


def laid_out(bulletin: Bulletin, context: ExportContext[Any]) -> tuple[Desk, list[Sheet]]:
    """Return the pages of `bulletin`, not yet painted, and the desk that they were laid out on."""
    story = as_story(bulletin)
    inks = Inks(context.theme, Faces(context.fonts, context.theme.faces()))
    desk = desk_for(story, inks)
    pages = sheets(desk, list(_set_articles(desk, context.report)))
    _report_missing(inks.faces, None, context.report)
    return desk, pages


def metadata_of(bulletin: Bulletin, story: Story, context: ExportContext[Any]) -> Metadata:
    """Return what the file says about itself."""
    return Metadata(
        title=story.title,
        author=bulletin.masthead.publisher or bulletin.masthead.name,
        language=context.language,
        made_at=context.made_at.astimezone(dt.UTC),
    )


def _named(story: Story, page: Page) -> str:
    return f"{story.title} (PDF, {page.width:g} × {page.height:g} mm)"


def _set_articles(desk: Desk, report: Report) -> Iterator[SetArticle]:
    for told in desk.story.articles:
        yield set_article(told, wide=desk.wide, narrow=desk.narrow)
        _report_missing(desk.wide.inks.faces, told, report)


def _report_missing(faces: Faces, told: StoryArticle | None, report: Report) -> None:
    missing = faces.newly_missing()
    if not missing:
        return
    # One line an article, however many letters it has that the fonts have not.
    names = ", ".join(f"{char!r} (U+{ord(char):04X} {unicodedata.name(char, '')})" for char in missing[:_NAMED])
    more = f" … ({len(missing)})" if len(missing) > _NAMED else ""
    where = f"“{told.label}”" if told else "masthead, imprint"
    message = Message(
        f"No font of the theme has {names}{more}; first met in {where}. An empty box is printed for each.",
        f"Không phông nào của chủ đề có {names}{more}; gặp lần đầu ở {where}. Bản in có ô trống thay cho mỗi ký tự.",
    )
    report.warning("pdf.missing-glyph", message, told.article.origin if told else NOWHERE)


def _painted(pages: list[Sheet], desk: Desk, bulletin: Bulletin, context: ExportContext[NoOptions]) -> bytes:
    painter = Painter(desk.frame)
    for sheet in pages:
        painter.paint(sheet)
    metadata = metadata_of(bulletin, desk.story, context)
    addresses = (area.to.address for area in painter.areas if isinstance(area.to, Target))
    names = (metadata.title, metadata.author or "", *addresses)
    draft = Draft(
        painter.structure,
        painter.codes,
        title=metadata.title,
        language=metadata.language,
        has_gaps=painter.has_gaps,
        longest=max(map(len, names)),
    )
    found = faults(draft)
    if found:
        _report_faults(found, context.report)
    root = put_catalog(painter, desk.story, metadata, claims=not found)
    return painter.objects.file(root=root, info=painter.objects.put(painter.objects.reserve(), metadata.info()))


def _report_faults(found: tuple[Message, ...], report: Report) -> None:
    # A file that says of itself that it conforms, and does not, is worse than one that says nothing.
    english, vietnamese = ("; ".join(fault.in_language(language) for fault in found) for language in ("en", "vi"))
    report.warning(
        "pdf.not-conforming",
        Message(
            f"The PDF edition does not say that it follows PDF/UA-1 and PDF/A-2a: {english}.",
            f"Bản PDF không ghi là theo chuẩn PDF/UA-1 và PDF/A-2a: {vietnamese}.",
        ),
    )
