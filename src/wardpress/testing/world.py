"""The world outside a plugin: what it must leave as it found it."""

from __future__ import annotations

import contextlib
import decimal
import io
import locale
import logging
import os
import random
import sys
import threading
import warnings
from collections.abc import Iterator


@contextlib.contextmanager
def still_world() -> Iterator[None]:
    """Assert that what runs inside prints nothing, and changes nothing that the process shares.

    Looked at: standard output and error, folder, environment, locale, `sys.path`, warning filters, logging, the random
    and decimal state, and the threads that are left running.
    """
    before = _state()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        streams = sys.stdout, sys.stderr
        yield
        assert (sys.stdout, sys.stderr) == streams, "it replaced sys.stdout or sys.stderr"
    assert not printed.getvalue(), f"it printed {printed.getvalue()[:200]!r}: what is odd belongs into the report"
    after = _state()
    changed = [name for name, value in before.items() if after[name] != value]
    assert not changed, f"it changed {', '.join(changed)}"


@contextlib.contextmanager
def put_back() -> Iterator[None]:
    """Put folder, environment, locale, `sys.path`, warning filters and log handlers back as they were before."""
    folder, variables, spoken = os.getcwd(), dict(os.environ), locale.setlocale(locale.LC_ALL)  # noqa: PTH109 - as above
    path, handlers = list(sys.path), list(logging.root.handlers)
    try:
        with warnings.catch_warnings():
            yield
    finally:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(variables)
        locale.setlocale(locale.LC_ALL, spoken)
        sys.path[:], logging.root.handlers[:] = path, handlers


def _state() -> dict[str, object]:
    root = logging.getLogger()
    return {
        "the current folder": os.getcwd(),  # noqa: PTH109 - as a plain string
        "the environment": dict(os.environ),
        "the locale": locale.setlocale(locale.LC_ALL),
        "sys.path": list(sys.path),
        "the warning filters": list(warnings.filters),
        "logging": (root.level, list(root.handlers), root.disabled),
        "the random state": random.getstate(),
        "the decimal context": str(decimal.getcontext()),
        "the running threads": {thread.name for thread in threading.enumerate()},
    }
