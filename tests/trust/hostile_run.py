"""Runs the hostile corpus under watch: what is opened, written, started or called over a net, and what is lost.

`python tests/trust/hostile_run.py FOLDER [PART PARTS]` prints what became of each case as JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import sysconfig
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "exporters"))

from hostile import CASES, GOOD, TRAP, Make  # noqa: E402

from wardpress import Manuscript, Report, WardpressError, default_host, read_bulletin, verify, write_editions  # noqa: E402
from wardpress.host import Host  # noqa: E402
from wardpress.publish.readback import docx_words, epub_words  # noqa: E402
from wardpress.publish.taggedtext import pdf_words  # noqa: E402

# The interpreter, its libraries, the fonts among them, and our own source.
LIBRARIES = tuple(
    {
        os.path.realpath(str(place))
        for place in (sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), ROOT / "src", ROOT / "plugins")
    }
)
NET = ("socket.", "ftplib.", "http.", "imaplib.", "poplib.", "smtplib.", "telnetlib.", "urllib.", "webbrowser.")
STARTS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "pty.", "os.fork")
CHANGES = frozenset(
    {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown"}
)
LOOKS = frozenset({"os.listdir", "os.scandir"})
# Nobody reads a longer one to its end.
LONGEST_MESSAGE = 20_000
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass
class Watch:
    """What the audit hook is to let through now, and what it has seen besides."""

    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    seen: list[str] = field(default_factory=list)
    is_on: bool = False

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if not self.is_on:
            return
        if event.startswith(NET) or event.startswith(STARTS):
            self.seen.append(f"{event} {args!r}"[:200])
        elif event == "open":
            self._opened(args)
        elif event in CHANGES or event in LOOKS:
            paths = [arg for arg in args if isinstance(arg, str | bytes)]
            # The folder that a name stands in is the last argument, or minus one.
            folder = args[-1] if event in {"os.remove", "os.rmdir", "os.mkdir"} else None
            for path in paths[:2]:
                self._judge(event, _placed(path, folder), is_write=event in CHANGES)

    def _opened(self, args: tuple[object, ...]) -> None:
        path, _, flags = args
        if isinstance(path, str | bytes):
            self._judge("open", path, is_write=isinstance(flags, int) and bool(flags & WRITES))

    def _judge(self, event: str, path: str | bytes, *, is_write: bool) -> None:
        real = os.path.realpath(os.fsdecode(path))
        allowed = self.writes if is_write else self.reads
        if real != os.devnull and not any(real == place or real.startswith(f"{place}/") for place in allowed):
            self.seen.append(f"{event} {real}")


def _placed(path: str | bytes, folder: object) -> str:
    """Return a name with the path of the folder that is open under that number, where the event gives one."""
    name, opened = os.fsdecode(path), Path(f"/proc/self/fd/{folder}")
    return str(opened.readlink() / name) if isinstance(folder, int) and opened.is_symlink() else name


@dataclass
class Case:
    """What became of one case."""

    outcome: str
    codes: list[str]
    seen: list[str]
    lost: str = ""
    seconds: float = 0.0
    left: list[str] = field(default_factory=list)


def run(make: Make, place: Path, watch: Watch) -> Case:
    """Make the folder of a case, and three editions of it under watch."""
    folder, out, trap = place / "in", place / "out", place / TRAP
    for each in (folder, trap):
        each.mkdir(parents=True)
    for secret in ("bi-mat.txt", "bi-mat.toml", "bi-mat.png"):
        (trap / secret).write_text('name = "BÍ MẬT"', encoding="utf-8")
    make(folder)
    report = Report()
    kept = os.environ.get("WARDPRESS_CACHE", out)
    watch.reads = (*LIBRARIES, *map(os.path.realpath, (folder, out, kept)))
    watch.writes = tuple(map(os.path.realpath, (out, kept)))
    watch.seen, watch.is_on, start = [], True, time.perf_counter()
    try:
        outcome, manuscript = _made(folder, out, report)
    finally:
        watch.is_on = False
    seconds = time.perf_counter() - start
    found = Case(outcome, sorted(report.codes()), watch.seen, seconds=round(seconds, 2))
    if manuscript is not None and outcome == "made":
        found.lost = _lost(manuscript, out)
        found.left = sorted(path.name for path in out.iterdir())
    _check_place(place, found)
    return found


@cache
def _host() -> Host:
    return default_host()


def _made(folder: Path, out: Path, report: Report) -> tuple[str, Manuscript | None]:
    try:
        manuscript = read_bulletin(folder, report=report, host=_host())
        editions = write_editions(
            manuscript.bulletin,
            out,
            photos=manuscript.photos,
            settings=manuscript.settings,
            host=manuscript.host,
            report=report,
            spare=manuscript.files,
        )
    except WardpressError as refusal:
        is_told = refusal.message.vi and refusal.hint.vi and len(refusal.in_language("vi")) < LONGEST_MESSAGE
        return f"refused {refusal.code}" if is_told else f"UNTOLD {refusal}"[:300], None
    except BaseException as fault:  # noqa: BLE001 - this is what the corpus looks for
        return f"TRACEBACK {type(fault).__name__}: {fault}"[:300], None
    errors = sorted({edition.error.code for edition in editions if edition.error})
    return (f"failed {' '.join(errors)}" if errors else "made"), manuscript


def _lost(manuscript: Manuscript, out: Path) -> str:
    """Return which letters of the articles are neither in the editions nor told of, or how the editions differ."""
    found = verify(out)
    if not found.holds:
        return "; ".join(fault.en for file in found.files for fault in file.faults)[:300]
    (word,), (page,), (book,) = (list(out.glob(f"*.{suffix}")) for suffix in ("docx", "pdf", "epub"))
    articles = [*manuscript.bulletin.articles()]
    there = _letters("".join(_texts(articles)))
    for file, words in ((word, docx_words), (page, pdf_words), (book, epub_words)):
        lost = there - _letters(" ".join(words(file.read_bytes())))
        if file is page:
            # pdfium is silent about letters beyond the first plane, which the two others hold.
            lost = Counter({letter: number for letter, number in lost.items() if letter <= "\uffff"})
        if lost:
            return f"{file.suffix} lacks {dict(lost.most_common(5))}"
    return ""


def _texts(articles: Sequence[object]) -> Iterator[str]:
    """Every text of the model, whatever it hangs on."""
    waiting = list(articles)
    while waiting:
        value = waiting.pop()
        if type(value).__name__ == "Text":
            yield value.text  # type: ignore[attr-defined]
        elif isinstance(value, tuple | list):
            waiting.extend(value)
        elif hasattr(value, "__slots__") and type(value).__module__.startswith("wardpress.model"):
            names = (slot for kind in type(value).__mro__ for slot in getattr(kind, "__slots__", ()))
            waiting.extend(getattr(value, slot) for slot in names if slot not in {"left_out", "origin", "notes"})


def _letters(text: str) -> Counter[str]:
    return Counter(char for char in unicodedata.normalize("NFC", text) if char.isalnum())


def _check_place(place: Path, found: Case) -> None:
    odd = {path.name for path in place.iterdir()} - {"in", "out", TRAP}
    temporary = [path.name for path in (place / "out").glob(".*")] if (place / "out").is_dir() else []
    found.seen += [f"left behind: {name}" for name in (*odd, *temporary)]


def main() -> None:
    """Run all cases, or one of several parts of them, and print what became of each."""
    part, parts = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else (0, 1)
    results: dict[str, dict[str, object]] = {}
    with tempfile.TemporaryDirectory() as place, contextlib.chdir(place):
        watch = Watch()
        # Warm: what is loaded once is not what a case reads.
        run(lambda folder: (folder / "bai1.txt").write_bytes(GOOD), Path(place) / "warm", watch)
        sys.addaudithook(watch)
        for number, (name, make) in enumerate(CASES.items()):
            if number % parts == part:
                results[name] = asdict(run(make, Path(place) / str(number), watch))
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
