"""The document: pages painted on reportlab's canvas, with metadata, bookmarks and links."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import unicodedata
from collections.abc import Iterator

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from wardpress.errors import Message
from wardpress.exporters.addresses import web_address
from wardpress.exporters.pdf.articles import SetArticle, set_article
from wardpress.exporters.pdf.faces import Faces
from wardpress.exporters.pdf.flow import Desk, Sheet, desk_for, sheets
from wardpress.exporters.pdf.inks import Inks
from wardpress.exporters.pdf.marks import AnchorMark, FolioMark, Mark, TextMark
from wardpress.exporters.pdf.pen import Pen
from wardpress.exporters.story import Story, StoryArticle, as_story
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, NoOptions, Report

_PDF_VERSION = (1, 7)


class _Canvas(Canvas):
    """A canvas that names no font before it needs one, and whose streams are binary."""

    _code: list[str]
    _doc: PDFDocument

    def _make_preamble(self) -> None:
        # The inherited one lists Helvetica on every page, without embedding it.
        self._preamble = ""

    def add_page(self, code: str) -> None:
        """Add a page whose content stream is `code`."""
        name = self._doc.thisPageName()
        self._code.append(code)
        self.showPage()
        # Left to itself the library writes page streams as ASCII85, a quarter longer.
        vars(self._doc.idToObject[name])["Contents"] = PDFStream(content=code, filters=[PDFZCompress])

    @property
    def document(self) -> PDFDocument:
        """The document below, which keeps fonts and dates."""
        return self._doc


def written(bulletin: Bulletin, context: ExportContext[NoOptions]) -> bytes:
    """Return `bulletin` as the bytes of a PDF file."""
    story = as_story(bulletin)
    inks = Inks(context.theme, Faces(context.fonts, context.theme.faces()))
    desk = desk_for(story, inks)
    pages = sheets(desk, list(_set_articles(desk, context.report)))
    _report_missing(inks.faces, None, context.report)
    return _painted(pages, desk, bulletin, context)


def _set_articles(desk: Desk, report: Report) -> Iterator[SetArticle]:
    for told in desk.story.articles:
        yield set_article(told, wide=desk.wide, narrow=desk.narrow)
        _report_missing(desk.wide.inks.faces, told, report)


def _report_missing(faces: Faces, told: StoryArticle | None, report: Report) -> None:
    for char in faces.newly_missing():
        name = f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
        where = f"“{told.label}”" if told else "masthead, imprint"
        message = Message(
            f"No font of the theme has the character {char!r} ({name}); first met in {where}. An empty box is printed.",
            f"Không phông nào của chủ đề có ký tự {char!r} ({name}); gặp lần đầu ở {where}. Bản in có một ô trống.",
        )
        if told:
            report.warning("pdf.missing-glyph", message, told.article.origin)
        else:
            report.warning("pdf.missing-glyph", message)


def _painted(pages: list[Sheet], desk: Desk, bulletin: Bulletin, context: ExportContext[NoOptions]) -> bytes:
    frame, file = desk.frame, io.BytesIO()
    # Everything is said here: the library would ask its settings, the environment and the clock.
    canvas = _Canvas(
        file,
        pagesize=(frame.page_width, frame.page_height),
        pageCompression=1,
        invariant=1,
        pdfVersion=_PDF_VERSION,
        lang=context.language,
    )
    _describe(canvas, desk.story, bulletin, context)
    for sheet in pages:
        _paint(canvas, sheet, frame.page_height)
    _bookmark(canvas, desk.story)
    canvas.save()
    return file.getvalue()


def _describe(canvas: _Canvas, story: Story, bulletin: Bulletin, context: ExportContext[NoOptions]) -> None:
    canvas.setTitle(story.title)
    canvas.setAuthor(bulletin.masthead.publisher or bulletin.masthead.name or "")
    canvas.setSubject("")
    canvas.setCreator("wardpress")
    moment = context.made_at.astimezone(dt.UTC)
    stamp = TimeStamp(invariant=1)
    stamp.t, stamp.lt = moment.timestamp(), moment.utctimetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]
    # The library has no other way to say when a file was made, and its file identifier would hold the clock.
    edition = f"{bulletin.identifier} {moment.isoformat()}".encode()
    vars(canvas.document).update(_timeStamp=stamp, signature=hashlib.md5(edition, usedforsecurity=False))


def _paint(canvas: _Canvas, sheet: Sheet, height: float) -> None:
    pen = Pen(canvas.document, left=sheet.left, height=height)
    for mark in sheet.marks:
        pen.draw(mark)
        _link(canvas, mark, left=sheet.left, height=height)
    canvas.add_page(pen.code())


def _link(canvas: _Canvas, mark: Mark, *, left: float, height: float) -> None:
    match mark:
        case AnchorMark(x, y, key):
            # A rubric has no place of its own: its bookmark leads to the first article under it.
            for name in (key, _rubric_key(key)):
                canvas.bookmarkPage(name, fit="XYZ", left=left + x, top=height - y, zoom=0)
        case FolioMark():
            x, y = left + mark.x - mark.width, height - mark.y
            box = (x, y - 3, x + mark.width, y - 3 + mark.height)
            canvas.linkRect(mark.words, mark.key, box, relative=0, Border="[0 0 0]")
        case TextMark():
            _link_words(canvas, mark, left=left, height=height)


def _link_words(canvas: _Canvas, mark: TextMark, *, left: float, height: float) -> None:
    x = left + mark.x
    for words, ink in mark.words:
        blanks = words.count(" ") + words.count("\u00a0")
        width = ink.width(words) + blanks * mark.word_space
        if ink.target and (address := web_address(ink.target)):
            y = height - mark.y
            canvas.linkURL(address, (x, y - ink.size * 0.3, x + width, y + ink.size * 0.8))
        x += width


def _bookmark(canvas: _Canvas, story: Story) -> None:
    rubric = None
    for told in story.articles:
        if told.rubric and told.rubric != rubric:
            canvas.addOutlineEntry(told.rubric, _rubric_key(told.key), level=0)
        canvas.addOutlineEntry(told.label, told.key, level=1 if told.rubric else 0)
        rubric = told.rubric


def _rubric_key(key: str) -> str:
    return f"{key}-rubric"
