"""Pictures find their articles and captions by name."""

from __future__ import annotations

import pytest

from wardpress import Article, Origin, SettingsError
from wardpress.edition.photos import PhotoDesk, pictures_of, with_photos
from wardpress.edition.sidecar import PhotoSettings, read_sidecar
from wardpress.model import Figure, Paragraph, Text
from wardpress.plugins import Given

PLACE = Origin("bai1.txt", 7)


def figure(caption: str) -> Figure:
    return Figure((Text(caption),), origin=PLACE)


def article(*captions: str) -> Article:
    prose = Paragraph((Text("Đoạn."),))
    return Article("Tít", (prose, *map(figure, captions), prose), origin=Origin("bai1.txt", 1))


def figures(found: Article) -> list[tuple[str | None, str, str | None]]:
    return [
        (block.file, "".join(t.text for t in block.caption if isinstance(t, Text)), block.alt)
        for block in found.blocks
        if isinstance(block, Figure)
    ]


def test_pictures_belong_to_the_text_of_the_same_stem_in_the_order_of_their_numbers() -> None:
    files = ["bai1-10.png", "bai1-2.JPG", "bai1.jpg", "bai10.jpg", "bai1.txt", "bai1 (3).webp", "khac.jpg"]
    assert pictures_of("bai1.txt", files) == ["bai1.jpg", "bai1-2.JPG", "bai1 (3).webp", "bai1-10.png"]


def test_pictures_go_to_the_captions_in_order_and_one_left_over_stands_after_the_text() -> None:
    found = with_photos(article("Quang cảnh"), PhotoDesk(["bai1.jpg", "bai1-2.jpg"]))
    assert figures(found) == [("bai1.jpg", "Quang cảnh", None), ("bai1-2.jpg", "", None)]
    assert found.blocks[-1] == Figure(file="bai1-2.jpg")


def test_the_first_picture_of_an_article_without_captions_opens_it_and_the_others_stand_after_the_text() -> None:
    found = with_photos(article(), PhotoDesk(["bai1.jpg", "bai1-2.jpg", "bai1-3.jpg"]))
    shown = [block.file if isinstance(block, Figure) else "text" for block in found.blocks]
    assert shown == ["bai1.jpg", "text", "text", "bai1-2.jpg", "bai1-3.jpg"]


@pytest.mark.parametrize("caption", ["hop.jpg: Hội nghị", "[hop.jpg] Hội nghị", "HOP.JPG - Hội nghị"])
def test_a_picture_named_in_its_caption_is_found_and_the_name_is_not_printed(caption: str) -> None:
    found = with_photos(article("Quang cảnh", caption), PhotoDesk(["bai1.jpg", "hop.jpg"]))
    assert figures(found) == [("bai1.jpg", "Quang cảnh", None), ("hop.jpg", "Hội nghị", None)]


def test_a_sidecar_says_what_belongs_to_a_picture() -> None:
    desk = PhotoDesk(
        ["bai1.jpg", "b.jpg"], [PhotoSettings("b.jpg", caption="Chú thích", credit="Ảnh: A", alt="Lời tả")]
    )
    found = with_photos(article("Quang cảnh"), desk)
    assert figures(found) == [("b.jpg", "Chú thích", "Lời tả"), ("bai1.jpg", "", None)]


@pytest.mark.parametrize("caption", ["Bà con xem ảnh hop.jpg ở trang của phường", "Toàn cảnh 28.jpg"])
def test_words_that_end_in_a_name_are_words_where_there_is_no_such_picture(caption: str) -> None:
    found = with_photos(article(caption), PhotoDesk([]))
    assert figures(found) == [(None, caption, None)]


@pytest.mark.parametrize(
    "caption", ["[hop tai phuong.jpg] Hội nghị", "hop tai phuong.jpg: Hội nghị", "hop.jpg Hội nghị"]
)
def test_a_picture_that_is_named_as_one_and_is_not_there_is_told_by_its_name(caption: str) -> None:
    [(file, words, _)] = figures(with_photos(article(caption), PhotoDesk([])))
    assert (file or "").startswith("hop")
    assert words == "Hội nghị"


def test_a_later_article_of_a_file_takes_only_the_pictures_that_its_captions_name() -> None:
    desk = PhotoDesk(["bai1.jpg", "Hop.jpg"], [PhotoSettings("Hop.jpg", alt="Lời tả")], claims=False)
    found = with_photos(article("Quang cảnh", "hop.jpg: Hội nghị"), desk)
    assert figures(found) == [(None, "Quang cảnh", None), ("Hop.jpg", "Hội nghị", "Lời tả")]


def test_an_article_without_pictures_stays_as_it_is() -> None:
    before = article("Quang cảnh")
    assert with_photos(before, PhotoDesk(["khac.jpg"])) == before


def test_a_sidecar_says_what_the_text_does_not() -> None:
    text = 'headline = "A"\nauthors = ["B", "C"]\nencoding = "tcvn3"\n[[photos]]\nfile = "x.jpg"\nalt = "tả"\n'
    sidecar = read_sidecar(text, file="bai1.toml")
    assert sidecar.given() == Given(headline="A", authors=("B", "C"))
    assert (sidecar.encoding, sidecar.photos) == ("tcvn3", (PhotoSettings("x.jpg", alt="tả"),))


def test_every_mistake_of_a_sidecar_is_named() -> None:
    with pytest.raises(SettingsError) as caught:
        read_sidecar('headlin = "A"\nauthors = "B"\n[[photos]]\nalt = "x"\n', file="bai1.toml")
    for said in ("bai1.toml", "headlin is unknown (did you mean headline?)", "authors must be", "photos[1].file"):
        assert said in str(caught.value)
