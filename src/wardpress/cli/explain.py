"""`wardpress explain`: what each line of a text was taken for, by which rule, and how sure that is."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from wardpress.cli.speech import Speech, print_json
from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.publish import sidecar_beside
from wardpress.publish.intake import unreadable
from wardpress.reading import LEFT_OUT, RULES, Line, Reading, Role, Verdict, account, read_text

_ROLES: dict[Role, Message] = {
    "headline": Message("headline", "tít"),
    "headline-continued": Message("headline, cont.", "tít (tiếp)"),
    "subtitle": Message("subtitle", "tít phụ"),
    "rubric": Message("rubric", "chuyên mục"),
    "lead": Message("lead", "sa-pô"),
    "paragraph": Message("paragraph", "đoạn văn"),
    "heading": Message("heading", "tít xen"),
    "item": Message("list item", "mục liệt kê"),
    "caption": Message("caption", "chú thích ảnh"),
    "table-row": Message("table row", "dòng bảng"),
    "verse": Message("verse", "câu thơ"),
    "question": Message("question", "câu hỏi"),
    "asker": Message("who asked", "người hỏi"),
    "answer": Message("answer", "trả lời"),
    "byline": Message("byline", "tác giả"),
    "source": Message("source", "nguồn"),
    "publish-line": Message("publish line", "ngày đăng"),
    "written-date": Message("written date", "ngày viết"),
    "counter": Message("page counter", "số đếm web"),
    "repeated-headline": Message("repeated head", "tít lặp lại"),
    "chrome": Message("web chrome", "phần thừa web"),
    "spam": Message("spam", "quảng cáo rác"),
    "file-name": Message("file name", "tên tệp"),
    "separator": Message("separator", "dấu ngăn cách"),
    "end-mark": Message("end mark", "dấu hết bài"),
}
_HEADS: frozenset[Role] = frozenset({"headline", "headline-continued", "subtitle", "rubric", "lead", "heading"})
_AROUND: frozenset[Role] = frozenset({"byline", "source", "publish-line", "written-date", "caption"})
_NARROWEST = 20
_COLUMNS = 48


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--encoding", help="Bảng mã, nếu đoán sai. / Encoding, if guessed wrong.")
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON. / Print JSON, one object an article.")
@click.pass_obj
def explain(speech: Speech, file: Path, *, encoding: str | None, as_json: bool) -> None:
    """Cho biết mỗi dòng của FILE được hiểu là gì. / Show what each line of FILE was taken for, and why."""
    report = Report()
    sidecar = sidecar_beside(file)
    reading = read_text(
        _bytes(file), Origin(file.name), report, encoding=encoding or sidecar.encoding, given=sidecar.given()
    )
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
        raise unreadable(file, problem) from problem


def _table(speech: Speech, reading: Reading) -> None:
    room = max(_NARROWEST, shutil.get_terminal_size().columns - _COLUMNS)
    for number, verdicts in enumerate(reading.judgements, start=1):
        if len(reading.judgements) > 1:
            speech.say(Message(f"Article {number}", f"Bài {number}"), bold=True)
        for verdict in verdicts:
            _line(speech, verdict, room)


def _line(speech: Speech, verdict: Verdict, room: int) -> None:
    role = f"{speech.text(_ROLES[verdict.role])}{_depth(verdict)}"
    text = verdict.line.text
    shown = text if len(text) <= room else text[: room - 1] + "…"
    sure = f"{verdict.rule:<16}{verdict.confidence:>4.0%}"
    click.echo(f"{_place(verdict.line):>7}  {_coloured(verdict, f'{role:<16}')}{sure}  {shown}")


def _place(line: Line) -> str:
    """Return the line, with its column where it starts inside, or the first and last of several that were rejoined."""
    if line.last:
        return f"{line.number}-{line.last}"
    return f"{line.number}:{line.column}" if line.is_cut_off else str(line.number)


def _depth(verdict: Verdict) -> str:
    """Return the level of a heading, the depth of an item from 1, or nothing."""
    if verdict.role == "heading":
        return f" {verdict.level}"
    return f" {verdict.level + 1}" if verdict.role == "item" and verdict.level else ""


def _coloured(verdict: Verdict, text: str) -> str:
    if verdict.role in LEFT_OUT:
        return click.style(text, fg="yellow")
    if verdict.role in _HEADS:
        return click.style(text, fg="green", bold=True)
    return click.style(text, fg="cyan") if verdict.role in _AROUND else text


def _rules(speech: Speech, reading: Reading) -> None:
    used = {verdict.rule for verdict in reading.verdicts}
    if not used:
        return
    speech.say(Message("Rules:", "Quy tắc:"), bold=True)
    for rule in RULES:
        if rule.name in used:
            click.echo(f"  {rule.name}: {speech.text(rule.title)}")
