"""`python -m wardpress` is the command `wardpress`, alone in its process."""

import gc
import sys
from typing import NoReturn

# Nearly all that a run loads and makes stays until it ends: to look it through for garbage after every 700 new
# objects, and once more at the end, took a fifth of the time of one edition.
_MANY_OBJECTS = 100_000
_INTERRUPTED = 130


def run() -> NoReturn:
    """Run the command and end the process with its exit status."""
    gc.set_threshold(_MANY_OBJECTS)
    try:
        from wardpress.cli import main  # only now: most of the objects come with the modules

        main()
    except KeyboardInterrupt:
        # Pressed before there was anybody to say a word about it.
        sys.exit(_INTERRUPTED)
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()
