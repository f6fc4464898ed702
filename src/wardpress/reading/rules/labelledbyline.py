"""The labelled byline: `Tin, ảnh: …`, `Bài: …; Ảnh: …`, `Tác giả: …`, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Part, Rule
from wardpress.reading.names import is_photo_label, labelled_parts

_TAIL: Final = 4


def _find(draft: Draft) -> Iterator[Claim]:
    last = len(draft.lines) - 1
    for index in draft.open_indices():
        if index and (parts := labelled_parts(draft.lines[index].text)) and _signs(draft, index, parts):
            near_end = last - index < _TAIL
            yield Claim(index, "byline", 0.95 if near_end else 0.8, parts=parts)


def _signs(draft: Draft, index: int, parts: tuple[Part, ...]) -> bool:
    """Tell whether a label signs the text: `Ảnh: Hoa Lài` does so at the end, elsewhere it credits a picture."""
    if not all(is_photo_label(part.text) for part in parts if part.kind == "role"):
        return True
    if any(part.kind == "name" for part in parts[:1]):
        # `Hoa Lài Ảnh: Chí Linh`; but `Lễ Hội Hoa. Ảnh: T.M` between paragraphs is a caption.
        return index >= draft.tail_start() - 2 and index > draft.first_prose
    return index > draft.first_prose and (
        index == len(draft.lines) - 1 or labelled_parts(draft.lines[index - 1].text) is not None
    )


LABELLED_BYLINE: Final = Rule(
    "labelled-byline",
    Message(
        "a line that names authors behind a label: Tin, ảnh; Bài; Tác giả",
        "dòng ghi tác giả sau nhãn: Tin, ảnh; Bài; Tác giả",
    ),
    _find,
    example="Tin, ảnh: Hoa Lài – HS",
    sample="PHƯỜNG HOA SỮA HỌP DÂN\n\nSáng 5/12, phường họp dân tại khu phố 3.\n\nTin, ảnh: Hoa Lài – HS\n",
)
