"""The JSON form says all that a bulletin says, and refuses what is none."""

from __future__ import annotations

import json

import pytest

from wardpress import InputError, bulletin_schema, decode_bulletin, encode_bulletin
from wardpress.diagnostics import Origin
from wardpress.model import Article, Bulletin, LeftOut, Paragraph, Section, Text, nodes
from wardpress.testing import bare, every_block, many_articles, one_article


@pytest.mark.parametrize("bulletin", [one_article(), every_block(), bare(), many_articles(7)])
def test_a_bulletin_comes_back_as_it_went(bulletin: Bulletin) -> None:
    assert decode_bulletin(encode_bulletin(bulletin)) == bulletin


def test_origins_come_back_too_though_they_do_not_count_for_equality() -> None:
    place = Origin("bai-1.txt", 7, 3)
    article = Article("Tít", (Paragraph((Text("Đoạn"),), origin=place),), left_out=(LeftOut("5", "why", origin=place),))
    back = decode_bulletin(encode_bulletin(Bulletin((Section((article,)),))))
    assert [node for node in nodes(back) if node == place] == [place, place]


def test_the_version_and_the_kind_of_every_node_are_in_the_data() -> None:
    document = json.loads(encode_bulletin(every_block()))
    assert document["version"] == 1
    kinds = {
        block["kind"] for article in document["bulletin"]["sections"][0]["articles"] for block in article["blocks"]
    }
    assert kinds == {"Paragraph", "Heading", "ListBlock", "Figure", "Quote"}


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        ((b'"version":1', b'"version":2'), "version"),
        ((b'"headline":"', b'"headline":7,"x":"'), "headline"),
        ((b'"kind":"Paragraph"', b'"kind":"Paragraf"'), "Paragraf"),
        ((b'"language"', b'"langage"'), "langage"),
        ((b"{", b"", 1), "JSON"),
    ],
)
def test_a_damaged_form_is_refused_with_the_place_of_the_damage(damage: tuple[bytes, bytes], complaint: str) -> None:
    data = encode_bulletin(Bulletin(one_article().sections, language="en"))
    with pytest.raises(InputError) as caught:
        decode_bulletin(data.replace(*damage))
    assert complaint in str(caught.value)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(InputError):
        decode_bulletin(b'{"version":1,"bulletin":{"kind":"Bulletin","sections":[],"language":"\xff"}}')


def test_the_schema_names_every_kind_of_block() -> None:
    definitions = bulletin_schema()["$defs"]
    for name in ("Article", "Paragraph", "Verse", "Table", "QuestionAnswer", "Strong", "Masthead", "Imprint"):
        assert definitions[name]["properties"]["kind"]["enum"] == [name]
