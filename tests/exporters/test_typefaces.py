"""Typefaces are opened once a process, and what one edition cut never shows in the next."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from fontTools.ttLib import TTFont

from wardpress.exporters.epub import typefaces
from wardpress.exporters.epub.typefaces import cut
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.themes import FontFace

DATA = InstalledFonts().data(FontFace("Spectral", 400))
TEXTS = ("Phường họp mặt", "Đường Lê Lợi", "ÂM NHẠC TRUYỀN THỐNG", "1.234,5 m² – 30%")


@pytest.fixture
def alone() -> dict[str, bytes]:
    """Each cut as the first of its process would make it."""
    cuts = {}
    for text in TEXTS:
        _forget()
        cuts[text] = cut(DATA, frozenset(text))
    _forget()
    return cuts


def _forget() -> None:
    typefaces._opened.cache_clear()
    cut.cache_clear()


def test_a_cut_is_the_same_whatever_was_cut_before(alone: dict[str, bytes]) -> None:
    for text in (*TEXTS, *reversed(TEXTS)):
        cut.cache_clear()
        assert cut(DATA, frozenset(text)) == alone[text]


def test_cuts_of_one_font_side_by_side_are_the_same(alone: dict[str, bytes]) -> None:
    with ThreadPoolExecutor(4) as threads:
        # Past the cache of finished cuts: each is made.
        made = list(threads.map(lambda text: cut.__wrapped__(DATA, frozenset(text)), TEXTS * 6))
    assert made == [alone[text] for text in TEXTS * 6]


def test_a_cut_has_the_letters_that_were_asked_for_and_no_others() -> None:
    cut(DATA, frozenset("Đường Lê Lợi"))
    shown = TTFont(io.BytesIO(cut(DATA, frozenset("họp")))).getBestCmap()
    assert shown.keys() == set(map(ord, "họp"))
