"""Which files are taken in, and what they are called, on any disk."""

from __future__ import annotations

import os
import stat
import tracemalloc
import unicodedata
from pathlib import Path

import pytest

from wardpress import InputError, OutputError, Report, SettingsError, read_bulletin, write_editions
from wardpress.model import Figure
from wardpress.publish.plainfile import MEGABYTE, bytes_inside, plain_bytes

ARTICLE = "TÍT CỦA BÀI\n\nĐoạn văn của bài này, có dấu chấm.\n\nMinh Thư\n"


def put(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(ARTICLE, encoding="utf-8")
    return folder


def files(folder: Path) -> list[str]:
    return [article.origin.file for article in read_bulletin(folder).bulletin.articles()]


def test_an_unreadable_article_costs_itself_only_even_where_a_section_names_it(tmp_path: Path) -> None:
    put(tmp_path, "bai1.txt", "bai2.txt")
    (tmp_path / "bai2.txt").write_bytes(b"PK\x03\x04 a Word file")
    (tmp_path / "bulletin.toml").write_text('[[sections]]\narticles = ["bai1.txt", "bai2.txt"]', encoding="utf-8")
    manuscript = read_bulletin(tmp_path)
    assert [article.origin.file for article in manuscript.bulletin.articles()] == ["bai1.txt"]
    assert [error.exit_status for error in manuscript.unread] == [3]


def test_where_nothing_can_be_read_every_reason_is_told(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"PK\x03\x04")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.7")
    with pytest.raises(InputError) as caught:
        read_bulletin(tmp_path)
    for language in ("en", "vi"):
        assert "a.txt" in caught.value.in_language(language)
        assert "b.txt" in caught.value.in_language(language)


@pytest.mark.parametrize("name", ["Bulletin.toml", "bulletin.toml.txt", "BULLETIN.TOML"])
def test_settings_are_found_however_windows_spells_them(name: str, tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / name).write_text('[masthead]\nname = "Phường X"', encoding="utf-8")
    manuscript = read_bulletin(tmp_path)
    assert manuscript.bulletin.masthead.name == "Phường X"
    assert len(list(manuscript.bulletin.articles())) == 1


def test_settings_beside_single_files_are_told_to_be_idle(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "bulletin.toml").write_text('[masthead]\nname = "X"', encoding="utf-8")
    report = Report()
    assert read_bulletin(tmp_path / "a.txt", report=report).bulletin.masthead.name is None
    assert "input.settings-not-used" in report.codes()


def test_a_link_keeps_the_name_that_the_editor_sees(tmp_path: Path) -> None:
    put(tmp_path / "in", "x.dat")
    (tmp_path / "in" / "bai1.txt").symlink_to("x.dat")
    assert files(tmp_path / "in") == ["bai1.txt"]


@pytest.mark.parametrize("name", ["bai2.txt", "bai1.toml", "bulletin.toml"])
def test_a_link_that_leads_out_of_its_folder_is_not_read(name: str, tmp_path: Path) -> None:
    put(tmp_path / "store", "x.dat")
    put(tmp_path / "in", "bai1.txt")
    (tmp_path / "in" / name).symlink_to(tmp_path / "store" / "x.dat")
    if name == "bai2.txt":
        (unread,) = read_bulletin(tmp_path / "in").unread
        assert "a link out of the folder" in str(unread)
    else:
        with pytest.raises(InputError, match="a link out of the folder"):
            read_bulletin(tmp_path / "in")


def test_a_link_that_was_named_itself_is_followed(tmp_path: Path) -> None:
    put(tmp_path / "store", "x.dat")
    (tmp_path / "bai1.txt").symlink_to(tmp_path / "store" / "x.dat")
    assert files(tmp_path / "bai1.txt") == ["bai1.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "bai1.txt")
    with pytest.raises(InputError, match="not a file"):
        read_bulletin(tmp_path / "bai1.txt")


def test_an_article_too_long_is_refused_and_the_limit_can_be_raised(tmp_path: Path) -> None:
    put(tmp_path, "bai1.txt")
    (tmp_path / "bai2.txt").write_text("Dài. " * 1_200_000, encoding="utf-8")
    (unread,) = read_bulletin(tmp_path).unread
    assert unread.in_language("vi") == (
        "bai2.txt lớn hơn 5 MB. Hãy chia nhỏ bài, hoặc tăng articles.megabytes trong bulletin.toml."
    )
    (tmp_path / "bai2.txt").write_text("Dài.", encoding="utf-8")
    (tmp_path / "bulletin.toml").write_text("[articles]\nmegabytes = 6\n", encoding="utf-8")
    with (tmp_path / "bai2.txt").open("ab") as file:
        file.truncate(5_500_000)
    assert "lớn hơn" not in "".join(error.in_language("vi") for error in read_bulletin(tmp_path).unread)


@pytest.mark.parametrize("name", ["bulletin.toml", "bai1.toml"])
def test_settings_too_long_are_refused(name: str, tmp_path: Path) -> None:
    put(tmp_path, "bai1.txt")
    (tmp_path / name).write_text("#" * 1_100_000, encoding="utf-8")
    with pytest.raises(InputError, match="larger than 1 MB"):
        read_bulletin(tmp_path)


def test_names_come_in_one_spelling_and_bytes_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    put(tmp_path, unicodedata.normalize("NFD", "Bài.txt"))
    (tmp_path / os.fsdecode(b"b\xe0i2.txt")).write_text(ARTICLE, encoding="utf-8")
    assert files(tmp_path) == ["Bài.txt", "b\ufffdi2.txt"]


def test_the_same_articles_give_the_same_bytes_wherever_their_folders_lie(tmp_path: Path) -> None:
    made = []
    for place in ("one", "two"):
        put(tmp_path / place)
        folders = [put(tmp_path / place / name, "bai1.txt") for name in ("t1", "t2")]
        (edition,) = write_editions(read_bulletin(*folders).bulletin, tmp_path / place / "out", formats=["epub"])
        assert edition.path is not None
        made.append(edition.path.read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("path", ["x" * 300, "a.txt/b"])
def test_a_path_that_no_disk_can_hold_is_an_input_error(path: str, tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    with pytest.raises(InputError):
        read_bulletin(tmp_path / path)


def test_an_article_is_never_overwritten_by_an_edition(tmp_path: Path) -> None:
    put(tmp_path, "ban-tin.txt")
    manuscript = read_bulletin(tmp_path)
    (edition,) = write_editions(manuscript.bulletin, tmp_path, formats=["text"], spare=manuscript.files)
    assert isinstance(edition.error, OutputError)
    assert (tmp_path / "ban-tin.txt").read_text(encoding="utf-8") == ARTICLE


def test_no_edition_stands_where_the_next_run_would_read_it_as_an_article(tmp_path: Path) -> None:
    put(tmp_path, "bai1.txt")
    manuscript = read_bulletin(tmp_path)
    out, formats = tmp_path / "." / "sub" / "..", ["text", "epub"]
    out.parent.mkdir()
    text, book = write_editions(manuscript.bulletin, out, formats=formats, spare=manuscript.files)
    assert isinstance(text.error, OutputError)
    assert "-o" in text.error.hint.vi
    assert book.error is None
    assert len([*read_bulletin(tmp_path).bulletin.articles()]) == 1
    (elsewhere,) = write_editions(manuscript.bulletin, out.parent, formats=["text"], spare=manuscript.files)
    assert elsewhere.error is None


def test_pictures_and_sidecars_go_with_their_article(tmp_path: Path) -> None:
    put(tmp_path, "bai1.txt")
    for name in ("bai1.jpg", "bai1-2.png"):
        (tmp_path / name).write_bytes(b"picture")
    (tmp_path / "bai1.toml").write_text('[[photos]]\nfile = "bai1.jpg"\nalt = "Sân khấu"\n', encoding="utf-8")
    report = Report()
    (article,) = read_bulletin(tmp_path, report=report).bulletin.articles()
    figures = [block for block in article.blocks if isinstance(block, Figure)]
    assert [(figure.file, figure.alt) for figure in figures] == [("bai1.jpg", "Sân khấu"), ("bai1-2.png", None)]
    assert report.codes() == ("photo.no-alt-text",)


def test_a_sidecar_with_mistakes_stops_the_run_with_its_name(tmp_path: Path) -> None:
    put(tmp_path, "bai1.txt")
    (tmp_path / "bai1.toml").write_text('headlin = "A"', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"bai1\.toml has mistakes"):
        read_bulletin(tmp_path)


def test_every_name_in_the_settings_that_means_nothing_is_told_at_once(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    text = """
    theme = "nowhere"
    transforms = ["shout"]
    [formats.pfd]
    [formats.epub]
    embed = 1
    [plugins.prefer]
    docx = "pro"
    [formats.docx]
    """
    (tmp_path / "bulletin.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_bulletin(tmp_path)
    for said in ("theme nowhere", "transform shout", "formats.pfd", "formats.epub.embed", "pro offers no format docx"):
        assert said in str(caught.value)


def test_a_small_file_takes_no_more_memory_than_it_has_bytes_whatever_may_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x" * 1000)
    tracemalloc.start()
    try:
        assert bytes_inside(tmp_path / "a.jpg", at_most=64 * MEGABYTE) == b"x" * 1000
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # Python's own buffer of a file has 8 KB, or as much as a block of the disk.
    assert most < MEGABYTE


def test_of_a_file_that_says_less_than_it_holds_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"0123456789")
    real = os.fstat

    def smaller(descriptor: int) -> os.stat_result:
        status = list(real(descriptor))
        status[stat.ST_SIZE] = 4
        return os.stat_result(status)

    monkeypatch.setattr(os, "fstat", smaller)
    assert plain_bytes(tmp_path / "a.txt", at_most=100) == b"0123456789"
    assert plain_bytes(tmp_path / "a.txt", at_most=7) == b"01234567"
    assert plain_bytes(tmp_path / "a.txt", at_most=2) == b"012"
