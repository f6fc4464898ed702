"""What a plugin costs `wardpress plugins`: fifty small ones against none, in turns."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "host"))
from plugins_on_disk import GOOD, put

PLUGINS, PAIRS = 50, 15


def listed(site: Path) -> tuple[float, float]:
    """Return seconds on the clock and of the processor for one listing."""
    environment = {**os.environ, "PYTHONPATH": str(site), "WARDPRESS_CACHE": str(site.parent / "cache")}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "wardpress", "plugins"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    took, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.stdout.count("ward-dummy") == (PLUGINS if site.name == "many" else 0)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        none, many = Path(folder, "none"), Path(folder, "many")
        for site in (none, many):
            site.mkdir()
        for number in range(PLUGINS):
            put(many, f"ward-dummy{number}", GOOD.format(name=f"dummy{number}"))
        listed(many)  # the first run tries each in a process of its own, and remembers
        pairs = [(listed(none), listed(many)) for _ in range(PAIRS)]
    for place, what in enumerate(("clock", "processor")):
        each = statistics.median(more[place] - less[place] for less, more in pairs) / PLUGINS
        whole = statistics.median(less[place] for less, _ in pairs)
        print(f"{what}: {each * 1000:.2f} ms a plugin, beside {whole * 1000:.0f} ms without any")


if __name__ == "__main__":
    main()
