"""styles.xml: the theme as styles of Word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from wardpress.exporters.docx.inlines import BOLD
from wardpress.exporters.docx.markup import DECLARATION, NAMESPACES, border, hexadecimal, quoted, shading, twips
from wardpress.exporters.docx.stylebook import ParagraphStyle, paragraph_styles
from wardpress.themes import TextStyle, Theme

_JUSTIFICATION = {"left": "left", "right": "right", "centre": "center", "justify": "both"}
_LATENT_STYLES = 376  # as many as Word itself knows
CELL_SPACE = 5.0
# What an office calls the roles: Word shows it behind the name of the style.
_ALIASES = {
    "Heading1": "Headline,Tít",
    "Heading2": "Cross-head,Tít xen",
    "Title": "Masthead,Măng-sét",
    "Rubric": "Chuyên mục",
    "Subtitle": "Tít phụ",
    "Lead": "Sa-pô",
    "Dateline": "Ngày đăng",
    "BodyText": "Đoạn văn",
    "FirstParagraph": "Đoạn đầu",
    "Caption": "Chú thích ảnh",
    "Quote": "Trích dẫn",
    "Verse": "Thơ",
    "Question": "Hỏi",
    "Answer": "Đáp",
    "BoxTitle": "Notice Title,Tên thông báo",
    "BoxText": "Notice,Thông báo",
    "Byline": "Tác giả",
    "Source": "Nguồn",
    "Note": "Chú thích cuối bài",
    "Imprint": "Thông tin xuất bản",
}
_TABLE_RULE = 1.0
_HAIRLINE = 0.5


# A process that makes many editions writes the styles of a theme once.
@lru_cache(maxsize=8)
def styles_xml(theme: Theme, language: str) -> str:
    """Return styles.xml; `language` is what Word proofs the text in."""
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>{_defaults(theme, language)}"
        f'<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
        f' w:defQFormat="0" w:count="{_LATENT_STYLES}"/>'
        f"{''.join(_normal(theme))}"
        f"{''.join(_paragraph_style(style, theme) for style in paragraph_styles(theme))}"
        f"{''.join(_character_styles(theme))}{_table_style(theme)}</w:styles>"
    )


def _defaults(theme: Theme, language: str) -> str:
    tag = quoted(language)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_face(theme.styles.body, theme)}"
        f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="{tag}"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def _normal(theme: Theme) -> Iterator[str]:
    body = theme.styles.body
    yield (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr><w:widowControl/>{_spacing(body)}</w:pPr><w:rPr>{_face(body, theme)}</w:rPr></w:style>"
    )
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )


def _paragraph_style(style: ParagraphStyle, theme: Theme) -> str:
    ours = ' w:customStyle="1"' if style.is_ours else ""
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    return (
        f'<w:style w:type="paragraph"{ours} w:styleId="{style.key}"><w:name w:val="{style.name}"/>{_alias(style.key)}'
        f'<w:basedOn w:val="{style.parent}"/>{following}<w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph_properties(style))}</w:pPr><w:rPr>{_face(style.text, theme)}</w:rPr></w:style>"
    )


def _alias(key: str) -> str:
    alias = _ALIASES.get(key)
    return f'<w:aliases w:val="{alias}"/>' if alias else ""


def _paragraph_properties(style: ParagraphStyle) -> Iterator[str]:
    """Yield what sets a paragraph, in the order that the schema demands."""
    # The indents of a list are those of its levels.
    indent = "" if style.list_id else _indent(style)
    properties = (
        (style.keep_next, "<w:keepNext/>"),
        (style.keep_lines, "<w:keepLines/>"),
        (style.list_id, f'<w:numPr><w:numId w:val="{style.list_id}"/></w:numPr>'),
        (style.borders, f"<w:pBdr>{style.borders}</w:pBdr>"),
        (style.shade, style.shade),
        (style.tabs, f"<w:tabs>{style.tabs}</w:tabs>"),
        (True, _spacing(style.text) + indent),
        (style.is_close, "<w:contextualSpacing/>"),
        (True, f'<w:jc w:val="{_JUSTIFICATION[style.text.align]}"/>'),
        (style.outline is not None, f'<w:outlineLvl w:val="{style.outline}"/>'),
    )
    return (xml for is_wanted, xml in properties if is_wanted)


def _spacing(text: TextStyle) -> str:
    # At least, not exactly: a photo that the office puts into a line must not be cut.
    return (
        f'<w:spacing w:before="{twips(text.before)}" w:after="{twips(text.after)}"'
        f' w:line="{twips(text.leading)}" w:lineRule="{"exact" if text.size <= 1 else "atLeast"}"/>'
    )


def _indent(style: ParagraphStyle) -> str:
    first = f'w:hanging="{twips(style.hanging)}"' if style.hanging else f'w:firstLine="{twips(style.text.indent)}"'
    return f'<w:ind w:left="{twips(style.left)}" w:right="{twips(style.right)}" {first}/>'


def _face(text: TextStyle, theme: Theme) -> str:
    """Return the run properties of `text`, in the order that the schema demands."""
    font = quoted(theme.families.word_sans if text.family == "sans" else theme.families.word_serif)
    half_points = round(text.size * 2)
    tracking = round(text.tracking / 1000 * text.size * 20)
    spaced = f'<w:spacing w:val="{tracking}"/>' if tracking else ""
    return (
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        f"{'<w:b/>' if text.weight >= BOLD else ''}{'<w:i/>' if text.italic else ''}"
        f"{'<w:caps/>' if text.capitals else ''}"
        f'<w:color w:val="{hexadecimal(theme.colour(text))}"/>'
        f"{spaced}"
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def _character_styles(theme: Theme) -> Iterator[str]:
    accent = hexadecimal(theme.colours.accent)
    muted = hexadecimal(theme.colour(theme.styles.credit))
    yield _character_style("Strong", "Strong", "<w:b/>")
    yield _character_style("Emphasis", "Emphasis", "<w:i/>")
    yield _character_style("Hyperlink", "Hyperlink", f'<w:color w:val="{accent}"/><w:u w:val="single"/>')
    yield _character_style("PageNumber", "page number", _face(theme.styles.folio, theme))
    yield _character_style("Credit", "Credit", f'<w:color w:val="{muted}"/>', ours=' w:customStyle="1"')
    label = _face(theme.styles.imprint_label, theme)
    yield _character_style("ImprintLabel", "Imprint Label", label, ours=' w:customStyle="1"')


def _character_style(key: str, name: str, properties: str, ours: str = "") -> str:
    return (
        f'<w:style w:type="character"{ours} w:styleId="{key}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:rPr>{properties}</w:rPr></w:style>"
    )


def _table_style(theme: Theme) -> str:
    colours = theme.colours
    rules = (
        border("top", colours.accent, width=_TABLE_RULE)
        + border("bottom", colours.accent, width=_TABLE_RULE)
        + border("insideH", colours.rule, width=_HAIRLINE)
    )
    side = twips(CELL_SPACE)
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="BulletinTable"><w:name w:val="Bulletin Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders><w:tblCellMar>"
        f'<w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr>{shading(colours.panel)}</w:tcPr></w:tblStylePr></w:style>'
    )
