"""Font files as bytes, from the font packages that are installed beside wardpress."""

from __future__ import annotations

from functools import cache

import fontpkg

from wardpress.errors import Message, SettingsError
from wardpress.themes import FontFace


class InstalledFonts:
    """Gives the font files of installed `fontpkg-…` packages; each file is read once."""

    def data(self, face: FontFace) -> bytes:
        """Return the TrueType file of `face`; raise `SettingsError` where it is not installed."""
        return _file(face)


@cache
def _file(face: FontFace) -> bytes:
    try:
        path = fontpkg.path(face.family, weight=face.weight, style="italic" if face.italic else "normal")
        data: bytes = path.read_bytes()
    except (fontpkg.FontpkgError, OSError) as problem:
        cut = f"{face.family} {face.weight}{' italic' if face.italic else ''}"
        package = f"fontpkg-{'-'.join(face.family.lower().split())}"
        raise SettingsError(
            Message(f"The font {cut} of the theme is not installed.", f"Chưa cài phông {cut} mà chủ đề cần."),
            hint=Message(
                f"Install it (pip install {package}), or name its file under [[fonts]] in a theme file.",
                f"Hãy cài (pip install {package}), hoặc nêu tệp phông ở mục [[fonts]] trong tệp chủ đề.",
            ),
        ) from problem
    return data
