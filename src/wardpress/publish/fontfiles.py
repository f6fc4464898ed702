"""Font files as bytes, from the font packages that are installed beside wardpress."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path

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
        data: bytes = _path(face).read_bytes()
    except (fontpkg.FontpkgError, ImportError, OSError, ValueError) as problem:
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


def _path(face: FontFace) -> Path:
    # Not fontpkg.path: it reads the metadata of everything that is installed, imports whoever calls himself a font, and
    # one unreadable distribution would cost every edition.
    root = files(f"fontpkg_{fontpkg.slugify(face.family).replace('-', '_')}")
    family = fontpkg.family_from_metadata(json.loads((root / "metadata.json").read_text(encoding="utf-8")), root)
    path: Path = fontpkg.select_file(family, face.weight, "italic" if face.italic else "normal").path
    return path
