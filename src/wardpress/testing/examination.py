"""An examination: what can be said of a plugin without making anything with it, claim by claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from wardpress.errors import Message, SettingsError
from wardpress.host import Address, Host, Plugin, requirements
from wardpress.plugins import Exporter, Reader
from wardpress.plugins.options import described_options, option_problems
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.testing.latecomers import loaded_early
from wardpress.testing.legibility import pale_colours
from wardpress.themes import Theme

_USABLE: Final = Message("it is imported alone and offers something", "nạp riêng được và có cung cấp")
_NEEDS_US: Final = Message("its package asks for wardpress", "gói của nó có khai báo cần wardpress")
_LATE: Final = Message("listing it loads no library that writes files", "liệt kê nó không phải nạp thư viện ghi tệp")
_HELPS: Final = Message("every option says what it is for", "mỗi tùy chọn đều có lời giải thích")
_STRICT: Final = Message("options refuse what they cannot be", "tùy chọn từ chối giá trị sai")
_HEARD: Final = Message("it is the one that reads such files", "chính nó đọc các tệp loại này")
_INSTALLED: Final = Message("its fonts are installed", "phông chữ của nó đã được cài")
_READABLE: Final = Message("its text can be read on paper and panels", "chữ đọc rõ trên giấy và trên nền")


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim that a plugin must bear out: whom it is about, and the `fault` where it does not."""

    about: str
    claim: Message
    fault: Message | None = None


def examine(plugin: Plugin, host: Host) -> Iterator[Finding]:
    """Yield every claim about `plugin`, one of those of `host`, with what is wrong where it does not hold.

    Nothing is read, set or written with it; its import is tried in a process of its own.
    """
    usable = plugin.status in {"built-in", "loaded"}
    yield Finding(plugin.name, _USABLE, None if usable else plugin.note)
    if not usable:
        return
    yield from _package(plugin)
    early = ", ".join(loaded_early(plugin.address or Address(plugin.name)))
    yield Finding(plugin.name, _LATE, Message(f"it loads {early}", f"nó nạp {early}") if early else None)
    for found, name in zip(plugin.descriptors, plugin.provides, strict=True):
        match found:
            case Exporter():
                yield Finding(name, _HELPS, _joined(silent_options(found.options)))
                yield Finding(name, _STRICT, _joined(lax_options(found.options)))
            case Reader():
                yield Finding(name, _HEARD, _joined(_unheard(found, host)))
            case Theme():
                yield Finding(name, _INSTALLED, _joined(_missing_fonts(found)))
                yield Finding(name, _READABLE, _joined(Message(pale, pale) for pale in pale_colours(found)))


def silent_options(shape: type[Any]) -> Iterator[Message]:
    """Yield each option of `shape` that has no sentence of help."""
    for option in described_options(shape):
        if not (option.help.en.strip() and option.help.vi.strip()):
            yield Message(f"option {option.name} has no help", f"tùy chọn {option.name} không có lời giải thích")


def lax_options(shape: type[Any]) -> Iterator[Message]:
    """Yield each option of `shape` that takes anything at all."""
    for option in described_options(shape):
        if not option_problems(shape, {option.name: object()}, where=""):
            yield Message(f"option {option.name} takes anything", f"tùy chọn {option.name} nhận mọi giá trị")


def _package(plugin: Plugin) -> Iterator[Finding]:
    if plugin.address and not plugin.address.is_file:
        asks = "wardpress" in requirements(plugin.address)
        missing = Message("dependencies do not name wardpress", "dependencies không nêu wardpress")
        yield Finding(plugin.name, _NEEDS_US, None if asks else missing)


def _unheard(reader: Reader, host: Host) -> Iterator[Message]:
    for suffix in reader.suffixes:
        claim = host.reader(f"bai{suffix}")
        if claim and claim.descriptor is not reader:
            yield Message(f"{suffix} goes to {claim.full_name}", f"tệp {suffix} do {claim.full_name} đọc")


def _missing_fonts(theme: Theme) -> Iterator[Message]:
    for face in theme.faces():
        try:
            InstalledFonts().data(face)
        except SettingsError as missing:
            yield Message(missing.in_language("en"), missing.in_language("vi"))


def _joined(faults: Iterable[Message]) -> Message | None:
    found = tuple(faults)
    return Message("; ".join(each.en for each in found), "; ".join(each.vi for each in found)) if found else None
