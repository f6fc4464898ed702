"""Pictures for the tests: real JPEG and PNG bytes of any size, under names that say the size."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Literal

from PIL import Image, ImageDraw

from wardpress.plugins import Picture

_NAME = re.compile(r"(\d+)x(\d+)\.(jpg|png)$")


class PaintedPictures:
    """Knows every picture whose name ends like `600x400.jpg`; each name looks different."""

    def size(self, file: str) -> tuple[int, int] | None:
        found = _NAME.search(file)
        return (int(found[1]), int(found[2])) if found else None

    def placed(self, file: str, *, width: float) -> Picture:
        size = self.size(file)
        assert size, file
        assert 0 < width <= size[0]
        kind: Literal["JPEG", "PNG"] = "JPEG" if file.endswith("jpg") else "PNG"
        return Picture(painted(file.partition("@")[0], size, kind), f"image/{kind.lower()}", *size)  # type: ignore[arg-type]


@cache
def painted(name: str, size: tuple[int, int], kind: Literal["JPEG", "PNG"], mode: str = "RGB") -> bytes:
    """Return a picture of a hill under a sky whose colours come from `name`."""
    shade = sum(name.encode()) * 37 % 120
    picture = Image.new("RGB", size, (225 - shade // 2, 215 - shade // 3, 180))
    pen = ImageDraw.Draw(picture)
    width, height = size
    for step in range(6):
        left = width * (step * 37 % 60) // 60 - width // 4
        top = height // 2 + height * step // 14
        pen.ellipse((left, top, left + width, top + height), fill=(150 - step * 9, 120 + shade // 4 - step * 9, 90))
    buffer = io.BytesIO()
    picture.convert(mode).save(buffer, kind)
    return buffer.getvalue()
