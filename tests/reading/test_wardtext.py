"""What each line of a ward text is; the cases stand in tests/cases/*.toml, and every rule proves its example."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from wardpress import Origin, Report, read_text
from wardpress.model import (
    Article,
    Block,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    QuestionAnswer,
    Table,
    Verse,
    block_texts,
    byline_text,
    plain_text,
)
from wardpress.reading import RULES, Rule, account

CASES_OF = ("articles.toml", "signatures.toml", "structure.toml", "files.toml")
FOLDER = Path(__file__).parent.parent / "cases"
CASES: list[dict[str, Any]] = [
    case for name in CASES_OF for case in tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["case"]
]
FIELDS = {
    "headline", "subtitle", "rubric", "lead", "source", "dates", "byline", "left_out", "paragraphs", "headings",
    "items", "captions", "rows", "verses", "questions", "answers",
}  # fmt: skip


def items(siblings: tuple[ListItem, ...], depth: int = 0, *, ordered: bool = False) -> Iterator[str]:
    for item in siblings:
        yield "  " * depth + "#" * ordered + plain_text(item.content)
        yield from items(item.children, depth + 1)


def block_shown(block: Block) -> tuple[str, list[str]]:
    kind, texts = "paragraphs", list(block_texts(block))
    match block:
        case Heading(content, level):
            kind, texts = "headings", [f"{level} {plain_text(content)}"]
        case ListBlock(found, ordered):
            kind, texts = "items", list(items(found, ordered=ordered))
        case Figure(caption, credit):
            kind, texts = "captions", [" | ".join([plain_text(caption), *filter(None, [credit])]).strip()]
        case Table(rows, head):
            kind = "rows"
            texts = ["^" * (n < head) + " | ".join(map(plain_text, row)).strip() for n, row in enumerate(rows)]
        case Verse(stanzas):
            kind, texts = "verses", ["\n".join(map(plain_text, stanza)) for stanza in stanzas]
        case QuestionAnswer(question, _):
            kind, texts = "questions", [plain_text(paragraph.content) for paragraph in question]
    return kind, texts


def shown(article: Article) -> dict[str, Any]:
    """An article in the words of the case files; what is empty does not show."""
    of: dict[str, list[str]] = {name: [] for name in FIELDS}
    for block in article.blocks:
        kind, texts = block_shown(block)
        of[kind] += texts
        if isinstance(block, QuestionAnswer):
            of["answers"] += [plain_text(paragraph.content) for paragraph in block.answer]
    whole = {
        **of,
        "headline": article.headline,
        "subtitle": article.subtitle,
        "rubric": article.rubric,
        "source": article.source,
        "lead": plain_text(article.lead.content) if article.lead else None,
        "dates": [date.text for date in article.dates],
        "byline": [byline_text(byline) for byline in article.bylines],
        "left_out": [part.text for part in article.left_out],
    }
    return {name: value for name, value in whole.items() if value}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_an_article_is_understood(case: dict[str, Any]) -> None:
    report = Report()
    reading = read_text(case["text"].encode(), Origin("bai.txt"), report)
    wanted = case.get("article", [{name: case[name] for name in FIELDS if name in case}])
    assert [shown(article) for article in reading.articles] == wanted
    assert set(case.get("reports", [])) <= set(report.codes())


def test_a_short_row_is_told_with_its_cells_its_table_and_its_place() -> None:
    report = Report()
    text = "Thu chi\nQuý\tThu\tChi\nQuý I\t1\t2\nQuý II\t3\nQuý III\t4\nGiá đất của phường năm nay như sau.\n"
    read_text(text.encode(), Origin("bai.txt"), report)
    (found,) = [found for found in report if found.code == "table.uneven"]
    assert str(found.origin) == "bai.txt:4:1"
    assert "2 ô" in found.message.vi
    assert "3 cột" in found.message.vi


def test_a_row_whose_last_cell_is_given_empty_is_not_short() -> None:
    report = Report()
    read_text("Thu chi\nQuý\tThu\tChi\nQuý I\t1\t2\nQuý II\t3\t\n".encode(), Origin("bai.txt"), report)
    assert "table.uneven" not in report.codes()


PROSE = "Sáng 5/12, hơn ba trăm người dân của sáu khu phố đã ra quân dọn vệ sinh các tuyến hẻm trên địa bàn phường.\n"


@pytest.mark.parametrize(("front", "told"), [("", True), ("Tiêu đề: Ra quân dọn vệ sinh\n\n", False)])
def test_a_headline_is_missed_only_where_nobody_gives_one(front: str, told: bool) -> None:  # noqa: FBT001
    report = Report()
    read_text(f"{front}{PROSE}\n{PROSE}".encode(), Origin("bai.txt"), report)
    assert ("article.no-headline" in report.codes()) is told


def test_the_case_files_hold_nothing_that_no_test_reads() -> None:
    known = FIELDS | {"title", "text", "article", "reports"}
    assert [case["title"] for case in CASES if not set(case) <= known] == []
    assert len({case["title"] for case in CASES}) == len(CASES) > 60


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_claims_its_example(rule: Rule) -> None:
    report = Report()
    reading = read_text(rule.sample.encode(), Origin("vi-du.txt"), report)
    claimed = [verdict.line.text for verdict in reading.verdicts if verdict.rule == rule.name]
    assert rule.example in claimed
    assert "\n" not in rule.example
    assert rule.title.vi != rule.title.en


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert RULES[-1].name == "prose"


def test_the_sample_has_nine_paragraphs_its_byline_and_a_counter_left_out(sample_text: bytes) -> None:
    report = Report()
    (article,) = read_text(sample_text, Origin("seed.txt"), report).articles
    assert article.headline is not None
    assert article.headline.startswith("PHƯỜNG NGUYỄN CƯ TRINH TRIỂN KHAI QUYẾT LIỆT")
    assert len(article.blocks) == 9
    assert [byline.name for byline in article.bylines] == ["Thanh Xuân"]
    assert [(part.text, part.reason, str(part.origin)) for part in article.left_out] == [
        ("5", "article.page-counter", "seed.txt:3:1")
    ]
    assert "article.page-counter" in report.codes()


def test_every_node_says_where_it_stood() -> None:
    text = "TÍT\n\n  \u00a0Đoạn một dài hơn một chút, có dấu chấm.\nHoa Lài – Minh Thư\n"
    (article,) = read_text(text.encode(), Origin("bai.txt"), Report()).articles
    assert [str(node.origin) for node in (article, *article.blocks, *article.bylines)] == [
        "bai.txt:1:1",
        "bai.txt:3:4",
        "bai.txt:4:1",
        "bai.txt:4:11",
    ]


def test_a_part_of_a_line_has_a_column_of_its_own() -> None:
    text = "Tít\n17:42 11/10/2022 Chiều 11-10, phường họp bàn việc làm đường.\n"
    (article,) = read_text(text.encode(), Origin("bai.txt"), Report()).articles
    assert [str(node.origin) for node in (*article.dates, *article.blocks)] == ["bai.txt:2:1", "bai.txt:2:18"]


@pytest.mark.parametrize("data", [b"", b"\n\n", "\ufeff \u00a0\n".encode(), b"\xff\xfe", b"\f\n\t\n"])
def test_a_file_with_nothing_to_see_has_no_article_and_says_so(data: bytes) -> None:
    report = Report()
    assert read_text(data, Origin("bai.txt"), report).articles == ()
    assert report.codes()[-1] == "article.empty"


def test_every_line_has_a_verdict_of_a_known_rule_in_order(sample_text: bytes) -> None:
    reading = read_text(sample_text, Origin("seed.txt"), Report())
    names = {rule.name for rule in RULES}
    assert len(reading.verdicts) == 12
    assert all(verdict.rule in names and 0 < verdict.confidence <= 1 for verdict in reading.verdicts)
    assert all(above.line.number < below.line.number for above, below in pairwise(reading.verdicts))


def test_a_rejoined_paragraph_says_which_lines_it_took() -> None:
    text = "Tít\n" + "Phường Hoa Sữa họp bàn việc làm đường và kéo điện\nvề tận các con hẻm xa của khu phố ba.\n" * 3
    reading = read_text(text.encode(), Origin("bai.txt"), Report())
    assert [(verdict.line.number, verdict.line.last) for verdict in reading.verdicts][:2] == [(1, 0), (2, 3)]


def test_lists_never_nest_without_end() -> None:
    text = "".join(" " * (4 * depth) + "- mục\n" for depth in range(500))
    (article,) = read_text(text.encode(), Origin("bai.txt"), Report()).articles
    lines = list(items(article.blocks[0].items)) if isinstance(article.blocks[0], ListBlock) else []
    assert len(lines) == 500
    assert max(len(line) - len(line.lstrip()) for line in lines) == 8


def test_the_account_holds_plain_values_for_programs(sample_text: bytes) -> None:
    (entry,) = account(read_text(sample_text, Origin("seed.txt"), Report()))
    assert entry["byline"] == ["Thanh Xuân"]
    assert entry["left_out"] == [{"text": "5", "reason": "article.page-counter", "line": 3}]
    assert entry["encoding"] == "utf-8"
    assert isinstance(entry["paragraphs"], list)
    assert len(entry["paragraphs"]) == 9


def test_a_text_that_is_a_string_already_is_read_like_its_bytes(sample_text: bytes) -> None:
    of_bytes, of_text = Report(), Report()
    expected = read_text(sample_text, Origin("seed.txt"), of_bytes)
    assert read_text(sample_text.decode(), Origin("seed.txt"), of_text) == expected
    assert list(of_text) == list(of_bytes)


def test_a_string_that_begins_like_a_file_of_another_kind_is_text() -> None:
    text = "%PDF là gì?\nBà con khu phố 3 hỏi, cán bộ phường trả lời."
    (article,) = read_text(text, Origin("bai"), Report()).articles
    assert article.headline == "%PDF là gì?"


def test_lines_set_aside_are_cleaned_with_the_others_and_kept_out_of_the_structure() -> None:
    report = Report()
    prose = "Bà con khu phố 3 cùng nhau dọn vệ sinh kênh Số 3 suốt buổi sáng nay."
    text = f"Tác giả:\nThứ\u00ad Hai\n\nTít của bài\n{prose}\nNgµy héi cña d©n\nMinh Thư"
    reading = read_text(text, Origin("bai.docx"), report, aside={1, 2, 3, 6})
    assert reading.aside == {1: "Tác giả:", 2: "Thứ Hai", 6: "Ngày hội của dân"}
    assert [verdict.line.text for verdict in reading.verdicts] == ["Tít của bài", prose, "Minh Thư"]
    assert {found.code: found.origin.line for found in report} == {"text.soft-hyphen": 2, "text.old-letters": 6}


def test_a_text_of_which_everything_is_set_aside_is_not_empty() -> None:
    report = Report()
    reading = read_text("Thứ Hai\n8 giờ", Origin("bai.docx"), report, aside={1, 2})
    assert len(reading.articles) == 1
    assert report.codes() == ()
