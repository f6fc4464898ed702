"""Many editions at once: each alone, in a pool of processes or on any executor, and none made twice."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from wardpress.publish.editions import DEFAULT_FORMATS
from wardpress.publish.intake import unreadable
from wardpress.publish.job import Job, Outcome, ended, make_edition
from wardpress.publish.wishes import NO_WISHES, Wishes

_SETTINGS = "bulletin.toml"
_ARTICLES = (".txt", ".md")
# So many editions wait beside those at work: enough that nobody idles, few enough that a lost pool loses little.
_WAITING = 1


def jobs_in(
    root: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    formats: tuple[str, ...] = DEFAULT_FORMATS,
    encoding: str | None = None,
    wishes: Wishes = NO_WISHES,
) -> Iterator[Job]:
    """Yield a job for every folder in `root` that holds articles or a `bulletin.toml`, in the order of their names.

    `out` gets a folder of the same relative path for each. Links to folders are not followed, `out` itself is not
    looked into.
    """
    top, target = Path(root), Path(out).absolute()
    for folder, inside, files in os.walk(top):
        here = Path(folder)
        inside[:] = sorted(name for name in inside if not name.startswith(".") and (here / name).absolute() != target)
        if any(name == _SETTINGS or name.lower().endswith(_ARTICLES) for name in files):
            yield Job(folder, str(target / here.relative_to(top)), formats, encoding, wishes)


def jobs_of(
    listed: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    formats: tuple[str, ...] = DEFAULT_FORMATS,
    encoding: str | None = None,
    wishes: Wishes = NO_WISHES,
) -> Iterator[Job]:
    """Yield a job for every folder that the text file `listed` names, one a line, from where that file lies.

    Empty lines and lines that begin with `#` are passed over. `out` gets a folder for each, numbered where two folders
    share their name. Raise `InputError` where the list cannot be read.
    """
    file, taken = Path(listed), Counter[str]()
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise unreadable(file, problem) from problem
    for line in map(str.strip, lines):
        if line and not line.startswith("#"):
            folder = file.parent / line
            taken[folder.name] += 1
            name = folder.name if taken[folder.name] == 1 else f"{folder.name}-{taken[folder.name]}"
            yield Job(str(folder), str(Path(out).absolute() / name), formats, encoding, wishes)


def make_editions(
    jobs: Iterable[Job], *, executor: Executor | None = None, at_once: int | None = None
) -> Iterator[Outcome]:
    """Make every edition of `jobs` and yield what became of each as it ends; one bad edition never stops the rest.

    Without an `executor` they are made in a pool of processes, `at_once` of them (by default one a processor); an
    edition that ends its process is tried once more, alone, and fails then. Any `concurrent.futures.Executor` may be
    given instead, such as that of a dask client; jobs and outcomes are plain values that travel between machines, and
    both machines must see the same folders. Jobs are taken from the iterable as places get free.
    """
    lanes = at_once or os.cpu_count() or 1
    if executor is not None:
        yield from _Lane(executor, lanes * (1 + _WAITING)).run(iter(jobs))
        return
    rest = iter(jobs)
    while True:
        with _pool(lanes) as pool:
            lane = _Lane(pool, lanes * (1 + _WAITING))
            yield from lane.run(rest)
        if not lane.dropped:
            return
        # One of these ended the process that they shared: each is tried again with a process to itself.
        for job in lane.dropped:
            yield _alone(job)


@contextlib.contextmanager
def _pool(lanes: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool that ends with us: at once when we are interrupted, and by itself when we are killed."""
    before = set(multiprocessing.active_children())
    with ProcessPoolExecutor(
        lanes, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_the_parent
    ) as pool:
        try:
            yield pool
        except BaseException:
            for child in set(multiprocessing.active_children()) - before:
                child.terminate()
            raise


def _end_with_the_parent() -> None:
    # Ctrl-C reaches every process of the terminal; the one that was asked speaks for all.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_wait_and_end, args=(parent,), daemon=True).start()


def _wait_and_end(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _alone(job: Job) -> Outcome:
    with _pool(1) as pool:
        for outcome in _Lane(pool, 1).run(iter((job,))):
            return outcome
    return Outcome(job, "failed", errors=(ended(job),))


class _Lane:
    """One executor at work: never more than `places` jobs in it; `dropped` are those it broke with."""

    def __init__(self, executor: Executor, places: int) -> None:
        self._executor = executor
        self._places = places
        self._running: dict[Future[Outcome], Job] = {}
        self.dropped: list[Job] = []

    def run(self, jobs: Iterator[Job]) -> Iterator[Outcome]:
        while True:
            while not self.dropped and len(self._running) < self._places and (job := next(jobs, None)):
                self._submit(job)
            if not self._running:
                return
            for future in wait(self._running, return_when=FIRST_COMPLETED).done:
                job = self._running.pop(future)
                try:
                    yield future.result()
                except BrokenExecutor:
                    self.dropped.append(job)
                except Exception:  # noqa: BLE001 - an executor from elsewhere names its lost workers as it likes
                    yield Outcome(job, "failed", errors=(ended(job),))

    def _submit(self, job: Job) -> None:
        try:
            self._running[self._executor.submit(make_edition, job)] = job
        except BrokenExecutor:
            self.dropped.append(job)
