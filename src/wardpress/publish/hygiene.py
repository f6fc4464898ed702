"""Text that every format can hold: the last check of a bulletin that did not come through our own reader."""

from __future__ import annotations

import re
import unicodedata

from wardpress.diagnostics import Report
from wardpress.errors import Message
from wardpress.model import Bulletin, with_texts

# What XML 1.0, clause 2.2, does not allow, and the non-characters that no font shows.
_FORBIDDEN = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def fit_to_print(bulletin: Bulletin, report: Report) -> Bulletin:
    """Return `bulletin` in NFC and without characters that XML forbids; their number is reported."""
    removed = 0

    def fit(text: str) -> str:
        nonlocal removed
        if _FORBIDDEN.search(text):
            text, count = _FORBIDDEN.subn("", text)
            removed += count
        return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)

    clean = with_texts(bulletin, fit)
    if removed:
        report.warning(
            "text.forbidden",
            Message(
                f"{removed} characters that no document may hold were removed",
                f"đã bỏ {removed} ký tự mà không loại tài liệu nào chứa được",
            ),
        )
    return clean
