"""The commands say what they did, to people and to programs."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from wardpress.cli import main
from wardpress.cli.speech import spoken_language


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    said = capsys.readouterr()
    return ended.value.code, said.out, said.err


def test_build_names_what_it_read_left_out_and_wrote(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "build", str(root / "seeds"), "-o", str(tmp_path))
    assert (status, err) == (0, "")
    assert "9 đoạn, tác giả: Thanh Xuân" in out
    assert "000_4a4b7afcf6fe2866.txt:3:1 đã bỏ dòng “5”: số đếm của trang web" in out
    for path in tmp_path.iterdir():
        assert str(path) in out
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx", ".epub", ".pdf"]


def test_what_two_formats_find_alike_is_told_once(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, "build", str(root / "seeds"), "-o", str(tmp_path), "--to", "pdf,pdf-booklet")
    assert out.count("[pdf.loose-lines]") == 1


def test_build_tells_programs_the_same(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "build", str(root / "seeds"), "-o", str(tmp_path), "--to", "epub", "--json")
    told = json.loads(out)
    assert status == 0
    assert told["articles"][0]["left_out"] == [{"text": "5", "reason": "article.page-counter", "line": 3}]
    assert [edition["format"] for edition in told["editions"]] == ["epub"]
    assert Path(told["editions"][0]["path"]).stat().st_size == told["editions"][0]["size"]
    assert "article.page-counter" in [found["code"] for found in told["diagnostics"]]


def test_formats_may_be_asked_for_one_by_one(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, _ = run(capsys, "build", str(root / "seeds"), "-o", str(tmp_path), "--to", "docx", "--to", "epub")
    assert status == 0
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx", ".epub"]


def test_verify_makes_files_again_in_the_theme_that_they_were_made_in(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = str(root / "seeds")
    run(capsys, "build", seeds, "-o", str(tmp_path), "--to", "docx", "--theme", "a5")
    assert run(capsys, "verify", str(tmp_path), "--from", seeds, "--theme", "a5")[0] == 0
    assert run(capsys, "verify", str(tmp_path), "--from", seeds)[0] == 1


@pytest.mark.parametrize("seconds", ["nan", "0", "-1", "1e9"])
def test_a_deadline_is_a_number_of_seconds(seconds: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "build", str(root / "seeds"), "--timeout", seconds)
    assert status == 2
    assert "--timeout" in err


def test_explain_shows_each_line_with_its_role_rule_and_confidence(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = str(root / "seeds" / "000_4a4b7afcf6fe2866.txt")
    status, out, _ = run(capsys, "--lang", "en", "explain", seed)
    lines = out.split("\n")
    assert status == 0
    assert "utf-8" in lines[0]
    assert lines[1].split()[:4] == ["1", "headline", "headline", "95%"]
    assert lines[2].split() == ["3", "page", "counter", "counter", "95%", "5"]
    assert any(line.split()[1:3] == ["byline", "byline"] for line in lines if line.endswith("Thanh Xuân"))
    assert "the hit counter of the web page" in out


def test_explain_gives_programs_one_object_an_article(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "explain", "--json", str(root / "seeds" / "000_4a4b7afcf6fe2866.txt"))
    (article,) = json.loads(out)
    assert {"title", "subtitle", "rubric", "sapo", "byline", "paragraphs", "headings", "list_items"} <= set(article)
    assert {"captions", "verse_lines", "source", "left_out", "encoding", "confidence"} <= set(article)
    assert len(article["paragraphs"]) == 9


def test_explain_of_a_missing_file_is_an_input_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "explain", str(tmp_path / "none.txt"))
    assert status == 3
    assert "Không đọc được" in err


def test_formats_lists_every_format_with_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--lang", "en", "formats")
    for name in ("docx", "epub", "pdf", "text"):
        assert f"{name}@wardpress" in out
    assert "embed_fonts = false  (true or false)" in out
    assert "width = 72  (a whole number from 40 to 200)" in out
    status, out, _ = run(capsys, "formats", "pdf")
    assert status == 0
    assert "docx" not in out


def test_plugins_lists_built_ins_and_the_installed_plugin(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "plugins", "--json")
    found = {(plugin["distribution"], plugin["status"]) for plugin in json.loads(out)}
    assert ("wardpress-text", "loaded") in found
    assert ("wardpress", "built-in") in found
    _, out, _ = run(capsys, "plugins")
    assert "exporter text" in out


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LC_ALL": "vi_VN", "LANG": "en_US"}, "vi"),
        ({"LANG": "C"}, "vi"),
        ({}, "vi"),
        ({"LC_MESSAGES": "en_US", "LANG": "vi_VN"}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], language: str) -> None:
    assert spoken_language(environment) == language


def test_a_wrong_option_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "build", "--colour")
    assert status == 2
    assert "--colour" in err


MISUSED = {
    "an option that there is not": (["build", "s", "--thme", "x"], "Không có tùy chọn --thme (có phải là --theme?)."),
    "a command that there is not": (["biuld", "s"], "Không có lệnh biuld (có phải là build?)."),
    "a part of a command that there is not": (["plugins", "wy"], "Không có lệnh wy (có phải là why?)."),
    "nothing to build": (["build"], "Còn thiếu PATHS."),
    "an option without its value": (["build", "s", "--theme"], "Tùy chọn --theme còn thiếu giá trị"),
    "a word that is none of the choices": (["--lang", "fr", "formats"], "hãy chọn một trong vi, en."),
    "no number": (["batch", ".", "-j", "nhiều"], "Giá trị của -j/--at-once không dùng được"),
    "no folder": (["batch", "không-có"], "Giá trị của ROOT không dùng được: không có tệp hay thư mục"),
    "one word too many": (["explain", "a.txt", "b.txt"], "Thừa tham số: b.txt."),
    "an option of a command before it": (["--apply", "pull"], "Không có tùy chọn --apply"),
}


@pytest.mark.parametrize("case", MISUSED)
def test_what_is_typed_wrongly_is_told_in_vietnamese(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, said = MISUSED[case]
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("Lỗi: ")
    assert said in err
    assert "--help`" in err


def test_what_is_typed_wrongly_is_told_in_english_where_that_is_spoken(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "--lang", "en", "build", "s", "--thme", "x")
    assert status == 2
    assert err.startswith("Error: No such option")


def test_no_command_at_all_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys)
    assert status in (0, 2)
    assert "build" in out + err


def test_json_is_ascii_and_tells_an_error_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "build", str(tmp_path / "không-có"), "--json")
    assert status == 3
    assert out.isascii()
    assert "Không có tệp" in json.loads(out)["error"]["vi"]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("batch .", "input"),
        ("build nothing --thme x", "usage"),
        ("check nothing", "input"),
        ("explain nothing.txt", "input"),
        ("formats nothing", "usage.unknown-format"),
        ("plugins check nothing", "usage"),
        ("plugins why nothing", "usage"),
        ("plugins --plugin nothing.py", "usage"),
        ("pull nothing.docx nothing", "input"),
        ("verify nothing", "input"),
    ],
)
def test_programs_are_told_why_there_is_no_result_by_every_command(
    command: str, code: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run(capsys, *command.split(), "--json")
    assert status in (2, 3)
    assert json.loads(out)["error"]["code"] == code
    assert err.startswith("Lỗi: ")


def test_the_environment_chooses_the_language_of_errors_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WARDPRESS_LANG", "en")
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    _, _, err = run(capsys, "build", str(tmp_path / "nothing"))
    assert err.startswith("Error: There is no file or folder")


@pytest.mark.parametrize(("named", "start"), [("en_US.UTF-8", "Error: There is"), ("vi_VN", "Lỗi: Không có tệp")])
def test_the_language_may_be_named_as_locales_are(
    named: str, start: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WARDPRESS_LANG", named)
    status, _, err = run(capsys, "build", str(tmp_path / "nothing"))
    assert (status, err[: len(start)]) == (3, start)


def test_no_variable_of_the_environment_changes_what_a_command_does(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, expected, _ = run(capsys, "formats", "text")
    monkeypatch.setenv("WARDPRESS_FORMATS_AS_JSON", "1")
    assert run(capsys, "formats", "text") == (0, expected, "")


def test_no_format_at_all_is_a_usage_error(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "build", str(root / "seeds"), "--to", ",")
    assert status == 2
    assert "danh sách định dạng" in err


def test_ctrl_c_ends_with_130_and_whole_files(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def press(_: int) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(os, "fsync", press)
    status, _, err = run(capsys, "build", str(root / "seeds"), "-o", str(tmp_path), "--to", "epub")
    assert status == 130
    assert "Đã dừng" in err
    assert list(tmp_path.iterdir()) == []


def test_the_gravest_failure_gives_the_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("TÍT\n\nĐoạn văn, có dấu chấm.\n", encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "ban-tin.epub").mkdir()
    status, _, err = run(capsys, "build", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--to", "epub")
    assert status == 5
    assert "b.txt" in err


def test_a_terminal_without_vietnamese_letters_gets_question_marks(root: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "wardpress", "build", str(root / "seeds"), "-o", str(tmp_path), "--to", "epub"]
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert b"?\xe3 ghi" in done.stdout


@pytest.mark.parametrize(
    "fault",
    [
        MemoryError(),
        SystemError("error return without exception set"),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        ImportError("unicodedata.so: failed to map segment from shared object"),
    ],
)
def test_a_machine_without_memory_is_told_so_and_nothing_is_written(
    fault: Exception, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def starved(*_: object) -> None:
        raise fault

    monkeypatch.setattr("wardpress.cli.app.import_module", starved)
    status, _, err = run(capsys, "build", str(root / "seeds"), "-o", str(tmp_path / "out"))
    assert (status, "Máy không còn đủ bộ nhớ." in err) == (5, True)
    assert not (tmp_path / "out").exists()


def test_another_fault_of_an_import_is_a_bug_and_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise ImportError("No module named 'odf'")

    monkeypatch.setattr("wardpress.cli.app.import_module", missing)
    with pytest.raises(ImportError, match="odf"):
        main(["build", "x"])


def test_a_command_that_cannot_be_loaded_says_so_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise MemoryError", encoding="utf-8")
    command = [sys.executable, "-m", "wardpress", "formats"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 5
    assert done.stderr.startswith("Lỗi: Không nạp được wardpress (MemoryError).")
    assert "Close other programs" in done.stderr
    assert "Traceback" not in done.stderr


def test_who_has_no_memory_left_to_say_so_says_so_in_both_languages() -> None:
    program = "import wardpress.__main__ as m\ndef starved(): raise MemoryError\nm._command = starved\nm.run()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 5
    assert done.stderr.startswith("\nLỗi: Máy không còn đủ bộ nhớ.")
    assert "There is not enough memory" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistake_in_the_command_that_stops_every_folder_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for ward in ("an-hoi", "an-phu", "an-thoi"):
        (tmp_path / "wards" / ward).mkdir(parents=True)
        (tmp_path / "wards" / ward / "bai.txt").write_text(
            "PHƯỜNG HỌP MẶT\n\nSáng 5/1, phường họp.\n", encoding="utf-8"
        )
    with pytest.raises(SystemExit) as ended:
        main(["batch", str(tmp_path / "wards"), "-o", str(tmp_path / "out"), "--to", "khong-co", "-j", "1"])
    assert ended.value.code == 2
    told = capsys.readouterr().out
    assert told.count("Không có định dạng khong-co") == 1
    assert told.count(f"như {tmp_path / 'wards' / 'an-hoi'}\n") == 2
