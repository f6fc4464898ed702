"""Reading 1,000 articles of about 6 KB: wardpress's reader, structure and all, beside pandoc's Markdown reader.

Both read the same bytes in one run, interleaved; only the ratio means anything. Run it with `make bench`.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypandoc

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = ROOT / "seeds" / "000_4a4b7afcf6fe2866.txt"
ARTICLES = 1000
ROUNDS = 5
READ_ALL = """
import sys, time
from pathlib import Path
from wardpress import Origin, Report, read_text
start = time.perf_counter()
for path in sorted(Path(sys.argv[1]).iterdir()):
    read_text(path.read_bytes(), Origin(path.name), Report())
print(time.perf_counter() - start)
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(ARTICLES):
            text = SEED.read_text(encoding="utf-8").replace("Trong 3 năm", f"Trong {number} năm")
            (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
        alone: list[float] = []
        contestants: dict[str, Callable[[], object]] = {
            "wardpress, one process": lambda: alone.append(float(_run(sys.executable, "-c", READ_ALL, name))),
            "pandoc -t json, one process": lambda: _pandoc(folder),
        }
        times: dict[str, list[float]] = {label: [] for label in contestants}
        for _ in range(ROUNDS):
            for label, job in contestants.items():
                start = time.perf_counter()
                job()
                times[label].append(time.perf_counter() - start)
    medians = {label: statistics.median(taken) for label, taken in times.items()}
    for label, seconds in medians.items():
        print(f"  {label:<32} {seconds:6.2f} s for {ARTICLES} articles")
    ours, theirs = medians.values()
    reading = statistics.median(alone)
    print(f"    wardpress is {theirs / ours:.1f} times as fast, its start of {ours - reading:.2f} s included,")
    print(f"    and {theirs / reading:.1f} times once it has started")


def _run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True).stdout


def _pandoc(folder: Path) -> None:
    # One process for all files, so that its start-up is not held against it.
    files = map(str, sorted(folder.iterdir()))
    _run(pypandoc.get_pandoc_path(), "--from=markdown", "--to=json", "--file-scope", "--output=/dev/null", *files)


if __name__ == "__main__":
    main()
