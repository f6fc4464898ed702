"""Prose: every line that no other rule has claimed is a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule


def _find(draft: Draft) -> Iterator[Claim]:
    for index in draft.open_indices():
        yield Claim(index, "paragraph", 0.9 if draft.lines[index].has_letters else 0.5)


PROSE: Final = Rule(
    "prose",
    Message("every other line: one paragraph", "mọi dòng còn lại: một đoạn văn"),
    _find,
    example="Sáng 5/12, phường họp dân tại khu phố 3.",
    sample="PHƯỜNG HOA SỮA HỌP DÂN\n\nSáng 5/12, phường họp dân tại khu phố 3.\n",
)
