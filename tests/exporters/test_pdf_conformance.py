"""The look of the PDF exporter at its own work, before a file says that it conforms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from wardpress.exporters.pdf.conformance import Draft, faults, numbers_in
from wardpress.exporters.pdf.structure import Element, Structure
from wardpress.exporters.pdf.tags import COLUMN_HEAD, Tag


def sound(old: bytes = b"", new: bytes = b"") -> Draft:
    """Return a sound draft; with `old` and `new`, one whose page has this instead of that."""
    structure = Structure()
    structure.begin_page()
    document = Tag("Document")
    section = Tag("Sect", document)
    table = Tag("Table", section)
    head, row = Tag("TR", table), Tag("TR", table)
    paragraph = Tag("P", section)
    link = Tag("Link", paragraph)
    tags = (
        *(Tag("H1", section), paragraph, link),
        *(Tag("TH", head, COLUMN_HEAD), Tag("TH", head, COLUMN_HEAD), Tag("TD", row), Tag("TD", row)),
    )
    code = b"/Artifact <</Type/Layout>> BDC\n0 0 9 9 re f\n0 0 m 9 9 l S\nEMC\n"
    for tag in tags:
        role, number = structure.piece(tag)
        code += b"/%b <</MCID %d>> BDC\nBT 0 0 Td /F1+0 9 Tf (ab) Tj ET\nEMC\n" % (role.encode(), number)
    structure.annotation(link)
    assert old in code
    return Draft(structure, [numbers_in(code.replace(old, new, 1))], title="Bản tin", language="vi")


def element(draft: Draft, role: str) -> Element:
    return next(found for found in draft.structure.elements if found.role == role)


def with_code(old: bytes, new: bytes) -> Callable[[Draft], Draft]:
    return lambda _: sound(old, new)


def _lost_piece(draft: Draft) -> Draft:
    element(draft, "H1").kids.clear()
    return draft


def _lost_element(draft: Draft) -> Draft:
    section = element(draft, "Sect")
    section.kids.remove(element(draft, "P"))
    return draft


def _lost_cell(draft: Draft) -> Draft:
    element(draft, "TR").kids.pop()
    return draft


def _lost_link(draft: Draft) -> Draft:
    element(draft, "Link").kids.pop()
    return draft


def _loose_words(draft: Draft) -> Draft:
    draft.structure.piece(Tag("TR"))
    return draft


def _role(old: str, new: str) -> Callable[[Draft], Draft]:
    def changed(draft: Draft) -> Draft:
        element(draft, old).role = new  # type: ignore[assignment]
        return draft

    return changed


def _headless(draft: Draft) -> Draft:
    element(draft, "TH").attributes = b""
    return draft


SPOILT: dict[str, tuple[Callable[[Draft], Draft], str]] = {
    "no title": (lambda draft: replace(draft, title=" "), "title"),
    "no language": (lambda draft: replace(draft, language=""), "language"),
    "a string too long": (lambda draft: replace(draft, longest=9000), "longer"),
    "a letter without a shape": (lambda draft: replace(draft, has_gaps=True), "shape"),
    "words outside": (with_code(b"/H1 <</MCID 0>> BDC\n", b""), "outside"),
    "a rule outside": (with_code(b"EMC", b"EMC\n0 0 m 9 9 l S"), "outside"),
    "a panel outside": (with_code(b"EMC", b"EMC\n0 0 9 9 re f"), "outside"),
    "content left open": (with_code(b"ET\nEMC", b"ET"), "outside"),
    "a number used twice": (with_code(b"MCID 1", b"MCID 0"), "0 on"),
    "a number left out": (with_code(b"MCID 6", b"MCID 7"), "0 on"),
    "a piece that no element holds": (_lost_piece, "part belongs"),
    "an element that no element holds": (_lost_element, "air"),
    "a link that no element holds": (_lost_link, "link"),
    "a row that begins a document": (_loose_words, "TR stands in Document"),
    "a cell that is a paragraph": (_role("TD", "P"), "TR holds"),
    "a row outside of a table": (_role("Table", "Sect"), "TR stands in Sect"),
    "a heading of the second level first": (_role("H1", "H2"), "level 1"),
    "a link that is a paragraph": (_role("Link", "P"), "link"),
    "a picture without words": (_role("P", "Figure"), "picture"),
    "a row too short": (_lost_cell, "length"),
    "a head of nothing": (_headless, "head"),
}


def test_a_sound_draft_has_no_fault() -> None:
    assert faults(sound()) == ()


@pytest.mark.parametrize("fault", SPOILT)
def test_a_fault_is_found_and_named(fault: str) -> None:
    spoil, words = SPOILT[fault]
    found = faults(spoil(sound()))
    assert any(words in message.en for message in found), found
    assert len(set(found)) == len(found)
