"""What every exporter must keep to, as tests that a plugin's author inherits."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, ClassVar

import pytest

from wardpress.diagnostics import Report
from wardpress.host import Address
from wardpress.model import Bulletin, article_texts, bulletin_texts
from wardpress.plugins import ExportContext, Exporter
from wardpress.plugins.options import read_options
from wardpress.plugins.sinks import MemorySink
from wardpress.publish.darkroom import Darkroom
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.publish.hygiene import fit_to_print
from wardpress.publish.inspection import inspect
from wardpress.publish.losses import report_losses
from wardpress.testing import bulletins
from wardpress.testing.examination import lax_options, silent_options
from wardpress.testing.extremes import extreme_options
from wardpress.testing.latecomers import loaded_early
from wardpress.testing.world import put_back, still_world
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
_NO_OPTIONS: Mapping[str, object] = {}
_SMALL = ["one_article", "every_block", "with_pictures", "bare"]

_ELSEWHERE = """
import pickle, sys
from wardpress.testing.otherday import move_the_clock
move_the_clock()
exporter, bulletin = pickle.load(sys.stdin.buffer)
from wardpress.testing import exported
sys.stdout.buffer.write(exported(exporter, bulletin))
"""


class _FullDisk:
    """A sink that takes a few bytes and then fails as a full disk does."""

    def write(self, data: bytes, /) -> int:
        del data
        raise OSError(28, "No space left on device")


def exported(
    exporter: Exporter[Any],
    bulletin: Bulletin,
    *,
    options: Mapping[str, object] = _NO_OPTIONS,
    report: Report | None = None,
) -> bytes:
    """Return what `exporter` writes for `bulletin`, with `options` and the first built-in theme.

    The pictures are those of `wardpress.testing.photos`.
    """
    sink = MemorySink()
    context = _context(exporter, report, options)
    fit = fit_to_print(bulletin, context.report)
    result: object = exporter.export(fit, sink, context)  # type: ignore[func-returns-value]
    assert result is None, "export must return None"
    return sink.content()


def _context(
    exporter: Exporter[Any], report: Report | None = None, options: Mapping[str, object] = _NO_OPTIONS
) -> ExportContext[Any]:
    theme, report = builtin_themes()[0], Report() if report is None else report
    return ExportContext(
        options=read_options(exporter.options, options, format_name=exporter.name),
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
        self._assert_all_words_are_there(_sample(name), exported(self.exporter, _sample(name)))

    def _assert_all_words_are_there(self, bulletin: Bulletin, data: bytes) -> None:
        found = iter(self.read_back(data))
        for article in bulletin.articles():
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

    def test_another_process_on_another_day_gives_the_same_bytes(self) -> None:
        """Neither clock, hash seed, time zone nor locale is in the file; the exporter must be importable for this."""
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
        with put_back():  # or what it changed for good would be no change the second time
            exported(self.exporter, _sample(name))  # what is loaded late is loaded now
        with still_world():
            exported(self.exporter, _sample(name))

    def test_the_module_of_the_exporter_loads_no_format_library(self) -> None:
        """Listing formats must not wait for libraries that write them: import those inside `export`."""
        module = self.exporter.export.__module__
        early = loaded_early(Address(module))
        assert not early, f"importing {module} loads {', '.join(early)}"

    def test_what_the_format_cannot_show_is_reported_and_nothing_else(self) -> None:
        """`can` is the truth: an editor is told what this format does without, once for each kind."""
        report = Report()
        report_losses(_sample("every_block"), self.exporter, report)
        lacking = sum(not getattr(self.exporter.can, kind) for kind in ("figures", "tables", "links", "emphasis"))
        assert len(report) == lacking

    def test_every_option_has_a_sentence_of_help_and_refuses_what_it_is_not(self) -> None:
        """`wardpress formats` shows the options to editors, and a wrong one is told before anything is written."""
        shape = self.exporter.options
        faults = "; ".join(fault.en for fault in (*silent_options(shape), *lax_options(shape)))
        assert not faults, faults

    def test_an_option_at_its_bounds_gives_a_whole_file_with_every_word(self) -> None:
        """Every choice, both truths, the least and the most of each number: what is allowed must work."""
        for table in extreme_options(self.exporter.options):
            data = exported(self.exporter, _sample("every_block"), options=table)
            inspect(data, media_type=self.exporter.media_type)
            self._assert_all_words_are_there(_sample("every_block"), data)
