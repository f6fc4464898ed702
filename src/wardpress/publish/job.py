"""One edition of a batch: made from its folder, or proven to be made already."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from wardpress.diagnostics import Report
from wardpress.edition import EditionSettings
from wardpress.errors import ExporterCrash, Message, OutputError, WardpressError, system_reason
from wardpress.model import Bulletin
from wardpress.publish.builtins import kept_host
from wardpress.publish.cache import Cache
from wardpress.publish.editions import DEFAULT_FORMATS, Edition, write_editions
from wardpress.publish.filename import SINGLES
from wardpress.publish.fingerprint import fingerprints, standing_in
from wardpress.publish.intake import printable, settings_in, unreadable
from wardpress.publish.ledger import (
    Ledger,
    Output,
    entry,
    expected,
    is_proven,
    output_of,
    read_ledger,
    write_ledger,
)
from wardpress.publish.manuscript import Manuscript, read_bulletin, read_settings_file
from wardpress.publish.singles import singles, write_single
from wardpress.publish.standing import Standing
from wardpress.publish.themefiles import named_in
from wardpress.publish.wholefile import make_folder
from wardpress.publish.wishes import NO_WISHES, Wishes


@dataclass(frozen=True, slots=True)
class Job:
    """One edition to make: the folder of its articles, the folder to write to, what to write, and `wishes` beyond that.

    With `each` every article is written alone as well, into a folder there; `cache` is the folder of a cache. Paths of
    one-off plugins in `wishes` must be absolute where the job is done elsewhere.
    """

    folder: str
    out: str
    formats: tuple[str, ...] = DEFAULT_FORMATS
    encoding: str | None = None
    wishes: Wishes = NO_WISHES
    cache: str | None = None
    each: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job.

    *made*: every format is written and the ledger beside them; *proven*: it stood there already, by its ledger;
    *failed*: `errors` say why, and what could be written was written. `articles` counts those read; `stood` names the
    formats whose files were left alone because they would have come out the same.
    """

    job: Job
    status: Literal["made", "proven", "failed"]
    articles: int = 0
    warnings: int = 0
    errors: tuple[WardpressError, ...] = ()
    stood: tuple[str, ...] = ()


def make_edition(job: Job) -> Outcome:
    """Make one edition and return what became of it; nothing is done where its ledger proves that it is made.

    Never raises for what an editor can mend: the error is in the outcome.
    """
    try:
        return _made(job)
    except WardpressError as error:
        return Outcome(job, "failed", errors=(error,))
    except OSError as problem:
        return Outcome(job, "failed", errors=(_unwritable(job, problem),))


def _made(job: Job) -> Outcome:
    out, report = Path(job.out), Report()
    if not Path(job.folder).is_dir():
        number = errno.ENOTDIR if Path(job.folder).exists() else errno.ENOENT
        raise unreadable(job.folder, OSError(number, os.strerror(number)))
    ledger = expected(Path(job.folder), job.formats, encoding=job.encoding, wishes=job.wishes, each=job.each)
    found = read_ledger(out)
    if is_proven(found, ledger, out):
        return Outcome(job, "proven")
    cache = Cache(Path(job.cache)) if job.cache else None
    desk = _Desk(job, ledger, found, _read(job, report, cache), cache, looks=_looks(Path(job.folder)))
    make_folder(out)
    editions = desk.whole(report)
    alone = desk.singles() if job.each else []
    errors = (*desk.manuscript.unread, *(made.error for made in (*editions, *alone) if made.error))
    if not errors:
        # Only a whole edition is ever skipped: what failed is tried again.
        write_ledger(out, replace(ledger, outputs=desk.outputs))
    return Outcome(
        job,
        "failed" if errors else "made",
        articles=sum(1 for _ in desk.manuscript.bulletin.articles()),
        warnings=sum(noted.severity != "note" for noted in report),
        errors=errors,
        stood=tuple(edition.format for edition in editions if edition.stood),
    )


@dataclass(slots=True)
class _Desk:
    """One job at work: what it was read from, what stood there before, and the `outputs`, which it fills.

    `looks` are the names under which the ledger has the theme and its fonts.
    """

    job: Job
    ledger: Ledger
    found: Ledger | None
    manuscript: Manuscript
    cache: Cache | None
    looks: frozenset[str]
    outputs: dict[str, Output] = field(default_factory=dict)

    def whole(self, report: Report) -> tuple[Edition, ...]:
        manuscript, out = self.manuscript, Path(self.job.out)
        wanted = self._wanted(manuscript.bulletin, manuscript.settings)
        editions = write_editions(
            manuscript.bulletin,
            out,
            formats=self.job.formats,
            photos=manuscript.photos,
            settings=manuscript.settings,
            host=manuscript.host,
            report=report,
            spare=manuscript.files,
            standing=Standing(standing_in(out, self.found, wanted), self.cache),
        )
        for made in editions:
            if made.path and not made.error:
                self.outputs[entry(made.format)] = output_of(made.path, wanted.get(made.format, ""))
        return editions

    def singles(self) -> list[Edition]:
        manuscript, out = self.manuscript, Path(self.job.out)
        found: list[Edition] = []
        for single in singles(manuscript.bulletin):
            wanted = self._wanted(single.bulletin, replace(manuscript.settings, file_name=single.name))
            standing = Standing(standing_in(out, self.found, wanted, single=single.name), self.cache)
            formats = self.job.formats
            editions = write_single(single, out / SINGLES, manuscript=manuscript, formats=formats, standing=standing)
            for made in editions:
                if made.path and not made.error:
                    output = output_of(made.path, wanted.get(made.format, ""), single=True)
                    self.outputs[entry(made.format, single.name)] = output
            found += editions
        return found

    def _wanted(self, bulletin: Bulletin, settings: EditionSettings) -> dict[str, str]:
        host, looks = self.manuscript.host, self.looks
        return fingerprints(bulletin, self.job.formats, settings=settings, host=host, ledger=self.ledger, looks=looks)


def _read(job: Job, report: Report, cache: Cache | None) -> Manuscript:
    wishes = replace(job.wishes, formats=job.formats)
    host = None
    if not wishes.files:
        # Loading the plugins takes as long as reading the articles: it is done once a process.
        settings = read_settings_file(settings_in(Path(job.folder)))
        host = kept_host(wishes.over(settings.plugins), report)
    return read_bulletin(job.folder, report=report, host=host, encoding=job.encoding, wishes=wishes, cache=cache)


def _looks(folder: Path) -> frozenset[str]:
    settings = settings_in(folder)
    return frozenset(map(printable, named_in(settings))) if settings else frozenset()


def _unwritable(job: Job, problem: OSError) -> OutputError:
    reason = system_reason(problem)
    return OutputError(
        Message(
            f"Cannot work on {job.folder} → {job.out}: {reason.en}.",
            f"Không làm được {job.folder} → {job.out}: {reason.vi}.",
        ),
        hint=Message("Check that both folders may be used.", "Hãy kiểm tra quyền dùng hai thư mục này."),
    )


def ended(job: Job) -> ExporterCrash:
    """Return the error of a job whose process ended over it."""
    return ExporterCrash(
        Message(f"The process that made {job.folder} ended.", f"Tiến trình làm {job.folder} bị chấm dứt."),
        hint=Message(
            "A plugin or a lack of memory may be the cause; make this one alone.",
            "Có thể do tiện ích hoặc thiếu bộ nhớ; hãy làm riêng bản này.",
        ),
    )
