"""Photos in the PDF edition: how they are embedded, where they stand, and what who cannot see them hears."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any, Literal

import pdf_places as places
import pdf_reading as reading
import pdf_tags as tags
import pikepdf
import pytest
from edition_making import prose
from pdf_making import THEME, exported, inline, one, paragraph
from pdf_pictures import PaintedPictures, painted
from PIL import Image

from wardpress.model import Article, Box, Bulletin, Byline, Figure, Section
from wardpress.plugins import Picture, Report
from wardpress.testing import bulletins

MILLIMETRE = 72 / 25.4
COLUMN = (THEME.page.width - THEME.page.inner - THEME.page.outer - THEME.page.gutter) / 2 * MILLIMETRE
PAGE = (THEME.page.width - THEME.page.inner - THEME.page.outer) * MILLIMETRE


def shown(bulletin: Bulletin, *, report: Report | None = None) -> bytes:
    return exported(bulletin, pictures=PaintedPictures(), report=report)


def photo(file: str, caption: str = "Quang cảnh", *, alt: str | None = None) -> Figure:
    return Figure(inline(caption) if caption else (), alt=alt, file=file)


def images(data: bytes) -> list[Any]:
    with reading.opened(data) as pdf:
        return [
            (dict(thing.items()), thing.read_raw_bytes(), pikepdf.PdfImage(thing).as_pil_image().convert("RGB"))
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]


def test_a_jpeg_file_is_embedded_as_it_is() -> None:
    ((entries, data, _),) = images(shown(one(photo("a@300x200.jpg"))))
    assert data == painted("a", (300, 200), "JPEG")
    assert entries["/ColorSpace"] == "/DeviceRGB"
    assert "/Interpolate" not in entries


class Given:
    """One picture, whatever its name."""

    def __init__(self, data: bytes, kind: Literal["image/jpeg", "image/png"]) -> None:
        self._data = data
        self._kind = kind

    def size(self, file: str) -> tuple[int, int]:
        del file
        with Image.open(io.BytesIO(self._data)) as picture:
            return picture.size

    def placed(self, file: str, *, width: float) -> Picture:
        del width
        return Picture(self._data, self._kind, *self.size(file))


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1"])
def test_a_png_file_of_any_kind_keeps_its_colours(mode: str) -> None:
    data = painted("b", (300, 200), "PNG", mode)
    ((_, _, picture),) = images(exported(one(photo("b.png")), pictures=Given(data, "image/png")))
    assert picture.tobytes() == Image.open(io.BytesIO(data)).convert("RGB").tobytes()


def test_a_grey_jpeg_file_stays_grey() -> None:
    data = painted("c", (300, 200), "JPEG", "L")
    ((entries, raw, _),) = images(exported(one(photo("c.jpg")), pictures=Given(data, "image/jpeg")))
    assert (raw, entries["/ColorSpace"]) == (data, "/DeviceGray")


def test_a_picture_shown_twice_is_in_the_file_once() -> None:
    data = shown(one(photo("a@300x200.jpg"), paragraph("Một."), photo("a@300x200.jpg"), photo("b@300x200.jpg")))
    assert len(images(data)) == 2
    first, second, third = places.pictures(data)
    assert first.image == second.image != third.image


def test_pictures_give_the_same_bytes_on_every_run() -> None:
    bulletin = one(photo("a@300x200.jpg"), photo("b@300x200.png"))
    assert shown(bulletin) == shown(bulletin)


def test_a_picture_is_as_wide_as_its_column() -> None:
    (found,) = places.pictures(shown(one(paragraph("Một."), photo("a@600x400.jpg"))))
    assert found.width == pytest.approx(COLUMN, abs=0.01)
    assert found.height == pytest.approx(COLUMN * 2 / 3, abs=0.01)


def test_a_wide_picture_that_opens_a_long_article_stands_across_all_columns() -> None:
    (found,) = places.pictures(shown(one(photo("a@1200x600.jpg"), *prose(1, 12))))
    assert found.width == pytest.approx(PAGE, abs=0.01)


@pytest.mark.parametrize("file", ["a@700x700.jpg", "a@450x300.jpg"])
def test_no_other_picture_stands_across_all_columns(file: str) -> None:
    (found,) = places.pictures(shown(one(photo(file), *prose(1, 12))))
    assert found.width <= COLUMN + 0.01


def test_a_short_article_does_not_hang_from_a_poster() -> None:
    (found,) = places.pictures(shown(one(photo("a@1200x600.jpg"), *prose(1, 2))))
    assert found.width == pytest.approx(COLUMN, abs=0.01)


def test_a_lead_article_opens_with_its_picture_however_short_it_is() -> None:
    article = Article("Tít", (photo("a@1200x600.jpg"), paragraph("Một.")))
    bulletin = replace(bulletins.one_article(), sections=(Section((article,), setting="lead"),))
    (found,) = places.pictures(shown(bulletin))
    assert found.width == pytest.approx(PAGE, abs=0.01)


def test_an_upright_picture_keeps_its_form_and_stands_in_the_middle_of_its_column() -> None:
    (found,) = places.pictures(shown(one(paragraph("Một."), photo("a@400x1000.jpg"))))
    assert found.width / found.height == pytest.approx(0.4, abs=0.001)
    assert found.height < (THEME.page.height - THEME.page.top - THEME.page.bottom) * MILLIMETRE * 0.6
    left = (found.x - THEME.page.inner * MILLIMETRE) % (COLUMN + THEME.page.gutter * MILLIMETRE)
    assert left == pytest.approx((COLUMN - found.width) / 2, abs=0.01)


def test_a_small_picture_is_not_blown_up() -> None:
    (found,) = places.pictures(shown(one(paragraph("Một."), photo("a@60x40.png"))))
    assert (found.width, found.height) == (60, 40)


def test_text_below_pictures_stands_on_the_grid() -> None:
    blocks = [block for n in range(30) for block in (*prose(n, 2), photo(f"{n}@{300 + n * 7}x{200 + n * 11}.jpg"))]
    offsets = {
        round(text.y % THEME.baseline, 1)
        for text in reading.printed(shown(one(*blocks)))
        if text.size == THEME.styles.body.size
    }
    assert len(offsets) == 1


def test_who_cannot_see_a_picture_hears_its_alt_text_or_else_its_caption() -> None:
    data = shown(one(photo("a@300x200.jpg", "Chú thích", alt="Lời tả"), photo("b@300x200.jpg", "Chú thích hai")))
    figures = [element for element in places.elements(data) if element.role == "/Figure"]
    assert [figure.alt for figure in figures] == ["Lời tả", "Chú thích hai"]
    for figure in figures:
        (picture,) = figure.pictures
        box = (picture.x, picture.y, picture.x + picture.width, picture.y + picture.height)
        assert figure.box == pytest.approx(box, abs=0.01)


def test_a_picture_without_any_words_is_furniture_and_reported() -> None:
    report = Report()
    data = shown(one(photo("a@300x200.jpg", "")), report=report)
    assert len(places.pictures(data)) == 1
    assert "/Figure" not in [element.role for element in places.elements(data)]
    assert report.codes() == ("pdf.picture-without-words",)
    assert "a@300x200.jpg" in next(iter(report)).message.vi


def test_a_caption_without_a_picture_is_printed_all_the_same() -> None:
    data = shown(one(Figure(inline("Chỉ có chú thích"), file="khong-co.jpg")))
    assert places.pictures(data) == []
    assert "Chỉ có chú thích" in [said.text for said in tags.said(data)]


def test_text_passes_a_picture_that_finds_no_room_and_is_heard_behind_it() -> None:
    data = shown(one(*prose(1, 7), photo("a@400x700.jpg", "Ở đây"), *prose(2, 12), paragraph("Hết bài.")))
    found = places.elements(data)
    (place,) = (place for place, element in enumerate(found) if element.role == "/Figure")
    above, caption, below = found[place - 1], found[place + 1], found[place + 2]
    assert caption.role == "/Caption"
    # In the first column the text that follows goes on where the text before the picture ends.
    assert below.lines[0].page == above.lines[-1].page == 1
    assert above.lines[-1].y - below.lines[0].y == pytest.approx(THEME.baseline, abs=0.01)
    assert (found[place].pictures[0].page, found[place].pictures[0].x) != (1, below.lines[0].x)


def test_text_passes_several_photos_that_find_no_room_and_they_keep_their_order() -> None:
    photos = [photo(f"{name}@400x700.jpg", f"Ảnh {name}") for name in "abc"]
    data = shown(one(*prose(1, 6), photos[0], photos[1], *prose(2, 1), photos[2], *prose(3, 14)))
    first, second, third = places.pictures(data)
    assert [(shown.page, shown.x > PAGE / 2) for shown in (first, second, third)] == [(2, False), (2, True), (3, False)]
    # No column before them is left with room for another paragraph.
    lines = [line for element in places.elements(data) if element.role == "/P" for line in element.lines]
    for page, is_right in ((1, False), (1, True)):
        foot = min(line.y for line in lines if (line.page, line.x > PAGE / 2) == (page, is_right))
        assert foot < THEME.page.bottom * MILLIMETRE + 3 * THEME.baseline
    said = [said.text for said in tags.said(data) if said.text.startswith("Ảnh ")]
    assert said == ["Ảnh a", "Ảnh b", "Ảnh c"]


@pytest.mark.parametrize(("paragraphs", "page"), [(6, 1), (7, 1), (14, 2)])
@pytest.mark.parametrize("caption", ["Ở cuối", ""])
def test_a_photo_at_the_end_is_not_left_alone_overleaf_and_is_heard_where_it_was(
    paragraphs: int, page: int, caption: str
) -> None:
    ending = photo("a@400x300.jpg", caption, alt="Lời tả")
    data = shown(one(*prose(4, paragraphs), ending, bylines=(Byline("Minh Thư"),)))
    (found,) = places.pictures(data)
    read = places.elements(data)
    (place,) = (place for place, element in enumerate(read) if element.role == "/Figure")
    above, signed = read[place - 1], read[place + 2 if caption else place + 1]
    last = above.lines[-1]
    assert (found.page, last.page, last.size) == (page, page + 1, THEME.styles.body.size)
    # Who signs stands below the last line, though the photo was above it.
    assert (signed.lines[0].page, signed.lines[0].x > PAGE / 2) == (last.page, last.x > PAGE / 2)


def test_a_photo_stays_with_its_brief() -> None:
    briefs = tuple(Article(f"Tin {n}", (*prose(n, 2), photo(f"{n}@400x600.jpg", f"Ảnh {n}"))) for n in range(1, 9))
    data = shown(replace(bulletins.one_article(), sections=(Section(briefs, "Tin vắn", "briefs"),)))
    found = places.elements(data)
    order = [(element.lines or element.pictures)[0] for element in found if element.role in ("/H1", "/Figure")]
    where = [(thing.page, thing.x > PAGE / 2, -thing.y) for thing in order]
    assert len(where) == 16
    assert where == sorted(where)


def test_a_photo_in_a_box_stays_between_its_rules() -> None:
    long = Box((*prose(5, 5), photo("a@400x500.jpg", "Trong khung"), *prose(6, 1)), "Khung")
    data = shown(one(*prose(1, 5), long, *prose(7, 6)))
    found = places.elements(data)
    (place,) = (place for place, element in enumerate(found) if element.role == "/Figure")
    behind = found[place + 2]
    spot = found[place].pictures[0]
    # What follows it in its box stands below it, or in a column behind it.
    first = behind.lines[0]
    assert (first.page, first.x > PAGE / 2, -first.y) > (spot.page, spot.x > PAGE / 2, -spot.y)


def test_photos_after_the_text_part_from_one_another_and_from_the_byline() -> None:
    blocks = (*prose(3, 8), photo("a@600x330.jpg", ""), photo("b@400x600.jpg", ""))
    data = shown(one(*blocks, bylines=(Byline("Minh Thư"),)))
    first, second = places.pictures(data)
    body = [text for text in reading.printed(data) if text.size == THEME.styles.body.size]
    assert (first.page, second.page) == (body[-1].page, body[-1].page)


def test_a_page_is_not_left_half_empty_for_a_photo_across_all_columns() -> None:
    wordless = photo("a@1200x675.jpg", "")
    articles = (Article("Bài đầu", prose(1, 5)), Article("Đại hội Đảng bộ phường", (wordless, *prose(2, 14))))
    report = Report()
    data = shown(replace(bulletins.one_article(), sections=(Section(articles),)), report=report)
    first, second = [one.lines[0].page for one in places.elements(data) if one.role == "/H1"]
    (found,) = places.pictures(data)
    assert (first, second) == (1, 1)
    assert found.width == pytest.approx(COLUMN, abs=0.01)
    # What is odd about the photo is said once, though it was set twice.
    assert [one.code for one in report].count("pdf.picture-without-words") == 1


def test_a_photo_is_not_left_over_on_the_page_after_its_article() -> None:
    led = Article("Đại hội Đảng bộ phường", (photo("a@1200x675.jpg"), *prose(2, 1)), lead=prose(3, 1)[0])
    first = Section((Article("Bài đầu", prose(1, 4)),))
    data = shown(replace(bulletins.one_article(), sections=(first, Section((led,), None, "lead"))))
    _, headline = [one.lines[0] for one in places.elements(data) if one.role == "/H1"]
    (found,) = places.pictures(data)
    assert (headline.page, found.page) == (2, 2)
    assert found.width == pytest.approx(PAGE, abs=0.01)


def test_a_caption_stands_below_the_middle_of_a_picture_narrower_than_its_column() -> None:
    for file, is_centred in (("a@600x400.jpg", False), ("a@450x900.jpg", True)):
        data = shown(one(photo(file, "Vườn rau"), *prose(1, 12)))
        (picture,) = places.pictures(data)
        (caption,) = [element for element in places.elements(data) if element.role == "/Caption"]
        assert (caption.lines[0].x > picture.x + picture.width / 4) == is_centred
