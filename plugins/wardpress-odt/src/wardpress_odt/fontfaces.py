"""The typefaces of a document: what each cut is called, and the font files that travel with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wardpress.themes import FontFace, Fonts, Theme
from wardpress_odt.markup import quoted

# LibreOffice knows regular and bold of a family; any other weight is a family of its own there, named so by its file.
_CUTS = {100: "Thin", 200: "ExtraLight", 300: "Light", 500: "Medium", 600: "SemiBold", 800: "ExtraBold", 900: "Black"}


def cut_name(face: FontFace) -> str:
    """Return the family under which LibreOffice finds a cut, such as `Be Vietnam Pro ExtraBold`."""
    return " ".join(filter(None, (face.family, _CUTS.get(face.weight))))


@dataclass(frozen=True, slots=True)
class FontFile:
    """A cut of a typeface and its TrueType file."""

    face: FontFace
    data: bytes

    @property
    def name(self) -> str:
        """Where the file lies in the package."""
        return f"Fonts/{self.face.slug}.ttf"

    def source(self) -> str:
        """Return the reference to the file in the declaration of its family."""
        return (
            f'<svg:font-face-uri xlink:href="{self.name}" xlink:type="simple">'
            '<svg:font-face-format svg:string="truetype"/></svg:font-face-uri>'
        )


def faces_of(theme: Theme) -> tuple[FontFace, ...]:
    """Return every cut that the theme's styles name, and those of bold and slanting words in its text."""
    body = theme.styles.body
    marked = (theme.face(body, bold=True), theme.face(body, italic=True))
    return tuple(dict.fromkeys((*theme.faces(), *marked)))


def with_office_fonts(theme: Theme) -> Theme:
    """Return the theme in the fonts of its Word edition, which offices have."""
    families = theme.families
    return replace(theme, families=replace(families, sans=families.word_sans, serif=families.word_serif))


def font_files(theme: Theme, fonts: Fonts) -> list[FontFile]:
    """Return the file of every cut."""
    return [FontFile(face, fonts.data(face)) for face in faces_of(theme)]


def font_faces(theme: Theme, files: Iterable[FontFile]) -> str:
    """Return the declaration of every cut, each with what stands in for it where it is missing."""
    sources: dict[str, str] = {}
    for file in files:
        sources[cut_name(file.face)] = sources.get(cut_name(file.face), "") + file.source()
    faces = {cut_name(face): face.family for face in faces_of(theme)}
    shown = (_font_face(name, family, theme, sources.get(name, "")) for name, family in faces.items())
    return f"<office:font-face-decls>{''.join(shown)}</office:font-face-decls>"


def _font_face(name: str, family: str, theme: Theme, sources: str) -> str:
    families = theme.families
    stand_in, generic = (families.word_sans, "swiss") if family == families.sans else (families.word_serif, "roman")
    names = ", ".join(f"'{one}'" for one in dict.fromkeys((name, family, stand_in)))
    inside = f"<svg:font-face-src>{sources}</svg:font-face-src>" if sources else ""
    return (
        f"<style:font-face style:name={quoted(name)} svg:font-family={quoted(names)}"
        f' style:font-family-generic="{generic}" style:font-pitch="variable">{inside}</style:font-face>'
    )
