"""Text as pdfium gives it: UTF-16 in a buffer of its caller."""

from __future__ import annotations

import ctypes
from typing import Any


def utf16(ask: Any, *of: Any) -> str:  # noqa: ANN401 - pypdfium2 has no types
    """Return what the pdfium function `ask` says of something, as text."""
    import pypdfium2.raw as pdfium

    length = ask(*of, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    ask(*of, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)) if len(of) > 1 else buffer, length)
    # pdfium says where it joins a hyphenated word with these two; wardpress hyphenates nothing.
    return buffer.raw[:length].decode("utf-16-le", "replace").rstrip("\0").translate({0xFFFE: None, 2: None})
