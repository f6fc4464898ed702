"""Every text of an article is met, once, in reading order."""

from __future__ import annotations

import pytest

from wardpress import Origin
from wardpress.model import (
    Article,
    Byline,
    Emphasis,
    Heading,
    Link,
    ListBlock,
    Paragraph,
    Strong,
    Table,
    Text,
    Verse,
    article_texts,
    byline_text,
    nodes,
    with_nodes,
    with_texts,
)
from wardpress.testing import every_block


def test_every_field_and_block_gives_its_texts_in_reading_order() -> None:
    first, second = every_block().articles()
    texts = list(article_texts(first))
    assert texts[0] == "Ngày hội đại đoàn kết toàn dân tộc"
    assert texts[1:3] == ["Khu phố 3 vui như Tết", "Cập nhật ngày: 19/11/2025 09:24"]
    assert texts[3].startswith("Hơn 200 hộ dân")
    assert "Tối 18/11, khu phố 3 tổ chức ngày hội; xem trang tin phường. Vui, khỏe & an toàn: 5 < 6." in texts
    assert texts[-3:] == ["Ảnh: Tiến Dũng – VHXH", "Nguồn: Trang tin phường", "Số liệu tính đến ngày 15/11/2025."]
    service = list(article_texts(second))
    assert service[1:4] == ["Lịch tiếp công dân", "Thứ", "Người tiếp"]
    assert service[-1] == "Chén trà đầu ngõ ấm dần sương mai"


def test_a_byline_reads_role_name_and_office() -> None:
    assert byline_text(Byline("Thanh Tâm")) == "Thanh Tâm"
    assert byline_text(Byline("Thanh Tâm", role="Tin", office="VHXH")) == "Tin: Thanh Tâm – VHXH"


def test_a_change_of_texts_reaches_every_text_and_nothing_else() -> None:
    bulletin = every_block()
    shouted = with_texts(bulletin, str.upper)
    for quiet, loud in zip(bulletin.articles(), shouted.articles(), strict=True):
        assert list(article_texts(loud)) == [text.upper() for text in article_texts(quiet)]
    assert shouted.identifier == bulletin.identifier
    assert "https://example.org/tin?so=3&nam=2025" in repr(shouted)


def test_a_change_that_changes_nothing_gives_the_very_same_value() -> None:
    bulletin = every_block()
    assert with_texts(bulletin, lambda text: text) is bulletin


def test_a_change_of_nodes_reaches_every_node_innermost_first() -> None:
    met: list[object] = []

    def look(node: object) -> object:
        met.append(node)
        return node

    bulletin = every_block()
    assert with_nodes(bulletin, look) is bulletin
    every = [node for node in nodes(bulletin) if not isinstance(node, Origin)]
    assert sorted(map(id, met)) == sorted(map(id, every))
    turn = {id(node): place for place, node in enumerate(met)}
    for node in every:
        assert turn[id(node)] == max(turn[id(inner)] for inner in nodes(node) if not isinstance(inner, Origin))


def test_a_node_may_be_replaced_dropped_or_become_several() -> None:
    def change(node: object) -> object:
        match node:
            case Strong(content):
                return Emphasis(content)
            case Link(content, _):
                return content
            case Table():
                return ()
            case Text("Chén trà đầu ngõ ấm dần sương mai"):
                return (Text("Chén trà "), Text("ấm"))
        return node

    first, second = with_nodes(every_block(), change).articles()
    assert first.blocks[0] == Paragraph(
        (
            Text("Tối 18/11, "),
            Emphasis((Text("khu phố 3"),)),
            Text(" tổ chức "),
            Emphasis((Text("ngày hội"),)),
            Text("; xem "),
            Text("trang tin phường"),
            *first.blocks[0].content[-3:],  # type: ignore[union-attr]
        )
    )
    assert not any(isinstance(block, Table) for block in second.blocks)
    verse = second.blocks[-1]
    assert isinstance(verse, Verse)
    assert verse.stanzas[-1][-1] == (Text("Chén trà "), Text("ấm"))


def test_a_list_in_a_list_and_the_level_of_a_heading_are_reached() -> None:
    def deeper(node: object) -> object:
        return Heading(node.content, node.level + 1, origin=node.origin) if isinstance(node, Heading) else node

    first, _ = with_nodes(every_block(), deeper).articles()
    assert [block.level for block in first.blocks if isinstance(block, Heading)] == [3, 4]
    shouted = with_nodes(first, lambda node: Text(node.text.upper()) if isinstance(node, Text) else node)
    nested = next(block for block in shouted.blocks if isinstance(block, ListBlock)).items[1].children
    assert nested[0].content == (Text("VẬN ĐỘNG 58.070.000 ĐỒNG"),)


def test_where_one_node_is_due_several_are_refused() -> None:
    article = Article("Tít", (), lead=Paragraph((Text("Sa-pô"),)))
    with pytest.raises(TypeError, match="Paragraph stands alone here"):
        with_nodes(article, lambda node: () if isinstance(node, Paragraph) else node)
