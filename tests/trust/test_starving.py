"""A run that gets no more memory ends, says so, and leaves whole files; `make faults` takes far more of its places."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starving import ALONE, ON, SYSTEM, UNTOUCHED, Issue, commanded, new_issue

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture(scope="module")
def issue() -> Iterator[Issue]:
    with new_issue() as issue:
        yield issue


@pytest.fixture(scope="module")
def total(issue: Issue) -> int:
    """How many allocations an untouched run makes."""
    pytest.importorskip("_testcapi", reason="needs CPython's own test module")
    return issue.allocations()


def faults_of(issue: Issue, way: str, *places: int) -> tuple[set[str], list[str]]:
    endings = {at: issue.starved(way, at) for at in places}
    faults = [f"{at}: {fault}" for at, ending in endings.items() for fault in ending.faults]
    return {ending.kind for ending in endings.values()}, faults


@pytest.mark.parametrize("way", [ALONE, ON])
def test_a_failed_allocation_tears_no_file_and_no_run_claims_what_it_has_not_done(
    way: str, issue: Issue, total: int
) -> None:
    kinds, faults = faults_of(issue, way, 1, 9, 100, *range(1000, total, total // 20), 10 * total)
    assert not faults
    assert {UNTOUCHED, "MemoryError"} <= kinds


def test_a_system_without_memory_costs_formats_or_a_photo_and_says_so(issue: Issue) -> None:
    if not Path("/proc/self/statm").exists():
        pytest.skip("needs /proc")
    kinds, faults = faults_of(issue, SYSTEM, *range(0, 8192, 745), 100_000)
    assert not faults
    # What else there is depends on how much the tests before have used and given back.
    assert UNTOUCHED in kinds


def test_the_command_says_in_words_that_the_memory_is_too_small(issue: Issue) -> None:
    if not shutil.which("prlimit"):
        pytest.skip("needs prlimit")
    endings = {megabytes: commanded(issue, megabytes) for megabytes in (15, 18, 21, 26, 40, 60, 400)}
    assert not [(megabytes, ending.faults) for megabytes, ending in endings.items() if ending.faults]
    assert endings[400].kind == "status 0"
    assert {"status 4", "status 5"} & {ending.kind for ending in endings.values()}
