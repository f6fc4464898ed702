"""Runs killed at random instants: what became of the file, by whether it is the old one, the new one, or torn.

`python tests/trust/kills.py 1000` kills a thousand runs per format and prints the counts; the seed is printed too.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from wardpress import render
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


def main() -> None:
    """Kill as many runs per format as the first argument says."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(10_000)
    print(f"seed {seed}, {times} kills a format")
    for format_name in FORMATS:
        counts = kill_many(format_name, times, seed=seed)
        print(f"{format_name:5}", ", ".join(f"{name}: {counts[name]}" for name in ("old", "new", "torn")), end=", ")
        print(", ".join(f"{name}: {counts[name]}" for name in ("litter", "litter after the next run")))


if __name__ == "__main__":
    main()
