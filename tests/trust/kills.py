"""Runs killed at random instants: what became of the file, by whether it is the old one, the new one, or torn.

`python tests/trust/kills.py 1000` kills a thousand runs per format and prints the counts; the seed is printed too.
`--rivals 100` lets eight runs write one target as often; `--batch 200` kills as many batches of editions and lets a
last one finish; `--stops 200` sends SIGTERM and Ctrl-C to as many runs and measures how long they take to end.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from wardpress import render, verify
from wardpress.publish.wholefile import commit
from wardpress.testing import bulletins

FORMATS = ("docx", "pdf", "epub")
OLD = b"yesterday's file"


def killed(format_name: str, target: Path, *, after: float) -> None:
    """Render and commit `format_name` in a process of its own, and kill that process `after` so many seconds."""
    child = os.fork()
    if child == 0:
        try:
            commit(target, render(bulletins.every_block(), format_name))
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def kill_many(format_name: str, times: int, *, seed: int) -> Counter[str]:
    """Return how often the file was old, new or torn, and how much litter was left before and after the next run."""
    chance, found = random.Random(seed), Counter[str]()
    started = time.monotonic()
    new = render(bulletins.every_block(), format_name)
    lasts = time.monotonic() - started
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / f"tin.{format_name}"
        for _ in range(times):
            target.write_bytes(OLD)
            # Half of them at any instant of the run, half near its end, where the file is put in its place.
            share = chance.uniform(0, 1.3) if chance.random() < 0.5 else chance.uniform(0.85, 1.15)
            killed(format_name, target, after=lasts * share)
            content = target.read_bytes()
            found["old" if content == OLD else "new" if content == new else "torn"] += 1
            found["litter"] += len(list(target.parent.iterdir())) - 1
            commit(target, OLD)
            found["litter after the next run"] += len(list(target.parent.iterdir())) - 1
    return found


ARTICLE = "PHƯỜNG HỌP MẶT ĐẦU NĂM {}\n\nSáng 5/1, phường họp mặt đầu năm.\n\nMinh Thư\n"
COMMAND = [sys.executable, "-m", "wardpress"]
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def wards(folder: Path, count: int) -> Path:
    """Make as many folders, each with two articles, and return the folder of all."""
    for number in range(count):
        ward = folder / f"phuong-{number}"
        ward.mkdir(parents=True)
        for article in range(2):
            (ward / f"bai{article}.txt").write_text(ARTICLE.format(f"{number}.{article}"), encoding="utf-8")
    return folder


def files(out: Path) -> dict[str, bytes]:
    """Return all files below `out`, hidden ones too, with what is in them."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def kill_batches(times: int, *, seed: int) -> Counter[str]:
    """Kill as many batches into one folder, each going on where the last was killed, and count what was found."""
    chance, found = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        root, out, clean = wards(Path(name) / "wards", 40), Path(name) / "out", Path(name) / "clean"
        subprocess.run([*COMMAND, "batch", str(root), "-o", str(clean)], check=True, **QUIET)  # type: ignore[call-overload]
        whole = files(clean)
        for _ in range(times):
            found["killed batches"] += 1
            started = time.time()
            with subprocess.Popen(
                [*COMMAND, "batch", str(root), "-o", str(out)], start_new_session=True, **QUIET
            ) as run:  # type: ignore[call-overload]
                # From the first edition on there is something to tear.
                while run.poll() is None and not _has_news(out, started):
                    time.sleep(0.02)
                time.sleep(chance.uniform(0, 1.0))
                run.kill()
            for path, content in files(out).items():
                found["files looked at"] += 1
                found["torn"] += not Path(path).name.startswith(".") and content != whole[path]
            _take_away(out, chance)
        _wait_for_workers(out)
        subprocess.run([*COMMAND, "batch", str(root), "-o", str(out)], check=True, **QUIET)  # type: ignore[call-overload]
        last = files(out)
        found["editions that differ from an undisturbed run"] = sum(last.get(path) != whole[path] for path in whole)
        found["litter after the last run"] = len(last.keys() - whole.keys())
        found["not proved"] = not verify(*out.iterdir()).holds
    return found


def _has_news(out: Path, since: float) -> bool:
    return any(path.stat().st_mtime > since for path in out.rglob("edition.json"))


def _take_away(out: Path, chance: random.Random) -> None:
    # Otherwise there would be nothing left to do after a few batches.
    for folder in out.iterdir():
        if chance.random() < 0.5:
            (folder / "edition.json").unlink(missing_ok=True)


def _wait_for_workers(out: Path) -> None:
    mark = str(out).encode()
    while any(mark in path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()):
        time.sleep(0.1)


def stop_many(number: signal.Signals, times: int, *, seed: int) -> tuple[Counter[str], list[float]]:
    """Send `number` to as many runs at random instants; return what was found, and the seconds until each ended."""
    chance, found, taken = random.Random(seed), Counter[str](), list[float]()
    with tempfile.TemporaryDirectory() as name:
        root, out = wards(Path(name) / "in", 1) / "phuong-0", Path(name) / "out"
        command = [*COMMAND, "build", str(root), "-o", str(out)]
        subprocess.run(command, check=True, **QUIET)  # type: ignore[call-overload]
        whole, started = files(out), time.monotonic()
        subprocess.run(command, check=True, **QUIET)  # type: ignore[call-overload]
        lasts = time.monotonic() - started
        for _ in range(times):
            with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as run:
                time.sleep(lasts * chance.uniform(0.05, 1.0))
                run.send_signal(number)
                sent = time.monotonic()
                _, said = run.communicate()
            taken.append(time.monotonic() - sent)
            found[f"status {run.returncode}"] += 1
            found["tracebacks"] += "Traceback" in said
            found["torn or left behind"] += files(out) != whole
    return found, taken


def rivals(times: int) -> Counter[str]:
    """Let eight runs write one target at once, as many times, and count whose file was found."""
    found = Counter[str]()
    contents = [bytes([65 + number]) * 300_000 for number in range(8)]
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / "tin.pdf"
        for _ in range(times):
            children = [_writing(target, content) for content in contents]
            for child in children:
                _, ended = os.waitpid(child, 0)
                found["failed runs"] += ended != 0
            content = target.read_bytes()
            found["one of the eight" if content in contents else "torn"] += 1
            found["litter"] += len(list(target.parent.iterdir())) - 1
    return found


def _writing(target: Path, content: bytes) -> int:
    child = os.fork()
    if child == 0:
        try:
            commit(target, content)
        except BaseException:  # noqa: BLE001 - the parent counts it
            os._exit(1)
        os._exit(0)
    return child


def main() -> None:
    """Kill as many runs per format as the first argument says, or do what the others ask for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("times", type=int, nargs="?", default=100)
    parser.add_argument("seed", type=int, nargs="?", default=random.SystemRandom().randrange(10_000))
    parser.add_argument("--batch", type=int, default=0)
    parser.add_argument("--stops", type=int, default=0)
    parser.add_argument("--rivals", type=int, default=0)
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # A shell starts what runs in the background deaf to Ctrl-C, and every child inherits that.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if asked.batch:
        print(dict(kill_batches(asked.batch, seed=asked.seed)))
    if asked.rivals:
        print(dict(rivals(asked.rivals)))
    for number in (signal.SIGTERM, signal.SIGINT) if asked.stops else ():
        found, taken = stop_many(number, asked.stops, seed=asked.seed)
        middle, longest = statistics.median(taken), max(taken)
        print(
            f"{number.name}: {dict(found)}, ended within {middle:.2f} s (median), {longest:.2f} s (longest)", flush=True
        )
    for format_name in () if asked.batch or asked.stops or asked.rivals else FORMATS:
        counts = kill_many(format_name, asked.times, seed=asked.seed)
        print(f"{format_name:5}", ", ".join(f"{name}: {counts[name]}" for name in ("old", "new", "torn")), end=", ")
        print(", ".join(f"{name}: {counts[name]}" for name in ("litter", "litter after the next run")), flush=True)


if __name__ == "__main__":
    main()
