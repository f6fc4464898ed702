"""Whether processes are gone, as the system sees it."""

from __future__ import annotations

import time
from pathlib import Path


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def gone(*pids: int) -> bool:
    """Whether the processes are gone, now or in a moment."""
    patience = time.monotonic() + 20
    while any(map(is_running, pids)) and time.monotonic() < patience:
        time.sleep(0.05)
    return not any(map(is_running, pids))
