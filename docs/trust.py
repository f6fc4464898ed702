"""The fault matrix of docs/trust.md, made by doing every fault to every format: `python docs/trust.py` writes it."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "trust.md"
_TABLE = re.compile(r"(?<=are made by the tests\.\n\n)(.*?)(?=\n\n## )", re.DOTALL)
_HEAD = "| Fault | Word | PDF | EPUB | Exit status | Left behind |\n|---|---|---|---|---|---|\n"

sys.path.insert(0, str(ROOT / "tests" / "trust"))


def page() -> str:
    """Return docs/trust.md as it should be; a fault that cannot be done here keeps its row."""
    from faults import FAULTS, rows

    before = PAGE.read_text(encoding="utf-8")
    found = dict(rows())
    kept = {name: next((line for line in before.split("\n") if line.startswith(f"| {name} |")), "") for name in FAULTS}
    table = _HEAD + "\n".join(found.get(name, kept[name]) for name in FAULTS)
    return _TABLE.sub(lambda _: table, before)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
