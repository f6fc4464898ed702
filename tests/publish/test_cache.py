"""A cache saves work and never shows: the bytes are those of a clean run, whatever became of its entries."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from wardpress.publish.cache import Cache
from wardpress.publish.job import Job, Outcome, make_edition
from wardpress.testing import photos

ARTICLE = "PHƯỜNG HỌP MẶT ĐẦU NĂM {}\n\nSáng 5/1, phường họp mặt đầu năm, có 12 hộ dự.\n\n1024\n\nMinh Thư\n"


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    folder = tmp_path / "phuong"
    folder.mkdir()
    for number in range(3):
        (folder / f"bai{number}.txt").write_text(ARTICLE.format(number), encoding="utf-8")
    (folder / "bai1.png").write_bytes(photos()["ngang.png"])
    return folder


def made(ward: Path, out: str = "out", *, formats: tuple[str, ...] = ("docx", "epub"), cached: bool = True) -> Outcome:
    cache = str(ward.parent / "cache") if cached else None
    outcome = make_edition(Job(str(ward), str(ward.parent / out), formats, cache=cache))
    assert outcome.status == "made", outcome.errors
    return outcome


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def is_clean(ward: Path) -> bool:
    """Whether the last edition has the bytes that a run without any cache and any older edition makes."""
    clean = f"clean-{len(list(ward.parent.iterdir()))}"
    made(ward, clean, cached=False)
    return files(ward.parent / "out") == files(ward.parent / clean)


def entries(ward: Path) -> list[Path]:
    return sorted((ward.parent / "cache").iterdir())


def test_an_edition_with_one_changed_article_reads_only_that_one_and_has_the_bytes_of_a_clean_run(ward: Path) -> None:
    made(ward)
    before = entries(ward)
    (ward / "bai2.txt").write_text(ARTICLE.format("mới"), encoding="utf-8")
    made(ward)
    assert is_clean(ward)
    assert len(set(entries(ward)) - set(before)) == 1


def write(name: str, text: str) -> Callable[[Path], object]:
    return lambda ward: (ward / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        write("bai0.txt", ARTICLE.format("khác")),
        write("bai0.toml", 'headline = "Một tít khác"\n'),
        write("bai1.toml", '[[photos]]\nfile = "bai1.png"\ncaption = "Chú thích mới."\n'),
        lambda ward: (ward / "bai0.png").write_bytes(photos()["dung.png"]),
        lambda ward: (ward / "bai1.png").write_bytes(photos()["dung.png"]),
        lambda ward: (ward / "bai1.png").rename(ward / "bai2.png"),
        lambda ward: (ward / "bai0.txt").rename(ward / "bai9.txt"),
        write("bulletin.toml", "[photos]\nmegapixels = 1\n"),
    ],
    ids=["text", "sidecar", "caption", "a photo more", "another photo", "photo moved", "renamed", "settings"],
)
def test_whatever_an_article_depends_on_is_never_answered_from_before(
    change: Callable[[Path], object], ward: Path
) -> None:
    made(ward)
    change(ward)
    made(ward)
    assert is_clean(ward)


def sealed_again(file: Path, others: list[Path]) -> None:
    # Whole by its own words, and not what was asked for.
    told = b'{"bulletin":{"version":1,"bulletin":{"kind":"Bulletin","sections":7}},"diagnostics":[]}'
    assert others
    file.write_bytes(hashlib.sha256(file.stem.encode() + told).hexdigest().encode() + b"\n" + told)


@pytest.mark.parametrize(
    "harm",
    [
        lambda file, _: file.write_bytes(b""),
        lambda file, _: file.write_bytes(file.read_bytes()[:-9]),
        lambda file, _: file.write_bytes(file.read_bytes().replace("họp".encode(), "hợp".encode())),
        lambda file, others: file.write_bytes(others[0].read_bytes()),
        lambda file, _: (file.unlink(), file.mkdir()),
        sealed_again,
    ],
    ids=["empty", "torn", "changed", "another's", "a folder", "no articles"],
)
def test_a_broken_entry_is_ignored_and_worked_out_again(harm: Callable[[Path, list[Path]], object], ward: Path) -> None:
    made(ward)
    kept = entries(ward)
    for file in kept:
        harm(file, [other for other in kept if other != file])
    (ward / "bai2.txt").write_text(ARTICLE.format("mới"), encoding="utf-8")
    made(ward)
    assert is_clean(ward)


def test_an_entry_of_another_version_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path, makers="wardpress 1")
    cache.keep("đã đọc", ("bai1.txt", 5))
    assert cache.found(str, ("bai1.txt", 5)) == "đã đọc"
    assert cache.found(str, ("bai1.txt", 6)) is None
    assert replace(cache, makers="wardpress 2").found(str, ("bai1.txt", 5)) is None


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(ward: Path) -> None:
    (ward.parent / "cache").write_bytes(b"")
    made(ward)
    assert is_clean(ward)


def test_what_was_odd_about_an_article_is_told_again(ward: Path) -> None:
    told = made(ward, "first").warnings
    (ward / "bai0.txt").write_text("\n\n", encoding="utf-8")
    assert [made(ward, out).warnings - told for out in ("second", "third")] == [1, 1]


def test_a_cache_keeps_what_was_used_last_and_no_more_than_it_has_room_for(tmp_path: Path) -> None:
    cache = Cache(tmp_path, makers="x")
    for number in range(6):
        cache.keep("x" * 1000, number)
    for age, file in enumerate(sorted(tmp_path.iterdir())):
        os.utime(file, (age, age))
    assert cache.found(str, 3)
    (tmp_path / ".tin.abcd1234.wptmp").write_bytes(b"left by a killed run")
    cache.trim(room=2500)
    assert cache.found(str, 3)
    assert len(list(tmp_path.iterdir())) == 2


def stamps(ward: Path) -> dict[str, int]:
    return {file.suffix: file.stat().st_mtime_ns for file in (ward.parent / "out").iterdir()}


def test_a_format_whose_inputs_did_not_change_is_not_written_again(ward: Path) -> None:
    three = ("docx", "pdf", "epub")
    made(ward, formats=three)
    before = stamps(ward)
    (ward / "bulletin.toml").write_text("[formats.epub]\nembed_fonts = true\n", encoding="utf-8")
    assert made(ward, formats=three).stood == ("docx", "pdf")
    now = stamps(ward)
    assert {suffix for suffix in now if now[suffix] != before[suffix]} == {".epub", ".json"}
    made(ward, "clean", formats=three, cached=False)
    assert files(ward.parent / "out") == files(ward.parent / "clean")


def test_a_file_that_shows_nowhere_makes_nothing_new(ward: Path) -> None:
    made(ward)
    before = stamps(ward)
    (ward / "ghi-chep.odt").write_bytes(b"x")
    assert made(ward).stood == ("docx", "epub")
    assert {suffix for suffix, time in stamps(ward).items() if time != before[suffix]} == {".json"}
    assert is_clean(ward)


def test_an_epub_alone_gets_the_pages_of_a_pdf_that_is_asked_for_later(ward: Path) -> None:
    made(ward, formats=("epub",))
    assert made(ward, formats=("pdf", "epub")).stood == ()
    made(ward, "clean", formats=("pdf", "epub"), cached=False)
    assert files(ward.parent / "out") == files(ward.parent / "clean")


def test_a_standing_file_that_somebody_changed_is_made_again(ward: Path) -> None:
    made(ward)
    (word,) = (ward.parent / "out").glob("*.docx")
    word.write_bytes(b"changed by hand")
    assert made(ward).stood == ("epub",)
    assert is_clean(ward)


def test_a_theme_elsewhere_that_has_changed_is_seen_in_every_file(ward: Path) -> None:
    look = ward.parent / "look.toml"
    look.write_text('extends = "a5"\n[colours]\naccent = "#1f4e79"\n', encoding="utf-8")
    (ward / "bulletin.toml").write_text('theme = "../look.toml"\n', encoding="utf-8")
    made(ward)
    look.write_text('extends = "a5"\n[colours]\naccent = "#0a5c36"\n', encoding="utf-8")
    assert made(ward).stood == ()
    assert is_clean(ward)
