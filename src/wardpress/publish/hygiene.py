"""Text that every format can hold: the last check of a bulletin that did not come through our own reader."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from types import UnionType

from wardpress.diagnostics import Report
from wardpress.errors import Message, UsageError
from wardpress.model import Article, Block, Bulletin, Link, Section, Table, holdings, with_tables, with_texts

# What XML 1.0, clause 2.2, does not allow, and the non-characters that no font shows.
_FORBIDDEN = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_LINKS = ("http://", "https://", "mailto:")


def fit_to_print(bulletin: Bulletin, report: Report) -> Bulletin:
    """Return `bulletin` in NFC and without characters that XML forbids; their number is reported."""
    if not _is_sound(bulletin):
        raise _no_bulletin(TypeError("sections, articles and blocks must be tuples of the values of wardpress.model"))
    try:
        found = holdings(bulletin)
        clean = _squared_off(bulletin, found.nodes, report)
        clean = _cleaned(clean, report) if _is_unfit("\n".join(found.texts)) else clean
    except (RecursionError, TypeError, AttributeError) as problem:
        raise _no_bulletin(problem) from problem
    for link in found.nodes:
        if isinstance(link, Link) and not link.target.lower().startswith(_LINKS):
            report.warning(
                "link.dropped",
                Message(
                    f"a link to {link.target!r} is printed as plain words: only http, https and mailto lead anywhere",
                    f"liên kết tới {link.target!r} chỉ in phần chữ: chỉ http, https và mailto được dùng",
                ),
            )
    return clean


def _is_unfit(text: str) -> bool:
    # Whoever reads through wardpress has clean text: to look at all of it at once takes a tenth of the time.
    return bool(_FORBIDDEN.search(text)) or not unicodedata.is_normalized("NFC", text)


def _cleaned(bulletin: Bulletin, report: Report) -> Bulletin:
    removed = 0

    def fit(text: str) -> str:
        nonlocal removed
        text, count = _FORBIDDEN.subn("", text)
        removed += count
        return unicodedata.normalize("NFC", text)

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


def _is_sound(bulletin: object) -> bool:
    return (
        isinstance(bulletin, Bulletin)
        and _holds(bulletin.sections, Section)
        and all(
            _holds(section.articles, Article) and all(_holds(article.blocks, Block) for article in section.articles)
            for section in bulletin.sections
        )
    )


def _holds(values: object, kind: type | UnionType) -> bool:
    return isinstance(values, tuple) and all(isinstance(value, kind) for value in values)


def _squared_off(bulletin: Bulletin, found: list[object], report: Report) -> Bulletin:
    uneven = [table for table in found if isinstance(table, Table) and len({*map(len, table.rows)}) > 1]
    for table in uneven:
        report.warning(
            "table.uneven",
            Message("a table with rows of different length: empty cells added", "bảng có hàng lệch: đã thêm ô trống"),
            table.origin,
        )
    return with_tables(bulletin, _even) if uneven else bulletin


def _even(table: Table) -> Table:
    width = max(map(len, table.rows), default=0)
    return replace(table, rows=tuple(row + ((),) * (width - len(row)) for row in table.rows))


def _no_bulletin(problem: Exception) -> UsageError:
    return UsageError(
        Message(f"This is no bulletin that can be printed: {problem}.", f"Không in được bản tin này: {problem}."),
        hint=Message(
            "Build it from tuples and the values of wardpress.model, nested less than a hundred deep.",
            "Hãy dựng bằng tuple và các giá trị của wardpress.model, lồng nhau dưới một trăm tầng.",
        ),
    )
