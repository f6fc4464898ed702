"""The rules of docs/reading.md, made from `wardpress.reading.RULES`: `python docs/rules.py` writes them."""

import re
from pathlib import Path

from wardpress.reading import RULES

PAGE = Path(__file__).resolve().parent / "reading.md"
_TABLE = re.compile(r"(?<=Each example is proved by a test\.\n\n)(.*?)(?=\n\n## )", re.DOTALL)


def page() -> str:
    """Return docs/reading.md as it should be."""
    rows = [
        f"| `{rule.name}` | {rule.title.en} · *{rule.title.vi}* | `{rule.example.replace('|', chr(92) + '|')}` |"
        for rule in RULES
    ]
    table = "\n".join(("| Rule | What it looks for | Example |", "|---|---|---|", *rows))
    return _TABLE.sub(lambda _: table, PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
