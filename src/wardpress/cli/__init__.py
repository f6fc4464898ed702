"""One way to call the library: thin, and in two languages."""

from wardpress.cli.app import main

__all__ = ["main"]
