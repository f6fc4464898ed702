"""`wardpress build`: ward articles in, one bulletin in several editions out."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

import click

from wardpress.cli.flags import each_flag, edition_flags, formats_flag, formats_in, wishes_said
from wardpress.cli.speech import Speech, diagnostic_as_json, error_as_json, harmless, print_json
from wardpress.diagnostics import Report
from wardpress.errors import Message, UsageError
from wardpress.model import Article, Paragraph, byline_text
from wardpress.publish import Edition, Manuscript, read_bulletin, write_editions
from wardpress.publish.filename import SINGLES
from wardpress.publish.ledger import LEDGER_NAME, Ledger, expected, output_of, write_ledger
from wardpress.publish.singles import singles, write_single


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    default=Path("out"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Thư mục ghi kết quả. / Folder to write to.",
)
@formats_flag
@click.option("--theme", help="Chủ đề: tên, hoặc tệp .toml. / Theme: a name, or a .toml file.")
@edition_flags
@each_flag
@click.option("--encoding", help="Bảng mã của các bài, nếu đoán sai. / Encoding of the texts, if guessed wrong.")
@click.option("--ledger", is_flag=True, help="Ghi sổ edition.json để kiểm lại sau này. / Write edition.json as proof.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON. / Print the result as JSON.")
@click.pass_obj
def build(  # noqa: PLR0913 - as many as the command has options
    speech: Speech,
    paths: tuple[Path, ...],
    *,
    out: Path,
    to: tuple[str, ...],
    theme: str | None,
    encoding: str | None,
    each: bool,
    ledger: bool,
    as_json: bool,
) -> None:
    """Ghi bản tin từ các bài trong PATHS. / Write a bulletin from the articles in PATHS (folders or .txt files)."""
    report = Report()
    formats = formats_in(to)
    wishes = wishes_said(*formats)
    manuscript = read_bulletin(*paths, report=report, encoding=encoding, theme=theme, wishes=wishes)
    with _progress(speech) as on_progress:
        editions = write_editions(
            manuscript.bulletin,
            out,
            formats=formats,
            photos=manuscript.photos,
            settings=manuscript.settings,
            host=manuscript.host,
            report=report,
            spare=manuscript.files,
            on_progress=on_progress,
        )
        alone = _alone(manuscript, out, formats=formats, on_progress=on_progress) if each else {}
    # One that lies there already would otherwise speak of files that are there no longer.
    if ledger or (_is_one_folder(paths) and (out / LEDGER_NAME).exists()):
        wanted = expected(_only_folder(paths), formats, encoding=encoding, theme=theme, wishes=wishes)
        _keep_ledger(out, editions, wanted)
    if as_json:
        print_json(_as_json(manuscript, editions, alone, report=report))
    else:
        _tell(speech, manuscript, editions, report)
        _tell_of_singles(alone, out / SINGLES)
    failures = [*manuscript.unread, *(edition.error for edition in editions if edition.error)]
    failures += [made.error for made in chain.from_iterable(alone.values()) if made.error]
    for error in failures:
        speech.error(error)
    # The gravest failure speaks for the run: a file that could not be put in its place (5) before a format (4)
    # before an article (3).
    sys.exit(max((error.exit_status for error in failures), default=0))


def _alone(
    manuscript: Manuscript, out: Path, *, formats: tuple[str, ...], on_progress: Callable[[str], None]
) -> dict[str, tuple[Edition, ...]]:
    """Write each article alone and return, by its name, what became of it."""
    made: dict[str, tuple[Edition, ...]] = {}
    for single in singles(manuscript.bulletin):
        on_progress(single.name)
        made[single.name] = write_single(single, out / SINGLES, manuscript=manuscript, formats=formats)
    return made


def _is_one_folder(paths: tuple[Path, ...]) -> bool:
    return len(paths) == 1 and paths[0].is_dir()


def _only_folder(paths: tuple[Path, ...]) -> Path:
    if _is_one_folder(paths):
        return paths[0]
    raise UsageError(
        Message("A ledger is written for one folder of articles.", "Sổ ghi chỉ lập cho một thư mục bài viết."),
        hint=Message("Give the folder alone, or leave out --ledger.", "Hãy chỉ nêu thư mục đó, hoặc bỏ --ledger."),
    )


def _keep_ledger(out: Path, editions: tuple[Edition, ...], ledger: Ledger) -> None:
    if not any(edition.error for edition in editions):
        outputs = {edition.format: output_of(edition.path, "") for edition in editions if edition.path}
        write_ledger(out, replace(ledger, outputs=outputs))


@contextlib.contextmanager
def _progress(speech: Speech) -> Iterator[Callable[[str], None]]:
    """Show what is being written while a person watches."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # 30 ms that only a person at a terminal pays

    with Console(stderr=True).status("") as status:
        yield lambda name: status.update(speech.text(Message(f"writing {name} …", f"đang ghi {name} …")))


def _tell(speech: Speech, manuscript: Manuscript, editions: tuple[Edition, ...], report: Report) -> None:
    articles = list(manuscript.bulletin.articles())
    speech.say(Message(f"Articles read: {len(articles)}", f"Đã đọc {len(articles)} bài:"), bold=True)
    for article in articles:
        click.echo(f"  {harmless(article.origin.file)}: {speech.text(_summary(article))}")
    if transforms := _transforms(manuscript):
        speech.say(
            Message(
                f"Transforms, in this order: {', '.join(transforms)}",
                f"Phép biến đổi, theo thứ tự: {', '.join(transforms)}",
            )
        )
    if len(report):
        speech.say(Message("Please note:", "Cần biết:"), bold=True)
        speech.diagnostics(report)
    if written := [edition for edition in editions if not edition.error]:
        speech.say(Message("Written:", "Đã ghi:"), bold=True)
        for edition in written:
            click.echo(f"  {edition.path}  ({max(1, edition.size // 1024)} KB)")


def _tell_of_singles(alone: Mapping[str, Iterable[Edition]], folder: Path) -> None:
    sizes = [edition.size for edition in chain.from_iterable(alone.values()) if not edition.error]
    if sizes:
        click.echo(f"  {folder}{os.sep}…  ({len(sizes)} × {max(1, sum(sizes) // len(sizes) // 1024)} KB)")


def _transforms(manuscript: Manuscript) -> list[str]:
    """Return the full names of the transforms that were applied, in their order."""
    return [manuscript.host.transform(name).full_name for name in manuscript.settings.transforms]


def _summary(article: Article) -> Message:
    paragraphs = sum(isinstance(block, Paragraph) for block in article.blocks) + bool(article.lead)
    names = ", ".join(map(byline_text, article.bylines))
    return Message(
        f"“{article.headline or '–'}”, {paragraphs} paragraphs, byline: {names or '–'}",
        f"“{article.headline or '–'}”, {paragraphs} đoạn, tác giả: {names or '–'}",
    )


def _as_json(
    manuscript: Manuscript,
    editions: Iterable[Edition],
    alone: Mapping[str, Iterable[Edition]],
    *,
    report: Report,
) -> dict[str, object]:
    return {
        "articles": [
            {
                "file": article.origin.file,
                "headline": article.headline,
                "left_out": [
                    {"text": part.text, "reason": part.reason, "line": part.origin.line} for part in article.left_out
                ],
            }
            for article in manuscript.bulletin.articles()
        ],
        "transforms": _transforms(manuscript),
        "unread": [error_as_json(error) for error in manuscript.unread],
        "editions": [_edition_as_json(edition) for edition in editions],
        "alone": {name: [_edition_as_json(edition) for edition in made] for name, made in alone.items()},
        "diagnostics": list(map(diagnostic_as_json, report)),
    }


def _edition_as_json(edition: Edition) -> dict[str, object]:
    return {
        "format": edition.format,
        "path": str(edition.path) if edition.path else None,
        "size": edition.size,
        "error": error_as_json(edition.error) if edition.error else None,
    }
