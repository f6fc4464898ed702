"""`wardpress plugins check`: the part of the kit that needs no tests, claim by claim, for one plugin."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wardpress.cli.flags import asked_plugins, plugin_flags, settings_flag
from wardpress.cli.speech import Speech, print_json
from wardpress.cli.why import called, title_of, unknown
from wardpress.errors import Message

if TYPE_CHECKING:
    from wardpress.testing import Finding

_FOUND_SOMETHING = 1
_MARKS = {True: ("✓", "green"), False: ("✗", "red")}


@click.command("check")
@click.argument("name", metavar="NAME|FILE.py")
@plugin_flags
@settings_flag
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON. / Print JSON.")
@click.pass_obj
def check_plugin(speech: Speech, name: str, *, as_json: bool) -> None:
    """Soát tiện ích NAME mà không chạy nó. / Look the plugin NAME over, by all that needs no tests of its own.

    Kết thúc với 0 nếu không có gì phải sửa, 1 nếu có. / Ends with 0 where nothing is to be mended, else with 1.
    """
    from wardpress.testing import examine  # who only lists plugins need not wait for the kit

    file = Path(name)
    named = (file,) if file.suffix == ".py" else ()
    _, host = asked_plugins(*named)
    plugins = called(file.name if named else name, host)
    if not plugins:
        raise unknown(name, host)
    looked_over = [(title_of(plugin), list(examine(plugin, host))) for plugin in plugins]
    findings = [finding for _, found in looked_over for finding in found]
    if as_json:
        print_json([_as_json(finding) for finding in findings])
    else:
        for title, found in looked_over:
            speech.say(title, bold=True)
            for finding in found:
                _line(speech, finding)
        speech.say(_verdict(sum(finding.fault is not None for finding in findings)), bold=True)
    sys.exit(_FOUND_SOMETHING if any(finding.fault for finding in findings) else 0)


def _line(speech: Speech, finding: Finding) -> None:
    mark, colour = _MARKS[finding.fault is None]
    fault = f": {speech.text(finding.fault)}" if finding.fault else ""
    click.echo(f"  {click.style(mark, fg=colour)} {finding.about}: {speech.text(finding.claim)}{fault}")


def _verdict(faults: int) -> Message:
    if faults:
        return Message(f"To be mended: {faults}", f"Cần sửa: {faults} chỗ")
    return Message(
        "Nothing is to be mended. What it makes is for its own tests to prove (wardpress.testing).",
        "Không có gì phải sửa. Phần nó làm ra thì bài kiểm thử của nó phải chứng minh (wardpress.testing).",
    )


def _as_json(finding: Finding) -> dict[str, object]:
    fault = finding.fault
    return {
        "about": finding.about,
        "claim": {"en": finding.claim.en, "vi": finding.claim.vi},
        "fault": {"en": fault.en, "vi": fault.vi} if fault else None,
    }
