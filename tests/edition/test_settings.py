"""`bulletin.toml` is checked whole, and no file at all is a valid one."""

from __future__ import annotations

import datetime as dt

import pytest

from wardpress import SettingsError, read_settings
from wardpress.model import Imprint, Masthead


def test_every_key_is_read() -> None:
    settings = read_settings(
        """
        language = "en"
        theme = "mine"
        transforms = ["a", "b"]
        file_name = "tin"
        [masthead]
        name = "Phường Hoa Sữa"
        publisher = "UBND phường"
        number = 4
        date = 2023-04-28
        [imprint]
        responsible = "Ai đó"
        copies = "500 bản"
        [[sections]]
        rubric = "Tin vắn"
        articles = ["a.txt", "b*.txt"]
        setting = "briefs"
        [formats.epub]
        embed_fonts = false
        [plugins]
        block = ["bad"]
        prefer = { docx = "wardpress-docx-pro" }
        """,
        file="bulletin.toml",
    )
    assert settings.masthead.as_masthead() == Masthead("Phường Hoa Sữa", "UBND phường", "4", dt.date(2023, 4, 28))
    assert settings.imprint == Imprint(responsible="Ai đó", copies="500 bản")
    assert [(section.rubric, section.articles, section.setting) for section in settings.sections] == [
        ("Tin vắn", ("a.txt", "b*.txt"), "briefs")
    ]
    assert settings.formats == {"epub": {"embed_fonts": False}}
    assert (settings.language, settings.theme, settings.transforms, settings.file_name) == (
        "en",
        "mine",
        ("a", "b"),
        "tin",
    )
    assert (settings.plugins.block, settings.plugins.prefer) == (("bad",), {"docx": "wardpress-docx-pro"})


def test_an_empty_file_is_valid() -> None:
    settings = read_settings("", file="bulletin.toml")
    assert settings.masthead.as_masthead() == Masthead()
    assert settings.theme == "bulletin-19x27"


def test_every_mistake_is_in_one_message_with_its_key_in_both_languages() -> None:
    text = """
    language = "Tiếng Việt"
    them = "x"
    file_name = " "
    [masthead]
    date = "28/4/2023"
    nam = "x"
    [[sections]]
    rubric = 3
    """
    with pytest.raises(SettingsError) as caught:
        read_settings(text, file="bulletin.toml")
    for language in ("en", "vi"):
        message = caught.value.in_language(language)
        for key in ("language", "them", "file_name", "masthead.date", "masthead.nam", "sections[1].rubric"):
            assert key in message
        assert "sections[1].articles" in message
        assert "bulletin.toml" in message


def test_broken_toml_is_refused_with_its_line() -> None:
    with pytest.raises(SettingsError, match="line 2"):
        read_settings("a = 1\nb = \nc = 2", file="bulletin.toml")
