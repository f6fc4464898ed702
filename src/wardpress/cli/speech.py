"""How the command line speaks: in Vietnamese or English, to people or to programs, on any terminal."""

from __future__ import annotations

import json
import locale
import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import click

from wardpress.diagnostics import Diagnostic
from wardpress.errors import Language, Message, WardpressError

_OBEYED = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")
_COLOURS = {"note": "cyan", "warning": "yellow", "error": "red"}


@dataclass(frozen=True, slots=True)
class Speech:
    """Says things in one language; results go to standard output, errors to standard error."""

    language: Language

    def text(self, message: Message) -> str:
        """Return `message` in the chosen language."""
        return harmless(message.in_language(self.language))

    def say(self, message: Message, *, bold: bool = False) -> None:
        """Print one message, styled where a person watches."""
        click.echo(click.style(self.text(message), bold=bold))

    def diagnostics(self, found: Iterable[Diagnostic]) -> None:
        """Print each diagnostic with its place and its code; what two formats found alike is said once."""
        for diagnostic in dict.fromkeys(found):
            place = click.style(harmless(f"{diagnostic.origin}"), bold=True) if diagnostic.origin.file else ""
            code = click.style(f"[{diagnostic.code}]", fg=_COLOURS[diagnostic.severity])
            click.echo("  " + " ".join(filter(None, (place, self.text(diagnostic.message), code))))

    def error(self, error: WardpressError) -> None:
        """Print what went wrong and what to do now, on standard error."""
        head = click.style(self.text(Message("Error:", "Lỗi:")), fg="red", bold=True)
        click.echo(f"{head} {self.text(error.message).rstrip()}", err=True)
        click.echo(f"  → {self.text(error.hint)}", err=True)


def harmless(text: object) -> str:
    """Return what a file or a plugin calls itself without what a terminal would obey, or read backwards."""
    return _OBEYED.sub("\ufffd", str(text))


def print_json(value: object) -> None:
    """Print `value` as JSON for programs."""
    # ASCII: a pipe on Windows may know neither Vietnamese nor UTF-8.
    click.echo(json.dumps(value, indent=2))


def diagnostic_as_json(found: Diagnostic) -> dict[str, object]:
    """Return a diagnostic for programs."""
    return {
        "code": found.code,
        "severity": found.severity,
        "en": found.message.en,
        "vi": found.message.vi,
        "file": found.origin.file,
        "line": found.origin.line,
        "column": found.origin.column,
    }


def error_as_json(error: WardpressError) -> dict[str, str]:
    """Return an error for programs."""
    return {"code": error.code, "en": error.in_language("en"), "vi": error.in_language("vi")}


def spoken_language(environment: Mapping[str, str] = os.environ) -> Language:
    """Return English where WARDPRESS_LANG or the locale says so, else Vietnamese, the language of the editors."""
    names = ("WARDPRESS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    named = next((environment[name] for name in names if environment.get(name)), None)
    if named is None and os.name == "nt":
        # Elsewhere Python calls the locale C "en_US", which says nothing about the person.
        named = locale.getlocale()[0]
    return "en" if (named or "").lower().startswith("en") else "vi"


def speak_on_any_terminal() -> None:
    """Let letters that a terminal lacks come out as question marks instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
