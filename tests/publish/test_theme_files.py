"""A theme may be a file of the office's own: found by its path, checked whole, and never taken for an article."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from wardpress import EditionSettings, Report, SettingsError, read_bulletin, render
from wardpress.publish.themefiles import named_in
from wardpress.testing import bare

ARTICLE = "PHƯỜNG HOA SỮA HỌP MẶT ĐẦU NĂM\n\nSáng 5/1, phường họp mặt đầu năm.\n\nMinh Thư\n"
THEME = 'extends = "a5"\nname = "hep"\n[page]\nwidth = 120\nheight = 200\n'


def folder_with(folder: Path, **files: str) -> Path:
    folder.mkdir()
    (folder / "bai.txt").write_text(ARTICLE, encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def width_of(pdf: bytes) -> float:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return float(document.pages[0].mediabox[2]) * 25.4 / 72


def test_a_theme_file_is_seen_from_the_folder_of_its_bulletin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder_with(tmp_path / "in", bulletin='theme = "hep.toml"', hep=THEME)
    monkeypatch.chdir(tmp_path)
    report = Report()
    manuscript = read_bulletin("in", report=report)
    assert width_of(render(manuscript.bulletin, "pdf", settings=manuscript.settings)) == pytest.approx(120, abs=0.1)
    assert report.codes() == ()


def test_a_theme_that_is_asked_for_goes_before_that_of_the_bulletin(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "in", bulletin='theme = "a4"', hep=THEME)
    manuscript = read_bulletin(folder, theme=str(folder / "hep.toml"))
    assert width_of(render(manuscript.bulletin, "pdf", settings=manuscript.settings)) == pytest.approx(120, abs=0.1)
    manuscript = read_bulletin(folder, theme="a5")
    assert width_of(render(manuscript.bulletin, "pdf", settings=manuscript.settings)) == pytest.approx(148, abs=0.1)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("hepp.toml", r"no theme file .*hepp\.toml \(did you mean hep\.toml\?\)"),
        ("hanh-chinh.toml", r"no theme file .*hanh-chinh\.toml \(did you mean hanh-chinh\?\)"),
        ("hanh-chin", r"no theme hanh-chin \(did you mean hanh-chinh\?\)"),
        ("hep", r"no theme hep .*ends in \.toml"),
        (".toml", "no theme file"),
    ],
)
def test_what_is_not_there_is_told_with_what_is_near(tmp_path: Path, asked: str, said: str) -> None:
    folder = folder_with(tmp_path / "in", hep=THEME)
    with pytest.raises(SettingsError, match=said):
        read_bulletin(folder, theme=str(folder / asked) if asked.endswith(".toml") else asked)


def test_every_mistake_of_a_theme_file_is_told_with_those_of_the_bulletin(tmp_path: Path) -> None:
    folder = folder_with(
        tmp_path / "in",
        bulletin='theme = "hep.toml"\ntransforms = ["x"]',
        hep='extends = "a5"\n[page]\nwith = 1\ntop = -1\n',
    )
    with pytest.raises(SettingsError) as caught:
        read_bulletin(folder)
    for said in (
        "hep.toml",
        "page.with is unknown (did you mean width?)",
        "page.top must be a number",
        "no transform x",
    ):
        assert said in caught.value.message.en


def test_a_theme_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "folder.toml").mkdir()
    for name in ("x.toml", "folder.toml"):
        with pytest.raises(SettingsError, match=name):
            render(bare(), "epub", settings=EditionSettings(theme=str(tmp_path / name)))


def test_only_the_theme_file_that_is_used_is_no_article(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "in", bulletin='theme = "hep.toml"', hep=THEME, other=THEME)
    report = Report()
    read_bulletin(folder, report=report)
    assert [str(found.origin) for found in report] == ["other.toml"]


def test_the_files_that_a_bulletin_looks_by_are_known_without_making_it(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"")
    (tmp_path / "hep.toml").write_text('fonts = [{file = "a.ttf"}, {file = "b.ttf"}, {}, 3]', encoding="utf-8")
    folder = folder_with(tmp_path / "in", bulletin='theme = "../hep.toml"')
    assert list(named_in(folder / "bulletin.toml")) == ["../hep.toml", "../a.ttf"]
    for text in ('theme = "a5"', "theme = 3", "theme = ", 'theme = "none.toml"'):
        (folder / "bulletin.toml").write_text(text, encoding="utf-8")
        assert named_in(folder / "bulletin.toml") == {}


def test_a_theme_file_is_read_by_the_epub_edition_too(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('extends = "a5"\n[colours]\naccent = "#123456"\n', encoding="utf-8")
    data = render(bare(), "epub", settings=EditionSettings(theme=str(tmp_path / "x.toml")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "#123456" in archive.read("EPUB/bulletin.css").decode()
