"""Our own readers, transforms and themes keep what third parties are held to, and the kit sees who does not."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from wardpress import InputError, Report
from wardpress.edition.transforms import wardpress_transforms
from wardpress.model import Bulletin, Section, Table, Text, with_nodes
from wardpress.plugins import Reader, Transform
from wardpress.reading.wardtext import wardpress_readers
from wardpress.testing import ReaderContract, ThemeContract, TransformContract, contrast, still_world
from wardpress.themes import Theme, builtin_themes

TRANSFORMS = {transform.name: transform for transform in wardpress_transforms()}


class TestWardText(ReaderContract):
    reader: ClassVar[Reader] = wardpress_readers()[0]
    samples: ClassVar[Mapping[str, bytes]] = {
        "plain": "PHƯỜNG HỌP MẶT ĐẦU NĂM\n\n12\n\nSáng 5/1, phường họp mặt đầu năm.\n\nMinh Thư\n".encode(),
        "list": "Thông báo\n\nThời gian tiếp công dân:\n\nThứ Hai: 8 giờ\nThứ Năm: 14 giờ\n".encode(),
    }

    def words_of(self, data: bytes) -> list[str]:
        return data.decode().split()


class TestMicrotypography(TransformContract):
    transform: ClassVar[Transform] = TRANSFORMS["microtypography"]


class TestLead(TransformContract):
    transform: ClassVar[Transform] = TRANSFORMS["lead-from-first-paragraph"]


class TestSortByRubric(TransformContract):
    transform: ClassVar[Transform] = TRANSFORMS["sort-by-rubric"]


class TestSentenceCase(TransformContract):
    transform: ClassVar[Transform] = TRANSFORMS["sentence-case-headlines"]
    keeps_words: ClassVar[bool] = False


class TestDefaultTheme(ThemeContract):
    theme: ClassVar[Theme] = builtin_themes()[0]


class TestA4(ThemeContract):
    theme: ClassVar[Theme] = next(theme for theme in builtin_themes() if theme.name == "a4")


def test_black_on_white_has_the_contrast_that_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def leave_a_thread() -> None:
    threading.Thread(target=threading.Event().wait, args=(2.0,), daemon=True, name="left").start()


HARMS: dict[str, Callable[[], object]] = {
    "printed": lambda: sys.stdout.write("x"),
    "folder": lambda: os.chdir("/"),
    "environment": lambda: os.environ.update(WARDPRESS_HARM="1"),
    "filters": lambda: warnings.simplefilter("ignore"),
    "threads": leave_a_thread,
    "sys.path": lambda: sys.path.append("harm"),
    "stdout": lambda: setattr(sys, "stdout", sys.__stdout__),
}


@pytest.mark.parametrize("harm", HARMS)
def test_the_kit_sees_what_a_plugin_does_to_the_world(harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path.cwd())
    monkeypatch.setenv("WARDPRESS_HARM", "0")
    monkeypatch.setattr(sys, "path", list(sys.path))
    with warnings.catch_warnings(), pytest.raises(AssertionError, match="it "), still_world():
        HARMS[harm]()


def without_last_article(bulletin: Bulletin, report: Report) -> Bulletin:
    del report
    *sections, last = bulletin.sections
    return replace(bulletin, sections=(*sections, Section(last.articles[:-1], last.rubric)))


def test_the_kit_sees_a_transform_that_loses_an_article() -> None:
    class Losing(TransformContract):
        transform: ClassVar[Transform] = Transform("losing", "Losing", without_last_article)

    with pytest.raises(AssertionError):
        Losing().test_no_article_is_lost()
    with pytest.raises(AssertionError):
        Losing().test_no_word_is_lost_or_invented()


def moving(bulletin: Bulletin, report: Report) -> Bulletin:
    del report
    os.environ["WARDPRESS_HARM"] = "always the same"
    return bulletin


def test_the_kit_sees_a_change_that_is_made_once_and_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    class Moving(TransformContract):
        transform: ClassVar[Transform] = Transform("moving", "Moving", moving)

    monkeypatch.setenv("WARDPRESS_HARM", "0")
    with pytest.raises(AssertionError, match="it changed the environment"):
        Moving().test_the_same_bulletin_gives_the_same_result_and_the_world_stays_as_it_was()


def test_the_kit_sees_a_transform_that_puts_a_node_where_none_may_stand() -> None:
    def misplacing(bulletin: Bulletin, report: Report) -> Bulletin:
        del report
        return with_nodes(bulletin, lambda node: Table(()) if isinstance(node, Text) else node)

    class Misplacing(TransformContract):
        transform: ClassVar[Transform] = Transform("misplacing", "Misplacing", misplacing)

    with pytest.raises(InputError, match=r"Invalid value 'Table' - at .*content\[0\]"):
        Misplacing().test_it_returns_a_bulletin_and_leaves_the_one_it_was_given()


def test_the_kit_sees_a_pale_theme() -> None:
    class Pale(ThemeContract):
        theme: ClassVar[Theme] = replace(
            builtin_themes()[0], colours=replace(builtin_themes()[0].colours, muted="#bbbbbb")
        )

    with pytest.raises(AssertionError, match="muted"):
        Pale().test_text_stands_out_from_what_it_is_printed_on()


def test_fixtures_are_there_for_who_asks_and_for_nobody_else(tmp_path: Path) -> None:
    test = """
from wardpress import read_bulletin, render

def test_each(ward_bulletin, forgetful):
    assert render(ward_bulletin, "epub")

def test_folder(ward_folder):
    manuscript = read_bulletin(ward_folder)
    assert [len(article.blocks) for article in manuscript.bulletin.articles()] == [2, 1]
    assert manuscript.unread == ()
"""
    asking = 'pytest_plugins = ["wardpress.testing.fixtures"]\n'
    for conftest, said in ((asking, "6 passed"), ("", "2 errors")):
        (tmp_path / "conftest.py").write_text(conftest, encoding="utf-8")
        (tmp_path / "test_it.py").write_text(test, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", str(tmp_path)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path)
        assert said in done.stdout, done.stdout
