"""One exporter at work in this process: what it writes, or an error that names its distribution."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TextIO

from wardpress.errors import ExportError, Message, PluginContractError, SettingsError
from wardpress.host import guarded
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, Exporter
from wardpress.plugins.sinks import MemorySink


def written(exporter: Exporter[Any], bulletin: Bulletin, context: ExportContext[Any], *, distribution: str) -> bytes:
    """Return all that `exporter` writes; raise its own words, or `PluginError` that names `distribution`."""
    sink = MemorySink()
    with guarded(distribution, writing(exporter.name), explained=(ExportError, SettingsError)):
        with _stdout_spared():
            result: object = exporter.export(bulletin, sink, context)  # type: ignore[func-returns-value]
        _check(result, sink)
        return sink.content()


@dataclass(slots=True)
class _Guests:
    """How many exporters are at work in all threads, and what standard output was before the first of them came."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    count: int = 0
    stdout: TextIO = sys.stdout

    def welcome(self) -> None:
        with self.lock:
            if not self.count:
                self.stdout, sys.stdout = sys.stdout, sys.stderr
            self.count += 1

    def see_off(self) -> None:
        with self.lock:
            self.count -= 1
            if not self.count:
                sys.stdout = self.stdout


_GUESTS: Final = _Guests()


@contextlib.contextmanager
def _stdout_spared() -> Iterator[None]:
    """Lead standard output to standard error: it belongs to the caller, who may be writing JSON there.

    The last of several threads restores it: `contextlib.redirect_stdout` would leave it led away for good.
    """
    _GUESTS.welcome()
    try:
        yield
    finally:
        _GUESTS.see_off()


def writing(name: str) -> Message:
    """Return what an exporter is doing when it fails."""
    return Message(f"writing {name}", f"ghi {name}")


def _check(result: object, sink: MemorySink) -> None:
    if result is not None:
        kind = type(result).__name__
        raise PluginContractError(
            Message(f"it returned {kind} where None is due.", f"nó trả về {kind} thay vì None."),
            hint=Message("Write the bytes to the sink.", "Hãy ghi bytes vào sink."),
        )
    if sink.was_closed:
        raise PluginContractError(
            Message("it closed the sink.", "nó đóng luồng ghi."),
            hint=Message("Leave the sink open; the host closes it.", "Hãy để luồng mở; wardpress sẽ tự đóng."),
        )
