"""Folders of texts become one bulletin, and whatever cannot be read is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from wardpress import (
    InputError,
    OutputError,
    PluginError,
    Report,
    SettingsError,
    UsageError,
    default_host,
    read_bulletin,
)
from wardpress.host import Host, Plugin
from wardpress.host.manager import Status
from wardpress.model import Article
from wardpress.plugins import Reader, Transform

ARTICLE = "TÍT SỐ {number}\n\nĐoạn văn của bài này, có dấu chấm.\n\nMinh Thư\n"


def put(folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(ARTICLE.format(number=name), encoding="utf-8")


def headlines(*paths: Path) -> list[str | None]:
    return [article.headline for article in read_bulletin(*paths).bulletin.articles()]


def test_a_folder_is_read_in_the_order_in_which_people_count(tmp_path: Path) -> None:
    put(tmp_path, "bai10.txt", "bai2.txt", "Bai1.txt", ".an.txt", "~tam.txt")
    assert headlines(tmp_path) == ["TÍT SỐ Bai1.txt", "TÍT SỐ bai2.txt", "TÍT SỐ bai10.txt"]


def test_files_and_folders_can_be_given_together_and_nothing_is_read_twice(tmp_path: Path) -> None:
    put(tmp_path, "b.txt")
    put(tmp_path / "more", "a.txt", "b.txt")
    found = headlines(tmp_path / "b.txt", tmp_path / "more", tmp_path / "b.txt")
    assert found == ["TÍT SỐ b.txt", "TÍT SỐ a.txt", "TÍT SỐ b.txt"]


def test_the_settings_in_the_folder_are_obeyed(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.txt")
    settings = '[masthead]\nname = "Phường X"\n[[sections]]\nrubric = "Tin"\narticles = ["b.txt", "a.txt"]\n'
    (tmp_path / "bulletin.toml").write_text("\ufeff" + settings, encoding="utf-8")
    for path in (tmp_path, tmp_path / "bulletin.toml"):
        manuscript = read_bulletin(path)
        assert manuscript.bulletin.masthead.name == "Phường X"
        assert [article.origin.file for article in manuscript.bulletin.articles()] == ["b.txt", "a.txt"]


def test_one_unreadable_file_is_set_aside_and_the_others_are_read(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.7")
    report = Report()
    manuscript = read_bulletin(tmp_path, report=report)
    assert len(list(manuscript.bulletin.articles())) == 2
    assert [error.exit_status for error in manuscript.unread] == [3]
    assert [found.origin.file for found in report if found.severity == "error"] == ["b.txt"]


def test_files_that_no_reader_knows_are_named(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.rtf")
    report = Report()
    read_bulletin(tmp_path, report=report)
    assert [(found.code, found.origin.file) for found in report] == [("input.not-an-article", "b.rtf")]


@pytest.mark.parametrize("content", [None, b"", b"\n \n", b"%PDF-1.7", b"\xd0\x00\xff\xfe\xfd"])
def test_nothing_readable_is_an_input_error(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(InputError):
        read_bulletin(tmp_path)
    with pytest.raises(InputError):
        read_bulletin(tmp_path / "a.txt")


def test_two_settings_files_are_one_too_many(tmp_path: Path) -> None:
    for name in ("x", "y"):
        put(tmp_path / name, "a.txt")
        (tmp_path / name / "bulletin.toml").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="several settings files"):
        read_bulletin(tmp_path / "x", tmp_path / "y")


def test_settings_that_are_no_utf_8_are_refused_by_name(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "bulletin.toml").write_bytes('name = "Đ"'.encode("utf-16"))
    with pytest.raises(InputError, match=r"bulletin\.toml"):
        read_bulletin(tmp_path)


def test_a_transform_acts_only_when_the_settings_name_it(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "a.txt").write_text("TÍT\n\nĐoạn một của bài.\n\nĐoạn hai của bài.\n", encoding="utf-8")
    (article,) = read_bulletin(tmp_path).bulletin.articles()
    assert article.lead is None
    (tmp_path / "bulletin.toml").write_text('transforms = ["lead-from-first-paragraph"]', encoding="utf-8")
    (article,) = read_bulletin(tmp_path).bulletin.articles()
    assert article.lead is not None
    (tmp_path / "bulletin.toml").write_text('transforms = ["lead-from-first"]', encoding="utf-8")
    with pytest.raises(SettingsError, match="did you mean lead-from-first-paragraph"):
        read_bulletin(tmp_path)


def test_a_reader_or_transform_with_a_wrong_result_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.odd").write_text("x", encoding="utf-8")
    put(tmp_path, "b.txt")
    (tmp_path / "bulletin.toml").write_text('transforms = ["odd"]', encoding="utf-8")
    plugin = Plugin(
        "dist-odd",
        "1",
        "m",
        "loaded",
        (
            Reader("odd", "t", (".odd",), lambda *_: "articles"),  # type: ignore[arg-type]
            Transform("odd", "t", lambda *_: None),  # type: ignore[arg-type]
        ),
    )
    host = Host((*default_host().plugins, plugin))
    with pytest.raises(PluginError, match="dist-odd, applying odd: its transform must return a bulletin"):
        read_bulletin(tmp_path, host=host)
    (tmp_path / "bulletin.toml").unlink()
    manuscript = read_bulletin(tmp_path, host=host)
    assert "dist-odd, reading a.odd: its reader must return a tuple" in str(manuscript.unread[0])


@pytest.mark.parametrize(("status", "is_whole"), [("built-in", False), ("loaded", True)])
def test_an_article_that_found_no_memory_in_our_own_reader_ends_the_run_instead_of_being_left_out(
    status: Status, *, is_whole: bool, tmp_path: Path
) -> None:
    def read(*_: object) -> tuple[Article, ...]:
        raise MemoryError

    put(tmp_path, "a.txt")
    (tmp_path / "b.odd").write_text("x", encoding="utf-8")
    host = Host((*default_host().plugins, Plugin("dist-odd", "1", "m", status, (Reader("odd", "t", (".odd",), read),))))
    if is_whole:
        assert "MemoryError" in str(read_bulletin(tmp_path, host=host).unread[0])
    else:
        with pytest.raises(OutputError, match="not enough memory"):
            read_bulletin(tmp_path, host=host)
