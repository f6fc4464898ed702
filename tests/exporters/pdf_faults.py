"""What is amiss with the structure of a PDF file: who holds what, told by the tree, the pages and the parent tree."""

from __future__ import annotations

import re
from typing import Any

import pdf_reading as reading
import pikepdf
from pdf_tags import Marked, PageContent, contents, decoder, kids

_PARTS = {
    "/L": {"/LI", "/L", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
    "/TOC": {"/TOCI", "/TOC", "/Caption"},
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/TR": {"/TH", "/TD"},
}
_WHOLES = {"/LI": "/L", "/Lbl": "/LI", "/LBody": "/LI", "/TOCI": "/TOC", "/TR": "/Table", "/TH": "/TR", "/TD": "/TR"}
_ROLES = (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form"
)
_KNOWN = {f"/{role}" for role in _ROLES.split()}


class Check:
    """Looks a file over, and keeps what is amiss in `faults`."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.faults: list[str] = []
        self._pdf = pdf
        self._owners: dict[tuple[Any, int], Any] = {}
        self._level = 0
        self._names: set[bytes] = set()
        root = pdf.Root.get("/StructTreeRoot")
        if root is None:
            self.faults.append("no structure")
            return
        self._parents = _numbers(root.get("/ParentTree"))
        for kid in kids(root):
            self._walk(kid, root, None)
        self._catalog()
        for number, (page, content) in enumerate(zip(pdf.pages, contents(pdf), strict=True), start=1):
            self._page(number, page, content)
        self._fonts()

    def _walk(self, element: Any, parent: Any, page: Any) -> None:
        role = str(element.get("/S"))
        if role not in _KNOWN:
            self.faults.append(f"{role} is no role")
        if "/P" not in element or element["/P"].objgen != parent.objgen:
            self.faults.append(f"a {role} does not point to its parent")
        self._place(role, str(parent.get("/S", "")))
        self._kind(role, element)
        page = element.get("/Pg", page)
        for kid in kids(element):
            if isinstance(kid, int):
                self._own(page, kid, element)
            elif kid.get("/Type") == "/MCR":
                self._own(kid.get("/Pg", page), int(kid["/MCID"]), element)
            elif kid.get("/Type") == "/OBJR":
                self._annotation(kid.get("/Obj"), element)
            else:
                self._walk(kid, element, page)

    def _own(self, page: Any, number: int, element: Any) -> None:
        if page is None:
            self.faults.append(f"MCID {number} on no page")
        elif (page.objgen, number) in self._owners:
            self.faults.append(f"MCID {number} belongs to two elements")
        else:
            self._owners[page.objgen, number] = element

    def _place(self, role: str, parent: str) -> None:
        if parent in _PARTS and role not in _PARTS[parent]:
            self.faults.append(f"a {role} in a {parent}")
        if role in _WHOLES and parent != _WHOLES[role]:
            self.faults.append(f"a {role} in a {parent}, not in a {_WHOLES[role]}")

    def _kind(self, role: str, element: Any) -> None:
        attributes = element.get("/A", {})
        wanted = {"/TH": "/Scope", "/L": "/ListNumbering"}.get(role)
        if wanted and wanted not in attributes:
            self.faults.append(f"a {role} without {wanted}")
        if role == "/Figure" and "/Alt" not in element:
            self.faults.append("a figure without words")
        if role == "/Table" and len({len(kids(kid)) for kid in kids(element) if kid["/S"] == "/TR"}) != 1:
            self.faults.append("a table of ragged rows")
        if role == "/Note":
            self._name(bytes(element.get("/ID", b"")))
        if re.fullmatch(r"/H[1-6]", role):
            self._heading(int(role[2]))

    def _name(self, name: bytes) -> None:
        if not name or name in self._names:
            self.faults.append("a note without a name of its own")
        self._names.add(name)

    def _heading(self, level: int) -> None:
        if level > self._level + 1:
            self.faults.append(f"heading level {self._level + 1} is skipped")
        self._level = level

    def _annotation(self, annotation: Any, element: Any) -> None:
        if annotation is None:
            self.faults.append("a link to no annotation")
            return
        owner = self._parents.get(int(annotation.get("/StructParent", -1)))
        if owner is None or owner.objgen != element.objgen or element["/S"] != "/Link":
            self.faults.append("an annotation does not lead to its element")

    def _catalog(self) -> None:
        root: Any = self._pdf.Root
        if not root.get("/MarkInfo", {}).get("/Marked", False):
            self.faults.append("not marked as tagged")
        if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
            self.faults.append("the title is not shown")
        if not str(root.get("/Lang", "")):
            self.faults.append("no language")
        names = _names(root["/StructTreeRoot"].get("/IDTree"))
        if names != self._names:
            self.faults.append("the tree of names is not that of the notes")

    def _page(self, number: int, page: pikepdf.Page, content: PageContent) -> None:
        if content.unmarked:
            self.faults.append(f"page {number} paints outside of everything marked")
        found = [marked.number for marked in content.marked if marked.number is not None]
        if found != list(range(len(found))):
            self.faults.append(f"page {number}: MCIDs do not run from 0")
        row = self._parents.get(int(page.obj.get("/StructParents", -1)))
        if not isinstance(row, pikepdf.Array) or len(row) != len(found):
            self.faults.append(f"page {number} has no row of its length in the parent tree")
            return
        for marked in content.marked:
            if marked.number is not None and marked.number < len(row):
                self._marked(number, page, marked, row[marked.number])
        self._links(number, page)

    def _marked(self, number: int, page: pikepdf.Page, marked: Marked, expected: Any) -> None:
        assert marked.number is not None
        owner = self._owners.pop((page.objgen, marked.number), None)
        if owner is None or owner.objgen != expected.objgen:
            self.faults.append(f"page {number}: MCID {marked.number} is not where the parent tree says")
        elif str(owner["/S"]) != marked.tag:
            self.faults.append(f"page {number}: MCID {marked.number} has two roles")

    def _links(self, number: int, page: pikepdf.Page) -> None:
        if any(place[0] == page.objgen for place in self._owners):
            self.faults.append(f"page {number}: an element holds what the page does not have")
        annotations: Any = page.obj.get("/Annots", [])
        if annotations and page.obj.get("/Tabs") != "/S":
            self.faults.append(f"page {number}: links are not in the order of the structure")
        for annotation in annotations:
            if int(annotation.get("/F", 0)) & 0b100111 != 0b100:
                self.faults.append(f"page {number}: a link that is not printed")
            if not str(annotation.get("/Contents", "")):
                self.faults.append(f"page {number}: a link without words")
            if int(annotation.get("/StructParent", -1)) not in self._parents:
                self.faults.append(f"page {number}: a link outside the structure")

    def _fonts(self) -> None:
        for thing in self._pdf.objects:
            font: Any = thing
            if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
                continue
            if len(font["/Widths"]) != int(font["/LastChar"]) - int(font["/FirstChar"]) + 1:
                self.faults.append(f"{font['/BaseFont']}: widths do not match")
            if set("".join(decoder(font).values())) & set("\0\ufeff\ufffe"):
                self.faults.append(f"{font['/BaseFont']}: a code means no letter")


def faults(data: bytes) -> list[str]:
    """Return what is amiss with the structure of the file."""
    with reading.opened(data) as pdf:
        return Check(pdf).faults


def _numbers(tree: Any) -> dict[int, Any]:
    if tree is None:
        return {}
    row = list(tree.get("/Nums", []))
    found = {int(key): value for key, value in zip(row[::2], row[1::2], strict=True)}
    for kid in tree.get("/Kids", []):
        found |= _numbers(kid)
    return found


def _names(tree: Any) -> set[bytes]:
    if tree is None:
        return set()
    found = {bytes(name) for name in list(tree.get("/Names", []))[::2]}
    return found.union(*(_names(kid) for kid in tree.get("/Kids", [])))
