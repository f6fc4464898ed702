"""Whole runs that get no more memory: each in a forked child, at its n-th allocation alone or from there on.

`python tests/trust/starving.py 1000` (`make faults`) takes each of the first thousand allocations and as many drawn
from all later ones, and runs the command under limits of the system too small for it; the seed is printed. It ends
with 1 where a run was not as promised.
"""

from __future__ import annotations

import argparse
import faulthandler
import io
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from PIL import Image

import wardpress
from wardpress import Edition, Report, read_bulletin, write_editions
from wardpress.publish import darkroom, wholefile

FORMATS = ("docx", "pdf", "epub")
OLD = b"yesterday's file"
UNTOUCHED = "untouched"
# Megabytes: from what Python itself cannot start in to what is more than enough.
LIMITS = (*range(6, 140, 2), 160, 200, 400)
# Seconds of work, and of waiting; an untouched run takes 0.15 s.
_AT_WORK, _WAITING = 2, 60
_KILOBYTE = 1024
# Kilobytes more than a warm process has: with as many a run is untouched.
_ROOM = 12_288
_SOURCE = Path(wardpress.__file__).parent
_INNERMOST = re.compile(r'^  File "(.*?)", line', re.MULTILINE)
_ENDLESS = {"SIGVTALRM": "span", "SIGALRM": "hung"}
_HINT = "  → "
_NO_PHOTO = "without the photo"
_ARTICLE = """PHƯỜNG HOA SỮA TRỒNG {} CÂY XANH

Sáng 5/12, hơn 300 người dân phường Hoa Sữa ra quân tổng vệ sinh 8/8 khu phố.

“Nhà nào cũng góp một tay”, bà Trần Thị Thí Dụ (68 tuổi) nói.

Minh Thư
"""
_SETTINGS = """transforms = ["lead-from-first-paragraph", "microtypography"]
[masthead]
name = "Phường Hoa Sữa"
number = 12
date = 2025-12-05
[plugins]
allow = []
"""


def _none_from(at: int) -> None:
    import _testcapi  # type: ignore[import-not-found]  # only CPython's own tests know it otherwise

    _testcapi.set_nomemory(at, 0)


def _none_at(at: int) -> None:
    import _testcapi

    _testcapi.set_nomemory(at, at + 1)


def _enough_again() -> None:
    import _testcapi

    _testcapi.remove_mem_hooks()


def _no_room_beyond(kilobytes: int) -> None:
    # The libraries in C ask the system, not Python: the process gets no more than so much on top of what it has.
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    _limit(pages * resource.getpagesize() + kilobytes * _KILOBYTE)


def _limit(size: int = resource.RLIM_INFINITY) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (size, resource.RLIM_INFINITY))


# How memory ends at a place, and how whoever looks at the run gets enough of it again.
WAYS: dict[str, tuple[Callable[[int], None], Callable[[], None]]] = {
    "the n-th allocation alone": (_none_at, _enough_again),
    "the n-th and all after it": (_none_from, _enough_again),
    "n KB of the system and no more": (_no_room_beyond, _limit),
}
ALONE, ON, SYSTEM = WAYS


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ended: by which error, untouched, or where it crashed or span; and what was not as promised."""

    kind: str
    faults: tuple[str, ...] = ()


class Issue:
    """A folder with two articles and a photo, and the files that a run over it may leave."""

    def __init__(self, place: Path) -> None:
        self.articles, self.out, self._said = place / "in", place / "out", place / "said"
        self.articles.mkdir()
        self.out.mkdir()
        for number in (1, 2):
            (self.articles / f"bai{number}.txt").write_text(_ARTICLE.format(number * 100), encoding="utf-8")
        (self.articles / "bai1.jpg").write_bytes(_photo())
        (self.articles / "bulletin.toml").write_text(_SETTINGS, encoding="utf-8")
        # What is loaded once in a process is there in every child that is forked from here on.
        self._run(Report())
        self._targets = {path.suffix[1:]: path for path in self.out.iterdir()}
        self._whole = dict(self._all_that_is_whole())

    def _run(self, report: Report, formats: Iterable[str] = FORMATS) -> tuple[Edition, ...]:
        manuscript = read_bulletin(self.articles, report=report)
        return write_editions(
            manuscript.bulletin,
            self.out,
            formats=formats,
            photos=manuscript.photos,
            settings=manuscript.settings,
            host=manuscript.host,
            report=report,
            spare=manuscript.files,
        )

    def _all_that_is_whole(self) -> Iterator[tuple[tuple[str, bytes], str]]:
        """Yield each right content of each format; a photo that does not fit into memory costs only itself."""
        with mock.patch.object(darkroom, "_developed", mock.Mock(side_effect=MemoryError)):
            yield from self._made(_NO_PHOTO)
        yield from self._made("new")

    def _made(self, called: str) -> Iterator[tuple[tuple[str, bytes], str]]:
        # Where the PDF failed, the EPUB has no page numbers of the print.
        for formats in (("epub",), FORMATS):
            self._run(Report(), formats)
            for name in formats:
                yield (name, self._targets[name].read_bytes()), called

    def starved(self, way: str, at: int) -> Ending:
        """Run in a child whose memory ends in this way; return how that ended."""
        self.put_yesterdays_files()
        self._said.write_bytes(b"")
        child = os.fork()
        if child == 0:
            try:
                self._starve(*WAYS[way], at)
            finally:
                os._exit(1)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        kind, faults = self._answer(status)
        return Ending(kind, (*faults, *self.faults()))

    def put_yesterdays_files(self) -> None:
        """Let an old file stand at the place of each format."""
        for target in self._targets.values():
            target.write_bytes(OLD)

    def _starve(self, ends: Callable[[int], None], begins_again: Callable[[], None], at: int) -> None:
        _watch(self._said)
        report, editions = Report(), tuple[Edition, ...]()
        raised: BaseException | None = None
        try:
            ends(at)
            editions = self._run(report)
        except BaseException as fault:  # noqa: BLE001 - of what kind it is, is what we ask
            # Nothing may come before this: there is no memory.
            begins_again()
            raised = fault
        begins_again()
        answer = {
            "raised": type(raised).__name__ if raised else None,
            "errors": {edition.format: type(edition.error).__name__ for edition in editions if edition.error},
            "codes": report.codes(),
        }
        self._said.write_text(json.dumps(answer), encoding="utf-8")
        # Nothing is tidied up: what failed may be broken.
        os._exit(0)

    def _answer(self, status: int) -> tuple[str, list[str]]:
        said = self._said.read_text(encoding="utf-8", errors="replace")
        if status:
            kind = _fallen(status, said)
            return kind, [kind] if kind.startswith("wardpress ") or status > 0 else []
        answer = json.loads(said)
        errors = {answer["raised"]} - {None} or set(answer["errors"].values())
        lacking = {_NO_PHOTO} & set(self.became().values()) or {UNTOUCHED}
        return ", ".join(sorted(errors or lacking)), list(self._lies(answer))

    def became(self) -> dict[str, str]:
        """Return of each format whether the old file stands there, a whole new one, or a torn one."""
        found = {name: path.read_bytes() for name, path in self._targets.items()}
        return {
            name: "old" if content == OLD else self._whole.get((name, content), "torn")
            for name, content in found.items()
        }

    def _lies(self, answer: Mapping[str, Any]) -> Iterator[str]:
        for name, what in self.became().items():
            # A run that raised has said nothing of single formats.
            if not answer["raised"] and (what == "old") != (name in answer["errors"]):
                yield f"{name} is {what} and called {answer['errors'].get(name, 'written')}"
            if what == _NO_PHOTO and not any(code.startswith("photo.") for code in answer["codes"]):
                yield f"{name} lacks the photo in silence"

    def faults(self) -> Iterator[str]:
        """Yield which files are torn, and what is left behind after the next run."""
        yield from (f"{name} is torn" for name, what in self.became().items() if what == "torn")
        wholefile.commit(self._targets["pdf"], OLD)
        left = {path.name for path in self.out.iterdir()} - {path.name for path in self._targets.values()}
        yield from (f"{name} is left behind" for name in sorted(left))

    def allocations(self) -> int:
        """Return how many allocations a run makes: with none after them it is untouched."""
        low, high = 0, 1
        while self._is_touched(high):
            low, high = high, high * 2
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._is_touched(middle) else (low, middle)
        return low

    def _is_touched(self, at: int) -> bool:
        return self.starved(ON, at).kind != UNTOUCHED


def _watch(said: Path) -> None:
    """Let a run that does not end be ended by a signal; where it was, and where one crashed, stands in `said`."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(said, os.O_WRONLY | os.O_APPEND), 2)
    faulthandler.enable(2)
    for number in (signal.SIGVTALRM, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
        faulthandler.register(number, 2, chain=True)
    signal.setitimer(signal.ITIMER_VIRTUAL, _AT_WORK)
    signal.alarm(_WAITING)


def _fallen(status: int, said: str) -> str:
    """Return what a run did that a signal ended: it crashed in code in C, or in whose Python it went on without an end.

    CPython 3.11 wants an int object to enter an exception handler further than 256 instructions into its function,
    and where it gets none, tries again without an end; our own functions on the way are shorter.
    """
    called = signal.Signals(-status).name if status < 0 else f"status {status}"
    if called not in _ENDLESS:
        return f"crashed ({called})"
    innermost = _INNERMOST.search(said)
    file = Path(innermost[1]) if innermost else Path("?")
    whose = "wardpress" if file.is_relative_to(_SOURCE) else "a library" if "-packages" in str(file) else "Python"
    return f"{whose} {_ENDLESS[called]}"


def _photo() -> bytes:
    file = io.BytesIO()
    Image.effect_noise((900, 600), 60).convert("RGB").save(file, "JPEG")
    return file.getvalue()


@contextmanager
def new_issue() -> Iterator[Issue]:
    """Give a new issue in a folder of its own."""
    with tempfile.TemporaryDirectory() as place:
        yield Issue(Path(place))


def commanded(issue: Issue, megabytes: int) -> Ending:
    """Let an editor's `wardpress build` have no more than so much memory in all; return how it ended, and said so."""
    issue.put_yesterdays_files()
    command = [sys.executable, "-m", "wardpress", "build", str(issue.articles), "-o", str(issue.out)]
    limited = ["prlimit", f"--as={megabytes * _KILOBYTE * _KILOBYTE}", *command]
    done = subprocess.run(limited, capture_output=True, check=False, text=True, timeout=120)
    return Ending(f"status {done.returncode}", (*_silences(done, issue), *issue.faults()))


def _silences(done: subprocess.CompletedProcess[str], issue: Issue) -> Iterator[str]:
    # Until then only Python itself is at work, which cannot load what it needs.
    is_ours = str(_SOURCE / "__main__.py") in done.stderr or done.returncode in {4, 5}
    if "Traceback" in done.stderr and is_ours:
        yield f"a traceback: {done.stderr.splitlines()[-1]}"
    if is_ours and "\nMemoryError" in done.stderr:
        yield f"Python's own words: {done.stderr}"
    if is_ours and _HINT not in done.stderr:
        yield f"no words: {done.stderr}"
    became = set(issue.became().values())
    if (done.returncode == 0) != ("old" not in became):
        yield f"status {done.returncode} with {became}"
    # A run that ends with 5 may have said nothing of single formats.
    if done.returncode in {0, 4} and _NO_PHOTO in became and "[photo." not in done.stdout:
        yield "the photo is lacking in silence"


def main() -> None:
    """Starve as many runs as the first argument says in each way, print how they ended, and end with 1 for a fault."""
    parser = argparse.ArgumentParser()
    parser.add_argument("times", type=int, nargs="?", default=1000)
    parser.add_argument("seed", type=int, nargs="?", default=random.SystemRandom().randrange(10_000))
    asked = parser.parse_args()
    faults = list[str]()
    print(f"seed {asked.seed}", flush=True)
    with new_issue() as issue:
        total = issue.allocations()
        print(f"an untouched run makes {total} allocations", flush=True)
        for way in WAYS:
            faults += _told(way, partial(issue.starved, way), drawn(way, asked.times, total, asked.seed))
        faults += _told("the command", partial(commanded, issue), LIMITS)
    print("\n".join(faults) or "all as promised")
    sys.exit(bool(faults))


def drawn(way: str, times: int, total: int, seed: int) -> Iterator[int]:
    """Yield the places where memory ends: the first so many allocations, then as many of the later ones."""
    chance = random.Random(seed)
    if way == SYSTEM:
        yield from (chance.randrange(_ROOM) for _ in range(times))
        return
    yield from range(1, times + 1)
    yield from (chance.randint(times + 1, total) for _ in range(times))


def _told(way: str, run: Callable[[int], Ending], places: Iterable[int]) -> list[str]:
    started, kinds, faults = time.monotonic(), Counter[str](), list[str]()
    for at in places:
        ending = run(at)
        kinds[ending.kind] += 1
        faults += (f"{way}, {at}: {ending.kind}, {fault}" for fault in ending.faults)
    print(f"{way}: {kinds.total()} runs in {time.monotonic() - started:.0f} s, {dict(kinds)}", flush=True)
    return faults


if __name__ == "__main__":
    main()
