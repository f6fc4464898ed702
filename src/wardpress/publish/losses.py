"""What a format cannot show of a bulletin, said before it is written."""

from __future__ import annotations

from typing import Any

from wardpress.diagnostics import Report
from wardpress.errors import Message
from wardpress.model import Bulletin, Emphasis, Figure, Link, Strong, Table, nodes
from wardpress.plugins import Exporter

_SHOWN_BY = (
    ("figures", (Figure,), Message("photos", "ảnh")),
    ("tables", (Table,), Message("tables", "bảng")),
    ("links", (Link,), Message("links", "liên kết")),
    ("emphasis", (Strong, Emphasis), Message("bold and italics", "chữ đậm, nghiêng")),
)


def report_losses(bulletin: Bulletin, exporter: Exporter[Any], report: Report) -> None:
    """Report what `bulletin` holds and `exporter` says it cannot show; the words themselves are never lost."""
    lacking = [entry for entry in _SHOWN_BY if not getattr(exporter.can, entry[0])]
    held = set(map(type, nodes(bulletin))) if lacking else set()
    for name in (entry[2] for entry in lacking if held.intersection(entry[1])):
        report.note(
            "format.cannot-show",
            Message(
                f"{exporter.name} cannot show {name.en}; their words are kept",
                f"{exporter.name} không thể hiện được {name.vi}; phần chữ vẫn giữ",
            ),
        )
