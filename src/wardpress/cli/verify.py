"""`wardpress verify`: finished editions read back, and proved to say the same."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wardpress.cli.flags import edition_flags, wishes_said
from wardpress.cli.speech import Speech, harmless, print_json
from wardpress.errors import Message
from wardpress.publish import DEFAULT_FORMATS
from wardpress.publish.verification import VerifiedFile, verify

_FOUND_SOMETHING = 1


@click.command("verify")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, exists=True),
    help="Làm lại từ thư mục bài viết rồi so từng byte. / Make again from the articles and compare every byte.",
)
@click.option("--theme", help="Chủ đề đã dùng, cho --from. / The theme it was made with, for --from.")
@click.option("--encoding", help="Bảng mã đã dùng, cho --from. / The encoding it was made with, for --from.")
@edition_flags
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON. / Print JSON.")
@click.pass_obj
def verify_editions(
    speech: Speech,
    paths: tuple[Path, ...],
    *,
    source: Path | None,
    theme: str | None,
    encoding: str | None,
    as_json: bool,
) -> None:
    """Đọc lại và đối chiếu các bản đã ghi. / Read finished editions back and prove that they say the same.

    Kết thúc với 0 nếu mọi tệp đều đúng, 1 nếu có lỗi. / Ends with 0 where all is well, with 1 where it is not.
    """
    found = verify(*paths, source=source, wishes=wishes_said(*DEFAULT_FORMATS), encoding=encoding, theme=theme)
    if as_json:
        print_json({"holds": found.holds, "files": [_as_json(file) for file in found.files]})
    else:
        for file in found.files:
            _line(speech, file)
        speech.say(_verdict(holds=found.holds), bold=True)
    sys.exit(0 if found.holds else _FOUND_SOMETHING)


def _line(speech: Speech, file: VerifiedFile) -> None:
    mark = click.style("✗", fg="red") if file.faults else click.style("✓", fg="green")
    # A ledger is no text: it holds no words to be counted.
    count = f"{file.words:>9}"
    words = speech.text(Message(f"{count} words", f"{count} chữ") if file.words else Message(" " * 15, " " * 13))
    click.echo(f"  {mark} {words}  {harmless(file.path)}")
    for fault in file.faults:
        click.echo(f"      {speech.text(fault)}")


def _verdict(*, holds: bool) -> Message:
    if holds:
        return Message("Every file is whole, and they say the same.", "Các tệp đều nguyên vẹn và cùng một nội dung.")
    return Message("Some files are faulty: make the bulletin anew.", "Có tệp bị lỗi: hãy làm lại bản tin.")


def _as_json(file: VerifiedFile) -> dict[str, object]:
    return {
        "path": str(file.path),
        "words": file.words,
        "faults": [{"en": fault.en, "vi": fault.vi} for fault in file.faults],
    }
