"""Bad input: the right exit status, one clear message in both languages, no file left behind, no traceback."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from wardpress.cli import main

ARTICLE = "TÍT CỦA BÀI\n\nĐoạn văn của bài này, có dấu chấm.\n"


def word_file() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return buffer.getvalue()


def folder_with(name: str, data: bytes) -> Callable[[Path], list[str]]:
    def arguments(tmp_path: Path) -> list[str]:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / name).write_bytes(data)
        return [str(tmp_path / "in"), "-o", str(tmp_path / "out")]

    return arguments


def unwritable(tmp_path: Path) -> list[str]:
    (tmp_path / "out").write_bytes(b"a file where the folder should be")
    return [*folder_with("a.txt", ARTICLE.encode())(tmp_path)[:1], "-o", str(tmp_path / "out" / "deeper")]


def wrong_settings(tmp_path: Path) -> list[str]:
    arguments = folder_with("a.txt", ARTICLE.encode())(tmp_path)
    (tmp_path / "in" / "bulletin.toml").write_text('masthed = 1\nlanguage = 3\n[masthead]\ndate = "hôm nay"', "utf-8")
    return arguments


BAD: dict[str, tuple[Callable[[Path], list[str]], int, tuple[str, str]]] = {
    "missing path": (
        lambda tmp: [str(tmp / "nowhere"), "-o", str(tmp / "out")],
        3,
        ("no file or folder", "Không có tệp hay thư mục"),
    ),
    "empty folder": (lambda tmp: [str(tmp), "-o", str(tmp / "out")], 3, ("no article to read", "Không có bài nào")),
    "empty file": (folder_with("a.txt", b""), 3, ("no article to read", "Không có bài nào")),
    "a Word file": (folder_with("a.txt", word_file()), 3, ("a Word file", "tệp Word")),
    "a PDF": (folder_with("a.txt", b"%PDF-1.7\n"), 3, ("a PDF file", "tệp PDF")),
    "a photo": (folder_with("a.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF"), 3, ("a JPEG picture", "ảnh JPEG")),
    "unreadable encoding": (
        folder_with("a.txt", "Đảng bộ".encode("cp1258", "ignore") + b"\xae\xb5"),
        3,
        ("its encoding is not sure", "chưa rõ bảng mã"),
    ),
    "unknown format": (
        lambda tmp: [*folder_with("a.txt", ARTICLE.encode())(tmp), "--to", "docs"],
        2,
        ("no format docs (did you mean docx?)", "Không có định dạng docs (có phải là docx?)"),
    ),
    "bulletin.toml in UTF-16, as old Notepads save": (
        folder_with("bulletin.toml", "language = 'vi'\n".encode("utf-16")),
        3,
        ("it is not UTF-8", "tệp không phải mã UTF-8"),
    ),
    "unwritable output": (unwritable, 5, ("Cannot write", "Không ghi được")),
    "bad bulletin.toml": (
        wrong_settings,
        2,
        ("masthed is unknown (did you mean masthead?)", "không có mục masthed (có phải là masthead?)"),
    ),
}


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_told_plainly(
    case: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, status, said = BAD[case]
    with pytest.raises(SystemExit) as ended:
        main(["--lang", language, "build", *arguments(tmp_path)])
    spoken = capsys.readouterr().err
    assert ended.value.code == status
    assert said[0 if language == "en" else 1] in spoken
    assert spoken.startswith(("Error: ", "Lỗi: "))
    assert "\n  → " in spoken
    assert "Traceback" not in spoken
    assert not (tmp_path / "out").is_dir()


def test_every_mistake_of_a_bulletin_toml_is_in_the_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["build", *wrong_settings(tmp_path)])
    spoken = capsys.readouterr().err
    assert spoken.count("Lỗi:") == 1
    for key in ("masthed", "language", "masthead.date"):
        assert key in spoken


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_an_output_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = folder_with("a.txt", ARTICLE.encode())(tmp_path)
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(SystemExit) as ended:
        main(["build", *arguments])
    assert ended.value.code == 5
    assert "Không ghi được" in capsys.readouterr().err


def test_a_broken_article_beside_good_ones_costs_the_status_but_not_the_editions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = folder_with("a.txt", ARTICLE.encode())(tmp_path)
    (tmp_path / "in" / "b.txt").write_bytes(b"%PDF-1.7")
    with pytest.raises(SystemExit) as ended:
        main(["build", *arguments, "--to", "epub"])
    assert ended.value.code == 3
    assert "b.txt là tệp PDF" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["ban-tin.epub"]
