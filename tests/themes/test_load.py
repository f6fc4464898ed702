"""Themes are checked whole, and one may say only what is different from another."""

from __future__ import annotations

import io
import json

import pikepdf
import pytest

from wardpress import EditionSettings, SettingsError, render
from wardpress.testing import every_block
from wardpress.themes import FontFace, builtin_themes, read_theme, read_theme_file

DEFAULT = builtin_themes()[0]


def test_a_theme_that_extends_another_keeps_what_it_does_not_say() -> None:
    text = 'extends = "bulletin-19x27"\nname = "mine"\ntitle = "Của tôi"\n[styles]\nbody = { size = 12 }\n'
    theme = read_theme(text, file="mine.toml", known=[DEFAULT])
    assert (theme.name, theme.styles.body.size, theme.styles.body.leading) == ("mine", 12, DEFAULT.styles.body.leading)
    assert theme.styles.headline == DEFAULT.styles.headline


def test_every_mistake_of_a_theme_is_named() -> None:
    head = 'extends = "bulletin-19x27"\nname = "x"\n'
    text = head + '[page]\nwidth = "wide"\nhight = 3\n[styles]\nbody = { align = "middle" }'
    with pytest.raises(SettingsError) as caught:
        read_theme(text, file="x.toml", known=[DEFAULT])
    for said in ("x.toml", "page.width must be a number", "page.hight is unknown (did you mean height?)"):
        assert said in str(caught.value)
    assert "styles.body.align must be one of left, right, centre, justify" in str(caught.value)


def test_a_theme_cannot_extend_what_is_not_there() -> None:
    with pytest.raises(SettingsError, match=r"no theme bulletin-19x28 \(did you mean bulletin-19x27\?\)"):
        read_theme('extends = "bulletin-19x28"', file="x.toml", known=[DEFAULT])


@pytest.mark.parametrize("theme", builtin_themes(), ids=lambda theme: theme.name)
def test_every_built_in_theme_makes_all_editions_on_its_page(theme: object) -> None:
    name = theme.name  # type: ignore[attr-defined]
    settings = EditionSettings(theme=name)
    for edition in ("docx", "epub"):
        assert render(every_block(), edition, settings=settings).startswith(b"PK")
    with pikepdf.open(io.BytesIO(render(every_block(), "pdf", settings=settings))) as document:
        box = [float(side) * 25.4 / 72 for side in document.pages[0].mediabox]
    page = next(found.page for found in builtin_themes() if found.name == name)
    assert box == pytest.approx([0, 0, page.width, page.height], abs=0.1)


def test_a_face_is_bold_or_slanted_as_its_words_ask() -> None:
    body, lead = DEFAULT.styles.body, DEFAULT.styles.lead
    assert DEFAULT.face(body, bold=True) == FontFace("Spectral", 700)
    assert DEFAULT.face(lead, italic=True) == FontFace("Spectral", 400, italic=False)
    assert DEFAULT.face(DEFAULT.styles.headline, bold=True).weight == 800
    assert FontFace("Be Vietnam Pro", 700, italic=True).slug == "be-vietnam-pro-700i"


def test_a_face_of_any_name_has_a_plain_slug_of_its_own() -> None:
    slugs = [FontFace(name).slug for name in ("Chữ Phường", "Chư Phương", "Ch Phng", "日本", "A.B")]
    assert len(set(slugs)) == 5
    for slug in slugs:
        assert slug.isascii()
        assert not set(slug) & set("./ ")


@pytest.mark.parametrize("family", ['x"; }', "../x", "", " x", "a\nb"])
def test_a_family_is_a_name_and_nothing_else(family: str) -> None:
    text = f'extends = "a5"\n[families]\nserif = {json.dumps(family)}\n'
    with pytest.raises(SettingsError, match=r"families\.serif must be text in quotes like Times New Roman"):
        read_theme(text, file="x.toml", known=builtin_themes())


def test_a_page_needs_room_for_its_text() -> None:
    head = 'extends = "a5"\n[page]\n'
    for text, said in (
        ("inner = 100\nouter = 40", "8 mm for the width of a column"),
        ("top = 190", "0 mm for the height"),
    ):
        with pytest.raises(SettingsError, match=said):
            read_theme(head + text, file="x.toml", known=builtin_themes())


def test_only_a_theme_file_brings_fonts() -> None:
    text = 'extends = "a5"\n[[fonts]]\nfamily = "Chữ"\nfile = "a.ttf"\n'
    assert read_theme_file(text, file="x.toml", known=builtin_themes()).fonts[0].face == FontFace("Chữ", 400)
    with pytest.raises(SettingsError, match="fonts is unknown"):
        read_theme(text, file="x.toml", known=builtin_themes())
