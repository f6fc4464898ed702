"""The text edition keeps the contract and says what its options promise."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import pytest
from wardpress_text import TextOptions, wardpress_exporters

from wardpress import EditionSettings, OptionError, render
from wardpress.plugins import Exporter
from wardpress.testing import ExporterContract, every_block, one_article


class TestTextEdition(ExporterContract):
    exporter: ClassVar[Exporter[TextOptions]] = wardpress_exporters()[0]

    def read_back(self, data: bytes) -> list[str]:
        return data.decode().split()


def test_wardpress_finds_the_installed_plugin_and_writes_with_it() -> None:
    text = render(one_article(), "text").decode()
    assert text.startswith("BẢN TIN\nPhường Hoa Sữa\n")
    assert "Minh Thư" in text


def test_lines_are_as_long_as_the_option_says() -> None:
    settings = EditionSettings(formats={"text": {"width": 50}})
    lines = render(every_block(), "text", settings=settings).decode().split("\n")
    assert 40 < max(len(line) for line in lines) <= 50


def test_a_width_out_of_bounds_is_refused_with_its_key() -> None:
    settings = replace(EditionSettings(), formats={"text": {"width": 20, "colour": "red"}})
    with pytest.raises(OptionError) as caught:
        render(one_article(), "text", settings=settings)
    assert "text.width" in str(caught.value)
    assert "text.colour" in str(caught.value)
