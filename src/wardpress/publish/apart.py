"""Exporters of third parties at work in processes of their own, several side by side."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, Final, Self

import msgspec

from wardpress import errors
from wardpress.diagnostics import Diagnostic, Report
from wardpress.errors import ExporterCrash, ExporterTimeout, Message, OutputError, PluginError, WardpressError
from wardpress.host import Address, Child, Ending, Limits, Plugin, guarded, load_plugin, placed
from wardpress.model import Bulletin
from wardpress.model.jsonform import decode_bulletin, encode_bulletin
from wardpress.plugins import ExportContext, Exporter, NoOptions, Pagination
from wardpress.plugins.options import read_options
from wardpress.publish.presswork import writing, written


@dataclass(frozen=True, slots=True)
class Commission:
    """What a child must know to write one format: where its exporter lies, its options as they were given, the rest.

    Everything in `context` must survive pickling, photos included; its options are made in the child, from the class
    that the plugin has there.
    """

    distribution: str
    version: str
    entry: str
    address: Address
    format: str
    options: Mapping[str, object]
    context: ExportContext[NoOptions]


def commission(
    plugin: Plugin, exporter: Exporter[Any], *, options: Mapping[str, object], context: ExportContext[Any]
) -> Commission:
    """Return the commission for an exporter of `plugin`, which must have an address."""
    assert plugin.address is not None
    bare: ExportContext[NoOptions] = replace(context, options=NoOptions())
    return Commission(plugin.distribution, plugin.version, plugin.name, plugin.address, exporter.name, options, bare)


class Workshop:
    """Children at work on commissions, as many at a time as there are processors; leaving the `with` ends them all."""

    def __init__(self, bulletin: Bulletin, commissions: Mapping[str, Commission], limits: Limits) -> None:
        self._bulletin = encode_bulletin(bulletin) if commissions else b""
        self._waiting = dict(commissions)
        self._limits = limits
        self._at_work: dict[str, tuple[Commission, Child | WardpressError]] = {}

    def __enter__(self) -> Self:
        self._fill()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _, child in self._at_work.values():
            if isinstance(child, Child):
                child.close()

    def result(self, name: str, report: Report) -> bytes:
        """Return what the exporter of the commission `name` wrote, and report what it said; each is asked for once.

        Raise the exporter's own words, or `PluginError` that names its distribution. Ask in the order of the
        commissions.
        """
        work, child = self._at_work[name]
        if isinstance(child, WardpressError):
            del self._at_work[name]
            raise child
        ending = child.ending()
        child.close()
        del self._at_work[name]
        self._fill()
        return _outcome(work, ending, report)

    def _fill(self) -> None:
        while self._waiting and len(self._at_work) < (os.cpu_count() or 1):
            name = next(iter(self._waiting))
            work = self._waiting.pop(name)
            self._at_work[name] = work, self._started(work)

    def _started(self, work: Commission) -> Child | WardpressError:
        try:
            with guarded(work.distribution, writing(work.format), explained=(OutputError,)):
                job = pickle.dumps((self._bulletin, work))
                return _child(job, self._limits)
        except WardpressError as error:
            return error


def _child(job: bytes, limits: Limits) -> Child:
    try:
        return Child(f"{__name__}:write_one", job, limits=limits)
    except OSError as problem:
        reason = errors.system_reason(problem)
        raise OutputError(
            Message(
                f"Cannot start a process of its own: {reason.en}.", f"Không mở được tiến trình riêng: {reason.vi}."
            ),
            hint=Message(
                "Make room in memory and in the folder for temporary files.",
                "Hãy dọn bộ nhớ và thư mục tệp tạm rồi chạy lại.",
            ),
        ) from problem


@dataclass(frozen=True, slots=True)
class _Refusal:
    """An error of ours on its way between processes."""

    kind: str
    message: Message
    hint: Message


@dataclass(frozen=True, slots=True)
class _Reply:
    """What a child answers: the bytes of the file, or why there are none, and what the exporter reported and told."""

    data: bytes = b""
    refusal: _Refusal | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: Pagination | None = None


_KINDS: Final = {
    kind.__name__: kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, WardpressError)
}
# Made before a plugin is imported, which may replace whatever it likes.
_ENCODER: Final = msgspec.msgpack.Encoder()


def write_one(job: bytes, answer: Callable[[bytes], None]) -> None:
    """Write the format that `job` commissions and answer with the reply; this is what runs in the child."""
    text, work = pickle.loads(job)  # noqa: S301 - from our own parent
    reply = _reply(decode_bulletin(text), work)
    try:
        with guarded(work.distribution, writing(work.format)):
            data = _ENCODER.encode(reply)
    except PluginError as error:
        data = _ENCODER.encode(_Reply(refusal=_refusal(error)))
    answer(data)


def _reply(bulletin: Bulletin, work: Commission) -> _Reply:
    data, refusal = b"", None
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: Pagination | None = None
    try:
        try:
            data = _written(bulletin, work)
        finally:
            with guarded(work.distribution, writing(work.format)):
                diagnostics = tuple(work.context.report)
                pages = work.context.page_report.told if work.context.page_report else None
    except WardpressError as error:
        refusal = _refusal(error)
    return _Reply(data, refusal, diagnostics, pages)


def _written(bulletin: Bulletin, work: Commission) -> bytes:
    plugin = load_plugin(placed(work.distribution, work.version, work.entry, work.address))
    for exporter in plugin.descriptors:
        if isinstance(exporter, Exporter) and exporter.name == work.format:
            with guarded(work.distribution, writing(work.format), explained=(errors.OptionError,)):
                options = read_options(exporter.options, work.options, format_name=work.format)
            context: ExportContext[Any] = replace(work.context, options=options)
            return written(exporter, bulletin, context, distribution=work.distribution)
    raise _crash(work, plugin.note or Message("it is there no longer", "nó không còn nữa"))


def _refusal(error: WardpressError) -> _Refusal:
    return _Refusal(type(error).__name__, error.message, error.hint)


def _outcome(work: Commission, ending: Ending, report: Report) -> bytes:
    if ending.said:
        report.note(
            "plugin.output",
            Message(
                f"{work.distribution} said while writing {work.format}: {ending.said}",
                f"{work.distribution} in ra khi ghi {work.format}: {ending.said}",
            ),
        )
    if ending.fault:
        raise _crash(work, ending.fault, was_late=ending.was_late)
    try:
        reply = msgspec.msgpack.decode(ending.answer, type=_Reply)
        kind = _KINDS[reply.refusal.kind] if reply.refusal else None
    except (msgspec.DecodeError, KeyError) as problem:
        raise _crash(
            work, Message("its process ended without an answer", "tiến trình của nó kết thúc mà không trả lời")
        ) from problem
    # A photo that cannot be shown is told by whoever looks at it first; the child does not know what we know by now.
    said = set(report)
    report.extend(found for found in reply.diagnostics if found not in said)
    if reply.pages and work.context.page_report:
        work.context.page_report.tell(reply.pages)
    if kind and reply.refusal:
        raise kind(reply.refusal.message, hint=reply.refusal.hint)
    return reply.data


def _crash(work: Commission, fault: Message, *, was_late: bool = False) -> PluginError:
    doing = writing(work.format)
    message = Message(
        f"{work.distribution} failed while {doing.en}: {fault.en}.",
        f"{work.distribution} hỏng khi {doing.vi}: {fault.vi}.",
    )
    if was_late:
        return ExporterTimeout(
            message,
            hint=Message(
                "Give it longer with --timeout, or do without it; everything else went on.",
                "Hãy cho thêm giờ bằng --timeout, hoặc tạm không dùng; các phần khác vẫn chạy.",
            ),
        )
    return ExporterCrash(
        message,
        hint=Message(
            "Tell its author, or do without it; everything else went on.",
            "Hãy báo cho tác giả của nó, hoặc tạm không dùng; các phần khác vẫn chạy.",
        ),
    )
