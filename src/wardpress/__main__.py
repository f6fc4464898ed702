"""`python -m wardpress` is the command `wardpress`, alone in its process."""

import contextlib
import gc
import os
import sys
from collections.abc import Callable
from typing import NoReturn

# Nearly all that a run loads and makes stays until it ends: to look it through for garbage after every 700 new
# objects, and once more at the end, took a fifth of the time of one edition.
_MANY_OBJECTS = 100_000
_INTERRUPTED = 130
_TERMINATED = 143
_EXPORTER = 4
_OUTPUT = 5
_NOT_LOADED = """Lỗi: Không nạp được wardpress ({0}).
  → Hãy đóng bớt chương trình rồi chạy lại; nếu vẫn vậy, hãy cài lại wardpress.
Error: wardpress cannot be loaded ({0}).
  → Close other programs and run again; if that does not help, install wardpress anew.
"""
_STANDARD_ERROR = 2
# Made while there is memory; Python itself may have begun a line.
_NO_MEMORY = """
Lỗi: Máy không còn đủ bộ nhớ.
  → Hãy đóng bớt chương trình rồi chạy lại.
Error: There is not enough memory.
  → Close other programs and run again.
""".encode()


def run() -> NoReturn:
    """Run the command and end the process with its exit status."""
    try:
        _run()
    except (MemoryError, SystemError):
        # Whoever was to say so had no memory either; Python makes a SystemError of a MemoryError that it loses.
        os.write(_STANDARD_ERROR, _NO_MEMORY)
        os._exit(_OUTPUT)


def _run() -> NoReturn:
    gc.set_threshold(_MANY_OBJECTS)
    try:
        _command()()
    except KeyboardInterrupt:
        # Pressed before there was anybody to say a word about it.
        _leave(_INTERRUPTED)
    except SystemExit as ending:
        # Where memory is short, Python's own tidying up ends in dozens of lines that say MemoryError.
        if ending.code in {_EXPORTER, _OUTPUT, _INTERRUPTED, _TERMINATED}:
            _leave(ending.code)
        raise
    finally:
        gc.freeze()


def _command() -> Callable[[], NoReturn]:
    """Return the command; where Python cannot load it, say so in words and end the process."""
    try:
        from wardpress.cli import main  # only now: most of the objects come with the modules
    except (ImportError, MemoryError, OSError, SyntaxError, SystemError) as fault:
        # Nothing of ours can be relied on to say it. The parser makes a SyntaxError of memory that it does not get.
        sys.stderr.write(_NOT_LOADED.format(" ".join(f"{type(fault).__name__} {fault}".split())))
        sys.exit(_OUTPUT)
    return main


def _leave(status: int) -> NoReturn:
    # Where Ctrl-C comes while Python makes a dataclass, it ends the process by SIGINT whatever status we ask for.
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
