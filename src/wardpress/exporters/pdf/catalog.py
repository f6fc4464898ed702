"""The catalog: from it a reader finds pages, structure, bookmarks, links, colours and metadata."""

from __future__ import annotations

from wardpress.exporters.pdf.colour import srgb_profile
from wardpress.exporters.pdf.fonts import put_fonts
from wardpress.exporters.pdf.metadata import Metadata
from wardpress.exporters.pdf.objects import Objects, text_string
from wardpress.exporters.pdf.outline import put_outline
from wardpress.exporters.pdf.painting import Painter
from wardpress.exporters.pdf.tree import Numbers, put_tree
from wardpress.plugins.story import Story

_COLOURS = b"sRGB IEC61966-2.1"


def put_catalog(painter: Painter, story: Story, metadata: Metadata, *, claims: bool) -> int:
    """Put all that belongs to the whole document among the objects, and return the number of the catalog."""
    objects = painter.objects
    pages = painter.put_pages(put_fonts(painter.fonts, objects) + painter.images.resources())
    for place, area in enumerate(painter.areas):
        objects.put(area.number, area.written(painter.places, len(painter.pages) + place))
    numbers = Numbers(painter.pages, [area.number for area in painter.areas])
    outline = put_outline(story, painter.places, objects)
    entries = (
        b"<</Type/Catalog/Pages %d 0 R" % pages,
        b"/Outlines %d 0 R" % outline if outline else b"",
        b"/Lang%b" % text_string(metadata.language),
        b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[0<</S/D>>]>>",
        b"/StructTreeRoot %d 0 R" % put_tree(painter.structure, numbers, objects),
        about_the_file(metadata, objects, claims=claims),
        b">>",
    )
    return objects.put(objects.reserve(), b"".join(entries))


def about_the_file(metadata: Metadata, objects: Objects, *, claims: bool) -> bytes:
    """Return the entries of a catalog that say what the file is, and what its colours mean."""
    packet = metadata.packet(claims=claims)
    # Not compressed, so that a search of the bytes finds it.
    number = objects.put_stream(objects.reserve(), packet, b"/Type/Metadata/Subtype/XML", is_packed=False)
    return b"/Metadata %d 0 R/OutputIntents[%b]" % (number, _intent(objects))


def _intent(objects: Objects) -> bytes:
    profile = objects.put_stream(objects.reserve(), srgb_profile(), b"/N 3")
    return b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(%b)/Info(%b)/DestOutputProfile %d 0 R>>" % (
        _COLOURS,
        _COLOURS,
        profile,
    )
