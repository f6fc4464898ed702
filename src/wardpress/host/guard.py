"""The guard around everything that a plugin does: its faults become one `PluginError` that names it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from wardpress.errors import (
    ExporterCrash,
    Message,
    PluginContractError,
    PluginError,
    PluginImportError,
    WardpressError,
    lacks_memory,
    no_memory,
)


@contextmanager
def guarded(distribution: str, doing: Message, *, explained: tuple[type[WardpressError], ...] = ()) -> Iterator[None]:
    """Turn whatever is raised inside into a `PluginError` that names `distribution` and what it was `doing`.

    Errors of the kinds in `explained` are the plugin's own words to the editor and pass as they are. A Ctrl-C of the
    person at the keyboard passes as KeyboardInterrupt; one that the plugin raises itself is a crash like any other.
    """
    with _watched_keyboard() as was_pressed:
        try:
            yield
        except PluginImportError:
            raise
        except PluginContractError as fault:
            raise _named(distribution, doing, fault) from fault
        except BaseException as fault:
            if isinstance(fault, explained) or (isinstance(fault, KeyboardInterrupt) and was_pressed()):
                raise
            raise _crash(distribution, doing, fault) from fault
        else:
            # Where Python can raise nothing, in a destructor or as a module lock is let go, the press was lost.
            if was_pressed():
                raise KeyboardInterrupt


def _named(distribution: str, doing: Message, fault: PluginError) -> PluginError:
    return type(fault)(
        Message(
            f"{distribution}, {doing.en}: {fault.message.en}", f"{distribution}, khi {doing.vi}: {fault.message.vi}"
        ),
        hint=fault.hint,
    )


def _crash(distribution: str, doing: Message, fault: BaseException) -> ExporterCrash:
    reason = reason_of(fault)
    tell = Message(
        "Tell its author, or do without it; everything else went on.",
        "Hãy báo cho tác giả của nó, hoặc tạm không dùng; các phần khác vẫn chạy.",
    )
    return ExporterCrash(
        Message(f"{distribution} failed while {doing.en}: {reason}.", f"{distribution} hỏng khi {doing.vi}: {reason}."),
        hint=no_memory().hint if lacks_memory(fault) else tell,
    )


def reason_of(fault: BaseException) -> str:
    """Return kind and text of an exception on one line, at most 200 letters."""
    try:
        text = " ".join(str(fault).split())
    except Exception:  # noqa: BLE001 - __str__ of a foreign exception may do anything
        text = ""
    kind = type(fault).__name__
    return f"{kind}: {text[:200]}" if text else kind


@contextmanager
def _watched_keyboard() -> Iterator[Callable[[], bool]]:
    """Give a function that says whether Ctrl-C was really pressed meanwhile."""
    presses: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        # Signals reach the main thread only: whatever is raised here, nobody pressed a key.
        yield lambda: bool(presses)
        return
    before = signal.getsignal(signal.SIGINT)

    def pressed(number: int, frame: FrameType | None) -> None:
        presses.append(number)
        if callable(before):
            before(number, frame)

    signal.signal(signal.SIGINT, pressed)
    try:
        yield lambda: bool(presses)
    finally:
        signal.signal(signal.SIGINT, before)
