"""The Word document: its parts put together by python-docx, its bytes the same on every run."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from wardpress.errors import Message
from wardpress.exporters.container import Content, filled, packed
from wardpress.exporters.docx import DocxOptions, furniture, running, template
from wardpress.exporters.docx.body import article
from wardpress.exporters.docx.flow import CLOSING, Flow
from wardpress.exporters.docx.inlines import Desk, Ledger
from wardpress.exporters.docx.marks import IMPRINT, MASTHEAD, article_key, marked
from wardpress.exporters.docx.markup import DECLARATION, NAMESPACES
from wardpress.exporters.docx.numbering import numbering_xml
from wardpress.exporters.docx.office_theme import theme_xml
from wardpress.exporters.docx.sections import body_xml
from wardpress.exporters.docx.styles import styles_xml
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext
from wardpress.plugins.story import Story, as_story
from wardpress.themes import Theme, ThemeFile

_NOBODY = "wardpress"


class _Package(Package):
    """A package of any number of parts: python-docx looks through a list of all for each that it meets.

    It is given their names and types only; what they hold is put in when the package is packed, once.
    """

    def __init__(self) -> None:
        super().__init__()
        self._contents: dict[str, Content] = {}

    def part(self, name: str, media_type: str, content: Content) -> Part:
        """Return a new part of the package."""
        address = PackURI(name)
        self._contents[address.membername] = content
        return Part(address, media_type, b"", self)

    def iter_parts(self) -> Iterator[Part]:
        """Yield every part once."""
        met: dict[int, Part] = {}
        waiting = [self.rels]
        while waiting:
            for relationship in waiting.pop().values():
                if not relationship.is_external and id(part := relationship.target_part) not in met:
                    met[id(part)] = part
                    waiting.append(part.rels)
        yield from met.values()

    def packed(self) -> bytes:
        """Return the file, without the date that python-docx gives to each part."""
        buffer = io.BytesIO()
        self.save(buffer)
        return packed(filled(buffer.getvalue(), self._contents))


def as_document(bulletin: Bulletin, context: ExportContext[DocxOptions]) -> bytes:
    """Return `bulletin` as a Word file."""
    _report_fonts(context)
    story = as_story(bulletin)
    language = template.proofing_language(context.language)
    package = _Package()
    _add_properties(package, story, bulletin, context)
    ledger = Ledger()
    has_numbers = context.options.contents_page_numbers
    flow = _flow(story, Desk(context.theme, ledger, context.pictures), has_numbers=has_numbers)
    main = package.part("/word/document.xml", CT.WML_DOCUMENT_MAIN, _main_xml(flow, context.theme))
    package.load_rel(RT.OFFICE_DOCUMENT, main, "rId1")
    # The ids are ours: python-docx seeks a free one by trying all, which takes quadratic time.
    for address, key in ledger.links().items():
        main.load_rel(RT.HYPERLINK, address, key, is_external=True)
    for number, (picture, key) in enumerate(ledger.pictures().items(), start=1):
        name = f"/word/media/picture{number}.{picture.media_type.removeprefix('image/')}"
        main.load_rel(RT.IMAGE, package.part(name, picture.media_type, picture.data), key)
    settings = template.settings_xml(context.theme, language, asks_to_update=has_numbers)
    for key, name, kind, content in _parts_of_text(
        story, context.theme, settings=settings, ledger=ledger, language=language
    ):
        main.load_rel(kind[1], package.part(name, kind[0], content.encode()), key)
    return package.packed()


def _main_xml(flow: Iterable[Flow], theme: Theme) -> bytearray:
    # One buffer that grows: of a long bulletin, text and bytes in full would be held several times over.
    xml = bytearray(f"{DECLARATION}<w:document {NAMESPACES}><w:body>".encode())
    for piece in body_xml(flow, theme.page, running.references(theme)):
        xml += piece.encode()
    xml += b"</w:body></w:document>"
    return xml


def _report_fonts(context: ExportContext[DocxOptions]) -> None:
    theme = context.theme
    own = {font.family for font in theme.fonts} if isinstance(theme, ThemeFile) else set()
    if named := ", ".join(sorted(own & {theme.families.word_sans, theme.families.word_serif})):
        context.report.note(
            "docx.font-not-embedded",
            Message(
                f"The Word edition names {named} without holding it: a computer that lacks it shows another font.",
                f"Bản Word chỉ ghi tên phông {named}, không nhúng: máy không có phông này sẽ hiện phông khác.",
            ),
        )


def _flow(story: Story, desk: Desk, *, has_numbers: bool) -> Iterator[Flow]:
    yield from marked([furniture.masthead(story, desk.theme)], MASTHEAD, desk.ledger)
    yield from furniture.contents(story, desk.theme, has_numbers=has_numbers)
    parts: Counter[str] = Counter()
    rubric: str | None = None
    for number, told in enumerate(story.articles, start=1):
        file = told.article.origin.file
        parts[file] += 1
        flow = article(told, number=number, desk=desk, opens_section=told.rubric != rubric)
        rubric = told.rubric
        yield from marked(flow, article_key(file, parts[file]), desk.ledger)
    yield from marked(list(furniture.imprint(story, desk.theme)), IMPRINT, desk.ledger)
    if not story.imprint:
        # Word balances the columns of a section only when another one follows.
        yield CLOSING._replace(wide=True)


_Kind = tuple[str, str]


def _parts_of_text(
    story: Story, theme: Theme, *, settings: str, ledger: Ledger, language: str
) -> Iterator[tuple[str, str, _Kind, str]]:
    yield "rIdStyles", "/word/styles.xml", (CT.WML_STYLES, RT.STYLES), styles_xml(theme, language)
    yield "rIdSettings", "/word/settings.xml", (CT.WML_SETTINGS, RT.SETTINGS), settings
    yield "rIdFonts", "/word/fontTable.xml", (CT.WML_FONT_TABLE, RT.FONT_TABLE), template.font_table_xml(theme)
    yield "rIdTheme", "/word/theme/theme1.xml", (CT.OFC_THEME, RT.THEME), theme_xml(theme)
    lists = numbering_xml(theme, ledger.numbered_lists)
    yield "rIdNumbering", "/word/numbering.xml", (CT.WML_NUMBERING, RT.NUMBERING), lists
    yield "rIdHeader", "/word/header1.xml", (CT.WML_HEADER, RT.HEADER), running.header_xml(story, theme)
    if theme.page.folio == "head":
        return
    footer = running.footer_xml(story)
    yield "rIdFooter", "/word/footer1.xml", (CT.WML_FOOTER, RT.FOOTER), footer
    # Word wants a part of its own for the foot of the first page, though it says the same.
    yield "rIdFirstFooter", "/word/footer2.xml", (CT.WML_FOOTER, RT.FOOTER), footer


def _add_properties(package: _Package, story: Story, bulletin: Bulletin, context: ExportContext[DocxOptions]) -> None:
    core = template.core_xml(
        title=story.title,
        creator=bulletin.masthead.publisher or _NOBODY,
        language=template.proofing_language(context.language),
        made_at=context.made_at,
    )
    part = package.part("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, core.encode())
    package.load_rel(RT.CORE_PROPERTIES, part, "rId2")
    part = package.part("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, template.app_xml().encode())
    package.load_rel(RT.EXTENDED_PROPERTIES, part, "rId3")
