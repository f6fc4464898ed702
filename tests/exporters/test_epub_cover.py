"""The cover of the EPUB edition: a picture of the masthead with its words beside it, where every shelf looks for it."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from epub_colours import contrast
from epub_making import THEME, edition, written
from epub_reading import TYPE, Edition, found
from PIL import Image

from wardpress.model import Masthead
from wardpress.testing.bulletins import bare, one_article

_LONG = Masthead("Phường Nguyễn Cư Trinh " * 12, "Ủy ban nhân dân phường " * 12, "1234–1235", dt.date(2025, 12, 25))


def picture(opened: Edition) -> Image.Image:
    (path,) = (path for path, item in opened.manifest.items() if item.get("properties") == "cover-image")
    assert opened.manifest[path].get("media-type") == "image/png"
    assert len(opened.files[path]) < 100_000
    return Image.open(io.BytesIO(opened.files[path]))


def test_the_cover_comes_first_and_says_in_words_what_it_shows() -> None:
    opened = edition("one_article")
    first = next(iter(opened.pages))
    (image,) = found(opened.pages[first], "//h:section[@epub:type='cover']/h:img[@role='doc-cover']")
    (item,) = (item for item in opened.manifest.values() if item.get("properties") == "cover-image")
    assert image.get("src") == item.get("href")
    for words in ("BẢN TIN", "Phường Hoa Sữa", "Số 12", "Ngày 5/12/2025", "Ủy ban nhân dân phường Hoa Sữa"):
        assert words in str(image.get("alt"))
    assert [meta.get("content") for meta in found(opened.package, "//opf:meta[@name='cover']")] == [item.get("id")]
    (landmark,) = found(opened.navigation, "//h:nav[@epub:type='landmarks']//h:a[@epub:type='cover']")
    assert landmark.get("href") == first
    assert landmark.get(TYPE) == "cover"


@pytest.mark.parametrize("masthead", [bare().masthead, one_article().masthead, _LONG])
def test_the_cover_fills_its_format_and_leaves_its_margins_free(masthead: Masthead) -> None:
    shown = picture(Edition(written(replace(one_article(), masthead=masthead), embed_fonts=False)))
    assert shown.size == (1200, 1800)
    rgb = shown.convert("RGB")
    for edge in (rgb.crop((0, 0, 90, 1800)), rgb.crop((1118, 0, 1200, 1800)), rgb.crop((0, 1748, 1200, 1800))):
        # The flag and the ground below it, but no letter.
        assert len(edge.getcolors() or ()) <= 2


def test_the_name_on_the_cover_can_be_read_on_a_shelf_and_fills_the_width() -> None:
    thumbnail = picture(edition("one_article")).convert("L").resize((160, 240), Image.Resampling.LANCZOS)
    name = thumbnail.crop((10, 105, 150, 165))
    shades = {shade for shade, count in enumerate(name.histogram()) if count}
    assert min(shades) < 60
    assert max(shades) > 220
    word = thumbnail.crop((0, 20, 160, 95)).point([255 * (shade > 200) for shade in range(256)]).getbbox()
    assert word
    assert word[2] - word[0] > 120


@pytest.mark.parametrize("accent", ["#a6192e", "#ffd84d"])
def test_the_words_on_the_flag_stand_out_whatever_the_theme_is(accent: str) -> None:
    theme = replace(THEME, colours=replace(THEME.colours, accent=accent))
    shown = picture(Edition(written(bare(), theme=theme, embed_fonts=False))).convert("RGB")
    flag = "#{:02x}{:02x}{:02x}".format(*shown.getpixel((5, 5)))  # type: ignore[misc]
    assert (255, 255, 255) in {colour for _, colour in shown.crop((0, 0, 1200, 720)).getcolors() or ()}
    assert contrast(flag, "#ffffff") >= 4.5


def test_another_issue_has_another_cover() -> None:
    number_12, number_13 = (
        picture(Edition(written(replace(one_article(), masthead=masthead), embed_fonts=False)))
        for masthead in (one_article().masthead, replace(one_article().masthead, number="13"))
    )
    assert number_12.tobytes() != number_13.tobytes()
