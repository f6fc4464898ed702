"""An EPUB edition, bound: pages, contents, stylesheet and typefaces in one container."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

from wardpress.exporters.epub.accessibility import accessibility
from wardpress.exporters.epub.album import Album
from wardpress.exporters.epub.cover import cover_picture
from wardpress.exporters.epub.navigation import NAVIGATION, navigation_page
from wardpress.exporters.epub.package import Facts, Part, container
from wardpress.exporters.epub.pagemarks import marked, page_marks
from wardpress.exporters.epub.pages import (
    COVER_PICTURE,
    STYLESHEET,
    Page,
    article_page,
    contents_page,
    cover_page,
    imprint_page,
    title_page,
)
from wardpress.exporters.epub.stylesheet import faces_in_use, font_file, stylesheet
from wardpress.model import Bulletin
from wardpress.plugins import Pagination, Pictures
from wardpress.plugins.story import Story, as_story
from wardpress.themes import FontFace, Fonts, Theme


def bound(
    bulletin: Bulletin,
    *,
    theme: Theme,
    fonts: Fonts,
    pictures: Pictures,
    made_at: dt.datetime,
    language: str,
    embeds_fonts: bool = False,
    pagination: Pagination | None = None,
) -> bytes:
    """Return the EPUB file of `bulletin`; where it embeds no fonts, the reading system's own typefaces show it."""
    story = as_story(bulletin)
    album = Album(pictures, dpi=theme.page.picture_dpi)
    breaks = page_marks(pagination, story) if pagination else ()
    pages, marks = marked(_pages(story, bulletin, album, language=language), breaks)
    navigation = navigation_page(story, marks, language=language)
    facts = Facts(
        title=story.title,
        language=language,
        identifier=bulletin.identifier or _identifier(story),
        made_at=made_at,
        publisher=bulletin.masthead.publisher,
        date=bulletin.masthead.date,
        about=tuple(accessibility(pages, language=language, told=album.told)),
        page_source=pagination.source if pagination and marks else None,
    )
    faces = faces_in_use(theme, (page.markup for page in pages)) if embeds_fonts else ()
    style = Part("stylesheet", STYLESHEET, "text/css", stylesheet(theme, faces).encode())
    picture = Part("cover-picture", COVER_PICTURE, "image/png", cover_picture(story, theme, fonts), is_cover=True)
    shown = (*map(_as_part, pages), _as_part(navigation), style, picture)
    typefaces = _typefaces(story, faces, fonts)
    return container(facts, (*shown, *typefaces, *album.parts()))


def _pages(story: Story, bulletin: Bulletin, album: Album, *, language: str) -> Iterator[Page]:
    yield cover_page(story, language=language)
    yield title_page(story, bulletin, language=language)
    yield contents_page(story, language=language)
    for told in story.articles:
        yield article_page(told, album, title=story.title, language=language)
    if story.imprint:
        yield imprint_page(story.imprint, language=language)


def _as_part(page: Page) -> Part:
    data = page.markup.encode()
    if page.key == NAVIGATION:
        return Part(page.key, page.file_name, "application/xhtml+xml", data, is_navigation=True)
    return Part(page.key, page.file_name, "application/xhtml+xml", data, is_page=True)


def _typefaces(story: Story, faces: tuple[FontFace, ...], fonts: Fonts) -> Iterator[Part]:
    if not faces:
        return
    from wardpress.exporters.epub.typefaces import cut, letters_of

    letters = letters_of(story.texts())
    for face in faces:
        yield Part(f"font-{face.slug}", font_file(face), "font/ttf", cut(fonts.data(face), letters))


def _identifier(story: Story) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, "\n".join(story.texts())).urn
