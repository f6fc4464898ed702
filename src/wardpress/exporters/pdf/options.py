"""What an editor may choose about the booklet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

from wardpress.errors import Message
from wardpress.plugins import option

Paper = Literal["spread", "a3", "a4"]
Binding = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class BookletOptions:
    """Paper, thickness of a sheet in mm, and the side on which the booklet is stapled."""

    sheet: Paper = option(
        "spread",
        help=Message(
            "The paper: as wide as two pages (spread), or a3 or a4 in landscape.",
            "Khổ giấy: vừa hai trang (spread), hoặc a3, a4 nằm ngang.",
        ),
    )
    creep: Annotated[float, Meta(ge=0, le=2)] = option(
        0.1,
        help=Message(
            "Thickness of one sheet in mm: inner pages move towards the fold by as much for each sheet around them.",
            "Độ dày một tờ giấy (mm): trang bên trong dịch về phía gáy bấy nhiêu cho mỗi tờ bọc ngoài.",
        ),
    )
    binding: Binding = option(
        "left",
        help=Message("The side on which the booklet is stapled.", "Cạnh đóng ghim của tập."),
    )
