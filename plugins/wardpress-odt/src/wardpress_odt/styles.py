"""styles.xml: the theme as named styles, lists, page layouts and what runs along every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wardpress.themes import Theme
from wardpress_odt.fontfaces import FontFile, font_faces
from wardpress_odt.markup import DECLARATION, NAMESPACES, POINTS_A_MM, TAB, VERSION, escaped, mm, paragraph, pt, quoted
from wardpress_odt.stylebook import paragraph_styles, text_attributes

BULLETS, NUMBERS, OWN_MARKS = "Bullets", "Numbers", "Own marks"
_LEVELS = 10  # as many as the format knows
_SIGNS = "•–▪"
_BULLET = (
    '<text:list-level-style-bullet text:level="{level}" text:bullet-char="{sign}">{place}'
    "</text:list-level-style-bullet>"
)
_NUMBER = (
    '<text:list-level-style-number text:level="{level}" style:num-suffix="." style:num-format="1">{place}'
    "</text:list-level-style-number>"
)
_OWN_MARK = (
    '<text:list-level-style-number text:level="{level}" style:num-format="">{place}</text:list-level-style-number>'
)
_LIST_INDENT = 12.0  # pt
_STRONG = 700
_RUNNING_PLACE = 0.5  # head and foot stand in the middle of the margin
_TOP_OF_PAGE_ONE = 12.0  # mm: the masthead stands higher than the text of the other pages
_NOTE_RULE = '<style:footnote-sep style:width="0.5pt" style:rel-width="25%" style:color="{}" style:adjustment="left"/>'


def styles_xml(theme: Theme, *, title: str, locale: tuple[str, str], fonts: Iterable[FontFile]) -> bytes:
    """Return the part; `title` stands in head and foot, `locale` is language and country."""
    named = "".join(style.xml(theme) for style in paragraph_styles(theme))
    pieces = (
        f"{DECLARATION}<office:document-styles {NAMESPACES} office:version={quoted(VERSION)}>",
        font_faces(theme, fonts),
        f"<office:styles>{_defaults(theme, locale)}{named}{''.join(_text_styles(theme))}",
        f"{_outline()}{_list_style(BULLETS, _BULLET)}{_list_style(NUMBERS, _NUMBER)}",
        f"{_list_style(OWN_MARKS, _OWN_MARK)}{_notes()}</office:styles>",
        f"<office:automatic-styles>{_layout('First', theme)}{_layout('Others', theme)}</office:automatic-styles>",
        f"<office:master-styles>{_masters(theme, escaped(title))}</office:master-styles></office:document-styles>",
    )
    return "".join(pieces).encode()


def _defaults(theme: Theme, locale: tuple[str, str]) -> str:
    language, country = locale
    spoken = f"fo:language={quoted(language)} fo:country={quoted(country)}"
    page = (
        'fo:orphans="2" fo:widows="2" style:writing-mode="lr-tb" style:punctuation-wrap="hanging"'
        ' style:tab-stop-distance="12.5mm"'
    )
    body = text_attributes(theme.styles.body, theme)
    return (
        f'<style:default-style style:family="paragraph"><style:paragraph-properties {page}/>'
        f'<style:text-properties {body} {spoken} fo:hyphenate="false"/></style:default-style>'
        '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/>'
        '</style:default-style><style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
    )


def _text_styles(theme: Theme) -> Iterator[str]:
    colours, styles = theme.colours, theme.styles
    for name, shown, look in (
        ("Strong_20_Emphasis", "Strong Emphasis", f'fo:font-weight="{_STRONG}"'),
        ("Emphasis", "", 'fo:font-style="italic"'),
        ("Upright", "", 'fo:font-style="normal"'),
        ("Internet_20_link", "Internet link", f'fo:color="{colours.accent}" style:text-underline-style="solid"'),
        ("Index_20_Link", "Index Link", f'fo:color="{theme.colour(styles.contents_entry)}"'),
        ("Credit", "", text_attributes(styles.credit, theme)),
        ("Imprint_20_label", "Imprint label", text_attributes(styles.imprint_label, theme)),
        ("Page_20_Number", "Page Number", text_attributes(styles.folio, theme)),
        ("Footnote_20_anchor", "Footnote anchor", 'style:text-position="super 58%"'),
        ("Footnote_20_Symbol", "Footnote Symbol", ""),
    ):
        display = f" style:display-name={quoted(shown)}" if shown else ""
        properties = f"<style:text-properties {look}/>" if look else ""
        yield f'<style:style style:name="{name}"{display} style:family="text">{properties}</style:style>'


def _outline() -> str:
    """Return that headings bear no numbers of their own."""
    levels = "".join(
        f'<text:outline-level-style text:level="{level}" style:num-format=""/>' for level in range(1, _LEVELS + 1)
    )
    return f'<text:outline-style style:name="Outline">{levels}</text:outline-style>'


def _list_style(name: str, level_style: str) -> str:
    behind = "nothing" if level_style == _OWN_MARK else "listtab"
    levels = (
        level_style.format(level=level, sign=_SIGNS[min(level, len(_SIGNS)) - 1], place=_place(level, behind))
        for level in range(1, _LEVELS + 1)
    )
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def _place(level: int, behind: str) -> str:
    left = pt(_LIST_INDENT * level)
    return (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        f'<style:list-level-label-alignment text:label-followed-by="{behind}" text:list-tab-stop-position="{left}"'
        f' fo:text-indent="{pt(-_LIST_INDENT)}" fo:margin-left="{left}"/></style:list-level-properties>'
    )


def _notes() -> str:
    return (
        '<text:notes-configuration text:note-class="footnote" text:citation-style-name="Footnote_20_Symbol"'
        ' text:citation-body-style-name="Footnote_20_anchor" text:default-style-name="Footnote"'
        ' style:num-format="1" text:start-value="0" text:footnotes-position="page"'
        ' text:start-numbering-at="document"/>'
    )


def _layout(name: str, theme: Theme) -> str:
    page = theme.page
    has_foot = page.folio == "foot"
    has_head = name == "Others"
    top = page.top * _RUNNING_PLACE if has_head else _top_of_page_one(theme)
    bottom = page.bottom * _RUNNING_PLACE if has_foot else page.bottom
    usage = ' style:page-usage="mirrored"' if page.mirrored else ""
    head = _room(theme, "header", page.top - top) if has_head else ""
    foot = _room(theme, "footer", page.bottom - bottom) if has_foot else ""
    return (
        f'<style:page-layout style:name="{name}"{usage}><style:page-layout-properties'
        f' fo:page-width="{mm(page.width)}" fo:page-height="{mm(page.height)}" style:print-orientation="portrait"'
        f' fo:margin-top="{mm(top)}" fo:margin-bottom="{mm(bottom)}"'
        f' fo:margin-left="{mm(page.inner)}" fo:margin-right="{mm(page.outer)}">'
        f"{_NOTE_RULE.format(theme.colours.rule)}</style:page-layout-properties>{head}{foot}</style:page-layout>"
    )


def _top_of_page_one(theme: Theme) -> float:
    if theme.page.folio == "head":
        return theme.page.top
    return min(theme.page.top, max(_TOP_OF_PAGE_ONE, theme.page.top * _RUNNING_PLACE))


def _room(theme: Theme, place: str, height: float) -> str:
    """Return how high head or foot are: with the air between them and the text they fill their part of the margin."""
    line = theme.styles.running.leading + 6
    air = max(height * POINTS_A_MM - line, 0)
    side = "bottom" if place == "header" else "top"
    return (
        f'<style:{place}-style><style:header-footer-properties fo:min-height="{pt(line)}"'
        f' fo:margin-{side}="{pt(air)}" style:dynamic-spacing="false"/></style:{place}-style>'
    )


def _masters(theme: Theme, title: str) -> str:
    number = '<text:page-number text:select-page="current">1</text:page-number>'
    folio = f"{number} / <text:page-count>1</text:page-count>"
    foot = paragraph("Footer", f'{title}{TAB}<text:span text:style-name="Page_20_Number">{folio}</text:span>')
    footer = f"<style:footer>{foot}</style:footer>" if theme.page.folio == "foot" else ""
    head = TAB + title if theme.page.folio == "foot" else number
    header = f"<style:header>{paragraph('Header', head)}</style:header>"
    return (
        '<style:master-page style:name="First_20_Page" style:display-name="First Page"'
        f' style:page-layout-name="First" style:next-style-name="Standard">{footer}</style:master-page>'
        f'<style:master-page style:name="Standard" style:page-layout-name="Others">{header}{footer}</style:master-page>'
    )
