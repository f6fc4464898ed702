"""Sixty short articles with photos in two columns, in forty orders: nothing stands alone, nothing lies on another."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

import pypdfium2
import pytest
from edition_making import inline, prose
from pdf_making import THEME, exported
from pdf_pictures import PaintedPictures
from pdf_places import Element, Line, Shown, elements
from pdf_reading import HEAD, page_texts

from wardpress.model import Article, Block, Bulletin, Figure, Imprint, Link, Paragraph, Section, Text, Verse, plain_text
from wardpress.testing import bulletins

ARTICLES = 60
SIZES = ("480x320", "640x360", "400x560", "260x390", "900x300", "300x300")
MIDDLE = THEME.page.width * 72 / 25.4 / 2


def shuffled(seed: int) -> Bulletin:
    """Return the articles in the order of that seed, each with a photo before, between or after its paragraphs."""
    dice = random.Random(seed)  # noqa: S311 - the same order on every run
    articles = []
    for number in range(ARTICLES):
        blocks: list[Block] = [*prose(seed * ARTICLES + number, dice.randint(1, 3), sentences=dice.randint(1, 4))]
        words = " ".join(["Người dân khu phố cùng làm đường hoa."] * dice.randint(1, 4))
        photo = Figure(inline(words), credit="Ảnh: Minh Thư", file=f"{number}@{dice.choice(SIZES)}.jpg")
        blocks.insert(dice.randint(0, len(blocks)), photo)
        articles.append(Article(f"Bài số {number} " + "về việc chung " * dice.randint(1, 8), tuple(blocks)))
    return replace(bulletins.one_article(), sections=(Section(tuple(articles)),))


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_parted_from_what_it_belongs_to(seed: int) -> None:
    found = elements(exported(shuffled(seed), pictures=PaintedPictures()))
    assert sum(len(element.pictures) for element in found) == ARTICLES
    assert list(stranded_headlines(found)) == []
    assert list(captions_away_from_their_photos(found)) == []
    assert list(widows_and_orphans(found)) == []
    assert list(text_on_pictures(found)) == []


def stranded_headlines(found: list[Element]) -> Iterator[Line]:
    """Yield headlines that have neither two lines nor a photo of their article below them on their page."""
    begins = [place for place, element in enumerate(found) if element.role == "/H1"]
    assert len(begins) == ARTICLES
    for begin, end in pairwise([*begins, len(found)]):
        foot = found[begin].lines[-1]
        own = found[begin + 1 : end]
        lines = [line for one in own for line in one.lines if line.page == foot.page and line.y < foot.y]
        photos = [photo for one in own for photo in one.pictures if photo.page == foot.page and photo.y < foot.y]
        if len(lines) < 2 and not photos:
            yield foot


def captions_away_from_their_photos(found: list[Element]) -> Iterator[Element]:
    for above, caption in pairwise(found):
        if caption.role != "/Caption":
            continue
        (photo,) = above.pictures
        y = photo.y
        for line in caption.lines:
            # Caption lines are 10 pt high; the first stands a little further down.
            if line.page != photo.page or not 0 < y - line.y < 16 or column(line) != column(photo):
                yield caption
            y = line.y


def widows_and_orphans(found: list[Element]) -> Iterator[Line]:
    """Yield the first or last line of a paragraph where it stands alone in its column."""
    for element in found:
        if element.role == "/P" and element.lines[0].size == THEME.styles.body.size:
            parts = [list(part) for _, part in groupby(element.lines, lambda line: (line.page, column(line)))]
            if len(parts) > 1:
                yield from (part[0] for part in (parts[0], parts[-1]) if len(part) == 1)


def text_on_pictures(found: list[Element]) -> Iterator[Line]:
    photos = [photo for element in found for photo in element.pictures]
    for element in found:
        for line in element.lines:
            for photo in photos:
                reaches = photo.x - 1 < line.x < photo.x + photo.width or column(line) == column(photo)
                if photo.page == line.page and reaches and photo.y < line.y < photo.y + photo.height:
                    yield line


def column(thing: Line | Shown) -> int:
    return int(thing.x >= MIDDLE - 10)


@pytest.mark.parametrize("seed", [7, 77, 777])
def test_a_paragraph_stands_the_same_whether_set_as_one_or_line_by_line(seed: int) -> None:
    # A link has the ink of a text of its own: its paragraph is set word by word, and placed line by line.
    plain, linked = shuffled(seed), with_links(shuffled(seed))
    assert linked != plain
    found, expected = (places(exported(one, pictures=PaintedPictures())) for one in (plain, linked))
    assert found == expected


def with_links(bulletin: Bulletin) -> Bulletin:
    articles = tuple(
        replace(
            article, blocks=tuple(linked(block) if isinstance(block, Paragraph) else block for block in article.blocks)
        )
        for article in bulletin.articles()
    )
    return replace(bulletin, sections=(Section(articles),))


def linked(paragraph: Paragraph) -> Paragraph:
    first, _, rest = plain_text(paragraph.content).partition(" ")
    return replace(paragraph, content=(Link((Text(first),), "https://phuong.example"), Text(f" {rest}")))


def places(data: bytes) -> tuple[list[str], set[tuple[int, bool, float]]]:
    """Return the words of the pages, and every line: its page, whether it is in the left column, and how high."""
    lines = (line for element in elements(data) for line in element.lines)
    return page_texts(data), {(line.page, line.x < MIDDLE, round(line.y, 2)) for line in lines}


def test_a_long_stanza_fills_both_columns_and_is_parted_within_no_couplet() -> None:
    stanza = tuple((Text(f"Câu thơ thứ {number}"),) for number in range(10))
    made = exported(Bulletin((Section((Article("Mừng xuân", (Verse((stanza,)),)),)),)))
    (verse,) = (element for element in elements(made) if element.role == "/P" and len(element.lines) == len(stanza))
    in_first = sum(line.x < MIDDLE for line in verse.lines)
    assert 4 <= in_first <= 6
    assert in_first % 2 == 0


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Đại hội Đảng bộ phường Hoa Sữa lần thứ hai:", "gần dân, sát dân, vì dân"),
        ("Phường họp: Đảng bộ phường Hoa Sữa", "đại hội lần thứ hai, gần dân, vì dân"),
    ],
)
def test_a_headline_of_two_lines_ends_the_first_at_its_colon_where_that_leaves_no_stub(above: str, below: str) -> None:
    section = Section((Article(f"{above} {below}", prose(1, 2)),))
    (page, *_) = page_texts(exported(replace(bulletins.one_article(), sections=(section,))))
    assert {above, below} <= {line.strip() for line in page.splitlines()}


def test_room_for_the_imprint_is_kept_only_where_the_last_article_ends() -> None:
    imprint = Imprint(
        "Nguyễn Thị Mẫu", "Ban biên tập phường", "Số 1/GP-XBBT", "Hằng tháng", "Xưởng in Thí Dụ", "500 bản"
    )
    long = Article("Bài cuối", prose(2, 14))
    begun = []
    for count in range(20, 80, 2):
        lines = tuple(Paragraph(inline("Một dòng ngắn.")) for _ in range(count))
        made = replace(bulletins.one_article(), sections=(Section((Article("Bài đầu", lines), long)),))
        headlines = [
            [one.lines[0] for one in elements(exported(replace(made, imprint=said))) if one.role == "/H1"]
            for said in (imprint, Imprint())
        ]
        begun.append(tuple((found[-1].page, round(found[-1].y)) for found in headlines))
    # The imprint stands at the foot of a later page: where the article begins is no matter of it.
    assert {here == there for here, there in begun} == {True}
    assert {here[0] for here, _ in begun} == {1, 2}


def test_a_page_that_begins_amid_a_brief_says_its_rubric_above() -> None:
    briefs = tuple(Article(f"Tin {number}", prose(number, 3)) for number in range(12))
    data = exported(replace(bulletins.one_article(), sections=(Section(briefs, "Tin vắn", "briefs"),)))
    assert 2 in {one.lines[0].page for one in elements(data) if one.role == "/H1"}
    second = pypdfium2.PdfDocument(data)[1]
    head = second.get_textpage().get_text_bounded(
        0, second.get_height() - HEAD, second.get_width(), second.get_height()
    )
    assert "tin vắn" in head.casefold()
