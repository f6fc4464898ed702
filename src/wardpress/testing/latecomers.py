"""Latecomers: libraries that a plugin must not load before somebody asks for its format."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

import msgspec

from wardpress.errors import Message, PluginImportError
from wardpress.host import Address, Child

# What no listing of formats should wait for.
_HEAVY: Final = frozenset(
    ["docx", "ebooklib", "fontTools", "lxml", "numpy", "odf", "odfdo", "pandas", "PIL", "reportlab"]
)


def loaded_early(address: Address) -> tuple[str, ...]:
    """Return the heavy libraries that the import of the plugin at `address` loads, tried in a process of its own.

    Raise `PluginImportError` where it cannot be imported there.
    """
    with Child(f"{__name__}:tell", address.entry.encode()) as child:
        ending = child.ending()
    if not ending.answer:
        raise PluginImportError(
            Message(
                f"{address.entry} cannot be imported on its own: {ending.said}",
                f"Không nạp riêng được {address.entry}: {ending.said}",
            ),
            hint=Message("Put it where Python finds modules.", "Hãy đặt nó ở nơi Python tìm được mô-đun."),
        )
    return tuple(msgspec.json.decode(ending.answer, type=list[str]))


def tell(job: bytes, answer: Callable[[bytes], None]) -> None:
    """Import the plugin that `job` names and answer with what that loaded; this is what runs in the child."""
    before = set(sys.modules)
    Address(job.decode()).load()
    answer(msgspec.json.encode(sorted(_HEAVY & (set(sys.modules) - before))))
