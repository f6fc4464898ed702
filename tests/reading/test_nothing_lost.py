"""Every visible character of the input is in the article or in what was left out, in order."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wardpress import Origin, Report, read_text
from wardpress.model import Article, LeftOut, Paragraph, article_texts

WARD_LINES = st.sampled_from(
    [
        "PHƯỜNG HOA SỮA",
        "5",
        "2015:",
        "Sáng 5/12, phường họp.",
        "Minh Thư",
        "X.B",
        "",
        "  ",
        "\u00a0",
        "- một",
        "./.",
        "I. MỤC ĐÍCH",
    ]
)
WARD_TEXTS = st.lists(st.one_of(WARD_LINES, st.text(max_size=40)), max_size=12).map("\n".join)


def visible(text: str) -> str:
    """The characters that a person sees: no separators, controls, formats, halves, non-characters."""
    seen = "".join("\ufffd" if unicodedata.category(c) == "Cs" else c for c in text)
    kept = [c for c in seen if unicodedata.category(c)[0] not in "ZC" or unicodedata.category(c) in {"Co", "Cn"}]
    return unicodedata.normalize("NFC", "".join(c for c in kept if not is_noncharacter(c)))


def is_noncharacter(c: str) -> bool:
    return 0xFDD0 <= ord(c) <= 0xFDEF or ord(c) in {0xFFFE, 0xFFFF}


def all_text(article: Article) -> str:
    """Texts and left-out lines together, each at its place in the file."""
    pieces = [(part.origin.line, part.text) for part in article.left_out]
    pieces += [
        (block.origin.line, plain) for block in article.blocks for plain in article_texts(Article(None, (block,)))
    ]
    pieces += [(byline.origin.line, byline.name) for byline in article.bylines]
    if article.headline:
        pieces.append((article.origin.line, article.headline))
    return "".join(text for _, text in sorted(pieces, key=lambda piece: piece[0]))


def lost(text: str) -> bool:
    articles = read_text(text.encode("utf-8", "surrogatepass"), Origin("x"), Report()).articles
    return visible("".join(map(all_text, articles))) != visible(text)


@given(WARD_TEXTS)
@example("A\u0301\n\n5\nx")
@example("TÍT\u200b\u0301 HAI\n7\nđoạn")
@example("\ufeff\ufeffTÍT")
@example("\x00ab")
def test_no_visible_character_is_lost(text: str) -> None:
    assert not lost(text.removeprefix("\ufeff"))


def test_no_visible_character_of_the_sample_is_lost(sample_text: bytes) -> None:
    assert not lost(sample_text.decode())


def test_the_check_itself_can_fail(sample_text: bytes) -> None:
    (article,) = read_text(sample_text, Origin("seed.txt"), Report()).articles
    whole = visible(sample_text.decode())
    assert visible(all_text(article)) == whole
    for damaged in (
        replace(article, left_out=()),
        replace(article, bylines=()),
        replace(article, blocks=article.blocks[:-1]),
        replace(article, blocks=tuple(reversed(article.blocks)), left_out=(LeftOut("6", "x"),)),
    ):
        assert visible(all_text(damaged)) != whole


@pytest.mark.parametrize("line", ["một", "MỘT HAI", "1", "- gạch", "…", "🌸 hoa"])
def test_a_text_of_one_line_keeps_it(line: str) -> None:
    (article,) = read_text(line.encode(), Origin("x"), Report()).articles
    assert (article.headline or "") + "".join(
        all_text(Article(None, (block,))) for block in article.blocks if isinstance(block, Paragraph)
    ) == line
