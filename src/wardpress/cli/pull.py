"""`wardpress pull`: corrections made in the Word edition, back into the texts of the articles."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from wardpress.cli.flags import edition_flags, wishes_said
from wardpress.cli.speech import Speech, diagnostic_as_json, print_json
from wardpress.diagnostics import Report
from wardpress.errors import Message
from wardpress.publish.corrections import Correction, Proposal, apply_corrections, propose_corrections

_LEFT_TO_A_PERSON = 6
_LONGEST = 160


@click.command()
@click.argument("word_file", metavar="WORD", type=click.Path(path_type=Path))
@click.argument("articles", nargs=-1, type=click.Path(path_type=Path))
@click.option("--apply", "writes", is_flag=True, help="Ghi vào các bài, giữ bản cũ .bak. / Write; keep a .bak.")
@edition_flags
@click.option("--encoding", help="Bảng mã của các bài, như khi build. / Encoding of the texts, as for build.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON. / Print the result as JSON.")
@click.pass_obj
def pull(
    speech: Speech, word_file: Path, articles: tuple[Path, ...], *, writes: bool, encoding: str | None, as_json: bool
) -> None:
    """Lấy chỗ sửa trong tệp WORD về ARTICLES. / Bring corrections in the WORD file back to the ARTICLES (folder)."""
    report = Report()
    proposal = propose_corrections(
        word_file, *(articles or (Path(),)), report=report, encoding=encoding, wishes=wishes_said("docx")
    )
    kept = apply_corrections(proposal) if writes else ()
    if as_json:
        print_json(_as_json(proposal, kept, report))
    else:
        _tell(speech, proposal, kept, report)
    sys.exit(_LEFT_TO_A_PERSON if proposal.left else 0)


def _tell(speech: Speech, proposal: Proposal, kept: tuple[Path, ...], report: Report) -> None:
    count = sum(len(file.corrections) for file in proposal.files)
    speech.say(Message(f"Corrections: {count}", f"Số chỗ sửa: {count}"), bold=True)
    for file in proposal.files:
        for correction in file.corrections:
            line = correction.origin.line
            place = speech.text(Message(f"{file.name}, line {line}:", f"{file.name}, dòng {line}:"))
            click.echo(f"  {click.style(place, bold=True)} {speech.text(_WORDS[correction.kind](correction))}")
    if len(report):
        speech.say(Message("Please note:", "Cần biết:"), bold=True)
        speech.diagnostics(report)
    for file, backup in zip(proposal.files, kept, strict=False):
        speech.say(
            Message(f"Written: {file.path} (before: {backup.name})", f"Đã ghi: {file.path} (bản cũ: {backup.name})")
        )
    if proposal.files and not kept:
        speech.say(Message("Nothing written yet; add --apply.", "Chưa ghi gì; thêm --apply để ghi."))
    if proposal.left:
        speech.say(
            Message(f"Left to you: {proposal.left}, see above.", f"Còn {proposal.left} chỗ bạn cần tự xem, kể ở trên.")
        )


def _reworded(correction: Correction) -> Message:
    change = f"“{correction.before}” → “{correction.after}”"
    return Message(change, change)


def _added(correction: Correction) -> Message:
    text = _short(correction.after)
    return Message(f"new paragraph below: “{text}”", f"thêm đoạn mới bên dưới: “{text}”")


def _deleted(correction: Correction) -> Message:
    text = _short(correction.before)
    return Message(f"paragraph deleted: “{text}”", f"bỏ đoạn: “{text}”")


def _moved(correction: Correction) -> Message:
    text, above = _short(correction.before), _short(correction.after)
    return Message(f"paragraph “{text}” moved behind “{above}”", f"chuyển đoạn “{text}” ra sau “{above}”")


def _parted(correction: Correction) -> Message:
    text = _short(correction.after)
    return Message(f"parted at ¶: “{text}”", f"tách đoạn tại ¶: “{text}”")


def _joined(correction: Correction) -> Message:
    text = _short(correction.before)
    return Message(f"joined at ¶: “{text}”", f"gộp đoạn tại ¶: “{text}”")


_WORDS: dict[str, Callable[[Correction], Message]] = {
    "reworded": _reworded,
    "added": _added,
    "deleted": _deleted,
    "moved": _moved,
    "parted": _parted,
    "joined": _joined,
}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def _as_json(proposal: Proposal, kept: tuple[Path, ...], report: Report) -> dict[str, object]:
    backups = {file.name: backup.name for file, backup in zip(proposal.files, kept, strict=False)}
    return {
        "files": [
            {
                "file": file.name,
                "written": file.name in backups,
                "backup": backups.get(file.name),
                "corrections": [_as_json_correction(correction) for correction in file.corrections],
            }
            for file in proposal.files
        ],
        "left": proposal.left,
        "diagnostics": list(map(diagnostic_as_json, report)),
    }


def _as_json_correction(correction: Correction) -> dict[str, object]:
    return {
        "kind": correction.kind,
        "line": correction.origin.line,
        "before": correction.before,
        "after": correction.after,
    }
