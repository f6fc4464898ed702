"""The law that a bulletin is printed under: rules from dated files that name it, chosen by the date of the issue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Annotated, Literal

from msgspec import Meta

from wardpress.errors import Message, SettingsError
from wardpress.tables import TomlFault, listed, read_table, toml_table

MastheadField = Literal["name", "publisher", "number", "date"]
ImprintField = Literal["responsible", "editorial_board", "licence", "periodicity", "printer", "copies"]
_BUILTIN = ("luat-bao-chi-2016", "luat-bao-chi-2025")


@dataclass(frozen=True, slots=True)
class PressLaw:
    """What one law asks of a bulletin, from the day when it came into force to the last of its days.

    Lengths are in mm; `dated` are fields of the imprint that must name a day. A law whose text nobody has read is not
    `is_verified` and has no rules.
    """

    law: str
    in_force: dt.date
    source: str
    is_verified: bool
    clause: str | None = None
    until: dt.date | None = None
    masthead: tuple[MastheadField, ...] = ()
    imprint: tuple[ImprintField, ...] = ()
    dated: tuple[ImprintField, ...] = ()
    most_pages: Annotated[int, Meta(ge=1)] | None = None
    width: Annotated[float, Meta(gt=0)] | None = None
    height: Annotated[float, Meta(gt=0)] | None = None
    forbids_advertising: bool = False

    @property
    def name(self) -> str:
        """The law and its clause, as they are cited."""
        return ", ".join(filter(None, (self.law, self.clause)))

    @property
    def place(self) -> str:
        """Where the rules stand: the clause, for who has been told the law."""
        return self.clause or self.law

    def covers(self, date: dt.date) -> bool:
        """Return whether the law was in force on `date`."""
        return self.in_force <= date and (self.until is None or date <= self.until)


@dataclass(frozen=True, slots=True)
class Governing:
    """The law whose rules are looked at, and the one in force on the day of the issue, if that is another."""

    rules: PressLaw
    in_force: PressLaw | None


def read_law(text: str, *, file: str) -> PressLaw:
    """Return the law in the TOML `text`; raise `SettingsError` that names every mistake with its key."""
    try:
        law, problems = read_table(toml_table(text), PressLaw)
    except TomlFault as fault:
        law, problems = None, (fault.message,)
    if law is None:
        what = listed(problems)
        raise SettingsError(
            Message(f"The rules {file} have mistakes:\n{what.en}\n", f"Tệp quy định {file} có lỗi:\n{what.vi}\n"),
            hint=Message("docs/check.md lists every key.", "docs/check.md liệt kê mọi mục."),
        )
    return law


def builtin_laws() -> tuple[PressLaw, ...]:
    """Return the laws that come with wardpress, the oldest first."""
    folder = files("wardpress.edition") / "rules"
    texts = {name: (folder / f"{name}.toml").read_text(encoding="utf-8") for name in _BUILTIN}
    return tuple(read_law(text, file=f"{name}.toml") for name, text in texts.items())


def governing(date: dt.date | None, laws: tuple[PressLaw, ...]) -> Governing:
    """Return which of `laws` an issue of `date` is looked at by: the one in force, else the latest that was read.

    Without a date, or before the first law, the first that was read is taken.
    """
    read = [law for law in laws if law.is_verified] or list(laws)
    in_force = next((law for law in laws if date is not None and law.covers(date)), None)
    if in_force is not None and in_force.is_verified:
        return Governing(in_force, in_force)
    earlier = [law for law in read if date is not None and law.in_force <= date]
    return Governing((earlier or read)[-1 if earlier else 0], in_force)


def law_notes(found: Governing, date: dt.date | None) -> Iterator[Message]:
    """Yield by which law an issue of `date` is looked at, and what is not known about it."""
    rules = found.rules
    yield Message(f"Looked at by {rules.name}.", f"Kiểm tra theo {rules.name}.")
    if date is None:
        yield Message(
            "The issue has no date, so that nobody can tell which law it falls under.",
            "Số này chưa ghi ngày nên chưa biết thuộc luật nào.",
        )
    elif found.in_force is None:
        yield Message(
            f"No law of which the rules are known was in force on {date}.",
            f"Không có luật nào trong bộ quy định có hiệu lực vào ngày {date.day}/{date.month}/{date.year}.",
        )
    elif found.in_force is not rules:
        law, since = found.in_force.law, found.in_force.in_force
        yield Message(
            f"Since {since} {law} is in force, but what it asks of a bulletin has not been verified: the list of "
            f"{rules.law} is used. Ask who gives the licence.",
            f"Từ ngày {since.day}/{since.month}/{since.year} {law} có hiệu lực, nhưng quy định của luật này về bản tin "
            f"chưa được kiểm chứng: vẫn dùng danh mục của {rules.law}. Hãy hỏi cơ quan cấp phép.",
        )
