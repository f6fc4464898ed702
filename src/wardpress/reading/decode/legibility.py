"""Unicode text made legible: entities, UTF-8 read as Windows-1252 and old letters undone, each repair reported."""

from __future__ import annotations

from typing import NamedTuple

from wardpress.diagnostics import Origin, Report
from wardpress.errors import Message
from wardpress.reading.decode.entities import without_entities
from wardpress.reading.decode.mojibake import undone
from wardpress.reading.decode.names import title_of
from wardpress.reading.decode.oldletters import in_unicode
from wardpress.reading.decode.repair import Repair


class Legible(NamedTuple):
    """A text as people can read it, what was undone (`html`, `cp1252`, `tcvn3`, `vni`) in order, and how surely."""

    text: str
    undone: tuple[str, ...] = ()
    confidence: float = 1.0


def legible(text: str, origin: Origin, report: Report, *, told: str | None = None) -> Legible:
    """Return Unicode text with what hides its letters undone; `told` names old letters that the editor knows of."""
    found = without_entities_reported(text, origin, report)
    text = found.text
    done, confidence = list(found.undone), 1.0
    if repair := undone(text):
        text = repair.text
        done.append("cp1252")
        name = Message("UTF-8 that was read as Windows-1252", "UTF-8 bị đọc nhầm thành Windows-1252")
        report.note("text.mojibake", _lines(name, repair), origin.at(repair.line))
    for old in in_unicode(text, told=told):
        text, confidence = old.repair.text, min(confidence, old.repair.confidence)
        done.append(old.encoding)
        title = title_of(old.encoding)
        name = Message(f"{title} letters shown as Latin letters", f"chữ {title} hiện thành chữ La-tinh")
        report.note("text.old-letters", _lines(name, old.repair), origin.at(old.repair.line))
    return Legible(text, tuple(done), confidence)


def without_entities_reported(text: str, origin: Origin, report: Report) -> Legible:
    """Return `text` without the entities of a web export, reported with their number."""
    repair = without_entities(text)
    if repair is None:
        return Legible(text)
    report.note(
        "text.entities",
        Message(
            f"HTML entities read as characters: {repair.count}; {_change(repair)}",
            f"đã đổi mã HTML thành chữ: {repair.count} chỗ; {_change(repair)}",
        ),
        origin.at(repair.line),
    )
    return Legible(repair.text, ("html",))


def _lines(name: Message, repair: Repair) -> Message:
    percent = int(100 * repair.confidence)
    return Message(
        f"{name.en}, put right in {repair.count} lines, {percent} %: {_change(repair)}",
        f"{name.vi}, đã sửa {repair.count} dòng, {percent} %: {_change(repair)}",
    )


def _change(repair: Repair) -> str:
    return f"“{repair.before}” → “{repair.after}”"
