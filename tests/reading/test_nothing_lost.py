"""Every visible character of the input is in the article, in what was left out, or a mark that structure says now.

Two equations hold, exactly and in order: what a person sees in the file is what the parts of all verdicts hold; and
the parts that are no marks are what the articles hold, each at its place.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wardpress import Origin, Report, read_text
from wardpress.model import Article, Byline, Figure, Heading, LeftOut, ListItem, Paragraph, Table, Verse, plain_text
from wardpress.reading import Reading, Role, Verdict
from wardpress.reading.decode import decode

GOLD = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "gold"

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
        "1. Mục đích",
        "1. Gạo",
        "2. Mắm",
        "a) Muối",
        "  - con",
        "+ cháu",
        "• chấm",
        "- Thời gian: - Sáng: 8 giờ",
        "Hỏi: Tôi nộp ở đâu?",
        "Thanh Hà - Hoa Sữa",
        "Trả lời: Ở phường.",
        "Tin, ảnh: Minh Thư – HS",
        "Bài: A Hoa; Ảnh: B Lài",
        "Nguồn: Báo Hoa",
        "https://hoasua.example/a",
        "* * *",
        "-----",
        "Quay lại",
        "rx online",
        "anhkp3a22",
        "a.jpg",
        "Ảnh: T.M",
        "Lễ hội hoa. Ảnh: T.M",
        "Tháng | Số",
        "1 | 2",
        "| a |  | b |",
        "|---|---|",
        "x\ty",
        "\t\tz\tw",
        "Thu về hoa sữa thơm nồng",
        "Phố phường rộn rã đèn lồng trẻ thơ",
        "Trăng lên soi sáng ước mơ",
        "09/12/2022",
        "Cập nhật ngày: 05/12/2023 09:24",
        "17:42 11/10/2022 Chiều 11-10, phường họp bàn.",
        "Phường khen thưởng cuối năm 07/11/2025 10:00",
        "Sapo: Lời dẫn của bài.",
        "(PLO)- Sáng nay phường họp bàn việc chung.",
        "Phường Hoa Sữa họp bàn về việc làm đường và",
        "kéo điện cho bà con ở khu phố 3",
        "Xuân Hoa 2021",
        "\fTIN MỚI",
        "Điện thoại: 1",
        "Email: a@b.example",
        "CTV Minh Thư (NM)",
        "Thơ: HOA",
        "HOA",
        "Phường 13:",
    ]
)
WARD_TEXTS = st.lists(st.one_of(WARD_LINES, st.text(max_size=40)), max_size=16).map("\n".join)
# Bullets, bars, rules of tables, what stands around and between names; numbers of ordered lists; the label of a lead.
MARK = re.compile(
    r"""[-–—−‑*+•·▪●○◦■□✓✔➢►❖♦→|:;=,./&()“”"!…' ]+|\d{1,2} ?[.)/]|[-–,;&/ ]*và[-–,;&/ ]*"""
    r"|(?i:sa-?pô|sapo|tóm tắt|lời dẫn) ?:"
)
Piece = tuple[int, int, str]


def visible(text: str) -> str:
    """The characters that a person sees: no separators, controls, formats, halves, non-characters."""
    seen = "".join("\ufffd" if unicodedata.category(c) == "Cs" else c for c in text)
    kept = [c for c in seen if unicodedata.category(c)[0] not in "ZC" or unicodedata.category(c) in {"Co", "Cn"}]
    return unicodedata.normalize("NFC", "".join(c for c in kept if not is_noncharacter(c)))


def is_noncharacter(c: str) -> bool:
    return 0xFDD0 <= ord(c) <= 0xFDEF or ord(c) in {0xFFFE, 0xFFFF}


def text_of(article: Article, verdicts: tuple[Verdict, ...]) -> str:
    """All that an article holds, each piece at its place in the file; fields without a place stand where they were."""
    pieces = [*_fields(article, verdicts), *_nodes((article.blocks, article.lead, article.notes))]
    pieces += [(byline.origin.line, byline.origin.column, _signed(byline)) for byline in article.bylines]
    pieces += [(date.origin.line, date.origin.column, date.text) for date in article.dates]
    pieces += [(part.origin.line, part.origin.column, part.text) for part in article.left_out]
    return "".join(text for _, _, text in sorted(pieces, key=lambda piece: piece[:2]))


def _signed(byline: Byline) -> str:
    return "".join(filter(None, (byline.role, byline.name, byline.office)))


def _fields(article: Article, verdicts: tuple[Verdict, ...]) -> Iterator[Piece]:
    roles: dict[Role, str | None] = {
        "headline": article.headline,
        "subtitle": article.subtitle,
        "rubric": article.rubric,
        "source": article.source,
    }
    for role, text in roles.items():
        if text:
            line = next(verdict.line for verdict in verdicts if verdict.role == role)
            yield line.number, line.column, text


def _nodes(value: object) -> Iterator[Piece]:
    """The innermost nodes with a place: items without their children, figures, verses and tables whole."""
    if isinstance(value, tuple):
        for member in value:
            yield from _nodes(member)
    elif isinstance(value, Figure | Verse | Table | Paragraph | Heading | ListItem):
        yield value.origin.line, value.origin.column, _words(value)
        yield from _nodes(value.children) if isinstance(value, ListItem) else ()
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _nodes(getattr(value, field.name))


def _words(node: Figure | Verse | Table | Paragraph | Heading | ListItem) -> str:
    match node:
        case Figure(caption, credit):
            return plain_text(caption) + (credit or "")
        case Verse(rows) | Table(rows):
            return "".join(plain_text(line) for row in rows for line in row)
        case _:
            return plain_text(node.content)


def faults(text: str, reading: Reading) -> list[str]:
    """What is wrong with a reading of `text`: characters lost, moved or added."""
    pieces = [part for verdict in reading.verdicts for part in verdict.pieces()]
    found = []
    if visible("".join(part.text for part in pieces)) != visible(text):
        found.append("the verdicts do not hold what the file shows")
    if odd := [part.text for part in pieces if part.kind == "mark" and not MARK.fullmatch(part.text)]:
        found.append(f"these are no marks: {odd}")
    kept = "".join(part.text for part in pieces if part.kind != "mark")
    held = "".join(map(text_of, reading.articles, reading.judgements))
    if visible(held) != visible(kept):
        found.append("the articles do not hold what the verdicts say")
    return found


def read(text: str) -> Reading:
    return read_text(text.encode("utf-8", "surrogatepass"), Origin("x"), Report())


def decoded(text: str) -> str:
    """The text as the reader's decoder sees it: it may mend letters of old fonts, which has tests of its own."""
    return decode(text.encode("utf-8", "surrogatepass"), Origin("x"), Report()).text


@given(WARD_TEXTS)
@example("A\u0301\n\n5\nx")
@example("TÍT\u200b\u0301 HAI\n7\nđoạn")
@example("\ufeff\ufeffTÍT")
@example("\x00ab")
@example("Tít\nHỏi: Tôi nộp ở đâu?\nẢnh: T.M\nTrả lời: Ở phường.\nHỏi: Tôi nộp ở đâu?")
@example("a" + "\u0301\u0323" * 300 + " b")
def test_no_visible_character_is_lost(text: str) -> None:
    assert faults(decoded(text), read(text)) == []


def test_no_visible_character_of_the_sample_is_lost(sample_text: bytes) -> None:
    assert faults(sample_text.decode(), read(sample_text.decode())) == []


@pytest.mark.parametrize("folder", ["articles", "hostile"])
def test_no_visible_character_of_the_gold_set_is_lost(folder: str) -> None:
    if not GOLD.exists():
        pytest.skip("the gold set is not here")
    for path in sorted((GOLD / folder).glob("*.txt")):
        data = path.read_bytes()
        text = decode(data, Origin("x"), Report()).text
        assert faults(text, read_text(data, Origin("x"), Report())) == [], path.name


def test_the_check_itself_can_fail(sample_text: bytes) -> None:
    text = sample_text.decode()
    reading = read(text)
    (article,) = reading.articles
    assert faults(text, reading) == []
    for damaged in (
        replace(article, left_out=()),
        replace(article, bylines=()),
        replace(article, blocks=article.blocks[:-1]),
        replace(article, headline=f"{article.headline}."),
        replace(article, left_out=(LeftOut("6", "x"),)),
        replace(article, blocks=(*article.blocks[:-1], Paragraph((), origin=article.blocks[-1].origin))),
    ):
        assert faults(text, replace(reading, articles=(damaged,))) != []
    assert faults(text + "x", reading) != []
    assert faults(text, replace(reading, judgements=(reading.judgements[0][:-1],))) != []


def test_a_word_that_is_called_a_mark_is_a_fault() -> None:
    text = "TÍT HAY\n\nĐoạn một có dấu chấm.\n- mục\n"
    reading = read(text)
    (verdicts,) = reading.judgements
    (item,) = (verdict for verdict in verdicts if verdict.role == "item")
    swallowed = replace(item, parts=tuple(replace(part, kind="mark") for part in item.parts))
    damaged = tuple(swallowed if verdict is item else verdict for verdict in verdicts)
    assert any("no marks" in fault for fault in faults(text, replace(reading, judgements=(damaged,))))


@pytest.mark.parametrize(
    "line", ["một", "MỘT HAI", "1", "- gạch", "…", "🌸 hoa", "./.", "* * *", "Quay lại", "a | b", "-", "5."]
)
def test_a_text_of_one_line_keeps_it(line: str) -> None:
    assert faults(decoded(line), read(line)) == []
