"""The command `wardpress`: arguments in, calls, messages and an exit status out."""

from __future__ import annotations

import sys
from importlib import import_module
from itertools import pairwise
from typing import NoReturn

import click

from wardpress.cli.misuse import misuse
from wardpress.cli.speech import Speech, error_as_json, print_json, speak_on_any_terminal, spoken_language
from wardpress.errors import Language, Message, WardpressError

_INTERRUPTED = 130
_COMMANDS = {
    "batch": ("batch", "batch"),
    "build": ("build", "build"),
    "check": ("check", "check"),
    "explain": ("explain", "explain"),
    "formats": ("listing", "formats"),
    "new-plugin": ("newplugin", "new_plugin"),
    "plugins": ("listing", "plugins"),
    "pull": ("pull", "pull"),
    "verify": ("verify", "verify_editions"),
}


class _Commands(click.Group):
    """Loads the module of a command when the command is named; only the list of all commands loads all."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        if cmd_name not in _COMMANDS:
            return None
        module, function = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"wardpress.cli.{module}"), function)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(["vi", "en"]), help="Ngôn ngữ thông báo. / Language of messages.")
@click.version_option(package_name="wardpress")
@click.pass_context
def wardpress(context: click.Context, lang: Language | None) -> None:
    """Biến các bài viết của phường thành bản tin Word, PDF và EPUB. / Turn ward articles into a bulletin."""
    context.obj = Speech(lang or spoken_language())


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command and exit.

    0 done, 1 found something to mend, 2 asked wrongly, 3 nothing readable, 4 exporter, 5 output, 6 corrections left to
    a person, 130 Ctrl-C.
    """
    speak_on_any_terminal()
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        wardpress.main(arguments, prog_name="wardpress", standalone_mode=False)
    except WardpressError as error:
        _tell(error, arguments)
        sys.exit(error.exit_status)
    except click.ClickException as problem:
        if told := misuse(problem):
            _tell(told, arguments)
        else:
            problem.show()
        sys.exit(problem.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo(
            _speech(arguments).text(
                Message("Stopped; files that stood there are whole.", "Đã dừng; các tệp đã có vẫn nguyên vẹn.")
            ),
            err=True,
        )
        sys.exit(_INTERRUPTED)
    sys.exit(0)


def _tell(error: WardpressError, arguments: list[str]) -> None:
    # Whatever ends a command before it has a result: programs read that where the result would stand.
    if "--json" in arguments:
        print_json({"error": error_as_json(error)})
    _speech(arguments).error(error)


def _speech(arguments: list[str]) -> Speech:
    # The error may come before click has read --lang.
    chosen = next((after for word, after in pairwise(arguments) if word == "--lang"), None)
    if "--lang=en" in arguments or chosen == "en":
        return Speech("en")
    return Speech("vi" if "--lang=vi" in arguments or chosen == "vi" else spoken_language())
