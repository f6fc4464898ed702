"""Sixty short articles with photos in two columns, in forty orders: nothing stands alone, nothing lies on another."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from edition_making import inline, prose
from pdf_making import THEME, exported
from pdf_pictures import PaintedPictures
from pdf_places import Element, Line, Shown, elements

from wardpress.model import Article, Block, Bulletin, Figure, Section
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
