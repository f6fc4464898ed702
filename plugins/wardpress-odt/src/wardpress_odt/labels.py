"""The words of an OpenDocument file that no page shows: what LibreOffice's navigator calls its parts."""

from __future__ import annotations

_LABELS = {"vi": {"columns": "Cột", "picture": "Ảnh"}, "en": {"columns": "Columns", "picture": "Picture"}}
_COUNTRIES = {"vi": "VN", "en": "GB"}


def labels_in(language: str) -> dict[str, str]:
    """Return these words, Vietnamese unless English."""
    return _LABELS["en" if language.split("-", maxsplit=1)[0] == "en" else "vi"]


def locale_of(language: str) -> tuple[str, str]:
    """Return language and country as OpenDocument wants them: `vi` is `vi`, `VN`."""
    spoken, _, rest = language.partition("-")
    named = next((part for part in rest.split("-") if len(part) == len("VN") and part.isalpha()), "")
    return spoken.lower(), named.upper() or _COUNTRIES.get(spoken.lower(), "none")
