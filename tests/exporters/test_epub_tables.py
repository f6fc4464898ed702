"""Tables of the EPUB edition on a phone: words and figures stay whole where they have room."""

from __future__ import annotations

import pytest
from edition_making import inline
from epub_making import written
from epub_reading import Edition, found

from wardpress.model import Article, Bulletin, Section, Table


@pytest.mark.parametrize(
    ("cells", "breadth"),
    [
        (("Khu phố 3", "1.204", "98%"), "figures"),
        (("Khu phố 3", "1.204", "1.250.000", "25.000", "9.000", "98%"), "wide whole"),
        (("1.250.000.000",) * 7, "wide"),
    ],
)
def test_figures_break_only_where_a_phone_has_no_room_for_them(cells: tuple[str, ...], breadth: str) -> None:
    row = tuple(map(inline, cells))
    edition = Edition(written(Bulletin((Section((Article("Tít", (Table((row, row)),)),)),))))
    (table,) = [table for page in edition.pages.values() for table in found(page, "//h:table")]
    assert table.get("class") == breadth
