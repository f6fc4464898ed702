"""`wardpress explain`: what each line of a text was taken for, by which rule, and how sure that is."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from wardpress.cli.speech import Speech, print_json
from wardpress.diagnostics import Origin, Report
from wardpress.errors import InputError, Message
from wardpress.reading import RULES, Reading, Role, Verdict, account, read_text

_ROLES: dict[Role, Message] = {
    "headline": Message("headline", "tít"),
    "headline-continued": Message("headline, cont.", "tít (tiếp)"),
    "counter": Message("page counter", "số đếm web"),
    "paragraph": Message("paragraph", "đoạn văn"),
    "byline": Message("byline", "tác giả"),
}
_LEFT_OUT = frozenset({"counter"})
_HEADS = frozenset({"headline", "headline-continued"})
_NARROWEST = 20
_COLUMNS = 40


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON. / Print JSON, one object an article.")
@click.pass_obj
def explain(speech: Speech, file: Path, *, as_json: bool) -> None:
    """Cho biết mỗi dòng của FILE được hiểu là gì. / Show what each line of FILE was taken for, and why."""
    report = Report()
    reading = read_text(_bytes(file), Origin(file.name), report)
    if as_json:
        print_json(account(reading))
        return
    sure = f"{reading.confidence:.0%}"
    speech.say(
        Message(f"{file.name}: {reading.encoding} ({sure} sure)", f"{file.name}: mã {reading.encoding} (chắc {sure})"),
        bold=True,
    )
    _table(speech, reading)
    _rules(speech, reading)
    if len(report):
        speech.say(Message("Please note:", "Cần biết:"), bold=True)
        speech.diagnostics(report)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise InputError(
            Message(f"Cannot read {file}: {reason}.", f"Không đọc được {file}: {reason}."),
            hint=Message("Check the name, and that it may be read.", "Hãy kiểm tra tên tệp và quyền đọc."),
        ) from problem


def _table(speech: Speech, reading: Reading) -> None:
    room = max(_NARROWEST, shutil.get_terminal_size().columns - _COLUMNS)
    for verdict in reading.verdicts:
        role = speech.text(_ROLES[verdict.role])
        text = verdict.line.text
        shown = text if len(text) <= room else text[: room - 1] + "…"
        place = f"{verdict.line.number:>5}"
        click.echo(f"{place}  {_coloured(verdict, f'{role:<16}')}{verdict.rule:<10}{verdict.confidence:>4.0%}  {shown}")


def _coloured(verdict: Verdict, text: str) -> str:
    if verdict.role in _LEFT_OUT:
        return click.style(text, fg="yellow")
    if verdict.role in _HEADS:
        return click.style(text, fg="green", bold=True)
    return click.style(text, fg="cyan") if verdict.role == "byline" else text


def _rules(speech: Speech, reading: Reading) -> None:
    used = {verdict.rule for verdict in reading.verdicts}
    if not used:
        return
    speech.say(Message("Rules:", "Quy tắc:"), bold=True)
    for rule in RULES:
        if rule.name in used:
            click.echo(f"  {rule.name}: {speech.text(rule.title)}")
