"""What every transform must keep to, as tests that a plugin's author inherits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest

from wardpress.diagnostics import Report
from wardpress.model import Bulletin, article_texts, bulletin_texts
from wardpress.model.jsonform import decode_bulletin, encode_bulletin
from wardpress.plugins import Transform
from wardpress.testing import bulletins
from wardpress.testing.world import put_back, still_world


class TransformContract:
    """Inherit and set `transform`; set `keeps_words` to False if it is its purpose to change them."""

    transform: ClassVar[Transform]
    keeps_words: ClassVar[bool] = True

    def bulletins(self) -> Iterator[Bulletin]:
        """Yield the bulletins to try it on; add your own."""
        yield bulletins.one_article()
        yield bulletins.every_block()
        yield bulletins.bare()
        yield bulletins.many_articles(20)
        yield bulletins.hostile()

    def test_it_returns_a_bulletin_and_leaves_the_one_it_was_given(self) -> None:
        """Changing means making a new value."""
        for bulletin in self.bulletins():
            before = encode_bulletin(bulletin)
            result: object = self.transform.apply(bulletin, Report())
            assert isinstance(result, Bulletin)
            assert encode_bulletin(bulletin) == before, "it changed the bulletin that it was given"
            assert decode_bulletin(encode_bulletin(result)) == result, "what it returns is no bulletin all through"

    def test_no_word_is_lost_or_invented(self) -> None:
        """Order and looks may change, words only where that is its purpose."""
        if not self.keeps_words:
            pytest.skip("it is its purpose to change words")
        for bulletin in self.bulletins():
            changed = self.transform.apply(bulletin, Report())
            assert sorted(_words(changed)) == sorted(_words(bulletin))

    def test_no_article_is_lost(self) -> None:
        """An edition without one of its articles is found out too late."""
        for bulletin in self.bulletins():
            changed = self.transform.apply(bulletin, Report())
            assert len(list(changed.articles())) == len(list(bulletin.articles()))

    def test_the_same_bulletin_gives_the_same_result_and_the_world_stays_as_it_was(self) -> None:
        """No clock, no folder, no chance."""
        for bulletin in self.bulletins():
            with put_back():
                first = self.transform.apply(bulletin, Report())
            with still_world():
                assert self.transform.apply(bulletin, Report()) == first


def _words(bulletin: Bulletin) -> list[str]:
    texts = [text for article in bulletin.articles() for text in article_texts(article)]
    return " ".join([*bulletin_texts(bulletin), *texts]).split()
