"""The command `wardpress`: arguments in, calls, messages and an exit status out."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import pairwise
from types import FrameType
from typing import NoReturn

import click

from wardpress.cli.misuse import misuse
from wardpress.cli.speech import Speech, error_as_json, print_json, speak_on_any_terminal, spoken_language
from wardpress.errors import Language, Message, OutputError, WardpressError, lacks_memory, no_memory, system_reason

_INTERRUPTED = 130
_TERMINATED = 143
_STOPPED = Message("Stopped; files that stood there are whole.", "Đã dừng; các tệp đã có vẫn nguyên vẹn.")
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
    a person, 130 Ctrl-C, 143 told to stop.
    """
    speak_on_any_terminal()
    arguments = sys.argv[1:] if arguments is None else arguments
    with _stopping_like_ctrl_c() as was_told:
        _run(arguments, was_told)
    sys.exit(0)


def _run(arguments: list[str], was_told: Callable[[], bool]) -> None:
    try:
        wardpress.main(arguments, prog_name="wardpress", standalone_mode=False)
    except WardpressError as error:
        _tell(error, arguments)
        sys.exit(error.exit_status)
    except click.ClickException as problem:
        _tell_of_misuse(problem, arguments)
        sys.exit(problem.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo(_speech(arguments).text(_STOPPED), err=True)
        sys.exit(_TERMINATED if was_told() else _INTERRUPTED)
    except (OSError, MemoryError, SystemError, ImportError) as problem:
        # What is read and written for the editor has its own words; here something of the machine itself has failed.
        _tell(_machine_fault(problem), arguments)
        sys.exit(OutputError.exit_status)


def _tell_of_misuse(problem: click.ClickException, arguments: list[str]) -> None:
    if told := misuse(problem):
        _tell(told, arguments)
    else:
        problem.show()


def _machine_fault(problem: Exception) -> OutputError:
    # Where an allocation fails, Python itself now and then forgets to say so, and makes a SystemError of that.
    if lacks_memory(problem) or isinstance(problem, SystemError):
        return no_memory()
    if not isinstance(problem, OSError):
        raise problem
    return OutputError(
        Message(f"The system refused: {problem}.", f"Hệ thống từ chối: {system_reason(problem).vi}."),
        hint=Message("Check the disk and run again.", "Hãy kiểm tra ổ đĩa rồi chạy lại."),
    )


@contextlib.contextmanager
def _stopping_like_ctrl_c() -> Iterator[Callable[[], bool]]:
    """Let SIGTERM end the run as Ctrl-C does, with all that it started; give a function that says whether it came."""
    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    told: list[int] = []

    def stop(number: int, _: FrameType | None) -> NoReturn:
        told.append(number)
        # The guards around plugins know Ctrl-C from what a plugin raises; it comes here, in the next line.
        signal.raise_signal(signal.SIGINT)
        # A run in the background of a shell is deaf to Ctrl-C: the guards have heard it, and nobody has raised it.
        raise KeyboardInterrupt

    before, hook = signal.signal(signal.SIGTERM, stop), sys.unraisablehook
    sys.unraisablehook = lambda lost: None if isinstance(lost.exc_value, KeyboardInterrupt) else hook(lost)
    try:
        yield lambda: bool(told)
    finally:
        signal.signal(signal.SIGTERM, before)
        sys.unraisablehook = hook


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
