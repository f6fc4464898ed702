"""`python -m wardpress` is the command `wardpress`, alone in its process."""

import gc
from typing import NoReturn


def run() -> NoReturn:
    """Run the command and end the process with its exit status."""
    # Nothing here makes garbage in circles by the million, and all memory goes back when the process ends: to look for
    # circles among what was just loaded, and for a last time at the end, took 130 of 520 ms.
    gc.disable()
    from wardpress.cli import main

    try:
        main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()
