"""The PDF edition beside Typst: the same words, page, fonts, contents, bookmarks, PDF/UA-1 and PDF/A-2a; prints ratios.

Run it with `make bench`. Whole processes, interleaved; only the ratios within one run mean anything. Then, in one
process each, the time per page of wardpress for editions of different length.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from editions import WORDS_OF_AN_ARTICLE, as_typst, made_up

from wardpress import encode_bulletin

ROUNDS = {1: 7, 1000: 3}
LENGTHS = (10, 100, 1000, 5000)
FACES = (("Spectral", 400), ("Be Vietnam Pro", 400), ("Be Vietnam Pro", 700), ("Be Vietnam Pro", 800))
# Each asks itself how much memory it had at most: the parent's answer would count the parent's own.
TOLD = """
import json, resource
from pathlib import Path
used = resource.getrusage(resource.RUSAGE_SELF)
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps({"processor": used.ru_utime + used.ru_stime, "megabytes": int(peak.split()[1]) / 1024}))
"""
OURS = """
import sys
from pathlib import Path
from wardpress import decode_bulletin, render
bulletin = decode_bulletin(Path(sys.argv[1] + ".json").read_bytes())
Path("ours.pdf").write_bytes(render(bulletin, "pdf"))
"""
TYPST = """
import sys, typst
typst.compile(sys.argv[1] + ".typ", output="theirs.pdf", font_paths=["fonts"], ignore_system_fonts=True,
              pdf_standards=["a-2a", "ua-1"])
"""
PER_PAGE = """
import json, sys, time
from pathlib import Path
import pypdfium2
from wardpress import decode_bulletin, default_host, render

def taken(count, rounds):
    bulletin, times = decode_bulletin(Path(f"{count}.json").read_bytes()), []
    for _ in range(rounds):
        start = time.process_time()
        data = render(bulletin, "pdf", host=host)
        times.append(time.process_time() - start)
    return min(times), len(pypdfium2.PdfDocument(data))

host = default_host()
count = int(sys.argv[1])
base, few = taken(1, 10)
seconds, pages = taken(count, max(2, 300 // count))
print(json.dumps({"pages": pages, "milliseconds": (seconds - base) * 1000 / (pages - few)}))
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder)
        print(f"Typst {version('typst')}; articles of {WORDS_OF_AN_ARTICLE} words; medians")
        for count, rounds in ROUNDS.items():
            _compare(folder, count, rounds)
        _print_time_per_page(folder)


def _write(folder: Path) -> None:
    import fontpkg

    (folder / "fonts").mkdir()
    for family, weight in FACES:
        shutil.copy(fontpkg.path(family, weight=weight), folder / "fonts")
    for count in sorted({*ROUNDS, *LENGTHS}):
        bulletin = made_up(count)
        (folder / f"{count}.json").write_bytes(encode_bulletin(bulletin))
        if count in ROUNDS:
            (folder / f"{count}.typ").write_text(as_typst(bulletin), encoding="utf-8")


def _compare(folder: Path, count: int, rounds: int) -> None:
    runs: dict[str, list[dict[str, float]]] = {"wardpress": [], "typst": []}
    for _ in range(rounds):
        for name, script in (("wardpress", OURS), ("typst", TYPST)):
            runs[name].append(_run(folder, script + TOLD, str(count)))
    medians = {
        name: {key: statistics.median(run[key] for run in told) for key in told[0]} for name, told in runs.items()
    }
    for name, told in medians.items():
        times = f"{told['seconds']:6.2f} s, {told['processor']:6.2f} s of the processor"
        print(f"  {count:>5} articles, {name:<10} {times}, {told['megabytes']:5.0f} MB at most")
    ours, theirs = medians.values()
    faster, cheaper, leaner = (theirs[key] / ours[key] for key in ("seconds", "processor", "megabytes"))
    print(f"    {faster:.2f} times as fast ({cheaper:.2f} by the processor), in 1/{leaner:.1f} of the memory")


def _print_time_per_page(folder: Path) -> None:
    # What every file costs whatever its length, fonts above all, is that of one article.
    print("  time of the processor for each page more than those of one article:")
    for count in LENGTHS:
        told = _run(folder, PER_PAGE, str(count))
        print(f"  {count:>5} articles {told['pages']:6.0f} pages {told['milliseconds']:6.2f} ms")


def _run(folder: Path, script: str, *arguments: str) -> dict[str, float]:
    command, start = (sys.executable, "-c", script, *arguments), time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, cwd=folder)
    seconds = time.perf_counter() - start
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {"seconds": seconds, **told}


if __name__ == "__main__":
    main()
