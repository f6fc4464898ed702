"""The public benchmark: every tool makes the same 1 to 10,000 articles; writes the tables and the picture of the docs.

Run it with `make bench`. Whole processes, interleaved, each ended where it takes too much time or memory. How many
articles at most, and how many seconds a process may take, can be given: `public.py 1000 60`.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from growth import columns, exponent, picture
from peers import OURS, Contestant, contestants, prepare, versions
from stopwatch import Ending, Limits, Run, measured
from texts import stories

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE, PICTURE = ROOT / "docs" / "benchmarks.md", ROOT / "docs" / "pictures" / "benchmarks.svg"
DATA = ROOT / "docs" / "benchmarks.json"
BEGIN, END = "<!-- made by tests/bench/public.py -->", "<!-- to here -->"
COUNTS = (1, 10, 100, 1000, 10000)
ROUNDS = {1: 7, 10: 7, 100: 5, 1000: 3, 10000: 1}
MEGABYTES = 8000
SECONDS = 150
FORMATS = {"docx": "Word", "pdf": "PDF", "epub": "EPUB"}
ENDINGS: dict[Ending, str] = {"time": "over {} s", "memory": "over {} MB", "failed": "failed"}


@dataclass(frozen=True)
class Result:
    """What one tool took at best for so many articles in one format, or how it ended where it did not finish."""

    tool: str
    format: str
    count: int
    seconds: float
    processor: float
    megabytes: float
    ending: Ending


def main() -> None:
    """Measure, and write the page and the picture."""
    most = int(sys.argv[1]) if sys.argv[1:] else COUNTS[-1]
    limits = Limits(float(sys.argv[2]) if sys.argv[2:] else SECONDS, MEGABYTES)
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as name:
        for count in (count for count in COUNTS if count <= most):
            folder = Path(name) / str(count)
            prepare(stories(count), folder)
            left = [one for one in contestants() if _has_finished(one, results)]
            for result in _race(left, count, folder, limits):
                results.append(result)
                print(
                    f"{result.tool:12} {result.format:5} {count:6} {result.seconds:8.2f} s {result.megabytes:6.0f} MB"
                )
            # After each step: the last ones take long, and a run that is stopped has then not been for nothing.
            DATA.write_text(json.dumps([asdict(result) for result in results], indent=1) + "\n", encoding="utf-8")
            _write_page(results, limits)


def _has_finished(one: Contestant, results: list[Result]) -> bool:
    return all(found.ending == "done" for found in results if (found.tool, found.format) == (one.tool, one.format))


def _race(left: list[Contestant], count: int, folder: Path, limits: Limits) -> Iterator[Result]:
    runs: dict[Contestant, list[Run]] = {one: [] for one in left}
    for one in left if count < COUNTS[-2] else ():
        measured(one.command, folder, limits)  # once to warm the disk cache
    for _ in range(ROUNDS[count]):
        for one, done in runs.items():
            if all(run.ending == "done" for run in done):
                done.append(measured(one.command, folder, limits))
    for one, done in runs.items():
        # What else the machine has to do can only make a run longer.
        best = min(done, key=lambda run: run.seconds)
        processor = min(run.processor for run in done)
        yield Result(one.tool, one.format, count, best.seconds, processor, best.megabytes, done[-1].ending)


def _write_page(results: list[Result], limits: Limits) -> None:
    panels: dict[str, dict[str, dict[int, float]]] = {}
    unit: dict[str, str] = {}
    for key, what in (("seconds", "seconds"), ("megabytes", "megabytes at most")):
        for kind, shown in FORMATS.items():
            title = shown if key == "seconds" else f"{shown}, memory"
            panels[title], unit[title] = _series(results, kind, key), f"{what}, for so many articles"
    PICTURE.write_text(picture(panels, unit=unit, ours=OURS), encoding="utf-8")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    tables = (_table(results, kind, limits) for kind in FORMATS)
    told = "\n".join((BEGIN, _heading(), *tables, *_losses(results), *_flatness(results), END))
    PAGE.write_text(before + told + after, encoding="utf-8")


def _series(results: list[Result], kind: str, key: str) -> dict[str, dict[int, float]]:
    series: dict[str, dict[int, float]] = {}
    for result in results:
        if result.format == kind and result.ending == "done":
            series.setdefault(result.tool, {})[result.count] = getattr(result, key)
    return series


def _heading() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    tools = ", ".join(f"{name} {number}" for name, number in versions().items())
    today = dt.datetime.now(dt.UTC).date()
    return (
        f"The last run: {today}, {os.cpu_count()} cores, {memory:.0f} GB of memory, {platform.system()}, "
        f"Python {platform.python_version()}; {tools}. Load of the machine at its end: {os.getloadavg()[2]:.1f}, "
        f"one or two of it the benchmark's.\n\n![Time and memory](pictures/benchmarks.svg)\n"
    )


def _table(results: list[Result], kind: str, limits: Limits) -> str:
    mine = {found.count: found for found in results if (found.tool, found.format) == (OURS, kind)}
    rows = [[FORMATS[kind], *(f"{count:,}" for count in mine), "grows with"]]
    for tool in dict.fromkeys(found.tool for found in results if found.format == kind):
        theirs = {found.count: found for found in results if (found.tool, found.format) == (tool, kind)}
        cells = [_cell(theirs.get(count), mine[count], limits) for count in mine]
        power = exponent({count: found.processor for count, found in theirs.items() if found.ending == "done"})
        rows.append([tool, *cells, "–" if power is None else f"n^{power:.2f}"])
    return f"{columns(rows)}\n"


def _cell(theirs: Result | None, mine: Result, limits: Limits) -> str:
    if theirs is None:
        return "–"
    if theirs.ending != "done":
        return ENDINGS[theirs.ending].format(f"{limits.seconds if theirs.ending == 'time' else limits.megabytes:,.0f}")
    told = f"{theirs.seconds:.2f} s, {theirs.megabytes:,.0f} MB"
    return told if theirs is mine else f"{told} ({theirs.seconds / mine.seconds:.1f}×)"


def _losses(results: list[Result]) -> Iterator[str]:
    ours = {(found.format, found.count): found for found in results if found.tool == OURS}
    for key, what in (("seconds", "Where we are slower"), ("megabytes", "Where we take more memory")):
        lost: dict[str, list[str]] = {}
        for found in results:
            if found.ending == "done" and getattr(found, key) < getattr(ours[found.format, found.count], key):
                lost.setdefault(f"{found.tool} ({FORMATS[found.format]})", []).append(f"{found.count:,}")
        told = "; ".join(f"than {tool} with {', '.join(counts)} articles" for tool, counts in lost.items())
        yield f"**{what}:** {told or 'nowhere'}.\n"


def _flatness(results: list[Result]) -> Iterator[str]:
    """Say what an article more takes in the largest edition, beside the second largest: 1.00 is as much."""
    ours = {(found.format, found.count): found for found in results if found.tool == OURS and found.ending == "done"}
    counts = [count for count in COUNTS if all((kind, count) in ours for kind in FORMATS)]
    if len(counts) < 3:
        return
    least, less, more = counts[0], counts[-2], counts[-1]
    parts = []
    for kind, shown in FORMATS.items():
        base, fewer, most = (ours[kind, count] for count in (least, less, more))
        growth = [
            (getattr(most, key) - getattr(base, key)) / (getattr(fewer, key) - getattr(base, key)) * less / more
            for key in ("processor", "megabytes")
        ]
        parts.append(f"{shown} {growth[0]:.2f} of the time and {growth[1]:.2f} of the memory")
    yield f"**An article more**, in an edition of {more:,} beside one of {less:,}: {'; '.join(parts)}.\n"


if __name__ == "__main__":
    main()
