"""The reader against the gold set: writes what it understood, and lets the set's own scorer speak. `make score`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from wardpress import Origin, Report, read_text
from wardpress.reading import account

GOLD = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "gold"


def main() -> int:
    """Print the score, or say that there is nothing to score against."""
    if not GOLD.exists():
        print("there is no ../shared/gold here: nothing to score against")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for text in sorted((GOLD / "articles").glob("*.txt")):
            first = account(read_text(text.read_bytes(), Origin(text.name), Report()))[0]
            (Path(folder) / f"{text.stem}.json").write_text(json.dumps(first, ensure_ascii=False), encoding="utf-8")
        return subprocess.run([sys.executable, str(GOLD / "score.py"), folder, "-v"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
