"""The stylesheet of an EPUB edition: the theme's roles in lengths that grow with the reader's own text size."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from wardpress.exporters.epub.colours import Palette, by_day, by_night, ground_for
from wardpress.themes import FontFace, TextStyle, Theme

# Print can go lower; on a phone, letters below four fifths of the reader's own size are lost.
_SMALLEST = 0.8
_AIRY = 1.45
_LARGE = 1.2
# On a phone a headline in print size fills half the screen: it keeps this share of what it has above the text.
_SHARE_OF_SIZE = 0.6
_PAPER = "#ffffff"
# Our own markup, in which a class always comes first.
_START = re.compile(r'<(\w+)(?: class="([^"]*)")?')
_CLASSES_OF_FONTS = {"sans": "sans-serif", "serif": "serif"}


class _Rule(NamedTuple):
    """Which elements a role of the theme sets; `running` ones keep the reader's own size, to read or to tap.

    `boxed` ones are set as the role is in a box.
    """

    selectors: tuple[str, ...]
    role: str
    bold: bool = False
    running: bool = False
    boxed: bool = False

    def is_used(self, elements: Container[str]) -> bool:
        return any(selector.partition(" ")[0] in elements for selector in self.selectors)


_RULES = (
    _Rule(("p.masthead-word",), "masthead_word"),
    _Rule(("p.masthead-name",), "masthead_name"),
    _Rule(("p.masthead-publisher",), "masthead_publisher"),
    _Rule(("p.masthead-number",), "masthead_number"),
    _Rule(("p.masthead-date",), "masthead_date"),
    _Rule(("p.rubric",), "rubric"),
    _Rule(("h1",), "headline"),
    _Rule(("p.subtitle",), "subtitle"),
    _Rule(("p.dateline",), "dateline"),
    _Rule(("p.lead",), "lead"),
    _Rule(("h2", "h3", "h4", "h5", "h6"), "heading"),
    _Rule(("li",), "item", running=True),
    _Rule(("p.caption",), "caption"),
    _Rule(("caption",), "caption", bold=True),
    _Rule(("p.credit", "figcaption.attribution"), "credit"),
    _Rule(("blockquote",), "quote"),
    _Rule(("div.verse",), "verse"),
    _Rule(("td",), "cell"),
    _Rule(("th",), "cell", bold=True),
    _Rule(("p.box-title",), "box_title"),
    _Rule(("div.question",), "body", bold=True, running=True),
    _Rule(("p.byline",), "byline"),
    _Rule(("p.source",), "source"),
    _Rule(("p.note",), "note"),
    _Rule(("dt",), "imprint_label"),
    _Rule(("dd",), "imprint_text"),
    _Rule(("h2.contents-title",), "contents_title"),
    _Rule(("ol.contents li",), "contents_entry", running=True),
    _Rule(("aside.box", "section.notice"), "body", running=True, boxed=True),
    _Rule(("aside.box li", "section.notice li"), "item", running=True, boxed=True),
)

# What no theme decides: distances, lines, and what keeps words whole and tables inside a phone.
_STRUCTURE = """\
section.masthead { padding-bottom: 1em; border-bottom: 0.2em solid; }
p.masthead-word { display: inline-block; margin: 0 0 0.45em; }
p.masthead-number { margin-top: 1em; }
p.masthead-number, p.masthead-date { text-align: left; }
nav.contents { padding: 1em 1.2em; }
ol.contents { margin: 0.5em 0 0; padding: 0; list-style: none; }
ol.contents li { margin: 0.8em 0; line-height: 1.35; }
ol.contents a { color: inherit; text-decoration: none; }
header { margin-bottom: 1em; }
p.rubric { margin: 0 0 0.4em; }
h1 { text-wrap: balance; }
h1, h2, h3, h4, h5, h6, caption, p.rubric, p.box-title, div.question { break-after: avoid; page-break-after: avoid; }
h2, h3, h4, h5, h6 { margin-bottom: 0.3em; }
p.lead { border-left: 0.15em solid; padding-left: 0.8em; margin: 0.8em 0 1em; }
ul, ol { margin: 0.6em 0; padding-left: 1.4em; }
li { margin: 0.25em 0; }
li ul, li ol { margin: 0.25em 0; }
li.own-mark { list-style: none; }
figure { margin: 1.2em 0; break-inside: avoid; page-break-inside: avoid; }
img { display: block; max-width: 100%; max-height: 95vh; width: auto; height: auto; margin: 0 auto 0.5em; }
figcaption { padding-left: 0.8em; border-left: 0.15em solid; }
figure.quotation { padding: 0.8em 0; border-top: 0.1em solid; border-bottom: 0.1em solid; }
figure.quotation figcaption { margin: 0.4em 0 0; padding: 0; border: none; }
blockquote { margin: 0; }
div.verse { margin: 1.2em 0 1.2em 1em; }
p.stanza { margin: 0 0 0.9em; text-indent: 0; }
span.line { display: block; padding-left: 1.2em; text-indent: -1.2em; }
table { width: 100%; margin: 1.2em 0; border-collapse: collapse; border: 0.12em solid; border-width: 0.12em 0; }
caption { text-align: left; padding-bottom: 0.5em; }
th, td { text-align: left; padding: 0.45em 0.6em 0.45em 0; vertical-align: top; border-bottom: 0.06em solid; }
table.wide { font-size: 0.8em; }
table.wide th, table.wide td { padding-right: 0.25em; overflow-wrap: anywhere; }
@media (min-width: 20em) { table.whole th, table.whole td { overflow-wrap: normal; } }
tr { break-inside: avoid; page-break-inside: avoid; }
aside.box { margin: 1.4em 0; padding: 0.8em 0; border-top: 0.15em solid; border-bottom: 0.06em solid; }
p.box-title { margin: 0 0 0.3em; }
p.box-title + p { text-indent: 0; }
section.qna { margin: 1.2em 0; }
div.answer { margin-top: 0.3em; }
section.notice { padding: 0.8em 0; border-top: 0.15em solid; border-bottom: 0.06em solid; }
section.notice h1, section.briefs h1 { font-size: 1.2em; }
section.lead h1 { font-size: 2em; }
footer { margin-top: 1.2em; }
p.byline + p.byline { margin-top: 0; }
section.notes { margin-top: 1.4em; padding-top: 0.6em; border-top: 0.06em solid; }
section.imprint { padding-top: 1em; border-top: 0.2em solid; }
dl { margin: 0; }
dd { margin: 0 0 0.9em; }
"""

# What a colour of the palette paints besides words.
_PAINTED = (
    ("background-color", "panel", "nav.contents"),
    (
        "border-color",
        "accent",
        "section.masthead, section.imprint, p.lead, aside.box, section.notice, figure.quotation, table",
    ),
    ("border-color", "rule", "figcaption, th, td, section.notes"),
    ("color", "accent", "a"),
)


def faces_in_use(theme: Theme, pages: Iterable[str]) -> tuple[FontFace, ...]:
    """Return the faces that the stylesheet sets words of `pages`, as markup, in; in a fixed order."""
    elements = _elements(pages)
    used = [rule for rule in _RULES if rule.is_used(elements)]
    faces = {theme.face(_style(theme, rule), bold=rule.bold) for rule in used}
    for style in (theme.styles.body, *(_style(theme, rule) for rule in used if rule.boxed)):
        faces.add(theme.face(style))
        if "strong" in elements:
            faces.add(theme.face(style, bold=True))
        if "em" in elements:
            faces.add(theme.face(style, italic=True))
    return tuple(sorted(faces))


def _elements(pages: Iterable[str]) -> set[str]:
    """Return the elements of `pages` as selectors: `p`, `p.lead` and `p.x` where they hold `<p class="lead x">`."""
    found: set[tuple[str, str]] = set()
    for markup in pages:
        found.update(_START.findall(markup))
    return {tag for tag, _ in found} | {f"{tag}.{name}" for tag, names in found for name in names.split()}


def font_file(face: FontFace) -> str:
    """Return where the letters of `face` lie, as the stylesheet sees it."""
    return f"fonts/{face.slug}.ttf"


# A process that makes many editions writes the sheet of a theme once for each choice of faces.
@lru_cache(maxsize=8)
def stylesheet(theme: Theme, faces: tuple[FontFace, ...]) -> str:
    """Return the stylesheet; without `faces` it names none and the reading system chooses its own."""
    day, night = by_day(theme.colours), by_night(theme.colours)
    shown = (
        *map(_font_face, faces),
        "html { color-scheme: light dark; }",
        _body(theme, has_fonts=bool(faces)),
        _paragraphs(theme),
        *(_ruled(theme, rule, has_fonts=bool(faces)) for rule in _RULES),
        _STRUCTURE + _narrow(theme),
        *_coloured(theme, day),
        "@media (prefers-color-scheme: dark) {",
        *_coloured(theme, night),
        "}",
    )
    return "\n".join(shown) + "\n"


def _style(theme: Theme, rule: _Rule) -> TextStyle:
    styles = theme.styles.in_box() if rule.boxed else theme.styles
    style: TextStyle = getattr(styles, rule.role)
    return style


def _font_face(face: FontFace) -> str:
    slant = "italic" if face.italic else "normal"
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {slant}; '
        f"src: url({font_file(face)}); }}"
    )


def _body(theme: Theme, *, has_fonts: bool) -> str:
    # Size and alignment stay the reader's own: that is what a phone edition is for.
    style = theme.styles.body
    return (
        f"body {{ margin: 0 auto; padding: 1em 5%; max-width: 36em; {_family(theme, style, has_fonts=has_fonts)} "
        f"line-height: {_line_height(style, style)}; -webkit-hyphens: manual; hyphens: manual; "
        "overflow-wrap: break-word; widows: 2; orphans: 2; }"
    )


def _paragraphs(theme: Theme) -> str:
    body = theme.styles.body
    indented = "section > p, p + p" if theme.indents_first else "p + p"
    before, after, indent = (_em(length, body.size) for length in (body.before, body.after, body.indent))
    margin = f"{before} 0 {after}" if before != after else before
    return f"p {{ margin: {margin}; }}\n{indented} {{ text-indent: {indent}; }}"


def _ruled(theme: Theme, rule: _Rule, *, has_fonts: bool) -> str:
    style, body = _style(theme, rule), theme.styles.body
    face = theme.face(style, bold=rule.bold)
    said = [
        _family(theme, style, has_fonts=has_fonts),
        f"font-weight: {face.weight};",
        f"font-style: {'italic' if face.italic else 'normal'};",
    ]
    if not rule.running:
        said += _measures(style, body)
    said += _manner(style)
    return f"{', '.join(rule.selectors)} {{ {' '.join(said)} }}"


def _narrow(theme: Theme) -> str:
    scale = theme.styles.headline.size / theme.styles.body.size
    return f"@media (max-width: 30em) {{ h1 {{ font-size: {1 + (scale - 1) * _SHARE_OF_SIZE:.3g}em; }} }}\n"


def _measures(style: TextStyle, body: TextStyle) -> Iterator[str]:
    scale = max(style.size / body.size, _SMALLEST)
    # Said even where it is 1: a reading system has sizes of its own for headings.
    yield f"font-size: {scale:.3g}em;"
    yield f"line-height: {_line_height(style, body)};"
    before, after = _em(style.before, style.size), _em(style.after, style.size)
    yield f"margin: {before} 0 {after};" if before != after else f"margin: {before} 0;"
    yield "text-indent: 0;"


def _manner(style: TextStyle) -> Iterator[str]:
    if style.align in {"right", "centre"}:
        yield f"text-align: {'right' if style.align == 'right' else 'center'};"
    if style.tracking:
        yield f"letter-spacing: {_em(style.tracking, 1000)};"
    if style.capitals:
        yield "text-transform: uppercase;"


def _family(theme: Theme, style: TextStyle, *, has_fonts: bool) -> str:
    fallback = _CLASSES_OF_FONTS[style.family]
    return f'font-family: "{theme.face(style).family}", {fallback};' if has_fonts else f"font-family: {fallback};"


def _line_height(style: TextStyle, body: TextStyle) -> str:
    ratio = style.leading / style.size
    return f"{ratio if style.size > body.size * _LARGE else max(ratio, _AIRY):.3g}"


def _em(length: float, size: float) -> str:
    return f"{length / size:.3g}em" if length else "0"


def _coloured(theme: Theme, palette: Palette) -> Iterator[str]:
    yield f"body {{ color: {palette.ink}; background-color: {palette.ground}; }}"
    for kind, name, selectors in _PAINTED:
        yield f"{selectors} {{ {kind}: {getattr(palette, name)}; }}"
    for colour in ("accent", "muted"):
        if selectors := ", ".join(_selectors(theme, colour)):
            yield f"{selectors} {{ color: {getattr(palette, colour)}; }}"
    if reversed_out := ", ".join(_selectors(theme, "paper")):
        ground = ground_for(_PAPER, theme.colours.accent)
        yield f"{reversed_out} {{ color: {_PAPER}; background-color: {ground}; padding: 0.18em 0.35em 0.1em; }}"


def _selectors(theme: Theme, colour: str) -> Iterable[str]:
    return (selector for rule in _RULES if _style(theme, rule).colour == colour for selector in rule.selectors)
