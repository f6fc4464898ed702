"""Fonts of the office's own are checked, embedded, and named to Word."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from fonts_making import font_file
from fontTools.ttLib import TTFont

from wardpress import EditionSettings, Report, SettingsError, read_bulletin, render
from wardpress.testing import one_article

FAMILY = "Chữ Phường"
HEAD = f'extends = "hanh-chinh"\nname = "rieng"\n[families]\nserif = "{FAMILY}"\n'
ENTRY = '[[fonts]]\nfamily = "{family}"\nfile = "{file}"\nweight = {weight}\nitalic = {italic}\n'


def theme_in(folder: Path, fonts: dict[str, tuple[bytes, int, bool]], head: str = HEAD, family: str = FAMILY) -> str:
    """Write the theme and its font files, and return the path of the theme."""
    text = head
    for name, (data, weight, italic) in fonts.items():
        (folder / name).write_bytes(data)
        text += ENTRY.format(family=family, file=name, weight=weight, italic=str(italic).lower())
    (folder / "rieng.toml").write_text(text, encoding="utf-8")
    return str(folder / "rieng.toml")


def cuts(**said: object) -> dict[str, tuple[bytes, int, bool]]:
    """Regular, bold and italic, all three under one PostScript name as careless makers leave it."""
    return {
        "thuong.ttf": (font_file(**said), 400, False),  # type: ignore[arg-type]
        "dam.ttf": (font_file(weight=700, **said), 700, False),  # type: ignore[arg-type]
        "nghieng.ttf": (font_file(italic=True, **said), 400, True),  # type: ignore[arg-type]
    }


def printed_widths(pdf: bytes, letter: str) -> set[float]:
    """Return how wide `letter` is printed, in em, once for each font of the document."""
    document = pypdfium2.PdfDocument(pdf)
    widths = set()
    for page in document:
        text = page.get_textpage()
        for place, char in enumerate(text.get_text_range()):
            if char == letter:
                left, _, right, _ = text.get_charbox(place, loose=True)
                size = pypdfium2.raw.FPDFText_GetFontSize(text, place)
                widths.add(round((right - left) / size, 2))
    document.close()
    return widths


def width_in(font: bytes, letter: str) -> float:
    table = TTFont(io.BytesIO(font))
    advance = table["hmtx"][table.getBestCmap()[ord(letter)]][0]
    return float(round(advance / table["head"].unitsPerEm, 2))


def test_cuts_of_one_postscript_name_are_printed_each_as_itself(tmp_path: Path) -> None:
    regular, bold = font_file(postscript="MotTen"), font_file(weight=700, postscript="MotTen")
    fonts = {"thuong.ttf": (regular, 400, False), "dam.ttf": (bold, 700, False)}
    data = render(one_article(), "pdf", settings=EditionSettings(theme=theme_in(tmp_path, fonts)))
    assert width_in(regular, "n") != width_in(bold, "n")
    assert printed_widths(data, "n") == {width_in(regular, "n"), width_in(bold, "n")}


def test_the_epub_edition_holds_the_letters_of_the_files(tmp_path: Path) -> None:
    settings = EditionSettings(theme=theme_in(tmp_path, cuts()), formats={"epub": {"embed_fonts": True}})
    data = render(one_article(), "epub", settings=settings)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        fonts = [name for name in archive.namelist() if name.endswith(".ttf")]
        assert fonts
        for name in fonts:
            font = TTFont(io.BytesIO(archive.read(name)))
            assert str(font["name"].getDebugName(1)) == FAMILY
            assert ord("ờ") in font.getBestCmap()
        assert f'font-family: "{FAMILY}"' in archive.read("EPUB/bulletin.css").decode()


def test_the_word_edition_names_the_family_and_says_that_it_does_not_hold_it(tmp_path: Path) -> None:
    report = Report()
    settings = EditionSettings(theme=theme_in(tmp_path, cuts()))
    with zipfile.ZipFile(io.BytesIO(render(one_article(), "docx", settings=settings, report=report))) as archive:
        assert f'w:ascii="{FAMILY}"' in archive.read("word/styles.xml").decode()
        assert not [name for name in archive.namelist() if "font" in name.lower() and not name.endswith(".xml")]
    assert "docx.font-not-embedded" in report.codes()
    report = Report()
    render(one_article(), "epub", settings=settings, report=report)
    assert "docx.font-not-embedded" not in report.codes()


def test_a_theme_may_name_another_font_to_word(tmp_path: Path) -> None:
    settings = EditionSettings(theme=theme_in(tmp_path, cuts(), HEAD + 'word_serif = "Cambria"\n'))
    report = Report()
    with zipfile.ZipFile(io.BytesIO(render(one_article(), "docx", settings=settings, report=report))) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert 'w:ascii="Cambria"' in styles
    assert FAMILY not in styles
    assert "docx.font-not-embedded" not in report.codes()


def test_what_is_odd_about_a_font_is_reported_with_its_file(tmp_path: Path) -> None:
    report = Report()
    fonts = {"a.ttf": (font_file("Tên khác", permission=0x4, without="ặ", licence="Chỉ dùng nội bộ"), 400, False)}
    render(one_article(), "epub", settings=EditionSettings(theme=theme_in(tmp_path, fonts)), report=report)
    found = {entry.code: entry for entry in report}
    assert {"font.licence", "font.preview-only", "font.missing-letters", "font.other-name", "font.stand-in"} == set(
        found
    )
    assert found["font.licence"].origin.file == str(tmp_path / "a.ttf")
    assert "Chỉ dùng nội bộ" in found["font.licence"].message.vi
    assert "ặ" in found["font.missing-letters"].message.vi
    assert "Tên khác" in found["font.other-name"].message.en


def test_letters_that_an_own_font_lacks_are_printed_in_another_of_the_theme(tmp_path: Path) -> None:
    fonts = {"a.ttf": (font_file(without="ờ"), 400, False), "b.ttf": (font_file(weight=700), 700, False)}
    report = Report()
    render(one_article(), "pdf", settings=EditionSettings(theme=theme_in(tmp_path, fonts)), report=report)
    assert "pdf.missing-glyph" not in report.codes()


def test_every_font_that_cannot_be_used_is_named_in_one_message(tmp_path: Path) -> None:
    fonts = {
        "cam.ttf": (font_file(permission=0x2), 400, False),
        "hong.ttf": (b"OTTO" + bytes(50), 700, False),
        "mat.ttf": (b"", 400, True),
    }
    theme = theme_in(tmp_path, fonts)
    (tmp_path / "mat.ttf").unlink()
    with pytest.raises(SettingsError) as caught:
        render(one_article(), "docx", settings=EditionSettings(theme=theme))
    for said in ("cam.ttf: its maker says", "hong.ttf: it is an OpenType font", "mat.ttf: there is no such file"):
        assert said in caught.value.message.en


def test_one_cut_has_one_file(tmp_path: Path) -> None:
    fonts = {"a.ttf": (b"", 400, False), "b.ttf": (b"", 400, False)}
    with pytest.raises(SettingsError, match="has two files"):
        render(one_article(), "epub", settings=EditionSettings(theme=theme_in(tmp_path, fonts)))


def test_the_fonts_of_the_theme_are_no_articles(tmp_path: Path) -> None:
    theme_in(tmp_path, cuts())
    (tmp_path / "bulletin.toml").write_text('theme = "rieng.toml"', encoding="utf-8")
    (tmp_path / "bai.txt").write_text("Tin vắn\n\nSáng 5/1, phường họp mặt.\n", encoding="utf-8")
    report = Report()
    read_bulletin(tmp_path, report=report)
    assert "input.not-an-article" not in report.codes()
