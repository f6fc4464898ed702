"""The document: a bulletin set, painted, checked against the standards that it is to follow, and written."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from typing import Any

from wardpress.diagnostics import NOWHERE, Origin
from wardpress.errors import Message
from wardpress.exporters.pdf.articles import SetArticle, set_article
from wardpress.exporters.pdf.catalog import put_catalog
from wardpress.exporters.pdf.conformance import Draft, faults
from wardpress.exporters.pdf.faces import Faces
from wardpress.exporters.pdf.flow import Desk, Sheet, desk_for, sheets
from wardpress.exporters.pdf.galley import Shop
from wardpress.exporters.pdf.inks import Inks, Target
from wardpress.exporters.pdf.metadata import Metadata
from wardpress.exporters.pdf.objects import Objects
from wardpress.exporters.pdf.pagination import Pager
from wardpress.exporters.pdf.painting import Painter
from wardpress.model import Article, Bulletin, block_texts
from wardpress.plugins import ExportContext, NoOptions, Report, Sink
from wardpress.plugins.story import Story, StoryArticle, as_story
from wardpress.themes import Page

_NAMED = 8


def write(bulletin: Bulletin, sink: Sink, context: ExportContext[NoOptions]) -> None:
    """Write `bulletin` to `sink` as a PDF file, page after page."""
    desk, pages = laid_out(bulletin, context)
    pager = Pager(desk.story) if context.page_report else None
    painter = Painter(desk.frame, Objects(sink), context.pictures)
    for page in pages:
        if pager:
            pager.take(page)
        painter.paint(page)
    painter.fill_in()
    if pager and context.page_report:
        context.page_report.tell(pager.pagination(_named(desk.story, context.theme.page)))
    metadata = metadata_of(bulletin, desk.story, context)
    found = faults(_draft(painter, desk.wide.inks.faces, metadata))
    if found:
        _report_faults(found, context.report)
    root = put_catalog(painter, desk.story, metadata, claims=not found)
    objects = painter.objects
    objects.finish(root=root, info=objects.put(objects.reserve(), metadata.info()))


def laid_out(bulletin: Bulletin, context: ExportContext[Any]) -> tuple[Desk, Iterator[Sheet]]:
    """Return the desk that `bulletin` is laid out on, and its pages, each laid out when it is asked for."""
    inks = Inks(context.theme, Faces(context.fonts, context.theme.faces()))
    desk = desk_for(as_story(bulletin), inks, pictures=context.pictures, report=context.report)
    return desk, _pages(desk, context.report)


def _pages(desk: Desk, report: Report) -> Iterator[Sheet]:
    yield from sheets(desk, _set_articles(desk, report))
    _report_missing(desk.wide.inks.faces, None, report)


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


def _draft(painter: Painter, faces: Faces, metadata: Metadata) -> Draft:
    addresses = (area.to.address for area in painter.areas if isinstance(area.to, Target))
    return Draft(
        painter.structure,
        painter.numbers,
        title=metadata.title,
        language=metadata.language,
        has_gaps=any(face.codes.has_gaps for face in faces.used()),
        longest=max(map(len, (metadata.title, metadata.author or "", *addresses))),
    )


def _set_articles(desk: Desk, report: Report) -> Iterator[SetArticle]:
    for told in desk.story.articles:
        yield set_article(told, wide=desk.wide, narrow=desk.narrow)
        _report_missing(desk.wide.inks.faces, told, report)
        _report_loose(desk.wide.shop, told, report)


def _report_loose(shop: Shop, told: StoryArticle, report: Report) -> None:
    if not shop.loose:
        return
    message = Message(
        f"lines of “{told.label}” whose blanks are more than twice as wide as they should be: {shop.loose}",
        f"số dòng của “{told.label}” có khoảng trắng giãn quá hai lần: {shop.loose}",
    )
    report.note("pdf.loose-lines", message, told.article.origin)
    shop.loose = 0


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
    report.warning("pdf.missing-glyph", message, _first_with(missing, told.article) if told else NOWHERE)


def _first_with(missing: tuple[str, ...], article: Article) -> Origin:
    """Return where the first block with one of these letters stood, or where the article began."""
    letters = set(missing)
    blocks = (block for block in article.blocks if any(not letters.isdisjoint(text) for text in block_texts(block)))
    return next((block.origin for block in blocks if block.origin != NOWHERE), article.origin)


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
