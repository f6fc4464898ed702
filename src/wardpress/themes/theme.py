"""A theme: page, grid, faces and the style of every role, in units that no format owns (mm, pt, #rrggbb)."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Annotated, Literal

from msgspec import Meta

from wardpress.model import Setting
from wardpress.themes.fonts import FontFace

Align = Literal["left", "right", "centre", "justify"]
# A stanza of more lines may be parted in any format: held together, it leaves a whole column empty.
LONGEST_STANZA = 6
# The headlines of leads and of briefs, as parts of the plain one.
_LEAD = 1.35
_BRIEF = 0.72
_IN_BOX = 0.86
# A long headline in capitals shouts: from so many letters on it is set smaller.
_MANY_CAPITALS = 60
_SMALLER = 0.85
# A page of 20 mm to 2 m, type of 3 to 200 pt: beyond that nothing can be set.
Millimetres = Annotated[float, Meta(ge=20, le=2000)]
Margin = Annotated[float, Meta(ge=0, le=200)]
Points = Annotated[float, Meta(ge=3, le=200)]
Distance = Annotated[float, Meta(ge=0, le=200)]
# It stands in stylesheets and in the names of files.
FamilyName = Annotated[str, Meta(pattern=r"^[^\W_][\w .-]{0,60}$", examples=["Times New Roman"])]
Weight = Annotated[int, Meta(ge=100, le=900)]
Resolution = Annotated[int, Meta(ge=72, le=600)]
Colour = Annotated[str, Meta(pattern="^#[0-9a-f]{6}$", examples=["#a6192e"])]


@dataclass(frozen=True, slots=True)
class Page:
    """A page in mm: size, margins, the number of text columns and the gutter between them.

    Left-hand pages are `mirrored`, or have the inner margin at the left like all others. The page number stands at the
    `foot` with the title, below a running head, or at the `head`: alone in the middle of the top margin from page two
    on, as Nghị định 30/2020/NĐ-CP asks.
    Pictures are set with no more than `picture_dpi` pixels an inch: more makes files larger, not prints sharper.
    """

    width: Millimetres
    height: Millimetres
    top: Margin
    bottom: Margin
    inner: Margin
    outer: Margin
    columns: Annotated[int, Meta(ge=1, le=3)] = 2
    gutter: Margin = 6.0
    mirrored: bool = True
    folio: Literal["foot", "head"] = "foot"
    picture_dpi: Resolution = 220

    @property
    def column(self) -> float:
        """The width of one column."""
        return (self.width - self.inner - self.outer - self.gutter * (self.columns - 1)) / self.columns


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a theme, each as #rrggbb."""

    ink: Colour
    accent: Colour
    muted: Colour
    rule: Colour
    panel: Colour


@dataclass(frozen=True, slots=True)
class Families:
    """Font families as their PyPI packages name them, and what Word falls back on (fonts that Windows has)."""

    sans: FamilyName
    serif: FamilyName
    word_sans: str
    word_serif: str


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file of one's own: the cut that it holds, and where it lies, seen from the folder of the theme file."""

    family: FamilyName
    file: str
    weight: Weight = 400
    italic: bool = False

    @property
    def face(self) -> FontFace:
        """The face that the file holds."""
        return FontFace(self.family, self.weight, italic=self.italic)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one role is set: sizes and distances in pt, `indent` of the first line in pt, letter space in 1/1000 em."""

    family: Literal["sans", "serif"]
    size: Points
    leading: Points
    weight: Weight = 400
    italic: bool = False
    colour: Literal["ink", "accent", "muted", "paper"] = "ink"
    align: Align = "left"
    indent: Distance = 0.0
    before: Distance = 0.0
    after: Distance = 0.0
    tracking: Annotated[int, Meta(ge=-100, le=500)] = 0
    capitals: bool = False

    def scaled(self, part: float) -> TextStyle:
        """Return it larger or smaller; small lines stand a little wider apart, for the marks above the letters."""
        return replace(self, size=self.size * part, leading=self.leading * part + (part < 1))


@dataclass(frozen=True, slots=True)
class Styles:
    """One style for every role that a bulletin has."""

    masthead_word: TextStyle
    masthead_name: TextStyle
    masthead_publisher: TextStyle
    masthead_number: TextStyle
    masthead_date: TextStyle
    contents_title: TextStyle
    contents_entry: TextStyle
    rubric: TextStyle
    headline: TextStyle
    subtitle: TextStyle
    lead: TextStyle
    body: TextStyle
    heading: TextStyle
    item: TextStyle
    caption: TextStyle
    credit: TextStyle
    quote: TextStyle
    verse: TextStyle
    cell: TextStyle
    box_title: TextStyle
    byline: TextStyle
    source: TextStyle
    dateline: TextStyle
    note: TextStyle
    imprint_label: TextStyle
    imprint_text: TextStyle
    running: TextStyle
    folio: TextStyle

    def in_box(self) -> Styles:
        """Return the styles inside a box: text and lists in sans, smaller and ragged, so that a box looks like one.

        A theme whose headlines and text are of one family, as in an office's papers, keeps its text as it is.
        """
        if self.headline.family == self.body.family:
            return self
        body, item = (
            replace(style, family="sans", size=style.size * _IN_BOX, align="left") for style in (self.body, self.item)
        )
        return replace(self, body=body, item=item)

    def box_text(self) -> TextStyle:
        """Return the style of text in a box for formats that set it as its lists: without indent, where it is sans."""
        boxed = self.in_box()
        return self.body if boxed is self else boxed.item

    def headline_of(self, text: str, setting: Setting) -> TextStyle:
        """Return the style of the headline `text`: as in such a section, but smaller where it is long and in capitals.

        Never smaller than the text below it.
        """
        style = self.headline_in(setting)
        letters = [char for char in text if char.isalpha()]
        capitals = sum(char.isupper() for char in letters)
        is_loud = len(letters) >= _MANY_CAPITALS and capitals >= len(letters) * _SMALLER
        return style.scaled(_SMALLER) if is_loud and style.size * _SMALLER >= self.body.size else style

    def headline_in(self, setting: Setting) -> TextStyle:
        """Return the style of headlines in a section: large in a lead, small in briefs, as a box's title in a notice.

        Never smaller than the text below it.
        """
        match setting:
            case "lead":
                return self.headline.scaled(_LEAD)
            case "briefs":
                small = self.headline.scaled(_BRIEF)
                enough = small.size >= self.body.size
                return small if enough else replace(small, size=self.body.size, leading=self.body.leading)
            case "notice":
                return replace(self.box_title, before=0.0, align=self.headline.align)
            case _:
                return self.headline


@dataclass(frozen=True, slots=True)
class Theme:
    """How a bulletin looks in every format.

    `baseline` is the grid of the body text in pt; with `indents_first` the first paragraph of an article and the one
    below a cross-head are indented like all others.
    """

    name: str
    title: str
    page: Page
    baseline: Points
    colours: Colours
    families: Families
    styles: Styles
    indents_first: bool = False

    def face(self, style: TextStyle, *, bold: bool = False, italic: bool = False) -> FontFace:
        """Return the face that `style` is set in; `bold` and `italic` are for words marked inside the text."""
        family = self.families.sans if style.family == "sans" else self.families.serif
        weight = max(style.weight, 700) if bold else style.weight
        return FontFace(family, weight, italic=style.italic != italic)

    def colour(self, style: TextStyle) -> str:
        """Return the colour of `style` as #rrggbb."""
        return "#ffffff" if style.colour == "paper" else str(getattr(self.colours, style.colour))

    def faces(self) -> tuple[FontFace, ...]:
        """Return every face that the styles name, each once, in a fixed order."""
        named = {self.face(getattr(self.styles, field.name)) for field in fields(self.styles)}
        return tuple(sorted(named))


@dataclass(frozen=True, slots=True)
class ThemeFile(Theme):
    """A theme from a file of the office's own, which may bring font files."""

    fonts: tuple[FontFile, ...] = ()
