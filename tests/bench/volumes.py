"""Word and EPUB editions of 1,000 articles: whole processes beside pandoc, processor time and memory, interleaved.

Both are given the same words, and both write contents; once from text, once from the JSON that each makes of it. The
words are made up: one article a thousand times over would be packed in no time. Only the ratios mean anything.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

import pypandoc
from editions import made_up

from wardpress import encode_bulletin, read_bulletin, render
from wardpress.model import article_texts

ROUNDS = 3
# What either tool makes of its input, as JSON: writing it takes no reading of plain text or Markdown.
WRITE = """
import sys
from pathlib import Path
from wardpress import decode_bulletin, render
Path("all." + sys.argv[1]).write_bytes(render(decode_bulletin(Path("bulletin.json").read_bytes()), sys.argv[1]))
"""


def main() -> None:
    """Measure and print; the number of articles may be given."""
    count = int(sys.argv[1]) if sys.argv[1:] else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_texts(folder, count)
        print(f"{count} articles, medians of {ROUNDS} interleaved whole processes:")
        for kind in ("docx", "epub"):
            _compare(kind, folder)
    for kind in ("docx", "epub"):
        _print_growth(kind, [count // 100, count // 10, count, count * 10])


def _print_growth(kind: str, counts: list[int]) -> None:
    """Print what an article more costs in editions of `counts` articles; the start and the cover count once."""
    times = [_processor_time(partial(render, made_up(count), kind)) for count in counts]
    for (fewer, less), (more, longer) in pairwise(zip(counts, times, strict=True)):
        print(f"  {kind}, from {fewer} to {more} articles: {(longer - less) / (more - fewer) * 1000:.2f} ms an article")


def _processor_time(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


def _write_texts(folder: Path, count: int) -> None:
    (folder / "articles").mkdir()
    chapters = []
    for number, article in enumerate(made_up(count).articles()):
        lines = list(article_texts(article))
        (folder / "articles" / f"{number:05}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        chapters.append("# " + "\n\n".join(lines))
    (folder / "all.md").write_text("\n\n".join(chapters) + "\n", encoding="utf-8")
    _run([pypandoc.get_pandoc_path(), "all.md", "-o", "all.json"], folder)
    (folder / "bulletin.json").write_bytes(encode_bulletin(read_bulletin(folder / "articles").bulletin))


def _compare(kind: str, folder: Path) -> None:
    build = [sys.executable, "-m", "wardpress", "build", "articles", "-o", "out", "--no-plugins", "--to", kind]
    pandoc = [pypandoc.get_pandoc_path(), "--toc", "--metadata=title:Bản tin", "-o", f"all.{kind}"]
    write = [sys.executable, "-c", WRITE, kind]
    _pair(kind, build, [*pandoc, "all.md"], folder)
    _pair(f"{kind}, from its own JSON", write, [*pandoc, "all.json"], folder)


def _pair(label: str, ours: list[str], theirs: list[str], folder: Path) -> None:
    runs = [(_run(ours, folder), _run(theirs, folder)) for _ in range(ROUNDS)]
    (our_time, our_memory), (their_time, their_memory) = (
        tuple(map(statistics.median, zip(*side, strict=True))) for side in zip(*runs, strict=True)
    )
    print(f"  wardpress {label:<28} {our_time:6.2f} s {our_memory:6.0f} MB")
    print(f"  pandoc {label:<31} {their_time:6.2f} s {their_memory:6.0f} MB")
    print(f"    {their_time / our_time:.1f} times as fast, {their_memory / our_memory:.1f} times less memory")


def _run(command: list[str], folder: Path) -> tuple[float, float]:
    """Return the seconds of the processor that a command took and the megabytes that it held at most."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
