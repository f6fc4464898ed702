"""Hundreds of editions of eight articles: one process, two, dask; and pandoc with Typst in a shell loop.

Run it with `make bench`; the number of editions can be given. Every way must give the same bytes, also when it is
killed in the middle and goes on, and when dask loses a worker.
"""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from peers import prepare
from texts import Story, stories

ARTICLES = 8
EDITIONS = 200
# Of the others a sample is enough: they do the same for each edition, and keep nothing warm.
THEIRS = 24
ROUNDS = 2
NAMES = {
    "one": "one process",
    "two": "two",
    "dask": "dask with two workers",
    "theirs": "pandoc, pandoc, Typst, two jobs",
}
POOL = """
import sys, time
from wardpress.publish.batch import jobs_in, make_editions
if __name__ == "__main__":
    start = time.perf_counter()
    done = [outcome.status for outcome in make_editions(jobs_in("wards", sys.argv[1]), at_once=int(sys.argv[2]))]
    assert set(done) <= {"made", "proven"}, done
    print(done.count("proven"), time.perf_counter() - start)
"""
DASK = """
import os, signal, sys, time
import dask
from distributed import LocalCluster
from wardpress.publish.batch import jobs_in, make_editions
if __name__ == "__main__":
    # As docs/batch.md advises: workers that nobody watches all the time, and that keep memory for the next edition.
    dask.config.set({
        "distributed.worker.profile.enabled": False,
        "distributed.admin.tick.interval": "1s",
        "distributed.nanny.pre-spawn-environ": {"MALLOC_TRIM_THRESHOLD_": None},
    })
    with LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster, cluster.get_client() as client:
        victim = next(iter(cluster.workers.values())).pid if sys.argv[2] == "kill" else None
        executor, start, done = client.get_executor(retries=2, pure=False), time.perf_counter(), []
        for outcome in make_editions(jobs_in("wards", sys.argv[1]), executor=executor, at_once=2):
            done.append((outcome.job.folder, outcome.status))
            if victim and len(done) == int(sys.argv[3]) // 3:
                os.kill(victim, signal.SIGKILL)
        assert {status for _, status in done} <= {"made", "proven"}, done
        assert len(dict(done)) == len(done) == int(sys.argv[3])
        print(0, time.perf_counter() - start)
"""
LOOP = """
cd {} && {pandoc} --toc all.md -o a.docx && {pandoc} --toc --metadata=title:x all.md -o a.epub && {python} -c "{typst}"
"""
TYPST = "import typst; typst.compile('all.typ', output='a.pdf', font_paths=['fonts'], ignore_system_fonts=True)"


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if sys.argv[1:] else EDITIONS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, count)
        print(f"{count} editions of {ARTICLES} articles in three formats, the best of {ROUNDS} interleaved runs")
        ways: dict[str, Callable[[], float]] = {
            "one": lambda: _told(folder, POOL, "one", "1")[1],
            "two": lambda: _told(folder, POOL, "two", "2")[1],
            "dask": lambda: _told(folder, DASK, "dask", "keep", str(count))[1],
            "theirs": lambda: _shell_loop(folder),
        }
        runs: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
        for _ in range(ROUNDS):
            for way, run in ways.items():
                shutil.rmtree(folder / way, ignore_errors=True)
                before = _processor()
                seconds = run()
                share = count / THEIRS if way == "theirs" else 1
                runs[way].append((seconds * share, (_processor() - before) * share))
        _print(runs, count)
        _, again = _told(folder, POOL, "two", "2")
        print(f"  a second run, which only proves: {again:.1f} s")
        _compare(folder, count)


def _processor() -> float:
    """Return the seconds of the processor that all children that ended have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _print(runs: Mapping[str, list[tuple[float, float]]], count: int) -> None:
    best = {way: tuple(map(min, zip(*done, strict=True))) for way, done in runs.items()}
    for way, (seconds, processor) in best.items():
        each = f"{seconds / count * 1000:5.0f} ms an edition, {processor / count * 1000:5.0f} ms of the processor"
        print(f"  {NAMES[way]:<36} {seconds:7.1f} s, {each}")
    for way, other in (("two", "one"), ("two", "theirs"), ("two", "dask")):
        clock, work = (best[other][place] / best[way][place] for place in (0, 1))
        print(
            f"  {NAMES[other]}: {clock:.2f} times as long as {NAMES[way]}, {work:.2f} times the work of the processor"
        )


def _write(folder: Path, count: int) -> None:
    told = stories(count * ARTICLES)
    (folder / "wards").mkdir()
    for number in range(count):
        issue: list[Story] = list(islice(told, ARTICLES))
        prepare(issue, folder / "made")
        if number < THEIRS:
            shutil.copytree(folder / "made", folder / "loop" / str(number))
        shutil.move(folder / "made" / "articles", folder / "wards" / f"phuong-{number:05}")
        shutil.rmtree(folder / "made")


def _shell_loop(folder: Path) -> float:
    """Return the seconds of the sample with two jobs at a time, as somebody would do it on two cores."""
    import pypandoc

    pandoc = pypandoc.get_pandoc_path()
    line = LOOP.strip().replace("{pandoc}", pandoc).replace("{python}", sys.executable).replace("{typst}", TYPST)
    start = time.perf_counter()
    names = "\n".join(path.name for path in (folder / "loop").iterdir())
    subprocess.run(["xargs", "-P2", "-I{}", "sh", "-c", line], input=names.encode(), cwd=folder / "loop", check=True)
    return time.perf_counter() - start


def _told(folder: Path, script: str, *arguments: str) -> tuple[int, float]:
    done = subprocess.run(_command(folder, script, *arguments), check=True, cwd=folder, capture_output=True)
    proven, seconds = done.stdout.split()[-2:]
    return int(proven), float(seconds)


def _command(folder: Path, script: str, *arguments: str) -> list[str]:
    file = folder / f"{hashlib.sha256(script.encode()).hexdigest()[:8]}.py"
    file.write_text(script, encoding="utf-8")
    return [sys.executable, str(file), *arguments]


def _compare(folder: Path, count: int) -> None:
    """Kill a run in the middle and let it go on, kill a worker of dask, and compare all bytes."""
    with subprocess.Popen(
        _command(folder, POOL, "killed", "2"), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as batch:
        while len(list((folder / "killed").glob("*/edition.json"))) < count // 3:
            time.sleep(0.05)
        batch.send_signal(signal.SIGKILL)
    proven, _ = _told(folder, POOL, "killed", "2")
    _told(folder, DASK, "lost", "kill", str(count))
    print(f"  killed after a third: {proven} were proven by their ledgers and not made again")
    undisturbed = dict(_hashes(folder / "two"))
    for name, what in (
        ("one", "one process"),
        ("killed", "killed and gone on"),
        ("dask", "dask"),
        ("lost", "dask less one"),
    ):
        same = dict(_hashes(folder / name)) == undisturbed
        print(f"  {what}: {'the same bytes' if same else 'OTHER BYTES'} ({len(undisturbed)} files)")


def _hashes(folder: Path) -> Iterator[tuple[str, str]]:
    for path, _, files in os.walk(folder):
        for file in files:
            full = Path(path) / file
            yield str(full.relative_to(folder)), hashlib.sha256(full.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
