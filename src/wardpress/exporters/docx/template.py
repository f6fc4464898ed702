"""The parts of a Word document that say nothing of its text: settings, fonts, properties."""

from __future__ import annotations

import datetime as dt

from wardpress.exporters.docx.markup import DECLARATION, NAMESPACES, escaped, quoted
from wardpress.themes import Theme

_LONGEST_PROPERTY = 255  # characters; Word calls a file with a longer one damaged
_REGIONS = {"vi": "vi-VN", "en": "en-US"}
_DEFAULT_TAB = 720
_COMPATIBILITY = (
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
)


def proofing_language(language: str) -> str:
    """Return the BCP 47 tag that Word has a dictionary for."""
    return _REGIONS.get(language, language)


def settings_xml(theme: Theme, language: str, *, asks_to_update: bool) -> str:
    """Return settings.xml: the present version of Word, and the language of the text.

    Where it `asks_to_update`, Word works all fields out when the file is opened, after it has asked.
    """
    update = '<w:updateFields w:val="true"/>' if asks_to_update else ""
    mirrored = "<w:mirrorMargins/>" if theme.page.mirrored and theme.page.inner != theme.page.outer else ""
    # Without doNotExpandShiftReturn Word would stretch a line that the author ended across the whole column.
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{mirrored}'
        f'<w:defaultTabStop w:val="{_DEFAULT_TAB}"/><w:characterSpacingControl w:val="doNotCompress"/>{update}'
        f"<w:compat><w:doNotExpandShiftReturn/>{compatibility}</w:compat>"
        f'<w:themeFontLang w:val="{quoted(language)}"/></w:settings>'
    )


def font_table_xml(theme: Theme) -> str:
    """Return fontTable.xml with the two families of the theme."""
    families = {theme.families.word_sans: "swiss", theme.families.word_serif: "roman"}
    fonts = "".join(
        f'<w:font w:name="{quoted(name)}"><w:charset w:val="00"/><w:family w:val="{kind}"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name, kind in families.items()
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def core_xml(*, title: str, creator: str, language: str, made_at: dt.datetime) -> str:
    """Return core.xml; a text too long for a property is cut."""
    time = made_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_property(title)}</dc:title><dc:creator>{_property(creator)}</dc:creator>"
        f"<dc:language>{_property(language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{time}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{time}</dcterms:modified></cp:coreProperties>'
    )


def _property(text: str) -> str:
    return escaped(text[:_LONGEST_PROPERTY])


def app_xml() -> str:
    """Return app.xml: who wrote the file."""
    return (
        f"{DECLARATION}"
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>wardpress</Application></Properties>"
    )
