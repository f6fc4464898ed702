"""Whatever fails while a file is written: the old one is whole, nothing is left behind, the other editions are made."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from faults import FAULTS, NEEDS_ROOT, may_mount, row
from kills import FORMATS, kill_many
from nth import ERRORS, STEPS, allocations_until_untouched, count_until_untouched

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "trust.md"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_does_to_each_format_what_the_page_says(fault: str) -> None:
    if fault in NEEDS_ROOT and not may_mount():
        pytest.skip("only root may make a disk")
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        assert row(fault, Path(place)) in PAGE.read_text(encoding="utf-8")


def test_the_page_tears_nothing_leaves_no_litter_and_knows_every_fault() -> None:
    page = PAGE.read_text(encoding="utf-8").partition("made by the tests.")[2].partition("\n## ")[0]
    assert [line.split(" | ")[0][2:] for line in page.split("\n") if line.startswith("| ")][1:] == list(FAULTS)
    assert len(FAULTS) >= 20
    assert "**" not in page


@pytest.mark.parametrize("step", STEPS)
def test_the_edition_that_meets_a_fault_keeps_its_old_file_and_the_others_are_new(step: str, tmp_path: Path) -> None:
    # `make faults` tries every error with every call; here one error, and every call that a run makes.
    assert count_until_untouched(step, ERRORS[len(step) % len(ERRORS)], tmp_path) >= 3


# What an allocation fails beside of, between `os.scandir` and its `with`, Python closes by itself, and says so.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_no_memory_at_any_step_of_writing_leaves_whole_files(tmp_path: Path) -> None:
    pytest.importorskip("_testcapi", reason="needs CPython's own test module")
    # `make faults` tries every single allocation.
    assert allocations_until_untouched(tmp_path, step=7) > 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("name", FORMATS)
def test_a_run_killed_at_any_instant_tears_no_file_and_leaves_nothing_for_long(name: str) -> None:
    counts = kill_many(name, 12, seed=4711)
    assert counts["torn"] == 0
    assert counts["old"] + counts["new"] == 12
    assert counts["litter after the next run"] == 0


_WRITER = """
import sys
from pathlib import Path
from wardpress.publish.wholefile import commit
for _ in range(20):
    commit(Path(sys.argv[1]), sys.argv[2].encode() * 100_000)
"""


def test_eight_runs_on_one_target_leave_the_whole_file_of_one_of_them(tmp_path: Path) -> None:
    target = tmp_path / "tin.pdf"
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, str(target), letter]) for letter in "ABCDEFGH"]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        if target.exists():
            content = target.read_bytes()
            assert len(content) == 100_000
            seen.add(content[:1])
            assert content == content[:1] * 100_000
    assert [writer.returncode for writer in writers] == [0] * 8
    assert len(seen) > 1
    assert [path.name for path in tmp_path.iterdir()] == ["tin.pdf"]


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
@pytest.mark.parametrize(
    ("number", "status", "is_deaf"),
    [(signal.SIGTERM, 143, False), (signal.SIGINT, 130, False), (signal.SIGTERM, 143, True)],
)
def test_a_run_that_is_told_to_stop_ends_by_itself_and_leaves_nothing(
    number: signal.Signals, status: int, *, is_deaf: bool, tmp_path: Path
) -> None:
    articles, out = tmp_path / "in", tmp_path / "out"
    articles.mkdir()
    # So much that Word and EPUB take a while once the PDF stands there.
    for place in range(40):
        (articles / f"bai{place}.txt").write_text("TÍT CỦA BÀI\n\n" + "Đoạn văn của bài này.\n\n" * 200, "utf-8")
    command = [sys.executable, "-m", "wardpress", "build", str(articles), "-o", str(out), "--to", "pdf,docx,epub"]
    if is_deaf:
        # As a shell starts what runs in its background.
        command = ["sh", "-c", "trap '' INT; exec \"$@\"", "sh", *command]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as running:
        while not any(out.glob("*.pdf")):
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(number)
        _, said = running.communicate(timeout=60)
    assert running.returncode == status, said
    assert said.lstrip() == "Đã dừng; các tệp đã có vẫn nguyên vẹn.\n"
    assert not [path.name for path in out.iterdir() if path.name.startswith(".")]
