"""What was odd about the input: where it stood and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from wardpress.errors import Message, as_message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Severity = Literal["note", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in the input: file name, line and column, both counted from 1; 0 means the whole file or line."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])

    def at(self, line: int, column: int = 0) -> Origin:
        """Return a place in the same file."""
        return Origin(self.file, line, column)


NOWHERE = Origin()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One odd thing; `code` is stable and listed in docs/errors.md."""

    code: str
    severity: Severity
    message: Message
    origin: Origin = NOWHERE


class Report:
    """Collects diagnostics in the order in which they are found."""

    def __init__(self, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self._diagnostics = list(diagnostics)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(tuple(self._diagnostics))

    def __len__(self) -> int:
        return len(self._diagnostics)

    def __bool__(self) -> bool:
        # An empty report is one all the same: `report or Report()` must not lose what is found later.
        return True

    def note(self, code: str, message: str | Message, origin: Origin = NOWHERE) -> None:
        """Record something that the reader took care of and that changes nothing the author wrote."""
        self._add(code, "note", message, origin)

    def warning(self, code: str, message: str | Message, origin: Origin = NOWHERE) -> None:
        """Record something that a person should look at before printing."""
        self._add(code, "warning", message, origin)

    def error(self, code: str, message: str | Message, origin: Origin = NOWHERE) -> None:
        """Record something that kept a file or an edition out of the result."""
        self._add(code, "error", message, origin)

    def _add(self, code: str, severity: Severity, message: object, origin: object) -> None:
        if not isinstance(origin, Origin):
            kind = type(origin).__name__
            raise TypeError(f"a place must be an Origin, not {kind}")
        self._diagnostics.append(Diagnostic(code, severity, as_message(message), origin))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add what another report collected."""
        self._diagnostics.extend(diagnostics)

    def codes(self) -> tuple[str, ...]:
        """Return the code of every diagnostic, in order."""
        return tuple(diagnostic.code for diagnostic in self._diagnostics)
