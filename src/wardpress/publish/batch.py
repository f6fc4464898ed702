"""Many editions at once: each alone, in a pool of processes or on any executor, and none made twice."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from itertools import chain, count, islice
from multiprocessing.process import BaseProcess
from pathlib import Path

from wardpress.errors import Message, UsageError
from wardpress.publish.editions import DEFAULT_FORMATS
from wardpress.publish.intake import unreadable
from wardpress.publish.job import Job, Outcome, ended, make_edition
from wardpress.publish.ledger import LEDGER_NAME, read_ledger
from wardpress.publish.wishes import NO_WISHES, Wishes

_SETTINGS = "bulletin.toml"
_ARTICLES = (".txt", ".md")
_NAMELESS = "ban-tin"
# So many editions wait beside those at work: enough that nobody idles, few enough that a lost pool loses little.
_WAITING = 1
# To hand one task to a cluster and take it back costs a tenth of the time of an edition: they go in fours.
_TOGETHER = 4
# To look for garbage after every 700 new objects, as Python does, takes a twentieth of the time of an edition.
_MANY_OBJECTS = 100_000


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
    looked into, and what a ledger names as finished is no article. Raise `UsageError` where `out` holds articles.
    """
    top, target = Path(root), Path(out).absolute()
    for folder, inside, files in os.walk(top):
        here = Path(folder)
        if here.absolute() == target and here != top:
            if _has_articles(here, [name for name in files if not name.startswith(_NAMELESS)]):
                raise _in_the_way(here)
            inside.clear()
            continue
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        if _has_articles(here, files):
            yield Job(folder, str(target / here.relative_to(top)), formats, encoding, wishes)


def _has_articles(folder: Path, files: list[str]) -> bool:
    if _SETTINGS in files:
        return True
    articles = {name for name in files if name.lower().endswith(_ARTICLES)}
    ledger = read_ledger(folder) if articles and LEDGER_NAME in files else None
    # An edition of plain text is no article of the next run.
    return bool(articles - {output.file for output in ledger.outputs.values()} if ledger else articles)


def _in_the_way(folder: Path) -> UsageError:
    return UsageError(
        Message(
            f"{folder} is to be written to, but it holds articles.", f"{folder} là nơi ghi kết quả mà lại có bài viết."
        ),
        hint=Message("Choose another folder with -o.", "Hãy chọn thư mục khác bằng -o."),
    )


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
    share their name, be it in capitals. Raise `InputError` where the list cannot be read.
    """
    file, taken = Path(listed), set[str]()
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise unreadable(file, problem) from problem
    for line in map(str.strip, lines):
        if line and not line.startswith("#"):
            folder = file.parent / line
            # What is the folder really called, where the line says `..` or `.`?
            name = _free(Path(os.path.abspath(folder)).name or _NAMELESS, taken)  # noqa: PTH100 - links stay as they are
            taken.add(name.casefold())
            yield Job(str(folder), str(Path(out).absolute() / name), formats, encoding, wishes)


def _free(name: str, taken: set[str]) -> str:
    """Return `name`, or the first numbered one that is not taken; two names alike but for capitals are one."""
    names = chain((name,), (f"{name}-{number}" for number in count(2)))
    return next(free for free in names if free.casefold() not in taken)


def make_editions(
    jobs: Iterable[Job], *, executor: Executor | None = None, at_once: int | None = None
) -> Iterator[Outcome]:
    """Make every edition of `jobs` and yield what became of each as it ends; one bad edition never stops the rest.

    Without an `executor` they are made in a pool of processes, `at_once` of them (by default one a processor); an
    edition that ends its process is tried once more, alone, and fails then. Any `concurrent.futures.Executor` may be
    given instead, such as that of a dask client; jobs and outcomes are plain values that travel between machines, and
    both machines must see the same folders. It is given one job for each place, and then four at a time; should it
    break, what it has not done fails. Jobs are taken from the iterable as places get free.
    """
    lanes = at_once or os.cpu_count() or 1
    rest = iter(jobs)
    if executor is not None:
        lane = _Lane(executor, lanes * (1 + _WAITING), _TOGETHER)
        yield from lane.run(rest)
        if lane.dropped:
            yield from (Outcome(job, "failed", errors=(ended(job),)) for job in chain(lane.dropped, rest))
        return
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
    with ProcessPoolExecutor(lanes, mp_context=multiprocessing.get_context("spawn"), initializer=_begin) as pool:
        try:
            yield pool
        except BaseException:
            for child in set(multiprocessing.active_children()) - before:
                child.terminate()
            raise


def _begin() -> None:
    """Prepare a worker: few searches for garbage, and no life without the parent."""
    gc.set_threshold(_MANY_OBJECTS)
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


def _make_all(jobs: tuple[Job, ...]) -> list[Outcome]:
    return [make_edition(job) for job in jobs]


class _Lane:
    """One executor at work: never more than `places` tasks in it; `dropped` are the jobs of those it broke with.

    Once every place has been given a job, a task is so many of them `together`.
    """

    def __init__(self, executor: Executor, places: int, together: int = 1) -> None:
        self._executor = executor
        self._places = places
        self._together = together
        self._begun = 0
        self._running: dict[Future[list[Outcome]], tuple[Job, ...]] = {}
        self._again: list[Job] = []
        self.dropped: list[Job] = []

    def run(self, jobs: Iterator[Job]) -> Iterator[Outcome]:
        while True:
            while not self.dropped and len(self._running) < self._places and (task := self._next(jobs)):
                self._submit(task)
            if not self._running:
                # Only where it is broken does any of these wait still.
                self.dropped += self._again
                return
            for future in wait(self._running, return_when=FIRST_COMPLETED).done:
                task = self._running.pop(future)
                try:
                    yield from future.result()
                except BrokenExecutor:
                    self.dropped += task
                except Exception:  # noqa: BLE001 - an executor from elsewhere names its lost workers as it likes
                    if len(task) == 1:
                        yield Outcome(task[0], "failed", errors=(ended(task[0]),))
                    else:
                        # One of them did it: each is tried again alone.
                        self._again += task

    def _next(self, jobs: Iterator[Job]) -> tuple[Job, ...]:
        if self._again:
            return (self._again.pop(0),)
        self._begun += 1
        return tuple(islice(jobs, self._together if self._begun > self._places else 1))

    def _submit(self, task: tuple[Job, ...]) -> None:
        try:
            self._running[self._executor.submit(_make_all, task)] = task
        except BrokenExecutor:
            self.dropped += task
