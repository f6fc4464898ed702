"""The tests' own look at the structure of a PDF file: every fault that is put into one is seen."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pdf_reading as reading
import pikepdf
import pytest
from pdf_faults import faults
from pdf_making import exported

from wardpress.testing import bulletins


def _elements_of(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    return [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == role]


def _code(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    content: Any = pdf.pages[0].obj["/Contents"]
    code = content.read_bytes()
    assert re.search(old, code)
    content.write(re.sub(old, new, code, count=1))


def _remove_an_element(pdf: pikepdf.Pdf) -> None:
    section = _elements_of(pdf, "/BlockQuote")[0]["/P"]
    del section["/K"][3]


def _swap_two_parents(pdf: pikepdf.Pdf) -> None:
    row: Any = pdf.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"][1]
    row[5], row[6] = row[6], row[5]


def _cut_the_parents_short(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"][1][-1]


def _orphan(pdf: pikepdf.Pdf) -> None:
    _elements_of(pdf, "/H2")[0]["/P"] = pdf.Root["/StructTreeRoot"]


def _skip_a_level(pdf: pikepdf.Pdf) -> None:
    _elements_of(pdf, "/H2")[0]["/S"] = pikepdf.Name("/H3")


def _misplace_a_cell(pdf: pikepdf.Pdf) -> None:
    _elements_of(pdf, "/TD")[0]["/S"] = pikepdf.Name("/P")


def _lose_a_cell(pdf: pikepdf.Pdf) -> None:
    del _elements_of(pdf, "/TR")[1]["/K"][0]


def _forget_what_a_head_heads(pdf: pikepdf.Pdf) -> None:
    del _elements_of(pdf, "/TH")[0]["/A"]


def _nameless_note(pdf: pikepdf.Pdf) -> None:
    del _elements_of(pdf, "/Note")[0]["/ID"]


def _loose_link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj["/Annots"][1]["/StructParent"] = 0


def _unknown_role(pdf: pikepdf.Pdf) -> None:
    _elements_of(pdf, "/P")[4]["/S"] = pikepdf.Name("/Absatz")


def _bad_meaning(pdf: pikepdf.Pdf) -> None:
    font: Any = next(iter(pdf.pages[0].resources["/Font"].values()))
    font["/ToUnicode"].write(font["/ToUnicode"].read_bytes().replace(b"<01> <", b"<01> <0000"))


SPOILT: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "an element removed": _remove_an_element,
    "two parents swapped": _swap_two_parents,
    "the parents cut short": _cut_the_parents_short,
    "an orphan": _orphan,
    "a level skipped": _skip_a_level,
    "a cell that is a paragraph": _misplace_a_cell,
    "a cell removed": _lose_a_cell,
    "a head of nothing": _forget_what_a_head_heads,
    "a note without a name": _nameless_note,
    "a loose link": _loose_link,
    "an unknown role": _unknown_role,
    "a code without meaning": _bad_meaning,
    "an MCID changed": lambda pdf: _code(pdf, b"/MCID 7>>", b"/MCID 8>>"),
    "an MCID removed": lambda pdf: _code(pdf, rb"/H1 <</MCID \d+>> BDC", b"/Artifact BMC"),
    "words outside of everything": lambda pdf: _code(pdf, rb"\nEMC\n", b"\nEMC\n0 0 9 9 re f\n"),
    "another role on the page": lambda pdf: _code(pdf, b"/H1 <</MCID", b"/P <</MCID"),
    "links in any order": lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
    "no language": lambda pdf: pdf.Root.__delitem__("/Lang"),
}


@pytest.mark.parametrize("fault", SPOILT)
def test_the_look_at_the_structure_sees_a_fault(fault: str) -> None:
    with reading.opened(exported(bulletins.every_block())) as pdf:
        SPOILT[fault](pdf)
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert faults(buffer.getvalue()) != []
