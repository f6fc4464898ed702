"""The long fuzz of pictures: odd files with bytes changed, cut out, doubled or moved. `make fuzz` (FUZZ=1000000).

For every input: nothing is raised or printed, a picture that is shown is whole, none takes longer than five seconds.
Every run prints its seed.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "exporters"))

from hostile_pictures import REFUSED, SHOWN  # noqa: E402
from PIL import Image  # noqa: E402

from wardpress import Report  # noqa: E402
from wardpress.publish.darkroom import Darkroom  # noqa: E402
from wardpress.themes import builtin_themes  # noqa: E402

PAGE = builtin_themes()[0].page
TOO_LONG = 5.0
_LARGEST_SEED = 100_000


def check(data: bytes) -> str:
    """Return what became of `data`: shown, or the code of its refusal; raise AssertionError for a fault."""
    start, report = time.perf_counter(), Report()
    darkroom = Darkroom({"x": data}, PAGE, report)
    if darkroom.size("x") is None:
        (code,) = report.codes()
    else:
        picture = darkroom.placed("x", width=200)
        with Image.open(io.BytesIO(picture.data)) as image:
            image.load()
            assert (image.size, image.mode) == ((picture.width, picture.height), "RGB")
        code = "shown"
    assert time.perf_counter() - start < TOO_LONG
    return code


def inputs(seed: int, count: int) -> Iterator[bytes]:
    """Yield `count` ruined pictures."""
    dice = random.Random(seed)
    makers = [*SHOWN.values(), *(make for _, make in REFUSED.values())]
    seeds = [data for make in makers if 0 < len(data := make()) < _LARGEST_SEED]
    for _ in range(count):
        ruin = bytearray(dice.choice(seeds))
        for _ in range(dice.randrange(1, 6)):
            _ruin(ruin, dice)
        yield bytes(ruin)


def _ruin(data: bytearray, dice: random.Random) -> None:
    # Heads are short and decide most: half of the ruin is done there.
    reach = len(data) if dice.random() < 0.5 else min(len(data), 200)
    place = dice.randrange(reach + 1)
    length = dice.randrange(1, 9)
    match dice.randrange(4):
        case 0:
            data[place : place + length] = dice.randbytes(length)
        case 1:
            data[place : place + length] = dice.choice((b"\x00", b"\xff", b"\x7f", b"\x80")) * length
        case 2:
            del data[place : place + dice.choice((1, 2, 4, 100))]
        case _:
            data[place:place] = data[place : place + dice.choice((1, 4, 100))]


def main() -> int:
    """Run and print what became of the inputs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    asked = parser.parse_args()
    print(f"seed {asked.seed}")
    found: Counter[str] = Counter()
    for number, data in enumerate(inputs(asked.seed, asked.count)):
        try:
            found[check(data)] += 1
        except Exception:
            print(f"input {number}: {data[:400]!r}")
            raise
    print(", ".join(f"{code} {count}" for code, count in found.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
