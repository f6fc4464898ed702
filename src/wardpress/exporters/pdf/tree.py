"""The structure tree as objects of the file, written in bulk: most of the objects of a file are its elements."""

from __future__ import annotations

from typing import NamedTuple

from wardpress.exporters.pdf.objects import Objects
from wardpress.exporters.pdf.structure import Anchored, Element, Piece, Structure


class Numbers(NamedTuple):
    """The object numbers that the tree refers to: those of the pages and of the annotations, each in order."""

    pages: list[int]
    annotations: list[int]


def put_tree(structure: Structure, numbers: Numbers, objects: Objects) -> int:
    """Put the elements of `structure` among the objects and return the number of the root of their tree."""
    root, parents = objects.reserve(), objects.reserve()
    first = objects.reserve(len(structure.elements))
    names = {note.place: b"(note-%04d)" % count for count, note in enumerate(structure.notes(), start=1)}
    for element in structure.elements:
        name = b"/ID" + names[element.place] if element.place in names else b""
        parent = root if element.parent is None else first + element.parent
        objects.put(first + element.place, _element(element, b"/P %d 0 R%b" % (parent, name), first, numbers))
    objects.put(parents, _parent_tree(structure, first))
    entries = _name_tree({name: first + place for place, name in names.items()})
    objects.put(root, b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R%b>>" % (first, parents, entries))
    return root


def _element(element: Element, entries: bytes, first: int, numbers: Numbers) -> bytes:
    page = next((kid.page for kid in element.kids if isinstance(kid, Piece)), None)
    kids = [_kid(kid, page, first, numbers) for kid in element.kids]
    return b"<</S/%b%b%b%b%b>>" % (
        element.role.encode(),
        entries,
        b"" if page is None else b"/Pg %d 0 R" % numbers.pages[page],
        element.attributes,
        b"/K[%b]" % b" ".join(kids) if kids else b"",
    )


def _kid(kid: Element | Piece | Anchored, page: int | None, first: int, numbers: Numbers) -> bytes:
    match kid:
        case Element():
            return b"%d 0 R" % (first + kid.place)
        case Piece(on, number) if on == page:
            return b"%d" % number
        case Piece(on, number):
            return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (numbers.pages[on], number)
        case Anchored(on, annotation):
            return b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (numbers.pages[on], numbers.annotations[annotation])


def _parent_tree(structure: Structure, first: int) -> bytes:
    # First the pages, then the annotations: the key of a page is its place.
    rows = [
        b"%d[%b]" % (page, b" ".join(b"%d 0 R" % (first + element.place) for element in elements))
        for page, elements in enumerate(structure.pages)
    ]
    rows += [b"%d %d 0 R" % (key, first + element.place) for key, element in enumerate(structure.annotated, len(rows))]
    return b"<</Nums[%b]>>" % b" ".join(rows)


def _name_tree(names: dict[bytes, int]) -> bytes:
    if not names:
        return b""
    ordered = sorted(names.items())
    limits = b" ".join((ordered[0][0], ordered[-1][0]))
    rows = b" ".join(b"%b %d 0 R" % row for row in ordered)
    return b"/IDTree<</Kids[<</Limits[%b]/Names[%b]>>]>>" % (limits, rows)
