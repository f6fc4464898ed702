"""`wardpress check` tells what to mend, and its exit status says whether there is anything."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest

from wardpress import read_bulletin, render
from wardpress.cli import main

ARTICLE = "PHƯỜNG HOA SỮA HỌP MẶT ĐẦU NĂM\n\nSáng 5/1, phường họp mặt đầu năm.\n\nMinh Thư\n"
WHOLE = """
[masthead]
name = "Phường Hoa Sữa"
publisher = "UBND phường Hoa Sữa"
date = 2025-12-05
[imprint]
responsible = "Nguyễn Thị Mẫu"
licence = "Số 12/GP-XBBT ngày 05 tháng 01 năm 2025"
periodicity = "Hằng tháng"
printer = "Xưởng in Thí Dụ"
copies = "500 bản"
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    said = capsys.readouterr()
    return ended.value.code, said.out, said.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bai.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "in" / "bulletin.toml").write_text(WHOLE, encoding="utf-8")
    return tmp_path / "in"


def test_a_whole_bulletin_passes_and_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(folder.parent.rglob("*"))
    status, out, err = run(capsys, "check", str(folder))
    assert (status, err) == (0, "")
    assert "Kiểm tra theo Luật Báo chí 2016 (103/2016/QH13), Điều 34 khoản 1" in out
    assert "không kiểm tra" in out
    assert "Không thiếu mục nào." in out
    assert sorted(folder.parent.rglob("*")) == before


def test_the_sample_still_has_blanks_to_fill_in(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "--lang", "en", "check", str(root / "seeds"))
    assert status == 1
    assert "To be mended: 4" in out
    assert "say licence = … under [imprint]" in out


def test_programs_are_told_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "check", str(folder), "--theme", "a4", "--json")
    told = json.loads(out)
    assert (status, told["findings"], told["unread"]) == (1, 1, [])
    assert [entry["code"] for entry in told["diagnostics"] if entry["severity"] == "warning"] == [
        "check.page-too-large"
    ]


def test_the_pages_that_count_are_those_of_the_printed_edition(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = ARTICLE + "\n".join(f"Đoạn thứ {number} của bài dài nói về việc của khu phố.\n" for number in range(1500))
    (folder / "bai.txt").write_text(text, encoding="utf-8")
    rules = folder.parent / "rules.toml"
    head = 'law = "Quy định riêng"\nin_force = 2020-01-01\nsource = "bản giấy"\nis_verified = true\n'
    rules.write_text(f"{head}most_pages = 3\n", encoding="utf-8")
    status, out, _ = run(capsys, "--lang", "en", "check", str(folder), "--rules", str(rules))
    manuscript = read_bulletin(folder)
    with pikepdf.open(io.BytesIO(render(manuscript.bulletin, "pdf", settings=manuscript.settings))) as document:
        pages = len(document.pages)
    assert (status, pages > 3) == (1, True)
    assert "Looked at by Quy định riêng" in out
    assert f"  {pages} pages where 3 are allowed (Quy định riêng)" in out


def test_an_article_that_cannot_be_read_is_graver(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "hong.txt").write_bytes(b"%PDF-1.7")
    status, _, err = run(capsys, "check", str(folder))
    assert status == 3
    assert "hong.txt" in err


@pytest.mark.parametrize(("text", "status"), [(None, 3), ("law = 1", 2)])
def test_rules_that_cannot_be_used_are_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str | None, status: int
) -> None:
    rules = folder.parent / "rules.toml"
    if text is not None:
        rules.write_text(text, encoding="utf-8")
    found, out, err = run(capsys, "check", str(folder), "--rules", str(rules), "--json")
    assert found == status
    assert "rules.toml" in err
    assert "rules.toml" in json.loads(out)["error"]["vi"]


def test_build_takes_a_theme_for_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "xanh.toml").write_text('extends = "a5"\n[colours]\naccent = "#1f4e79"\n', encoding="utf-8")
    out_folder = folder.parent / "out"
    arguments = ("build", str(folder), "-o", str(out_folder), "--to", "epub", "--theme")
    assert run(capsys, *arguments, str(folder / "xanh.toml"))[0] == 0
    status, _, err = run(capsys, *arguments, "xanh")
    assert status == 2
    assert "Không có chủ đề xanh" in err
