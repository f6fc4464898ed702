"""What every exporter must keep to, as tests that a plugin's author inherits."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from typing import Any, ClassVar

import pytest

from wardpress.diagnostics import Report
from wardpress.model import Bulletin, article_texts, bulletin_texts
from wardpress.plugins import ExportContext, Exporter
from wardpress.plugins.options import described_options, option_problems
from wardpress.plugins.sinks import MemorySink
from wardpress.publish.darkroom import Darkroom
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.publish.hygiene import fit_to_print
from wardpress.publish.inspection import inspect
from wardpress.publish.losses import report_losses
from wardpress.testing import bulletins
from wardpress.testing.world import still_world
from wardpress.themes import builtin_themes

_MADE_AT = dt.datetime(2025, 12, 5, tzinfo=dt.UTC)
_SAMPLES: dict[str, Callable[[], Bulletin]] = {
    "one_article": bulletins.one_article,
    "every_block": bulletins.every_block,
    "with_pictures": bulletins.with_pictures,
    "bare": bulletins.bare,
    "hostile": bulletins.hostile,
    "huge": lambda: bulletins.many_articles(200),
}
_SMALL = ["one_article", "every_block", "with_pictures", "bare"]
# What no listing of formats should wait for.
_HEAVY = ("docx", "ebooklib", "fontTools", "lxml", "numpy", "odf", "odfdo", "pandas", "PIL", "reportlab")

_ELSEWHERE = """
import pickle, sys
exporter, bulletin = pickle.load(sys.stdin.buffer)
from wardpress.testing import exported
sys.stdout.buffer.write(exported(exporter, bulletin))
"""
_LISTED = """
import importlib, sys
importlib.import_module(sys.argv[1])
print(*(name for name in sys.argv[2:] if name in sys.modules))
"""


class _FullDisk:
    """A sink that takes a few bytes and then fails as a full disk does."""

    def write(self, data: bytes, /) -> int:
        del data
        raise OSError(28, "No space left on device")


def exported(exporter: Exporter[Any], bulletin: Bulletin, *, report: Report | None = None) -> bytes:
    """Return what `exporter` writes for `bulletin`, with its default options and the first built-in theme.

    The pictures are those of `wardpress.testing.photos`.
    """
    sink = MemorySink()
    context = _context(exporter, report)
    fit = fit_to_print(bulletin, context.report)
    result: object = exporter.export(fit, sink, context)  # type: ignore[func-returns-value]
    assert result is None, "export must return None"
    return sink.content()


def _context(exporter: Exporter[Any], report: Report | None = None) -> ExportContext[Any]:
    theme, report = builtin_themes()[0], Report() if report is None else report
    return ExportContext(
        options=exporter.options(),
        theme=theme,
        fonts=InstalledFonts(),
        report=report,
        made_at=_MADE_AT,
        pictures=Darkroom(bulletins.photos(), theme.page, report),
    )


@cache
def _sample(name: str) -> Bulletin:
    return fit_to_print(_SAMPLES[name](), Report())


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
        found = iter(self.read_back(exported(self.exporter, _sample(name))))
        for article in _sample(name).articles():
            for text in article_texts(article):
                for word in map(self.as_printed, text.split()):
                    assert any(word == candidate for candidate in found), f"{word!r} of {text!r} is lost or misplaced"

    @pytest.mark.parametrize("name", ["one_article", "every_block"])
    def test_no_word_of_masthead_rubrics_and_imprint_is_lost(self, name: str) -> None:
        """What the office says about itself is printed too, wherever the format puts it."""
        words = self.read_back(exported(self.exporter, _sample(name)))
        for word in " ".join(bulletin_texts(_sample(name))).split():
            assert self.as_printed(word) in words, f"{word!r} is lost"

    @pytest.mark.parametrize("name", _SMALL)
    def test_the_same_bulletin_gives_the_same_bytes(self, name: str) -> None:
        """Nothing but the arguments is in the file."""
        assert exported(self.exporter, _sample(name)) == exported(self.exporter, _sample(name))

    def test_another_process_gives_the_same_bytes(self) -> None:
        """Neither hash seed nor time zone nor locale is in the file; the exporter must be importable for this."""
        job = pickle.dumps((self.exporter, _sample("every_block")))
        world = {
            "PYTHONHASHSEED": "4242",
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        done = subprocess.run(  # noqa: S603 - our own Python
            [sys.executable, "-c", _ELSEWHERE], input=job, capture_output=True, check=True, env={**os.environ, **world}
        )
        assert done.stdout == exported(self.exporter, _sample("every_block"))

    def test_another_bulletin_gives_other_bytes(self) -> None:
        """A file is made from its bulletin."""
        assert exported(self.exporter, _sample("bare")) != exported(self.exporter, _sample("one_article"))

    def test_an_error_of_the_sink_reaches_the_host(self) -> None:
        """A full disk is the host's business: nobody swallows it."""
        with pytest.raises(OSError, match="No space left"):
            self.exporter.export(_sample("one_article"), _FullDisk(), _context(self.exporter))

    @pytest.mark.parametrize("name", _SAMPLES)
    def test_the_file_is_whole_and_what_its_media_type_says(self, name: str) -> None:
        """The same look that the host takes before it shows a file."""
        inspect(exported(self.exporter, _sample(name)), media_type=self.exporter.media_type)

    @pytest.mark.parametrize("name", ["every_block", "hostile"])
    def test_nothing_is_printed_and_nothing_changed_that_the_process_shares(self, name: str) -> None:
        """Folder, environment, locale, warnings, logging, threads: the next exporter finds them as this one did."""
        exported(self.exporter, _sample(name))  # what is loaded late is loaded now
        with still_world():
            exported(self.exporter, _sample(name))

    def test_the_module_of_the_exporter_loads_no_format_library(self) -> None:
        """Listing formats must not wait for libraries that write them: import those inside `export`."""
        module = self.exporter.export.__module__
        world = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(  # noqa: S603 - our own Python
            [sys.executable, "-c", _LISTED, module, *_HEAVY], capture_output=True, check=True, text=True, env=world
        )
        assert not done.stdout.split(), f"importing {module} loads {done.stdout.strip()}"

    def test_what_the_format_cannot_show_is_reported_and_nothing_else(self) -> None:
        """`can` is the truth: an editor is told what this format does without, once for each kind."""
        report = Report()
        report_losses(_sample("every_block"), self.exporter, report)
        lacking = sum(not getattr(self.exporter.can, kind) for kind in ("figures", "tables", "links", "emphasis"))
        assert len(report) == lacking

    def test_every_option_has_a_sentence_of_help_and_refuses_what_it_is_not(self) -> None:
        """`wardpress formats` shows the options to editors, and a wrong one is told before anything is written."""
        for described in described_options(self.exporter.options):
            assert described.help.vi.strip(), f"the option {described.name} says nothing about itself"
            wrong = {described.name: object()}
            assert option_problems(self.exporter.options, wrong, where=""), f"{described.name} takes anything"
        assert option_problems(self.exporter.options, {"no-such-option": 1}, where="")
