"""What every exporter must keep to, as tests that a plugin's author inherits."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
import sys
from typing import Any, ClassVar

import pytest

from wardpress.diagnostics import Report
from wardpress.model import Bulletin, article_texts, bulletin_texts
from wardpress.plugins import ExportContext, Exporter
from wardpress.plugins.sinks import MemorySink
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.testing import bulletins
from wardpress.themes import builtin_themes

_MADE_AT = dt.datetime(2025, 12, 5, tzinfo=dt.UTC)
_SAMPLES = {
    "one_article": bulletins.one_article(),
    "every_block": bulletins.every_block(),
    "bare": bulletins.bare(),
    "many_articles": bulletins.many_articles(30),
}


_ELSEWHERE = """
import pickle, sys
exporter, bulletin = pickle.load(sys.stdin.buffer)
from wardpress.testing import exported
sys.stdout.buffer.write(exported(exporter, bulletin))
"""


class _FullDisk:
    """A sink that takes a few bytes and then fails as a full disk does."""

    def write(self, data: bytes, /) -> int:
        del data
        raise OSError(28, "No space left on device")


def exported(exporter: Exporter[Any], bulletin: Bulletin, *, report: Report | None = None) -> bytes:
    """Return what `exporter` writes for `bulletin`, with its default options and the first built-in theme."""
    sink = MemorySink()
    result: object = exporter.export(bulletin, sink, _context(exporter, report))  # type: ignore[func-returns-value]
    assert result is None, "export must return None"
    return sink.content()


def _context(exporter: Exporter[Any], report: Report | None = None) -> ExportContext[Any]:
    return ExportContext(
        options=exporter.options(),
        theme=builtin_themes()[0],
        fonts=InstalledFonts(),
        report=Report() if report is None else report,
        made_at=_MADE_AT,
    )


class ExporterContract:
    """Inherit, set `exporter`, and say in `read_back` how a reader of yours gets the words out of a file."""

    exporter: ClassVar[Exporter[Any]]

    def read_back(self, data: bytes) -> list[str]:
        """Return the words in `data`, in reading order, by a reader that is not your writer turned round."""
        raise NotImplementedError

    def as_printed(self, word: str) -> str:
        """Return `word` of the model as your format prints it; the same word, unless you say otherwise."""
        return word

    @pytest.mark.parametrize("name", _SAMPLES)
    def test_no_word_of_an_article_is_lost_or_out_of_order(self, name: str) -> None:
        """The words of each article stand in the file in the order of the model."""
        words = iter(self.read_back(exported(self.exporter, _SAMPLES[name])))
        for article in _SAMPLES[name].articles():
            for text in article_texts(article):
                for word in map(self.as_printed, text.split()):
                    assert any(word == found for found in words), f"{word!r} of {text!r} is lost or out of order"

    @pytest.mark.parametrize("name", ["one_article", "every_block"])
    def test_no_word_of_masthead_rubrics_and_imprint_is_lost(self, name: str) -> None:
        """What the office says about itself is printed too, wherever the format puts it."""
        words = self.read_back(exported(self.exporter, _SAMPLES[name]))
        for word in " ".join(bulletin_texts(_SAMPLES[name])).split():
            assert self.as_printed(word) in words, f"{word!r} is lost"

    @pytest.mark.parametrize("name", _SAMPLES)
    def test_the_same_bulletin_gives_the_same_bytes(self, name: str) -> None:
        """Nothing but the arguments is in the file."""
        assert exported(self.exporter, _SAMPLES[name]) == exported(self.exporter, _SAMPLES[name])

    def test_another_process_gives_the_same_bytes(self) -> None:
        """Neither hash seed nor time zone nor locale is in the file; the exporter must be importable for this."""
        job = pickle.dumps((self.exporter, _SAMPLES["every_block"]))
        world = {
            "PYTHONHASHSEED": "4242",
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        done = subprocess.run(  # noqa: S603 - our own Python
            [sys.executable, "-c", _ELSEWHERE], input=job, capture_output=True, check=True, env={**os.environ, **world}
        )
        assert done.stdout == exported(self.exporter, _SAMPLES["every_block"])

    def test_another_bulletin_gives_other_bytes(self) -> None:
        """A file is made from its bulletin."""
        assert exported(self.exporter, _SAMPLES["bare"]) != exported(self.exporter, _SAMPLES["one_article"])

    def test_an_error_of_the_sink_reaches_the_host(self) -> None:
        """A full disk is the host's business: nobody swallows it."""
        with pytest.raises(OSError, match="No space left"):
            self.exporter.export(_SAMPLES["one_article"], _FullDisk(), _context(self.exporter))
