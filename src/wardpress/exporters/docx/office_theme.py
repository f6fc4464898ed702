"""theme1.xml: the colours and typefaces that Word offers first in its menus."""

from __future__ import annotations

from wardpress.exporters.docx.markup import DECLARATION, hexadecimal, quoted
from wardpress.themes import Theme

_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f"<a:ln>{_FILL}</a:ln>"
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_WHITE = "#ffffff"


def theme_xml(theme: Theme) -> str:
    """Return theme1.xml; each list of formats has the three entries that the standard asks for."""
    name = quoted(theme.name)
    families = theme.families
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_NAMESPACE}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{_colours(theme)}</a:clrScheme>'
        f'<a:fontScheme name="{name}"><a:majorFont>{_fonts(families.word_sans)}</a:majorFont>'
        f"<a:minorFont>{_fonts(families.word_serif)}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _colours(theme: Theme) -> str:
    ours = theme.colours
    scheme = {
        "dk1": ours.ink,
        "lt1": _WHITE,
        "dk2": ours.muted,
        "lt2": ours.panel,
        "accent1": ours.accent,
        "accent2": ours.muted,
        "accent3": ours.rule,
        "accent4": ours.ink,
        "accent5": ours.accent,
        "accent6": ours.muted,
        "hlink": ours.accent,
        "folHlink": ours.accent,
    }
    return "".join(f'<a:{name}><a:srgbClr val="{hexadecimal(value)}"/></a:{name}>' for name, value in scheme.items())


def _fonts(family: str) -> str:
    return f'<a:latin typeface="{quoted(family)}"/><a:ea typeface=""/><a:cs typeface=""/>'
