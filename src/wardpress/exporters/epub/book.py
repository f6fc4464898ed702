"""An EPUB edition, bound: pages, contents, stylesheet and typefaces in one container."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

from wardpress.exporters.epub.accessibility import accessibility
from wardpress.exporters.epub.album import Album
from wardpress.exporters.epub.navigation import navigation_page
from wardpress.exporters.epub.package import Facts, Part, container
from wardpress.exporters.epub.pages import STYLESHEET, Page, article_page, imprint_page, title_page
from wardpress.exporters.epub.stylesheet import faces_in_use, font_file, stylesheet
from wardpress.exporters.story import Story, as_story
from wardpress.model import Bulletin
from wardpress.plugins import Pictures
from wardpress.themes import FontFace, Fonts, Theme


def bound(
    bulletin: Bulletin,
    *,
    theme: Theme,
    fonts: Fonts | None,
    pictures: Pictures,
    made_at: dt.datetime,
    language: str,
) -> bytes:
    """Return the EPUB file of `bulletin`; without `fonts` the reading system's own typefaces show it."""
    story = as_story(bulletin)
    album = Album(pictures, dpi=theme.page.picture_dpi)
    pages = tuple(_pages(story, bulletin, album, language=language))
    facts = Facts(
        title=story.title,
        language=language,
        identifier=bulletin.identifier or _identifier(story),
        made_at=made_at,
        publisher=bulletin.masthead.publisher,
        date=bulletin.masthead.date,
        about=accessibility(story, language=language, told=album.told),
    )
    faces = faces_in_use(theme, "".join(page.markup for page in pages)) if fonts else ()
    style = Part("stylesheet", STYLESHEET, "text/css", stylesheet(theme, faces).encode())
    typefaces = _typefaces(story, faces, fonts) if fonts else ()
    return container(facts, (*map(_as_part, pages), style, *typefaces, *album.parts()))


def _pages(story: Story, bulletin: Bulletin, album: Album, *, language: str) -> Iterator[Page]:
    yield title_page(story, bulletin, language=language)
    yield navigation_page(story, language=language)
    for told in story.articles:
        yield article_page(told, album, title=story.title, language=language)
    if story.imprint:
        yield imprint_page(story.imprint, language=language)


def _as_part(page: Page) -> Part:
    properties = ("nav",) if page.key == "nav" else ()
    data = page.markup.encode()
    return Part(page.key, page.file_name, "application/xhtml+xml", data, is_page=True, properties=properties)


def _typefaces(story: Story, faces: tuple[FontFace, ...], fonts: Fonts) -> Iterator[Part]:
    from wardpress.exporters.epub.typefaces import cut, letters_of

    letters = letters_of(story.texts())
    for face in faces:
        yield Part(f"font-{face.slug}", font_file(face), "font/ttf", cut(fonts.data(face), letters))


def _identifier(story: Story) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, "\n".join(story.texts())).urn
