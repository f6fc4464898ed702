"""Links: rectangles of a page that lead to an article or to an address."""

from __future__ import annotations

from typing import NamedTuple

from wardpress.exporters.pdf.inks import Target
from wardpress.exporters.pdf.objects import text_string

# A string of the archive format has at most 32767 bytes.
_LONGEST_NAME = 400
_ELLIPSIS = "…"


class Place(NamedTuple):
    """A place to lead to, in pt from the lower left corner of the page with that object number."""

    page: int
    x: float
    y: float

    def written(self) -> bytes:
        """Return the place as a destination."""
        return b"[%d 0 R/XYZ %.3f %.3f 0]" % (self.page, self.x, self.y)


class Area(NamedTuple):
    """A rectangle (left, lower, right, upper edge) under `words` that leads `to` an article's key or an address."""

    number: int
    box: tuple[float, float, float, float]
    words: str
    to: str | Target

    def written(self, places: dict[str, Place], parent: int) -> bytes:
        """Return the link as an annotation that finds its element under `parent` in the parent tree."""
        to = self.to
        if isinstance(to, Target):
            address = to.address.encode("ascii", "replace")
            leads = b"/A<</S/URI/URI<%b>>>" % address.hex().encode()
        else:
            leads = b"/Dest%b" % places[to].written()
        box = b" ".join(b"%.3f" % edge for edge in self.box)
        words = text_string(short_name(self.words))
        where = b"/Rect[%b]/Border[0 0 0]/F 4/StructParent %d" % (box, parent)
        return b"<</Type/Annot/Subtype/Link%b/Contents%b%b>>" % (where, words, leads)


def short_name(words: str) -> str:
    """Return `words` as the name of a link or a bookmark, cut where they are as long as a text."""
    return words if len(words) <= _LONGEST_NAME else words[:_LONGEST_NAME].rstrip() + _ELLIPSIS
