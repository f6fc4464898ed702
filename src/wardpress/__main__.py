"""`python -m wardpress` is the command `wardpress`."""

from wardpress.cli import main

main()
