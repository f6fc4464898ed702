"""The long fuzz of everything that is said about articles: settings, themes, sidecars, front matter, the JSON form.

Real files are mutated: values swapped for odd ones, lines lost, doubled and torn, bytes changed. Nothing but a
`WardpressError` may come out, in both languages, and nothing takes longer than a second. The run prints its seed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from wardpress import Origin, Report, WardpressError, decode_bulletin, encode_bulletin, read_settings, read_text
from wardpress.edition.sidecar import read_sidecar
from wardpress.testing import bulletins
from wardpress.themes import builtin_themes, read_theme

ROOT = Path(__file__).resolve().parent.parent.parent
THEMES = builtin_themes()
TOO_LONG = 1.0
SIDECAR = """headline = "Tít"
authors = ["Thanh Xuân", "Minh Thư"]
date = "5/12/2025"
encoding = "tcvn3"
[[photos]]
file = "bai1.jpg"
alt = "Quang cảnh"
"""
FRONT_MATTER = """---
Tiêu đề: Khu phố 5 khánh thành đường hoa
Tít phụ: Công trình của dân
Sa-pô: Sáng 2/12, bà con khánh thành đường hoa.
Chuyên mục: Đời sống
Tác giả: Thanh Xuân; Minh Thư
Ảnh: Ngọc Hà
Nguồn: UBND phường
Ngày: 5/12/2025
Bảng mã: utf-8
---

Đoạn văn của bài này, có dấu chấm.
"""
ODD = (
    "true", "-1", "0", "1e999", "nan", "9" * 400, '""', '"\\u0000"', '"../../etc/passwd"', "[]", "{}", "[[1]]",
    "2023-02-30", "1979-05-27T07:32:00Z", '"%s{0}"', '"' + "a" * 5000 + '"', "'''x", "null",
    '"\\ud800"', "[1, 'a']", "x = 1", "[" * 2000, "{a=" * 2000, ".a" * 3000, "9" * 5000, "01/13/9999; ;,", "rot13",
)  # fmt: skip
KINDS: dict[str, tuple[str, Callable[[str], object]]] = {
    "settings": (
        (ROOT / "seeds" / "bulletin.toml").read_text(encoding="utf-8"),
        lambda text: read_settings(text, file="bulletin.toml"),
    ),
    "theme": (
        (files("wardpress.themes") / "builtin" / "bulletin-19x27.toml").read_text(encoding="utf-8"),
        lambda text: read_theme(text, file="theme.toml", known=THEMES),
    ),
    "sidecar": (SIDECAR, lambda text: read_sidecar(text, file="bai1.toml")),
    "front matter": (
        FRONT_MATTER,
        lambda text: read_text(text.encode("utf-8", "surrogatepass"), Origin("bai1.txt"), Report()),
    ),
    "json": (
        encode_bulletin(bulletins.every_block()).decode(),
        lambda text: decode_bulletin(text.encode("utf-8", "surrogatepass")),
    ),
}
_VALUE = re.compile(r'(?<==)\s*[^\n,}]+|(?<=:)(?:"[^"]*"|\d+|true|false|null)|(?m:(?<=:) .+$)')


def check(kind: str, text: str) -> str:
    """Return what became of `text`; raise AssertionError or whatever escapes for a fault."""
    start = time.perf_counter()
    try:
        KINDS[kind][1](text)
    except WardpressError as refusal:
        outcome = "refused" if refusal.message.vi and refusal.hint.vi else "refused without words"
    else:
        outcome = "read"
    taken = time.perf_counter() - start
    assert taken < TOO_LONG, f"{taken:.1f} s"
    return outcome


def mutated(text: str, dice: random.Random) -> str:
    """Return `text` with one to four changes."""
    for _ in range(dice.randrange(1, 5)):
        text = dice.choice((_odd_value, _odd_lines, _odd_letters))(text, dice)
    return text


def _odd_value(text: str, dice: random.Random) -> str:
    places = list(_VALUE.finditer(text))
    if not places:
        return text
    place = dice.choice(places)
    return text[: place.start()] + " " + dice.choice(ODD) + text[place.end() :]


def _odd_lines(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    lines[at : at + 1] = dice.choice(
        ([], [lines[at]] * 2, [lines[at][: len(lines[at]) // 2]], ["[" * 60], ["a.b.c = 1"])
    )
    return "\n".join(lines)


def _odd_letters(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return (
        text[:at]
        + dice.choice(("\x00", "\ufeff", "\u202e", '"', "'", "=", "[", "]", "{", "\\", "\n", ""))
        + text[at + dice.randrange(3) :]
    )


def _run(job: tuple[int, int]) -> Counter[str]:
    seed, count = job
    dice, found = random.Random(seed), Counter[str]()
    for _ in range(count):
        kind = dice.choice(list(KINDS))
        text = mutated(KINDS[kind][0], dice)
        try:
            found[f"{kind} {check(kind, text)}"] += 1
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is what we look for
            found["faults"] += 1
            print(f"FAULT {type(fault).__name__}: {str(fault)[:200]} for {kind} {text[:2000]!r}", flush=True)
    return found


def main() -> None:
    """Fuzz with as many inputs as asked for, on as many processes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", nargs="?", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--at-once", type=int, default=multiprocessing.cpu_count())
    asked = parser.parse_args()
    lanes = asked.at_once
    jobs = [(asked.seed + part, asked.count // (lanes * 10)) for part in range(lanes * 10)]
    found: Counter[str] = Counter()
    with multiprocessing.Pool(lanes) as pool:
        for part in pool.imap_unordered(_run, jobs):
            found.update(part)
    print(f"seed {asked.seed}:", dict(sorted(found.items())))
    if found["faults"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
