"""`python -m wardpress` is the command `wardpress`, alone in its process."""

import contextlib
import gc
import os
import sys
from typing import NoReturn

# Nearly all that a run loads and makes stays until it ends: to look it through for garbage after every 700 new
# objects, and once more at the end, took a fifth of the time of one edition.
_MANY_OBJECTS = 100_000
_INTERRUPTED = 130
_TERMINATED = 143


def run() -> NoReturn:
    """Run the command and end the process with its exit status."""
    gc.set_threshold(_MANY_OBJECTS)
    try:
        from wardpress.cli import main  # only now: most of the objects come with the modules

        main()
    except KeyboardInterrupt:
        # Pressed before there was anybody to say a word about it.
        _leave(_INTERRUPTED)
    except SystemExit as ending:
        if ending.code in {_INTERRUPTED, _TERMINATED}:
            _leave(ending.code)
        raise
    finally:
        gc.freeze()


def _leave(status: int) -> NoReturn:
    # Where Ctrl-C comes while Python makes a dataclass, it ends the process by SIGINT whatever status we ask for.
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
