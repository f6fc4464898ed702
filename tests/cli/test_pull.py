"""`wardpress pull` shows what was corrected in plain words, writes only when asked to, and says what it leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx_edits import edited

from wardpress import read_bulletin, render
from wardpress.cli.app import wardpress

TEXT = "TÍT CỦA BÀI\n\nSáng 5/12, hơn 300 người dân ra quân tổng vệ sinh.\n\nKênh Số 3 đã sạch sau 2 giờ.\n\nMinh Thư\n"
REWORDED = {"do": "reword", "at": "Sáng 5/12", "old": "hơn 300", "new": "gần 400"}
RENAMED = {"do": "reword", "at": "Phường Hoa", "old": "Hoa", "new": "Lan"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "bai"
    folder.mkdir()
    (folder / "bai1.txt").write_text(TEXT, encoding="utf-8")
    (folder / "bulletin.toml").write_text('masthead = { name = "Phường Hoa" }\n', encoding="utf-8")
    return folder


def run(folder: Path, *edits: dict[str, str], options: tuple[str, ...] = (), language: str = "vi") -> Result:
    manuscript = read_bulletin(folder)
    sent = render(manuscript.bulletin, "docx", settings=manuscript.settings, host=manuscript.host)
    word = folder.parent / "sua.docx"
    word.write_bytes(edited(sent, edits))
    return CliRunner().invoke(wardpress, ["--lang", language, "pull", str(word), str(folder), *options])


def test_it_says_what_changed_and_where_and_writes_nothing(folder: Path) -> None:
    result = run(folder, REWORDED)
    assert result.exit_code == 0
    assert "bai1.txt, dòng 3: “Sáng 5/12, hơn 300 người dân …” → “Sáng 5/12, gần 400 người dân …”" in result.output
    assert "--apply" in result.output
    assert sorted(path.name for path in folder.iterdir()) == ["bai1.txt", "bulletin.toml"]
    assert (folder / "bai1.txt").read_text(encoding="utf-8") == TEXT


def test_apply_writes_the_article_and_keeps_the_old_one(folder: Path) -> None:
    result = run(folder, REWORDED, options=("--apply",))
    assert result.exit_code == 0
    assert "bai1.txt.bak" in result.output
    assert (folder / "bai1.txt").read_text(encoding="utf-8") == TEXT.replace("hơn 300", "gần 400")
    assert (folder / "bai1.txt.bak").read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(("language", "words"), [("vi", "hãy sửa trong bulletin.toml"), ("en", "change bulletin.toml")])
def test_what_is_left_to_a_person_is_told_and_shows_in_the_status(folder: Path, language: str, words: str) -> None:
    result = run(folder, REWORDED, RENAMED, options=("--apply",), language=language)
    assert result.exit_code == 6
    assert words in result.output
    assert (folder / "bai1.txt").read_text(encoding="utf-8") == TEXT.replace("hơn 300", "gần 400")


def test_programs_get_the_same_as_json(folder: Path) -> None:
    found = json.loads(run(folder, REWORDED, RENAMED, options=("--json",)).output)
    (file,) = found["files"]
    assert (file["file"], file["written"]) == ("bai1.txt", False)
    assert [(entry["kind"], entry["line"]) for entry in file["corrections"]] == [("reworded", 3)]
    assert [diagnostic["code"] for diagnostic in found["diagnostics"]] == ["correction.settings"]
    assert found["left"] == 1


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        ({"do": "add", "at": "Sáng 5/12", "text": "Trời nắng đẹp, ai cũng vui."}, "thêm đoạn mới bên dưới: “Trời nắng"),
        ({"do": "delete", "at": "Kênh Số 3"}, "dòng 5: bỏ đoạn: “Kênh Số 3"),
        ({"do": "split", "at": "Sáng 5/12", "before": "người dân ra"}, "tách đoạn tại ¶: “Sáng 5/12, hơn 300 ¶ người"),
        ({"do": "merge", "at": "Kênh Số 3", "into": "Sáng 5/12"}, "gộp đoạn tại ¶: “Sáng 5/12"),
        ({"do": "move", "at": "Kênh Số 3", "behind": "TÍT CỦA BÀI"}, "chuyển đoạn “Kênh Số 3"),
    ],
    ids=lambda value: value["do"] if isinstance(value, dict) else None,
)
def test_each_kind_of_change_is_told_in_words(folder: Path, edit: dict[str, str], words: str) -> None:
    assert words in run(folder, edit).output


def test_without_a_folder_the_articles_of_this_one_are_meant(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(folder, REWORDED)
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(wardpress, ["pull", str(folder.parent / "sua.docx")])
    assert "gần 400" in result.output
