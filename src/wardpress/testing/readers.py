"""What every reader must keep to, as tests that a plugin's author inherits."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import ClassVar

import pytest

from wardpress.diagnostics import Origin, Report
from wardpress.errors import InputError
from wardpress.host import Address
from wardpress.model import Article, article_texts
from wardpress.plugins import Given, ReadContext, Reader
from wardpress.testing.latecomers import loaded_early
from wardpress.testing.world import put_back, still_world

_NO_TEXT = (b"", b"\0" * 64, b"\xff\xfe\xff", b"PK\x03\x04", b"%PDF-1.7\n%", bytes(range(256)) * 4)


class ReaderContract:
    """Inherit, set `reader`, give `samples`, and say in `words_of` which words a person sees in such a file."""

    reader: ClassVar[Reader]
    samples: ClassVar[Mapping[str, bytes]]

    def words_of(self, data: bytes) -> list[str]:
        """Return the visible words of a sample, in order, by other means than your reader's."""
        raise NotImplementedError

    def read(self, data: bytes, *, given: Given | None = None, report: Report | None = None) -> tuple[Article, ...]:
        """Return what the reader makes of `data`."""
        context = ReadContext(Report() if report is None else report, given=given or Given())
        return self.reader.read(data, Origin(f"bai1{self.reader.suffixes[0]}"), context)

    def test_every_word_is_in_the_articles_or_left_out_with_a_reason(self) -> None:
        """Nothing is lost, and nothing is invented."""
        for name, data in self.samples.items():
            articles = self.read(data)
            assert articles, f"{name} gives no article"
            texts = [text for article in articles for text in (article.rubric or "", *article_texts(article))]
            kept = " ".join(texts).split()
            left = [word for article in articles for part in article.left_out for word in part.text.split()]
            assert sorted([*kept, *left]) == sorted(self.words_of(data)), f"words of {name} are lost or invented"
            assert all(part.reason for article in articles for part in article.left_out)

    def test_every_article_says_where_it_came_from(self) -> None:
        """Messages can name the file."""
        for data in self.samples.values():
            assert {article.origin.file for article in self.read(data)} == {f"bai1{self.reader.suffixes[0]}"}

    def test_the_same_bytes_give_the_same_articles_and_the_world_stays_as_it_was(self) -> None:
        """No clock, no folder, no chance."""
        for data in self.samples.values():
            with put_back():
                first = self.read(data)
            with still_world():
                assert self.read(data) == first

    def test_the_module_of_the_reader_loads_no_format_library(self) -> None:
        """Listing plugins must not wait for libraries that read them: import those inside `read`."""
        module = self.reader.read.__module__
        early = loaded_early(Address(module))
        assert not early, f"importing {module} loads {', '.join(early)}"

    def test_what_the_editor_says_goes_before_any_guess(self) -> None:
        """`context.given` overrides what the file seems to say."""
        for data in self.samples.values():
            article = self.read(data, given=Given(headline="Tít do biên tập viên đặt"))[0]
            assert article.headline == "Tít do biên tập viên đặt"

    @pytest.mark.parametrize("place", range(len(_NO_TEXT)))
    def test_what_is_no_such_file_is_refused_in_words_or_read(self, place: int) -> None:
        """An editor who drops the wrong file in is told so; nobody sees a traceback."""
        with contextlib.suppress(InputError):
            found: object = self.read(_NO_TEXT[place])
            assert isinstance(found, tuple)

    def test_a_torn_sample_is_refused_in_words_or_read(self) -> None:
        """A file whose copy broke off is the commonest fault of all."""
        for data in self.samples.values():
            for share in range(1, 10):
                with contextlib.suppress(InputError):
                    self.read(data[: len(data) * share // 10])
