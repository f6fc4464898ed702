"""Every error that wardpress raises on purpose, and the two languages it speaks."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import ClassVar, Literal

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for people, in English and in Vietnamese; `str()` gives the English."""

    en: str
    vi: str

    def __str__(self) -> str:
        return self.en

    def in_language(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return self.vi if language == "vi" else self.en


def as_message(words: object) -> Message:
    """Return `words` as a `Message`; a plain string speaks for both languages; raise `TypeError` for anything else."""
    if isinstance(words, Message):
        return words
    if not isinstance(words, str):
        # A plugin may hand over an exception; told at once, the fault is seen to be the plugin's.
        kind = type(words).__name__
        raise TypeError(f"a message must be text or a Message, not {kind}")
    return Message(words, words)


# What systems say in English only, whatever language the person reads.
_REASONS = {
    errno.EACCES: "không có quyền, hoặc tệp đang được mở",
    errno.EEXIST: "đã có tệp cùng tên",
    errno.EFBIG: "tệp quá lớn",
    errno.EIO: "lỗi đọc ghi đĩa",
    errno.EISDIR: "đó là thư mục, không phải tệp",
    errno.ELOOP: "liên kết trỏ vòng tròn",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.ENOMEM: "máy hết bộ nhớ",
    errno.ENOSPC: "đĩa đã đầy",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EPERM: "hệ thống không cho phép",
    errno.EROFS: "chỉ cho đọc",
}


class FileRefusal(PermissionError):
    """A file that wardpress does not read or write, although the system would: why, without a full stop."""

    def __init__(self, number: int, reason: Message) -> None:
        self.reason = reason
        super().__init__(number, reason.en)

    def __reduce__(self) -> tuple[object, ...]:
        # As below: by itself it would come back with the English alone.
        return type(self), (self.errno, self.reason)


def system_reason(problem: OSError | UnicodeDecodeError) -> Message:
    """Return why a file could not be read or written, without a full stop."""
    if isinstance(problem, UnicodeDecodeError):
        return Message("it is not UTF-8", "tệp không phải mã UTF-8")
    if isinstance(problem, FileRefusal):
        return problem.reason
    said = problem.strerror or str(problem) or type(problem).__name__
    known = None if problem.errno is None else _REASONS.get(problem.errno)
    return Message(said, known or said)


class WardpressError(Exception):
    """The root of the tree: says what went wrong and where (`message`), and what to do now (`hint`)."""

    code: ClassVar[str] = "wardpress"
    exit_status: ClassVar[int] = 1

    def __init__(self, message: str | Message, *, hint: str | Message) -> None:
        self.message = as_message(message)
        self.hint = as_message(hint)
        super().__init__(str(self.message))

    def __str__(self) -> str:
        return f"{self.message.en} {self.hint.en}"

    def in_language(self, language: Language) -> str:
        """Return message and hint as one line in `language`."""
        return f"{self.message.in_language(language)} {self.hint.in_language(language)}"

    def __reduce__(self) -> tuple[object, ...]:
        # A keyword-only argument would be lost on the way between processes.
        return _rebuilt, (type(self), self.message, self.hint)


def _rebuilt(kind: type[WardpressError], message: Message, hint: Message) -> WardpressError:
    return kind(message, hint=hint)


class UsageError(WardpressError):
    """The command or the call asks for something that cannot be meant."""

    code = "usage"
    exit_status = 2


class UnknownFormat(UsageError):
    """No plugin writes a format of this name."""

    code = "usage.unknown-format"


class AmbiguousFormat(UsageError):
    """Several plugins claim this name, and nothing says which is wanted."""

    code = "usage.ambiguous-format"


class OptionError(UsageError):
    """Options of a format that do not exist or do not fit; all of them in one message."""

    code = "usage.option"


class SettingsError(UsageError):
    """A `bulletin.toml` or a theme with mistakes; all of them in one message."""

    code = "usage.settings"


class InputError(WardpressError):
    """Nothing readable: a missing, empty or binary file, or an encoding that nobody can tell."""

    code = "input"
    exit_status = 3


class ExportError(WardpressError):
    """An exporter explains why it cannot write this bulletin."""

    code = "export"
    exit_status = 4


class PluginError(WardpressError):
    """A plugin did something that it must not do; the message names its distribution."""

    code = "plugin"
    exit_status = 4


class PluginImportError(PluginError):
    """The module of a plugin cannot be imported."""

    code = "plugin.import"


class PluginContractError(PluginError):
    """A plugin breaks the contract: a bad descriptor, a misspelt hook, a result that is none."""

    code = "plugin.contract"


class ExporterCrash(PluginError):
    """An exporter, reader or transform raised something that it did not explain."""

    code = "plugin.crash"


class ExporterTimeout(PluginError):
    """An exporter took longer than it may, and was stopped."""

    code = "plugin.timeout"


class OutputError(WardpressError):
    """A finished file cannot be put in its place; what stood there before is untouched."""

    code = "output"
    exit_status = 5


def lacks_memory(fault: BaseException | None) -> bool:
    """Return whether `fault` says that the system gave no more memory, in any of the ways in which Python says so."""
    if isinstance(fault, ImportError):
        # What the loader of shared libraries says, as there is no number for it.
        return "failed to map segment" in str(fault) or "annot allocate memory" in str(fault)
    return isinstance(fault, MemoryError) or (isinstance(fault, OSError) and fault.errno == errno.ENOMEM)


def no_memory() -> OutputError:
    """Return the error of a run, or of one format, that got no more memory."""
    return OutputError(
        Message("There is not enough memory.", "Máy không còn đủ bộ nhớ."),
        hint=Message(
            "Close other programs, or make fewer articles or smaller photos at once.",
            "Hãy đóng bớt chương trình, hoặc làm ít bài hơn, ảnh nhỏ hơn.",
        ),
    )
