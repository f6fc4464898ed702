"""Each article alone: files called as its own, with its words and no other's, and none costs another."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from wardpress import read_bulletin, verify
from wardpress.cli import main
from wardpress.diagnostics import Origin
from wardpress.model import Article, Bulletin, Masthead, Paragraph, Section, Text
from wardpress.publish.job import Job, Outcome, make_edition
from wardpress.publish.singles import singles, write_single

TWO = "PHƯỜNG HỌP MẶT ĐẦU NĂM\n\nSáng 5/1, phường họp mặt.\n\n* * *\n\nKHU PHỐ 3 TRỒNG CÂY\n\nKhu phố 3 trồng 40 cây.\n"
OTHER = "TỔ DÂN PHỐ 7 ĐÓN TẾT\n\nTổ dân phố 7 đón Tết sớm.\n"


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    folder = tmp_path / "phuong"
    folder.mkdir()
    (folder / "bai1.txt").write_text(TWO, encoding="utf-8")
    (folder / "Đón Tết.txt").write_text(OTHER, encoding="utf-8")
    (folder / "bulletin.toml").write_text('[masthead]\nname = "Phường Hoa Sữa"\nnumber = "12"\n', encoding="utf-8")
    return folder


def words(file: Path) -> str:
    with zipfile.ZipFile(file) as archive:
        return "".join(ET.fromstring(archive.read("word/document.xml")).itertext())  # noqa: S314 - our own file


def test_every_article_stands_alone_under_the_masthead_in_files_called_as_its_own(ward: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", str(ward), "--each", "--to", "docx,epub", "-o", str(tmp_path / "out")])
    assert ended.value.code == 0
    folder = tmp_path / "out" / "tung-bai"
    assert sorted(file.name for file in folder.iterdir()) == [
        f"{name}.{kind}" for name in ("bai1-2", "bai1", "don-tet") for kind in ("docx", "epub")
    ]
    said = {name: words(folder / f"{name}.docx") for name in ("bai1", "bai1-2", "don-tet")}
    own = {"bai1": "phường họp mặt.", "bai1-2": "trồng 40 cây.", "don-tet": "đón Tết sớm."}
    assert {name: [place for place, text in own.items() if text in said[name]] for name in said} == {
        name: [name] for name in said
    }
    assert all("Phường Hoa Sữa" in text for text in said.values())
    assert verify(folder).holds


def named(*stems: str) -> list[str]:
    body = (Paragraph((Text("Một đoạn."),)),)
    articles = tuple(Article("Tít của bài", body, origin=Origin(stem)) for stem in stems)
    return [single.name for single in singles(Bulletin((Section(articles),), Masthead("Hoa Sữa")))]


def test_names_are_ascii_and_never_the_same() -> None:
    assert named("bai1.txt", "bai1-2.txt", "bai1.txt", "BAI1.txt", "x/bai1.txt") == [
        "bai1",
        "bai1-2",
        "bai1-3",
        "bai1-4",
        "bai1-5",
    ]
    assert named("con.txt", "", "…txt", "Đường Lê Lợi.txt") == ["con-", "tit-cua-bai", "txt", "duong-le-loi"]
    long = named(f"{'a' * 200}.txt", f"{'a' * 200}.txt", f"{'bài ' * 60}.txt", f"{'bài ' * 60}.txt")
    assert len({name.casefold() for name in long}) == 4
    assert all(len(name) < 85 for name in long)


def test_an_article_that_cannot_be_written_costs_no_other(ward: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "bai1-2.epub").mkdir(parents=True)
    manuscript = read_bulletin(ward)
    for single in singles(manuscript.bulletin):
        editions = write_single(single, tmp_path / "out", manuscript=manuscript, formats=("docx", "epub"))
        assert [bool(edition.error) for edition in editions] == [False, single.name == "bai1-2"]
    assert len([file for file in (tmp_path / "out").iterdir() if file.is_file()]) == 5


def made(ward: Path, out: str) -> Outcome:
    return make_edition(Job(str(ward), str(ward.parent / out), ("docx", "epub"), each=True))


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_batch_writes_again_only_the_articles_that_changed(ward: Path, tmp_path: Path) -> None:
    assert made(ward, "out").status == "made"
    assert made(ward, "out").status == "proven"
    alone = tmp_path / "out" / "tung-bai"
    before = {file: file.stat().st_mtime_ns for file in alone.iterdir()}
    (ward / "Đón Tết.txt").write_text(OTHER.replace("sớm", "muộn"), encoding="utf-8")
    assert made(ward, "out").status == "made"
    changed = {file.name for file, time in before.items() if file.stat().st_mtime_ns != time}
    assert changed == {"don-tet.docx", "don-tet.epub"}
    assert made(ward, "clean").status == "made"
    assert files(tmp_path / "out") == files(tmp_path / "clean")


def test_an_edition_that_lacks_one_of_its_articles_alone_is_not_proven(ward: Path, tmp_path: Path) -> None:
    made(ward, "out")
    whole = files(tmp_path / "out")
    (tmp_path / "out" / "tung-bai" / "bai1.epub").unlink()
    assert made(ward, "out").status == "made"
    assert files(tmp_path / "out") == whole
