"""Tables and lists of the EPUB edition: figures stay whole where a phone has room, and no mark is said twice."""

from __future__ import annotations

import pytest
from edition_making import inline
from epub_making import written
from epub_reading import Edition, found, rules

from wardpress.model import Article, Bulletin, ListBlock, ListItem, Section, Table


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


def test_an_item_that_says_its_own_mark_gets_no_bullet_beside_it() -> None:
    listed = ListBlock((ListItem(inline("a) tờ khai")), ListItem(inline("căn cước"))))
    numbered = ListBlock((ListItem(inline("a) tờ khai")),), ordered=True)
    edition = Edition(written(Bulletin((Section((Article("Tít", (listed, numbered)),)),))))
    shown = [item.get("class") for page in edition.pages.values() for item in found(page, "//h:section//h:li")]
    assert shown == ["own-mark", None, None]
    assert ("li.own-mark", {"list-style": "none"}) in rules(edition.stylesheet)
