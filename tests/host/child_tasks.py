"""What a child does in the tests of `wardpress.host.child`: each function is one task."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable

Answer = Callable[[bytes], None]


def turn_round(job: bytes, answer: Answer) -> None:
    answer(job[::-1])
    answer(b"!")


def tell_of_the_world(_: bytes, answer: Answer) -> None:
    place = os.environ["TMPDIR"] == os.getcwd() and not os.listdir()  # noqa: PTH109, PTH208 - the plainest words
    answer(f"{place} {sys.stdin.read()!r} {os.getpgid(0) == os.getpid()}".encode())


def talk(_: bytes, answer: Answer) -> None:
    print("Chào phường!", "x" * 5000, "tạm biệt")  # noqa: T201 - what the test is about
    answer(b"done")


def hang_with_a_child_of_its_own(job: bytes, _: Answer) -> None:
    other = subprocess.Popen(["sleep", "600"])
    with open(job, "w", encoding="ascii") as marker:  # noqa: PTH123 - bytes
        marker.write(f"{os.getpid()} {other.pid} {os.getcwd()}")  # noqa: PTH109
    time.sleep(600)


def fill_the_disk(_: bytes, answer: Answer) -> None:
    with open("big", "wb") as file:  # noqa: PTH123
        try:
            file.writelines(bytes(1 << 22) for _number in range(64))
        except OSError as problem:
            answer(type(problem).__name__.encode())


def raise_it(_: bytes, __: Answer) -> None:
    raise LookupError("nowhere")


def take_memory(_: bytes, answer: Answer) -> None:
    try:
        hoard = bytearray(1 << 30)
    except MemoryError as problem:
        answer(type(problem).__name__.encode())
    else:
        answer(str(len(hoard)).encode())
