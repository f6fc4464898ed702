"""Many editions: each alone, none twice, none missing, whatever becomes of a worker."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from wardpress import InputError, UsageError, verify
from wardpress.publish.batch import jobs_in, jobs_of, make_editions
from wardpress.publish.job import Job, make_edition
from wardpress.publish.ledger import LEDGER_NAME
from wardpress.testing import photos

ARTICLE = "PHƯỜNG HỌP MẶT ĐẦU NĂM {}\n\nSáng 5/1, phường họp mặt đầu năm.\n\nMinh Thư\n"
FORMATS = ("epub", "docx")


@pytest.fixture
def wards(tmp_path: Path) -> Path:
    root = tmp_path / "wards"
    for number in range(5):
        folder = root / ("east" if number % 2 else "west") / f"phuong-{number}"
        folder.mkdir(parents=True)
        (folder / "bai1.txt").write_text(ARTICLE.format(number), encoding="utf-8")
    (root / "notes").mkdir()
    return root


def made(wards: Path, out: Path) -> dict[str, str]:
    with ThreadPoolExecutor(2) as threads:
        outcomes = list(make_editions(jobs_in(wards, out, formats=FORMATS), executor=threads))
    return {Path(outcome.job.folder).name: outcome.status for outcome in outcomes}


def contents(out: Path) -> dict[str, bytes]:
    return {str(file.relative_to(out)): file.read_bytes() for file in sorted(out.rglob("*")) if file.is_file()}


def test_every_folder_with_articles_becomes_an_edition_in_a_folder_of_its_own(wards: Path, tmp_path: Path) -> None:
    assert made(wards, tmp_path / "out") == {f"phuong-{number}": "made" for number in range(5)}
    assert sorted(contents(tmp_path / "out"))[:3] == [
        "east/phuong-1/ban-tin.docx",
        "east/phuong-1/ban-tin.epub",
        f"east/phuong-1/{LEDGER_NAME}",
    ]
    assert verify(*(tmp_path / "out").glob("*/*")).holds


def test_a_second_run_makes_nothing_and_changes_nothing(wards: Path, tmp_path: Path) -> None:
    made(wards, tmp_path / "out")
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "out").rglob("*")}
    assert set(made(wards, tmp_path / "out").values()) == {"proven"}
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "out").rglob("*")} == before


def test_an_edition_with_one_changed_article_is_made_again_as_a_clean_run_makes_it(wards: Path, tmp_path: Path) -> None:
    made(wards, tmp_path / "out")
    (wards / "east" / "phuong-3" / "bai1.txt").write_text(ARTICLE.format("mới"), encoding="utf-8")
    assert made(wards, tmp_path / "out") == {
        f"phuong-{number}": "made" if number == 3 else "proven" for number in range(5)
    }
    made(wards, tmp_path / "clean")
    assert contents(tmp_path / "out") == contents(tmp_path / "clean")


def test_an_edition_whose_theme_lies_elsewhere_and_has_changed_is_made_again(wards: Path, tmp_path: Path) -> None:
    look = wards / "look.toml"
    look.write_text('extends = "a5"\n[colours]\naccent = "#1f4e79"\n', encoding="utf-8")
    (wards / "west" / "phuong-2" / "bulletin.toml").write_text('theme = "../../look.toml"\n', encoding="utf-8")
    made(wards, tmp_path / "out")
    assert set(made(wards, tmp_path / "out").values()) == {"proven"}
    look.write_text('extends = "a5"\n[colours]\naccent = "#0a5c36"\n', encoding="utf-8")
    assert [name for name, status in made(wards, tmp_path / "out").items() if status == "made"] == ["phuong-2"]


@pytest.mark.parametrize("harm", ["torn", "gone", "no ledger", "torn ledger", "newer library"])
def test_an_edition_that_its_ledger_does_not_prove_is_made_again(harm: str, wards: Path, tmp_path: Path) -> None:
    made(wards, tmp_path / "out")
    whole = contents(tmp_path / "out")
    folder = tmp_path / "out" / "west" / "phuong-0"
    ledger = folder / LEDGER_NAME
    if harm == "torn":
        (folder / "ban-tin.epub").write_bytes(b"half")
    elif harm == "gone":
        (folder / "ban-tin.docx").unlink()
    elif harm == "no ledger":
        ledger.unlink()
    elif harm == "torn ledger":
        ledger.write_bytes(ledger.read_bytes()[:100])
    else:
        told = json.loads(ledger.read_text())
        told["made_with"]["lxml"] = "0.1"
        ledger.write_text(json.dumps(told))
    assert made(wards, tmp_path / "out")["phuong-0"] == "made"
    assert contents(tmp_path / "out") == whole


def test_one_bad_edition_stops_no_other_and_is_tried_again(wards: Path, tmp_path: Path) -> None:
    bad = wards / "east" / "phuong-3"
    (bad / "bulletin.toml").write_text("theme = 7", encoding="utf-8")
    job = next(job for job in jobs_in(wards, tmp_path / "out", formats=FORMATS) if "phuong-3" in job.folder)
    assert [error.code for error in make_edition(job).errors] == ["usage.settings"]
    assert made(wards, tmp_path / "out")["phuong-3"] == "failed"
    (bad / "bulletin.toml").unlink()
    assert made(wards, tmp_path / "out") == {
        f"phuong-{number}": "made" if number == 3 else "proven" for number in range(5)
    }


def test_a_list_names_folders_from_where_it_lies(wards: Path, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("# the east\nwards/east/phuong-1\n\nwards/east/phuong-3\n", encoding="utf-8")
    jobs = list(jobs_of(tmp_path / "list.txt", tmp_path / "out"))
    assert [Path(job.out).name for job in jobs] == ["phuong-1", "phuong-3"]
    assert [Path(job.folder).samefile(wards / "east" / Path(job.out).name) for job in jobs] == [True, True]
    with pytest.raises(InputError):
        list(jobs_of(tmp_path / "no.txt", tmp_path / "out"))


def test_the_folder_of_the_results_is_not_taken_for_articles(wards: Path) -> None:
    (wards / "out").mkdir()
    (wards / "out" / "ban-tin.txt").write_text("Tin", encoding="utf-8")
    assert not [job for job in jobs_in(wards, wards / "out") if job.folder.endswith("out")]


def test_articles_where_the_results_are_to_go_are_not_passed_over(wards: Path) -> None:
    with pytest.raises(UsageError, match="holds articles"):
        list(jobs_in(wards, wards / "east" / "phuong-3"))


def test_an_edition_of_plain_text_is_no_article_of_the_next_run(wards: Path, tmp_path: Path) -> None:
    job = next(jobs_in(wards, wards / "made", formats=("text",)))
    assert make_edition(job).status == "made"
    assert list(Path(job.out).glob("*.txt"))
    folders = {one.folder for one in jobs_in(wards, tmp_path / "elsewhere")}
    assert folders == {one.folder for one in jobs_in(wards, wards / "made")}


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("x/a\ny/a\nz/a-2\n", ["a", "a-2", "a-2-2"]),
        ("x/Hoa\ny/hoa\n", ["Hoa", "hoa-2"]),
        ("x/a/..\n", ["x"]),
    ],
)
def test_no_two_folders_of_a_list_share_a_place_nor_leave_it(lines: str, names: list[str], tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(lines, encoding="utf-8")
    jobs = list(jobs_of(tmp_path / "list.txt", tmp_path / "out"))
    assert [Path(job.out) for job in jobs] == [tmp_path / "out" / name for name in names]


def test_a_folder_of_a_list_that_is_not_there_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("nowhere\n", encoding="utf-8")
    (outcome,) = (make_edition(job) for job in jobs_of(tmp_path / "list.txt", tmp_path / "out"))
    assert [error.code for error in outcome.errors] == ["input"]


def test_jobs_are_taken_as_places_get_free(wards: Path, tmp_path: Path) -> None:
    taken = 0

    def counted() -> Iterator[Job]:
        nonlocal taken
        for job in jobs_in(wards, tmp_path / "out", formats=("epub",)):
            taken += 1
            yield job

    with ThreadPoolExecutor(1) as thread:
        outcomes = make_editions(counted(), executor=thread, at_once=1)
        next(outcomes)
        assert taken < 5
        assert len(list(outcomes)) == 4


class Faulty(Executor):
    """Does a task at once; one with a job in a folder that `faults` names ends with the fault given there."""

    def __init__(self, faults: dict[str, Exception]) -> None:
        self.tasks: list[int] = []
        self._faults = faults

    def submit(self, call: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        (jobs,) = given
        self.tasks.append(len(jobs))
        names = self._faults.keys() & {Path(job.folder).name for job in jobs}
        if names:
            future.set_exception(self._faults[names.pop()])
        else:
            future.set_result(call(*given, **named))
        return future


def twelve(wards: Path) -> None:
    for number in range(5, 12):
        shutil.copytree(wards / "west" / "phuong-0", wards / f"phuong-{number}")


def test_editions_go_together_once_every_place_has_one_and_one_that_ends_its_worker_costs_no_other(
    wards: Path, tmp_path: Path
) -> None:
    twelve(wards)
    executor = Faulty({"phuong-9": RuntimeError("the worker was lost")})
    jobs = jobs_in(wards, tmp_path / "out", formats=("epub",))
    told = {Path(end.job.folder).name: end for end in make_editions(jobs, executor=executor, at_once=1)}
    assert sorted(executor.tasks) == [1, 1, 1, 1, 1, 1, 2, 4, 4]
    assert [error.code for error in told.pop("phuong-9").errors] == ["plugin.crash"]
    assert {name: end.status for name, end in told.items()} == {
        f"phuong-{number}": "made" for number in range(12) if number != 9
    }


@pytest.mark.parametrize(
    "faults",
    [
        {"phuong-3": BrokenExecutor("gone")},
        # Four that failed together wait to be tried again alone when it breaks.
        {"phuong-9": RuntimeError("the worker was lost"), "phuong-10": BrokenExecutor("gone")},
    ],
)
def test_of_an_executor_that_breaks_every_edition_is_told_once(
    faults: dict[str, Exception], wards: Path, tmp_path: Path
) -> None:
    twelve(wards)
    jobs = jobs_in(wards, tmp_path / "out", formats=("epub",))
    ends = list(make_editions(jobs, executor=Faulty(faults), at_once=1))
    assert sorted(Path(end.job.folder).name for end in ends) == sorted(f"phuong-{number}" for number in range(12))
    assert {end.status for end in ends} == {"made", "failed"}


_POOL = """
import json, sys
from wardpress.publish.batch import jobs_in, make_editions
if __name__ == "__main__":
    outcomes = make_editions(jobs_in(*sys.argv[1:3], formats=("epub",)), at_once=2)
    print(json.dumps({o.job.folder: [o.status, [e.code for e in o.errors]] for o in outcomes}))
"""
_DEADLY_READER = """
import os
from wardpress.plugins import Reader, hookimpl
def read(data, origin, context):
    os._exit(7)
@hookimpl
def wardpress_readers():
    return [Reader(name="deadly", title="Deadly", suffixes=(".deadly",), read=read)]
"""


def run_pool(script: Path, wards: Path, out: Path, **world: str) -> dict[str, list[object]]:
    script.write_text(_POOL, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(wards), str(out)],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, **world},
    )
    told: dict[str, list[object]] = json.loads(done.stdout)
    return {Path(folder).name: result for folder, result in told.items()}


def test_an_edition_that_ends_its_process_costs_only_itself(wards: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "wardpress_deadly-1.0.dist-info").mkdir(parents=True)
    (site / "deadly.py").write_text(_DEADLY_READER, encoding="utf-8")
    metadata = "Metadata-Version: 2.1\nName: wardpress-deadly\nVersion: 1.0\n"
    (site / "wardpress_deadly-1.0.dist-info" / "METADATA").write_text(metadata, encoding="utf-8")
    points = "[wardpress.v1]\ndeadly = deadly\n"
    (site / "wardpress_deadly-1.0.dist-info" / "entry_points.txt").write_text(points, encoding="utf-8")
    (wards / "east" / "phuong-1" / "bai2.deadly").write_text("x", encoding="utf-8")
    told = run_pool(tmp_path / "pool.py", wards, tmp_path / "out", PYTHONPATH=str(site))
    assert told.pop("phuong-1") == ["failed", ["plugin.crash"]]
    assert told == {f"phuong-{number}": ["made", []] for number in (0, 2, 3, 4)}


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_a_batch_that_is_killed_leaves_no_process_and_goes_on_where_it_was(wards: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "pool.py").write_text(_POOL, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "pool.py"), str(wards), str(out)]
    world = {**os.environ, "WARDPRESS_MARK": str(out)}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=world) as batch:
        until(lambda: any(out.rglob(LEDGER_NAME)))
        assert len(working_on(out)) >= 2
        batch.send_signal(signal.SIGKILL)
    until(lambda: not working_on(out))
    told = run_pool(tmp_path / "pool.py", wards, out)
    assert {result[0] for result in told.values()} <= {"made", "proven"}
    assert "proven" in {result[0] for result in told.values()}
    assert verify(*out.glob("*/*")).holds
    assert not list(out.rglob(".*"))


def until(holds: object, seconds: float = 30.0) -> None:
    assert callable(holds)
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def working_on(out: Path) -> list[str]:
    """The processes that were started with the mark of this test in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"WARDPRESS_MARK={out}".encode() in (process / "environ").read_bytes():
                found.append(process.name)
        except OSError:
            continue
    return found


_DASK = """
import json, sys
from distributed import LocalCluster
from wardpress.publish.batch import jobs_in, make_editions
if __name__ == "__main__":
    with LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster, cluster.get_client() as client:
        outcomes, victims = {}, [worker.pid for worker in cluster.workers.values()]
        executor = client.get_executor(retries=2, pure=False)
        for outcome in make_editions(jobs_in(*sys.argv[1:3], formats=("epub",)), executor=executor, at_once=4):
            assert outcome.job.folder not in outcomes
            outcomes[outcome.job.folder] = outcome.status
            if victims:
                import os, signal
                os.kill(victims.pop(), signal.SIGKILL)
                victims.clear()
        print("told:" + json.dumps(outcomes))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_dask_does_the_work_of_a_lost_worker_elsewhere_nothing_twice_nothing_missing(
    wards: Path, tmp_path: Path
) -> None:
    pytest.importorskip("distributed", reason="needs the extra wardpress[dask]")
    (tmp_path / "grid.py").write_text(_DASK, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(tmp_path / "grid.py"), str(wards), str(tmp_path / "out")],
        capture_output=True,
        check=False,
        text=True,
        timeout=100,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("told:")]
    assert lines, done.stderr
    told = json.loads(lines[0].removeprefix("told:"))
    assert {Path(folder).name for folder in told} == {f"phuong-{number}" for number in range(5)}
    # What the lost worker had finished but not yet told is proven by its ledger.
    assert set(told.values()) <= {"made", "proven"}
    assert verify(*(tmp_path / "out").glob("*/*")).holds


_COMMAND = """
import sys
from distributed import LocalCluster
from wardpress.cli import main
if __name__ == "__main__":
    with LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster:
        main(["batch", *sys.argv[1:], "--to", "epub", "--json", "--dask", cluster.scheduler_address])
"""


def test_the_command_hands_its_editions_to_the_scheduler_at_an_address(wards: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="needs the extra wardpress[dask]")
    (tmp_path / "grid.py").write_text(_COMMAND, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "grid.py"), str(wards), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [(Path(one["folder"]).name, one["status"]) for one in told] == [
        (name, "made") for name in ("phuong-1", "phuong-3", "phuong-0", "phuong-2", "phuong-4")
    ]
    assert verify(*(tmp_path / "out").glob("*/*")).holds


def test_the_photos_of_an_edition_are_in_it_and_it_can_be_rebuilt_to_the_byte(wards: Path, tmp_path: Path) -> None:
    folder = wards / "west" / "phuong-0"
    (folder / "bai1.png").write_bytes(photos()["ngang.png"])
    outcome = make_edition(Job(str(folder), str(tmp_path / "out"), ("docx",)))
    assert outcome.status == "made"
    (word,) = (tmp_path / "out").glob("*.docx")
    with zipfile.ZipFile(word) as archive:
        assert [name for name in archive.namelist() if name.startswith("word/media/")] == ["word/media/picture1.png"]
    assert make_edition(outcome.job).status == "proven"
    (folder / "bai1.png").write_bytes(photos()["dung.png"])
    assert make_edition(outcome.job).status == "made"
