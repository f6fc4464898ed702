"""The long fuzz of the reader: any bytes, mutated ward texts, spliced encodings. `make fuzz` (FUZZ=1000000).

For every input: nothing but `InputError` is raised, no visible character is lost, none takes longer than a second.
With `--atheris SECONDS` the same check is driven by coverage (`pip install atheris`). Every run prints its seed.
"""

from __future__ import annotations

import argparse
import codecs
import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "reading"))

from test_nothing_lost import WARD_LINES, faults  # noqa: E402

from wardpress import InputError, Origin, Report, read_text  # noqa: E402
from wardpress.reading import Reading  # noqa: E402
from wardpress.reading.decode import decode  # noqa: E402

ENCODINGS = (
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "tcvn3",
    "vni",
    "viscii",
    "vps",
    "cp1258",
    "cp1252",
    "latin-1",
)
LINES: list[str] = list(WARD_LINES.elements)  # type: ignore[attr-defined]
SEED_TEXT = (ROOT.parent / "seeds" / "000_4a4b7afcf6fe2866.txt").read_text(encoding="utf-8")
TOO_LONG = 1.0


def check(data: bytes) -> str:
    """Return what became of `data`: read, refused; raise AssertionError for a fault."""
    start = time.perf_counter()
    try:
        reading = read_text(data, Origin("x"), Report())
    except InputError:
        return "refused"
    taken = time.perf_counter() - start
    assert taken < TOO_LONG, f"{taken:.1f} s"
    if not _has_front_matter(reading):
        text = decode(data, Origin("x"), Report()).text
        assert faults(text, reading) == []
    return "read"


def _has_front_matter(reading: Reading) -> bool:
    # Labels and given fields stand outside the two equations; tests/reading/test_given.py holds them.
    return any(part.reason.startswith("frontmatter") for article in reading.articles for part in article.left_out)


def inputs(seed: int, count: int) -> Iterator[bytes]:
    """Yield `count` inputs of four kinds."""
    dice = random.Random(seed)
    kinds = (_bytes, _lines, _mutated, _spliced)
    for _ in range(count):
        yield dice.choice(kinds)(dice)


def _bytes(dice: random.Random) -> bytes:
    return dice.randbytes(dice.randrange(120))


def _lines(dice: random.Random) -> bytes:
    joint = dice.choice(("\n", "\n\n", "\r\n", "\r", "\n \u00a0\n", "\f", "\u2028"))
    return _encoded(joint.join(dice.choices(LINES, k=dice.randrange(14))), dice)


def _mutated(dice: random.Random) -> bytes:
    start = dice.randrange(len(SEED_TEXT))
    text = list(SEED_TEXT[start : start + dice.randrange(600)])
    for _ in range(dice.randrange(6)):
        place = dice.randrange(len(text) + 1)
        text[place : place + dice.randrange(3)] = dice.choice(
            (
                "\n",
                "\t",
                "|",
                "\u200b",
                "\ufeff",
                "\u0301",
                "- ",
                "&nbsp;",
                "&#7897;",
                "?",
                "\ufffd",
                "\x00",
                "5\n",
                "…",
                "🌸",
            )
        )
    data = bytearray(_encoded("".join(text), dice))
    for _ in range(dice.choice((0, 0, 0, 1, 3))):
        if data:
            data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def _spliced(dice: random.Random) -> bytes:
    halves = [_encoded("\n".join(dice.choices(LINES, k=dice.randrange(6))), dice) for _ in range(2)]
    return b"\n".join(halves)


def _encoded(text: str, dice: random.Random) -> bytes:
    encoding = dice.choice(ENCODINGS)
    data = text.encode(encoding, "ignore")
    if dice.random() < 0.1:
        data = data.decode("cp1252", "ignore").encode("utf-8")
    return dice.choice((b"", b"", b"", codecs.BOM_UTF8)) + data


def _run(job: tuple[int, int]) -> Counter[str]:
    seed, count = job
    found: Counter[str] = Counter()
    for data in inputs(seed, count):
        try:
            found[check(data)] += 1
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is what we look for
            found["faults"] += 1
            print(f"FAULT {type(fault).__name__}: {str(fault)[:200]} for {data!r}", flush=True)
    return found


def _by_coverage(seconds: int) -> None:
    import atheris

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=2000"], lambda data: check(data) and None)
    atheris.Fuzz()


def main() -> int:
    """Run as many inputs as asked for on two processes and say what became of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", nargs="?", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--atheris", type=int, metavar="SECONDS")
    asked = parser.parse_args()
    if asked.atheris:
        _by_coverage(asked.atheris)
        return 0
    parts, start = 40, time.perf_counter()
    jobs = [(asked.seed + part, asked.count // parts) for part in range(parts)]
    with multiprocessing.Pool(2) as pool:
        total = sum(pool.imap_unordered(_run, jobs), Counter[str]())
    print(f"seed {asked.seed}: {dict(total)} in {time.perf_counter() - start:.0f} s")
    return 1 if total["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
