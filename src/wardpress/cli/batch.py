"""`wardpress batch`: a tree of folders in, an edition of each out, and a table of what became of them."""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

import click

from wardpress.cli.flags import each_flag, edition_flags, formats_flag, formats_in, wishes_said
from wardpress.cli.speech import Speech, harmless, print_json
from wardpress.errors import InputError, Message, UsageError
from wardpress.publish.batch import jobs_in, jobs_of, make_editions
from wardpress.publish.cache import default_cache
from wardpress.publish.job import Job, Outcome

_MARKS = {"made": ("✓", "green"), "proven": ("=", "green"), "failed": ("✗", "red")}


@click.command()
@click.argument("root", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("-o", "--out", default=Path("out"), show_default=True, type=click.Path(path_type=Path))
@click.option(
    "--list",
    "listed",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Tệp ghi mỗi dòng một thư mục. / A file with one folder a line.",
)
@formats_flag
@edition_flags
@click.option("--encoding", help="Bảng mã của các bài, nếu đoán sai. / Encoding of the texts, if guessed wrong.")
@click.option("-j", "--at-once", type=click.IntRange(min=1), help="Số bản làm cùng lúc. / Editions made at once.")
@each_flag
@click.option("--no-cache", is_flag=True, help="Không dùng bộ nhớ đệm. / Work everything out anew.")
@click.option("--dask", metavar="ADDRESS", help="Địa chỉ bộ điều phối dask. / Address of a dask scheduler.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON. / Print the result as JSON.")
@click.pass_obj
def batch(  # noqa: PLR0913 - as many as the command has options
    speech: Speech,
    root: Path | None,
    *,
    out: Path,
    listed: Path | None,
    to: tuple[str, ...],
    encoding: str | None,
    at_once: int | None,
    each: bool,
    no_cache: bool,
    dask: str | None,
    as_json: bool,
) -> None:
    """Làm một bản tin cho mỗi thư mục trong ROOT. / Make an edition of every folder in ROOT that holds articles.

    Bản nào đã xong và chưa có gì thay đổi thì không làm lại. / What is finished and unchanged is not made again.
    """
    formats = formats_in(to)
    cache = None if no_cache else default_cache()
    kept = str(cache.folder) if cache else None
    jobs = [
        replace(job, cache=kept, each=each) for job in _jobs(root, listed, out=out, formats=formats, encoding=encoding)
    ]
    outcomes: list[Outcome] = []
    with _executor(dask) as (executor, lanes), _progress(speech, len(jobs)) as advance:
        for outcome in make_editions(jobs, executor=executor, at_once=at_once or lanes):
            outcomes.append(outcome)
            advance()
    if cache:
        cache.trim()
    outcomes.sort(key=lambda outcome: outcome.job.folder)
    if as_json:
        print_json([_as_json(outcome) for outcome in outcomes])
    else:
        _tell(speech, outcomes)
    sys.exit(max((error.exit_status for outcome in outcomes for error in outcome.errors), default=0))


def _jobs(
    root: Path | None, listed: Path | None, *, out: Path, formats: tuple[str, ...], encoding: str | None
) -> Iterator[Job]:
    if (root is None) == (listed is None):
        raise UsageError(
            Message("Give either a folder of folders or --list.", "Hãy nêu thư mục gốc, hoặc dùng --list."),
            hint=Message("For instance: wardpress batch wards -o out", "Ví dụ: wardpress batch cac-phuong -o out"),
        )
    # Whole paths: an edition may be made in another folder than this.
    said = wishes_said()
    wishes = replace(said, files=tuple(file.absolute() for file in said.files))
    if root is not None:
        jobs = jobs_in(root, out, formats=formats, encoding=encoding, wishes=wishes)
    else:
        assert listed
        jobs = jobs_of(listed, out, formats=formats, encoding=encoding, wishes=wishes)
    first = next(jobs, None)
    if first is None:
        raise InputError(
            Message("There is no folder with articles.", "Không có thư mục nào chứa bài viết."),
            hint=Message("Put the articles of each edition into a folder.", "Hãy để bài của mỗi bản vào một thư mục."),
        )
    yield first
    yield from jobs


@contextlib.contextmanager
def _executor(address: str | None) -> Iterator[tuple[Executor | None, int | None]]:
    """Give who does the work, and how many editions it can do at once; None for what a single machine decides."""
    if address is None:
        yield None, None
        return
    try:
        from distributed import Client
    except ImportError as problem:
        raise UsageError(
            Message("dask.distributed is not installed.", "Chưa cài dask.distributed."),
            hint=Message('Install it: pip install "wardpress[dask]"', 'Hãy cài: pip install "wardpress[dask]"'),
        ) from problem
    try:
        client = Client(address, timeout=10)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as problem:
        raise UsageError(
            Message(f"No scheduler answers at {address}.", f"Không liên lạc được bộ điều phối ở {address}."),
            hint=Message("Check the address, such as tcp://10.0.0.5:8786.", "Hãy kiểm tra địa chỉ."),
        ) from problem
    with client, client.get_executor(retries=2, pure=False) as executor:  # type: ignore[no-untyped-call]
        yield executor, sum(client.nthreads().values()) or None  # type: ignore[no-untyped-call]


@contextlib.contextmanager
def _progress(speech: Speech, total: int) -> Iterator[Callable[[], None]]:
    """Show how much is done and how long it will take while a person watches."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(speech.text(Message("editions", "bản tin")), total=total)
        yield lambda: progress.advance(task)


def _tell(speech: Speech, outcomes: list[Outcome]) -> None:
    told: dict[str, str] = {}
    for outcome in outcomes:
        mark, colour = _MARKS[outcome.status]
        click.echo(f"  {click.style(mark, fg=colour)} {harmless(outcome.job.folder)}  {speech.text(_summary(outcome))}")
        for error in outcome.errors:
            text, folder = error.in_language(speech.language), harmless(outcome.job.folder)
            # A mistake in the command, such as the name of a format, is one mistake, however many folders it stops.
            first = told.setdefault(text, folder)
            click.echo(f"      {text if first == folder else speech.text(Message(f'as {first}', f'như {first}'))}")
    count = Counter(outcome.status for outcome in outcomes)
    speech.say(
        Message(
            f"{count['made']} made, {count['proven']} unchanged, {count['failed']} failed",
            f"{count['made']} bản mới làm, {count['proven']} bản không đổi, {count['failed']} bản lỗi",
        ),
        bold=True,
    )


def _summary(outcome: Outcome) -> Message:
    if outcome.status == "proven":
        return Message("unchanged", "không đổi")
    told = Message(
        f"articles: {outcome.articles}, to look at: {outcome.warnings}",
        f"{outcome.articles} bài, {outcome.warnings} điều cần xem",
    )
    if not outcome.stood:
        return told
    stood = ", ".join(outcome.stood)
    return Message(f"{told.en}, unchanged: {stood}", f"{told.vi}, không đổi: {stood}")


def _as_json(outcome: Outcome) -> dict[str, object]:
    return {
        "folder": outcome.job.folder,
        "out": outcome.job.out,
        "status": outcome.status,
        "articles": outcome.articles,
        "warnings": outcome.warnings,
        "stood": outcome.stood,
        "errors": [
            {"code": error.code, "en": error.in_language("en"), "vi": error.in_language("vi")}
            for error in outcome.errors
        ],
    }
