"""Blocks and words of the Word edition: lists, tables, boxes, links, emphasis."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import docx
import pytest
from docx_cases import BULLETINS, SEED, grid, prose, words
from docx_reading import (
    R,
    W,
    WordFile,
    bulletin_of,
    read_back,
    text_of,
    value,
    word_file,
)
from reportlab.pdfbase.pdfmetrics import stringWidth

from wardpress.exporters.docx.balance import text_width
from wardpress.model import (
    Article,
    Block,
    Box,
    Bulletin,
    Emphasis,
    Heading,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    Verse,
)

# A column of the theme, 77 mm, in twentieths of a point.
COLUMN = round(77 / 25.4 * 1440)


def columns_of(file: WordFile) -> list[int]:
    """How wide the columns of the last table are."""
    return [int(column.get(f"{W}w", "0")) for column in list(file.body.iter(f"{W}tbl"))[-1].iter(f"{W}gridCol")]


def test_numbered_lists_each_begin_at_one_and_nest() -> None:
    items = (ListItem(words("a"), (ListItem(words("b")),)), ListItem(words("c")))
    blocks: tuple[Block, ...] = (ListBlock(items, ordered=True), prose("giữa"), ListBlock(items, ordered=True))
    file = read_back(bulletin_of(Article("Tít", blocks)))
    listed = file.paragraphs("ListNumber")
    assert [value(node, "pPr/numPr/ilvl") for node in listed] == ["0", "1", "0"] * 2
    ids = [value(node, "pPr/numPr/numId") for node in listed]
    assert ids[0] == ids[2] != ids[3] == ids[5]
    numbers = {node.get(f"{W}numId"): node for node in file.xml("word/numbering.xml").iter(f"{W}num")}
    assert [value(numbers[key], "lvlOverride/startOverride") for key in dict.fromkeys(ids)] == ["1", "1"]


def test_head_rows_are_repeated_and_every_cell_ends_with_a_paragraph() -> None:
    file = read_back(bulletin_of(Article("Tít", (grid(4, 3, header_rows=2, caption="Bảng"),))))
    table = list(file.body.iter(f"{W}tbl"))[-1]
    rows = list(table.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert {cell[-1].tag for cell in table.iter(f"{W}tc")} == {f"{W}p"}
    assert len(list(table.iter(f"{W}gridCol"))) == 3


def test_a_table_of_many_cells_runs_across_the_page_but_not_out_of_its_box() -> None:
    columns = [
        [value(section, "cols", "num") for section in read_back(bulletin_of(Article("Tít", blocks))).sections()]
        for blocks in ((prose("a"), grid(2, 7), prose("b")), (prose("a"), Box((grid(2, 7),)), prose("b")))
    ]
    assert columns == [[None, "2", None, "2", None], [None, "2", None]]


def test_a_cross_head_stands_above_its_wide_table_not_in_the_column_before_it() -> None:
    blocks = (prose("a"), Heading(words("Lịch trực")), grid(2, 7), prose("b"))
    body = list(read_back(bulletin_of(Article("Tít", blocks))).body)
    place = next(number for number, node in enumerate(body) if text_of(node) == "Lịch trực")
    assert body[place - 1].find(f"{W}pPr/{W}sectPr") is not None
    assert body[place].find(f"{W}pPr/{W}sectPr") is None
    assert body[place + 1].tag == f"{W}tbl"


def test_short_columns_of_a_table_stay_narrow_and_all_together_fill_the_column() -> None:
    rows = (("1/12", "8 giờ", "Ra quân dọn vệ sinh các tuyến hẻm và trồng thêm cây xanh " * 4, "An"),) * 3
    table = Table(tuple(tuple(map(words, row)) for row in rows))
    file = read_back(bulletin_of(Article("Tít", (table,))))
    date, hour, deed, name = columns_of(file)
    assert COLUMN - 4 <= date + hour + deed + name <= COLUMN
    # Eight points Arial: no letter is wider than its size.
    assert all(width <= 8 * 20 * len(said) + 220 for width, said in ((date, "1/12"), (hour, "8 giờ"), (name, "An")))
    assert deed > date + hour + name


def test_a_table_that_has_room_is_stretched_and_one_of_long_texts_only_is_divided_evenly() -> None:
    short, long = words("ba bốn"), words("Ra quân dọn vệ sinh các tuyến hẻm và trồng thêm cây xanh")
    for rows in (((short, short),), ((long, long),)):
        left, right = columns_of(read_back(bulletin_of(Article("Tít", (Table(rows),)))))
        assert left == right == COLUMN // 2


def test_an_item_that_says_its_own_mark_gets_no_bullet_beside_it() -> None:
    listed = ListBlock((ListItem(words("a) tờ khai"), (ListItem(words("bản chính")),)), ListItem(words("căn cước"))))
    file = read_back(bulletin_of(Article("Tít", (listed,))))
    numbering = file.xml("word/numbering.xml")
    abstract = {node.get(f"{W}numId"): value(node, "abstractNumId") for node in numbering.iter(f"{W}num")}
    shown = []
    for node in file.paragraphs("ListBullet"):
        wanted = abstract[value(node, "pPr/numPr/numId")]
        (kind,) = (found for found in numbering.iter(f"{W}abstractNum") if found.get(f"{W}abstractNumId") == wanted)
        level = next(found for found in kind.iter(f"{W}lvl") if found.get(f"{W}ilvl") == value(node, "pPr/numPr/ilvl"))
        shown.append((value(level, "numFmt"), value(level, "lvlText")))
    assert shown == [("none", ""), ("bullet", "–"), ("bullet", "•")]


SUMS = Table(
    (
        tuple(
            map(words, ("Khu phố", "Số hộ vận động được", "Đã thu trong quý", "Còn phải thu", "Ghi chú của tổ dân phố"))
        ),
        *(tuple(map(words, (f"Khu phố {row}", "1.204", "125.000.000", "7.500.000", "Thu đủ"))) for row in range(9)),
    ),
    header_rows=1,
)


def test_a_table_in_a_notice_is_measured_for_its_column_and_breaks_no_figure() -> None:
    file = read_back(Bulletin((Section((Article("Tít", (SUMS,)),), setting="notice"),)))
    widths = columns_of(file)
    assert sum(widths) <= COLUMN
    # Eight points Arial: a figure is 0.556 of its size wide, a full stop 0.278.
    figures = ("9", "1.204", "125.000.000", "7.500.000", "")
    needed = [8 * 20 * (0.556 * len(text) - 0.278 * text.count(".")) for text in figures]
    assert [width > need for width, need in zip(widths, needed, strict=True)] == [True] * 5


def test_a_table_of_few_columns_whose_words_do_not_fit_one_of_the_page_stands_across_it() -> None:
    row = tuple(words("1.234.567.890.123.456.789") for _ in range(3))
    file = read_back(bulletin_of(Article("Tít", (Table((row, row)),))))
    assert min(columns_of(file)) > COLUMN / 2


def test_where_not_even_the_words_fit_the_longest_are_broken_and_the_short_ones_stay_whole() -> None:
    row = tuple(map(words, ("Khu phố 3", *["1.250.000"] * 13)))
    first, *others = columns_of(read_back(bulletin_of(Article("Tít", (Table((row, row)),)))))
    assert first > 8 * 20 * 1.9  # Khu: 0.722, 0.611 and 0.611 of the size at most
    assert min(others) > first


def test_letters_of_headlines_are_measured_as_adobe_has_them() -> None:
    known = [(char, stringWidth(char, "Helvetica-Bold", 1000)) for char in map(chr, range(32, 127))]
    assert {char: text_width(char, 1000) / 20 for char, _ in known} == pytest.approx(dict(known), abs=2)
    assert text_width("ướng", 1000) > text_width("uong", 1000)


def test_the_headline_of_a_brief_is_balanced_in_its_column() -> None:
    article = Article("Trao 40 suất học bổng cho học sinh", (prose("a"),))
    rooms = []
    for setting in ("plain", "briefs"):
        headline = read_back(Bulletin((Section((article,), setting=setting),))).paragraphs("Heading1")[0]
        indent = headline.find(f"{W}pPr/{W}ind")
        rooms.append(0 if indent is None else int(indent.get(f"{W}right", "0")))
    assert rooms[0] == 0 < rooms[1]


@pytest.mark.parametrize("make", BULLETINS.values(), ids=BULLETINS)
def test_tables_never_touch_and_never_end_a_section(make: Callable[[], Bulletin]) -> None:
    if make is BULLETINS["sample"] and not SEED.exists():
        pytest.skip("the seeds are not in this copy")
    kinds = "".join(
        {"p": "p", "tbl": "t", "sectPr": "s"}.get(node.tag.rpartition("}")[2], "") for node in read_back(make()).body
    )
    assert not re.search("tt|ts", kinds)


def test_text_and_lists_of_boxes_and_notices_are_set_smaller_and_in_sans() -> None:
    told = (prose("Chữ"), ListBlock((ListItem(words("một")),)), ListBlock((ListItem(words("hai")),), ordered=True))
    notice, boxed = Article("Thông báo", told), Article("Tít", (Box(told),))
    made = Bulletin((Section((notice,), setting="notice"), Section((boxed,))))
    text, *lists = ("BoxText", "BoxBullet", "BoxNumber")
    file = docx.Document(io.BytesIO(word_file(made)))
    styles = [found.style for found in file.paragraphs if found.text in ("Chữ", "một", "hai")]
    assert [style.style_id for style in styles if style] == [text, *lists] * 2
    usual = next(style for style in file.styles if style.style_id == "ListBullet").font
    for name in (text, *lists):
        font = next(style for style in file.styles if style.style_id == name).font
        assert (font.name, font.size < usual.size) == ("Arial", True)


def test_a_box_stands_between_two_rules() -> None:
    file = read_back(bulletin_of(Article("Tít", (Box((prose("a"), prose("b"), prose("c")), title="Hộp"),))))
    edges = [
        [edge.tag.rpartition("}")[2] for edge in node.iterfind(f"{W}pPr/{W}pBdr/*")]
        for style in ("BoxTitle", "BoxText")
        for node in file.paragraphs(style)
    ]
    assert edges == [["top"], [], [], ["bottom"]]


def test_strong_and_stressed_words_have_named_styles() -> None:
    content = (Strong(words("đậm")), Emphasis(words("nghiêng")), Link(words("nối"), "https://example.org/"))
    (paragraph,) = read_back(bulletin_of(Article("Tít", (Paragraph(content),)))).paragraphs("FirstParagraph")
    named = {text_of_run: value(run, "rPr/rStyle") for run in paragraph.iter(f"{W}r") for text_of_run in _texts(run)}
    assert named == {"đậm": "Strong", "nghiêng": "Emphasis", "nối": "Hyperlink"}


def test_stress_stands_upright_in_a_slanting_lead() -> None:
    article = Article("Tít", lead=Paragraph((Text("Sapo "), Emphasis(words("nhấn")))))
    (lead,) = read_back(bulletin_of(article)).paragraphs("Lead")
    assert [value(run, "rPr/i") for run in lead.iter(f"{W}r")] == [None, "0"]


def _texts(run: object) -> list[str]:
    return [node.text for node in run.iter(f"{W}t")]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("https://example.org/tin?so=3&nam=2025", "https://example.org/tin?so=3&nam=2025"),
        ("http://example.org:8080/a b", "http://example.org:8080/a%20b"),
        ("https://phường.vn/đường", "https://xn--phng-rib8295b.vn/%C4%91%C6%B0%E1%BB%9Dng"),
        ("mailto:ubnd@example.org", "mailto:ubnd@example.org"),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
    ],
)
def test_links_to_the_web_and_to_mail_lead_there(target: str, written: str) -> None:
    file = read_back(bulletin_of(Article("Tít", (Paragraph((Link(words("đây"), target),)),))))
    (link,) = [node for node in file.body.iter(f"{W}hyperlink") if node.get(f"{R}id")]
    assert file.links() == {link.get(f"{R}id"): written}


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "/tin/1",
        "",
        "http://",
        "http://a:port/",
        "http://[::1",
        "http://a b/",
        "https://user@example.org/",
        "mailto:",
        "https://" + "a" * 300,
    ],
)
def test_other_targets_leave_plain_words(target: str) -> None:
    file = read_back(bulletin_of(Article("Tít", (Paragraph((Link(words("đây"), target),)),))))
    assert file.links() == {}
    assert file.texts("FirstParagraph") == ["đây"]


def test_a_short_stanza_stays_whole_and_a_long_one_may_be_parted() -> None:
    stanza = (words("một câu"),) * 4
    file = read_back(bulletin_of(Article("Thơ", (Verse((stanza, stanza * 3)),))))
    assert [value(verse, "pPr/keepLines") for verse in file.paragraphs("Verse")] == [None, "0"]
