"""`wardpress check`: what the press law asks of a bulletin and the bulletin lacks."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wardpress.cli.flags import edition_flags, wishes_said
from wardpress.cli.speech import Speech, diagnostic_as_json, error_as_json, print_json
from wardpress.diagnostics import Report
from wardpress.errors import Message
from wardpress.publish import read_bulletin
from wardpress.publish.legality import check_bulletin

_FOUND_SOMETHING = 1


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--rules", type=click.Path(path_type=Path), help="Tệp quy định riêng (.toml). / A rules file of your own."
)
@edition_flags
@click.option("--theme", help="Chủ đề: tên, hoặc tệp .toml. / Theme: a name, or a .toml file.")
@click.option("--encoding", help="Bảng mã của các bài, nếu đoán sai. / Encoding of the texts, if guessed wrong.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON. / Print the result as JSON.")
@click.pass_obj
def check(
    speech: Speech,
    paths: tuple[Path, ...],
    *,
    rules: Path | None,
    theme: str | None,
    encoding: str | None,
    as_json: bool,
) -> None:
    """Kiểm tra bản tin theo Luật Báo chí; không ghi tệp. / Look PATHS over by the press law; no file is written."""
    manuscript = read_bulletin(*paths, encoding=encoding, theme=theme, wishes=wishes_said("pdf"))
    report = check_bulletin(manuscript, rules=rules)
    findings = sum(found.severity == "warning" for found in report)
    if as_json:
        unread = list(map(error_as_json, manuscript.unread))
        print_json({"findings": findings, "diagnostics": list(map(diagnostic_as_json, report)), "unread": unread})
    else:
        _tell(speech, report, findings)
    for error in manuscript.unread:
        speech.error(error)
    # An article that could not be read is graver: nothing is known about it.
    sys.exit(max([_FOUND_SOMETHING if findings else 0, *(error.exit_status for error in manuscript.unread)]))


def _tell(speech: Speech, report: Report, findings: int) -> None:
    speech.diagnostics(found for found in report if found.severity == "note")
    if not findings:
        speech.say(Message("Nothing is missing.", "Không thiếu mục nào."), bold=True)
        return
    speech.say(Message(f"To be mended: {findings}", f"Cần sửa: {findings} chỗ"), bold=True)
    speech.diagnostics(found for found in report if found.severity == "warning")
