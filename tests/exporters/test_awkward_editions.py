"""People, headlines and machines as they are: whole commands in two worlds, every edition valid and the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import ooxml_integrity
import openxml_audit
import pytest
from epub_making import epubcheck
from pdf_faults import faults

from wardpress.testing import docx_words, epub_words
from wardpress.testing.readback import pdf_words

BODY = "Sáng 28/3, bà con khu phố 6 ra quân dọn hẻm 42. Đường sạch, cống thông, ai cũng vui.\n" * 3
LONG = " ".join(f"Khu phố {number} ra quân làm sạch đường" for number in range(12))[:300].strip()
# The lines of front matter of each article, and what must be read in every edition.
CASES = {
    "một người viết": (["Tác giả: Hồng Anh"], ["Hồng Anh"]),
    "three authors": (
        ["Tác giả: Nguyễn Thị Ánh Tuyết; Lê Văn Đức; Y Bhăm Niê Kđăm"],
        ["Nguyễn Thị Ánh Tuyết", "Lê Văn Đức", "Y Bhăm Niê Kđăm"],
    ),
    "không ai": ([], []),
    "tên lạ": (["Tác giả:  Trần  Thị <b> & “Út” O'Neil "], ["<b>", "&", "“Út”", "O'Neil"]),
    "tít dài": ([f"Tiêu đề: {LONG}", "Tác giả: Hồng Anh"], [LONG]),
}
BUILD = """
import sys
from pathlib import Path
from wardpress import read_bulletin, write_editions
for folder in sorted(Path(sys.argv[1]).iterdir()):
    made = read_bulletin(folder)
    for edition in write_editions(made.bulletin, Path(sys.argv[2], folder.name), settings=made.settings):
        assert edition.error is None, edition.error
"""
WORLDS = {
    # Not even the names of files are UTF-8 here.
    "C": {"TZ": "UTC", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Việt Nam": {"TZ": "Asia/Ho_Chi_Minh", "LANG": "vi_VN.UTF-8", "LC_ALL": "C.UTF-8"},
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for each world, in it one for each case, in it the three editions."""
    base = tmp_path_factory.mktemp("bản tin")
    for name, (front, _) in CASES.items():
        article = base / "bài" / name / "bài 1 – dọn hẻm.txt"
        article.parent.mkdir(parents=True)
        headline = [] if any(line.startswith("Tiêu đề") for line in front) else ["Tiêu đề: Ngày hội dọn hẻm"]
        article.write_text("\n".join([*headline, *front, "", BODY]), encoding="utf-8")
    for world, environment in WORLDS.items():
        command = [sys.executable, "-W", "error", "-c", BUILD, str(base / "bài"), str(base / world)]
        subprocess.run(command, check=True, env={**os.environ, **environment}, timeout=120)
    return base


@pytest.mark.parametrize("case", CASES)
def test_an_edition_is_valid_and_the_same_in_every_world(case: str, made: Path) -> None:
    here, there = ({file.suffix: file for file in (made / world / case).iterdir()} for world in WORLDS)
    assert {suffix: file.read_bytes() for suffix, file in here.items()} == {
        suffix: file.read_bytes() for suffix, file in there.items()
    }
    with epubcheck(here[".epub"]) as judge:
        said, _ = judge.communicate(timeout=100)
    assert "0 fatals / 0 errors / 0 warnings / 0 infos" in said
    assert "USAGE(" not in said
    assert openxml_audit.OpenXmlValidator().validate(here[".docx"]).errors == []
    assert list(ooxml_integrity.check(here[".docx"])) == []
    assert faults(here[".pdf"].read_bytes()) == []


@pytest.mark.parametrize("case", CASES)
def test_every_name_and_headline_is_whole_in_all_three(case: str, made: Path) -> None:
    files = {file.suffix: file.read_bytes() for file in (made / "C" / case).iterdir()}
    words = {".docx": docx_words, ".epub": epub_words, ".pdf": pdf_words}
    for suffix, read in words.items():
        shown = " ".join(read(files[suffix])).replace("\u00a0", " ")
        assert [said for said in CASES[case][1] if said not in shown] == [], suffix


@pytest.mark.parametrize("world", WORLDS)
def test_a_folder_without_an_article_is_refused_in_words_and_leaves_nothing(world: str, tmp_path: Path) -> None:
    empty, out = tmp_path / "trống", tmp_path / "ra"
    empty.mkdir()
    command = [sys.executable, "-m", "wardpress", "build", str(empty), "-o", str(out)]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, **WORLDS[world]}, timeout=60)
    said = done.stderr.decode("utf-8", "replace")
    assert (done.returncode, out.exists()) == (3, False)
    assert "Traceback" not in said
    assert ".txt" in said
