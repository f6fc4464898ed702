"""Notes in the EPUB edition: popups where the text refers to them, a plain section where it does not."""

from __future__ import annotations

import pytest
from epub_making import written
from epub_reading import TYPE, Edition, found, shown
from lxml import etree

from wardpress.model import Article, Bulletin, Inlines, Link, Note, Paragraph, Section, Strong, Text
from wardpress.plugins import as_story


def page_of(*paragraphs: Inlines, notes: tuple[str, ...]) -> etree._Element:
    article = Article("Tít", tuple(map(Paragraph, paragraphs)), notes=tuple(Note((Text(note),)) for note in notes))
    bulletin = Bulletin((Section((article,)),))
    opened = Edition(written(bulletin, embed_fonts=False))
    assert opened.words() == " ".join(as_story(bulletin).texts()).split()
    return opened.pages["bai-1.xhtml"]


@pytest.mark.parametrize("mark", ["(1)", "[12]", "(*)", "*", "**", "¹"])
def test_a_note_whose_mark_stands_in_the_text_opens_from_there(mark: str) -> None:
    page = page_of((Text(f"Đạt 96%{mark}, kể cả (*** hay 5*6=30"),), notes=(f"{mark} Số liệu tháng 11.",))
    (reference,) = found(page, "//h:p/h:a[@epub:type='noteref'][@role='doc-noteref']")
    assert shown(reference) == mark
    (note,) = found(page, f"//h:aside[@id='{str(reference.get('href'))[1:]}']")
    assert (note.get(TYPE), note.get("role")) == ("footnote", "doc-footnote")
    (back,) = found(note, "h:p/h:a[@role='doc-backlink']")
    assert back.get("href") == f"#{reference.get('id')}"
    assert shown(note).strip() == f"{mark} Số liệu tháng 11."


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Không có dấu.", ("Số liệu tháng 11.",)),
        ("Không có dấu.", ("(1) Số liệu tháng 11.",)),
        ("Có hai (1) dấu (1).", ("(1) Số liệu tháng 11.",)),
        ("Một (1) dấu, hai chú thích.", ("(1) Số liệu.", "(1) Nguồn.")),
        ("Dấu ** khác.", ("* Số liệu tháng 11.",)),
        ("Dấu (*) khác.", ("* Số liệu tháng 11.",)),
    ],
)
def test_a_note_that_nothing_refers_to_for_certain_stays_in_its_section(text: str, notes: tuple[str, ...]) -> None:
    page = page_of((Text(text),), notes=notes)
    assert not found(page, "//h:a")
    assert not found(page, "//h:aside")
    assert [shown(note) for note in found(page, "//h:section[@role='doc-endnotes']/h:p")] == list(notes)


def test_notes_of_both_kinds_stand_in_their_order() -> None:
    page = page_of((Text("Một [1] hai [2]."),), notes=("[2] Hai.", "Không dấu.", "[1] Một."))
    (section,) = found(page, "//h:section[@class='notes']")
    assert [part.strip() for part in shown(section).split("\n") if part.strip()] == [
        "[2] Hai.",
        "Không dấu.",
        "[1] Một.",
    ]
    assert section.get(TYPE) == "endnotes"
    references = found(page, "//h:a[@epub:type='noteref']")
    assert [(shown(link), link.get("href")) for link in references] == [
        ("[1]", "#chu-thich-3"),
        ("[2]", "#chu-thich-1"),
    ]


def test_a_mark_inside_a_link_refers_to_no_note_and_one_in_bold_does() -> None:
    linked = page_of((Link((Text("xem [1]"),), "https://example.org/"),), notes=("[1] Một.",))
    assert [link.get("href") for link in found(linked, "//h:a")] == ["https://example.org/"]
    bold = page_of((Strong((Text("đậm [1]"),)), Text(" & 5 < 6")), notes=("[1] Một.",))
    assert [shown(link) for link in found(bold, "//h:strong/h:a[@role='doc-noteref']")] == ["[1]"]
