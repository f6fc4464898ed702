"""The document: its parts put together by odfdo, its bytes the same on every run."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator

from odfdo import Document
from odfdo.manifest import Manifest

from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, Story, as_story
from wardpress_odt import OdtOptions
from wardpress_odt.body import text_of
from wardpress_odt.fontfaces import FontFile, font_faces, font_files, with_office_fonts
from wardpress_odt.furniture import contents, imprint, masthead
from wardpress_odt.labels import labels_in, locale_of
from wardpress_odt.ledger import Desk
from wardpress_odt.markup import DECLARATION, NAMESPACES, VERSION, quoted
from wardpress_odt.styles import styles_xml

# The earliest date that a ZIP entry can bear: the parts have no clock of their own.
_DATE = (1980, 1, 1, 0, 0, 0)
_XML = ("content.xml", "styles.xml", "meta.xml", "settings.xml")


def as_document(bulletin: Bulletin, context: ExportContext[OdtOptions]) -> bytes:
    """Return the `.odt` file."""
    theme = context.theme if context.options.embed_fonts else with_office_fonts(context.theme)
    fonts = font_files(theme, context.fonts) if context.options.embed_fonts else []
    desk = Desk(theme, context.pictures, labels_in(bulletin.language), measure=theme.page.column)
    story = as_story(bulletin)
    text = _text(story, desk, has_numbers=context.options.contents_page_numbers)
    package = Document("text")
    package.set_part("content.xml", _content_xml(text, desk, fonts))
    locale = locale_of(bulletin.language)
    package.set_part("styles.xml", styles_xml(theme, title=story.title, locale=locale, fonts=fonts))
    _describe(package, story.title, bulletin, made_at=context.made_at)
    _set_up(package, has_fonts=bool(fonts))
    pictures = desk.ledger.pictures.items()
    files = [(font.name, "font/ttf", font.data) for font in fonts]
    files += [(name, picture.media_type, picture.data) for name, picture in pictures]
    _list_files(package.manifest, files)
    return _packed(package, files)


def _text(story: Story, desk: Desk, *, has_numbers: bool) -> str:
    listed = contents(story, has_numbers=has_numbers)
    return f"{masthead(story, desk)}{listed}{text_of(story.articles, desk)}{imprint(story, desk)}"


def _content_xml(text: str, desk: Desk, fonts: list[FontFile]) -> bytes:
    return (
        f"{DECLARATION}<office:document-content {NAMESPACES} office:version={quoted(VERSION)}>"
        f"{font_faces(desk.theme, fonts)}"
        f"<office:automatic-styles>{desk.ledger.styles}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    ).encode()


def _describe(package: Document, title: str, bulletin: Bulletin, *, made_at: dt.datetime) -> None:
    """Say what the file is: nothing of the template's, and no clock but the one of the edition."""
    meta = package.meta
    for element in meta.meta_body.children:
        meta.meta_body.delete(element)
    meta.title = title
    meta.language = bulletin.language
    meta.generator = "wardpress-odt"
    meta.creation_date = meta.date = made_at
    if bulletin.masthead.publisher:
        meta.initial_creator = meta.creator = bulletin.masthead.publisher
    if bulletin.identifier:
        meta.set_user_defined_metadata("identifier", bulletin.identifier)


def _set_up(package: Document, *, has_fonts: bool) -> None:
    """Have LibreOffice keep the fonts when it saves the file, and leave a line alone that its author ended."""
    for name, is_on in (("EmbedFonts", has_fonts), ("DoNotJustifyLinesWithManualBreak", True)):
        switch = package.settings.get_element(f'//config:config-item[@config:name="{name}"]')
        if switch is not None:
            switch.text = str(is_on).lower()


def _list_files(manifest: Manifest, files: Iterable[tuple[str, str, bytes]]) -> None:
    """List what is in the package, and nothing that only the template had."""
    for path in manifest.get_paths():
        if path != "/" and path not in _XML:
            manifest.del_full_path(path)
    for name, media_type, _ in files:
        manifest.add_full_path(name, media_type)
    manifest.root.set_attribute("manifest:version", VERSION)
    for entry in manifest.get_elements("//manifest:file-entry[@manifest:version]"):
        entry.set_attribute("manifest:version", VERSION)


def _packed(package: Document, files: Iterable[tuple[str, str, bytes]]) -> bytes:
    # odfdo's own save() puts the time into the ZIP, its name into the metadata and ODF 1.4 on the label.
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in [("mimetype", package.mimetype.encode()), *_xml_parts(package)]:
            _add(archive, name, data, is_packed=name == "mimetype")
        for name, media_type, data in files:
            _add(archive, name, data, is_packed=media_type.startswith("image/"))
    return buffer.getvalue()


def _xml_parts(package: Document) -> Iterator[tuple[str, bytes]]:
    for name, part in (
        ("content.xml", package.content),
        ("styles.xml", package.styles),
        ("meta.xml", package.meta),
        ("settings.xml", package.settings),
        ("META-INF/manifest.xml", package.manifest),
    ):
        if name not in ("content.xml", "styles.xml", "META-INF/manifest.xml"):
            part.root.set_attribute("office:version", VERSION)
        yield name, part.serialize()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, *, is_packed: bool) -> None:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    entry.create_system = 0  # the same on Windows and elsewhere
    archive.writestr(entry, data)
