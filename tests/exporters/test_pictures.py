"""Pictures come out upright, in true colours and without a word of their own, or are refused by name."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from dataclasses import replace

import pytest
from hostile_pictures import (
    BLUE,
    GREEN,
    RED,
    REFUSED,
    SECRET,
    SHOWN,
    WHITE,
    chunk,
    file,
    jpeg,
    noise,
    png,
    scene,
    see_through,
    sixteen_bits,
    swapped_profile,
    talkative_png,
)
from PIL import Image

from wardpress import Report
from wardpress.exporters.pictures.placing import placed_size
from wardpress.plugins import Picture
from wardpress.publish.darkroom import Darkroom
from wardpress.themes import builtin_themes

PAGE = builtin_themes()[0].page
A_COLUMN = 218.0  # pt
RGB = tuple[int, ...]


def shown(data: bytes, *, width: float = A_COLUMN, report: Report | None = None) -> Picture:
    darkroom = Darkroom({"a.jpg": data}, PAGE, report or Report())
    assert darkroom.size("a.jpg") is not None
    return darkroom.placed("a.jpg", width=width)


def pixels(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    assert (image.mode, image.size) == ("RGB", (picture.width, picture.height))
    return image


def quarters(picture: Picture) -> list[RGB]:
    image = pixels(picture)
    places = [(image.width * across // 4, image.height * down // 4) for down in (1, 3) for across in (1, 3)]
    return [colour for place in places if isinstance(colour := image.getpixel(place), tuple)]


def alike(found: list[RGB], wanted: list[RGB], within: int = 6) -> bool:
    return all(
        abs(a - b) <= within for one, other in zip(found, wanted, strict=True) for a, b in zip(one, other, strict=True)
    )


def parts(data: bytes) -> list[bytes]:
    """The kinds of the segments of a JPEG before its pixels, or of the chunks of a PNG, by their specifications."""
    found, place = [], 8 if data.startswith(b"\x89PNG") else 2
    while place < len(data):
        if data.startswith(b"\x89PNG"):
            found.append(data[place + 4 : place + 8])
            place += 12 + int(struct.unpack_from(">I", data, place)[0])
        else:
            found.append(data[place : place + 2])
            if found[-1] == b"\xff\xda":
                break
            place += 2 + int(struct.unpack_from(">H", data, place + 2)[0])
    return found


@pytest.mark.parametrize("name", SHOWN)
def test_an_odd_picture_is_shown_upright_and_in_its_colours(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    report = Report()
    picture = shown(SHOWN[name](), report=report)
    assert alike(quarters(picture), [RED, GREEN, BLUE, WHITE])
    assert picture.width > picture.height
    assert set(report.codes()) <= {"photo.first-of-several", "photo.low-resolution"}
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", SHOWN)
def test_nothing_but_pixels_is_left_of_a_file(name: str) -> None:
    data = shown(SHOWN[name]()).data
    for said in (SECRET, b"Exif", b"GPS", b"ICC", b"http", b"Photoshop", b"xmp"):
        assert said not in data
    only = (
        {b"IHDR", b"IDAT", b"IEND"}
        if data.startswith(b"\x89PNG")
        else {b"\xff\xe0", b"\xff\xdb", b"\xff\xc0", b"\xff\xc4", b"\xff\xda"}
    )
    assert set(parts(data)) <= only
    assert data.endswith((b"IEND\xaeB`\x82", b"\xff\xd9"))


@pytest.mark.parametrize("name", SHOWN)
def test_the_same_file_gives_the_same_bytes(name: str) -> None:
    assert shown(SHOWN[name]()) == shown(SHOWN[name]())


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_with_its_name_and_reason(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    code, make = REFUSED[name]
    report = Report()
    darkroom = Darkroom({name: make()}, PAGE, report)
    assert darkroom.size(name) is None
    assert darkroom.size(name) is None
    assert [(said.code, said.severity) for said in report] == [(code, "warning")]
    said = next(iter(report)).message
    assert name in said.en
    assert name in said.vi
    assert capfd.readouterr() == ("", "")
    with pytest.raises(KeyError):
        darkroom.placed(name, width=A_COLUMN)


def test_there_are_enough_hostile_pictures() -> None:
    assert len(SHOWN) >= 40
    assert len(REFUSED) >= 40


@pytest.mark.parametrize("name", [name for name in SHOWN if name.startswith(("moving", "two", "apng"))])
def test_of_a_picture_that_moves_the_first_is_shown_and_that_is_told(name: str) -> None:
    report = Report()
    shown(SHOWN[name](), report=report)
    assert "photo.first-of-several" in report.codes()


def test_the_preview_that_phones_put_behind_a_photo_is_no_second_picture() -> None:
    report = Report()
    shown(SHOWN["preview-behind.jpg"](), report=report)
    assert "photo.first-of-several" not in report.codes()


def test_a_colour_profile_is_obeyed() -> None:
    data = file(scene(), "JPEG", quality=95, subsampling=0, icc_profile=swapped_profile())
    red, _, blue, white = quarters(shown(data))
    assert red[2] > red[0] + 100
    assert blue[0] > blue[2] + 100
    assert alike([white], [WHITE])


@pytest.mark.parametrize(
    ("make", "left", "right"),
    [
        (sixteen_bits, 0, 255),
        (lambda: file(Image.new("1", (60, 40), 1), "PNG"), 255, 255),
        (lambda: file(Image.linear_gradient("L").rotate(90), "PNG"), 64, 191),
        (lambda: file(Image.new("LA", (60, 40), (0, 0)), "PNG"), 255, 255),
        (
            lambda: png(1, 1, colour=0, rows=b"x\x9cc\xf8\x0f\0\x01\x01\x01\0", extra=chunk(b"tRNS", b"\0\xff")),
            255,
            255,
        ),
    ],
    ids=["16 bits", "black and white", "grey", "grey, all hole", "one transparent pixel"],
)
def test_grey_stays_grey_whatever_holds_it(make: Callable[[], bytes], left: int, right: int) -> None:
    upper_left, upper_right, *_ = quarters(shown(make()))
    assert alike([upper_left, upper_right], [(left,) * 3, (right,) * 3], within=3)


def test_half_a_hole_shows_half_of_the_paper() -> None:
    image = see_through("RGBA")
    image.putalpha(128)
    assert alike(
        quarters(shown(file(image, "PNG")))[:1], [((RED[0] + 255) // 2, (RED[1] + 255) // 2, (RED[2] + 255) // 2)]
    )


def test_a_talkative_png_falls_silent() -> None:
    assert SECRET not in shown(talkative_png()).data


def test_a_picture_is_made_no_finer_than_its_place_asks_for_and_never_larger_than_it_is() -> None:
    data = file(scene((3000, 2000)), "JPEG")
    assert (shown(data, width=72).width, shown(data, width=72).height) == (220, 147)
    assert shown(data, width=72_000).width == 3000
    assert shown(jpeg(), width=A_COLUMN).width == 60


def test_the_theme_says_how_fine_pictures_are_printed() -> None:
    data = file(scene((3000, 2000)), "JPEG")
    for dpi in (72, 300, 600):
        darkroom = Darkroom({"a.jpg": data}, replace(PAGE, picture_dpi=dpi), Report())
        assert darkroom.placed("a.jpg", width=144).width == dpi * 2


@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (4000, 1), (2, 29_000)])
def test_the_thinnest_picture_keeps_a_pixel_each_way(size: tuple[int, int]) -> None:
    picture = shown(file(Image.new("RGB", size, RED), "PNG"))
    assert min(picture.width, picture.height) >= 1
    assert alike([pixels(picture).getpixel((0, 0))], [RED])  # type: ignore[list-item]


def test_photos_become_jpeg_and_drawings_png() -> None:
    assert shown(file(scene((800, 500)), "PNG")).media_type == "image/png"
    assert shown(file(noise(), "PNG")).media_type == "image/jpeg"
    assert shown(jpeg()).media_type == "image/jpeg"


def test_yellow_letters_on_a_red_banner_stay_yellow() -> None:
    # With colours at half the resolution, as JPEG is mostly written, thin strokes turn brown.
    image = Image.new("RGB", (600, 400), (190, 20, 30))
    for row in range(0, 400, 4):
        image.paste((250, 220, 40), (0, row, 600, row + 1))
    stroke = pixels(shown(file(image, "JPEG", quality=98, subsampling=0), width=600 * 72 / 220)).getpixel((300, 200))
    assert isinstance(stroke, tuple)
    assert alike([stroke], [(250, 220, 40)], within=25)


@pytest.mark.parametrize(
    ("size", "placed"),
    [((4000, 3000), (200, 150)), ((300, 900), (100, 300)), ((90, 60), (90, 60)), ((1, 9000), (1 / 30, 300))],
)
def test_a_picture_fills_its_column_unless_that_makes_it_too_tall_or_its_pixels_too_large(
    size: tuple[int, int], placed: tuple[float, float]
) -> None:
    assert placed_size(size, width=200, height=300) == pytest.approx(placed)
