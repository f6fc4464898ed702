"""No-break spaces stand where a line must not end, and nothing else changes."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardpress import Article, Bulletin, Report
from wardpress.edition.transforms import wardpress_transforms
from wardpress.edition.typography import microtypography, tied
from wardpress.model import (
    Box,
    Figure,
    Imprint,
    Inline,
    LineBreak,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    Verse,
    article_texts,
    nodes,
    with_lines,
)
from wardpress.testing import every_block

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "typography.toml").read_text(encoding="utf-8")
)["case"]

PIECES = "ngày 5 28/3 tháng 3 năm 2025 Quận 1 khu phố 6 34 triệu đồng % – - TP. HCM ông Lê Văn An N.V. 14 giờ 30 000"
pieces = st.sampled_from(PIECES.split())
texts = st.lists(
    st.one_of(pieces, st.sampled_from([" ", "  ", "\n", "\u00a0", ", "]), st.text(max_size=3)), max_size=30
).map("".join)
sentences = st.lists(pieces, max_size=30).map(" ".join)


def line(*content: Inline) -> Paragraph:
    return Paragraph(content)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_a_line_does_not_end_here(case: dict[str, Any]) -> None:
    assert tied(case["tied"].replace("~", " ")).replace("\u00a0", "~") == case["tied"]


@given(st.one_of(texts, sentences))
def test_only_single_blanks_become_no_break_spaces(text: str) -> None:
    changed = tied(text)
    assert changed.replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert all(new == "\u00a0" for old, new in zip(text, changed, strict=True) if old == "\u00a0")
    for place, (old, new) in enumerate(zip(text, changed, strict=True)):
        if old != new:
            before, after = text[place - 1 : place], text[place + 1 : place + 2]
            assert before.strip()
            assert after.strip()


@given(st.one_of(texts, sentences))
def test_tying_twice_is_tying_once(text: str) -> None:
    assert tied(tied(text)) == tied(text)


@given(sentences)
def test_no_more_than_five_words_hang_together(text: str) -> None:
    assert all(row.count("\u00a0") <= 4 for row in tied(text).split(" "))


@pytest.mark.parametrize(
    "unit", ["1", "A", "1 ", "A ", "ngày 1 ", "1 triệu ", "– ", "A. ", "N.", "ông A ", " ", "\u00a0", "đồng chí "]
)
def test_a_huge_paragraph_is_no_trap(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert len(tied(text)) == len(text)


def test_ties_reach_over_the_edges_of_bold_words() -> None:
    (article,) = _set(
        Article(
            None, (line(Text("ngày "), Strong((Text("28/3"),)), Text(" tại Quận"), LineBreak(), Text("1 và 5 kg")),)
        )
    )
    assert article.blocks == (
        line(Text("ngày\u00a0"), Strong((Text("28/3"),)), Text(" tại Quận"), LineBreak(), Text("1 và 5\u00a0kg")),
    )


def test_the_imprint_is_tied_too() -> None:
    before = Bulletin((), imprint=Imprint(licence="Số 12/GP-XBBT ngày 3 tháng 1 năm 2025", printer="Xưởng in Thí Dụ"))
    after = microtypography(before, Report()).imprint
    assert after.licence == "Số\u00a012/GP-XBBT ngày\u00a03\u00a0tháng\u00a01 năm\u00a02025"
    assert replace(after, licence=None) == Imprint(printer="Xưởng in Thí Dụ")


def test_every_part_that_is_read_in_lines_is_set_and_verse_is_not() -> None:
    words = (Text("Quận 1"),)
    verse = Verse(((words,),))
    (article,) = _set(
        Article(
            "QUẬN 1",
            (
                ListBlock((ListItem(words, (ListItem(words),)),)),
                Figure(words),
                Table(((words,),), caption="Quận 1"),
                Box((Paragraph(words), verse), title="Quận 1"),
                verse,
            ),
            subtitle="Quận 1",
            lead=Paragraph(words),
            notes=(Note(words),),
        )
    )
    shown = list(article_texts(article))
    assert [text for text in shown if "\u00a0" not in text] == ["Quận 1", "Quận 1"]
    assert len(shown) == 13


def test_words_read_back_the_same() -> None:
    before = every_block()
    after = microtypography(before, Report())
    assert after != before
    assert [text.split() for article in before.articles() for text in article_texts(article)] == [
        text.split() for article in after.articles() for text in article_texts(article)
    ]


def test_what_needs_no_tie_is_shared_with_the_old_bulletin() -> None:
    block = line(Text("Không có gì."))
    (article,) = _set(Article("Tít", (block,)))
    assert article.blocks[0] is block


def test_a_change_of_lines_must_keep_their_length() -> None:
    with pytest.raises(AssertionError, match="number of characters"):
        with_lines(line(Text("dài")), lambda text: text + "!")


def test_a_change_of_lines_sees_each_line_whole_and_gives_every_run_its_own_part() -> None:
    seen: list[str] = []

    def shout(text: str) -> str:
        seen.append(text)
        return text.upper()

    content = line(Text("a\n"), Strong((Text("b"), LineBreak(), Text(""))), Text("c"))
    assert with_lines(content, shout) == line(Text("A\n"), Strong((Text("B"), LineBreak(), Text(""))), Text("C"))
    assert seen == ["a\nb\nc"]


def test_both_transforms_are_there_by_name_and_title() -> None:
    found = {transform.name: transform for transform in wardpress_transforms()}
    assert set(found) >= {"lead-from-first-paragraph", "microtypography", "sentence-case-headlines"}
    bulletin = every_block()
    for first, second in pairwise(found.values()):
        changed = second.apply(first.apply(bulletin, Report()), Report())
        assert len(list(nodes(changed))) == len(list(nodes(bulletin)))


def _set(article: Article) -> tuple[Article, ...]:
    return tuple(microtypography(Bulletin((Section((article,)),)), Report()).articles())
