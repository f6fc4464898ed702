"""Bulletins out: each format rendered alone, looked over, and only then put in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wardpress.diagnostics import Report
from wardpress.edition import EditionSettings
from wardpress.errors import (
    AmbiguousFormat,
    ExportError,
    InputError,
    Message,
    PluginContractError,
    PluginError,
    SettingsError,
    WardpressError,
)
from wardpress.host import Claim, Host, guarded
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, Exporter
from wardpress.plugins.options import read_options
from wardpress.plugins.sinks import MemorySink
from wardpress.publish.builtins import default_host
from wardpress.publish.clock import made_at
from wardpress.publish.filename import slug, stem
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.publish.hygiene import fit_to_print
from wardpress.publish.inspection import inspect
from wardpress.publish.losses import report_losses
from wardpress.publish.wholefile import commit, make_folder

DEFAULT_FORMATS = ("docx", "pdf", "epub")
_DEFAULTS = EditionSettings()


@dataclass(frozen=True, slots=True)
class Edition:
    """What became of one format: the file at `path` with `size` bytes, or the `error` that kept it from being made.

    `path` is None where no plugin could even say what such a file is called.
    """

    format: str
    path: Path | None
    size: int = 0
    error: WardpressError | None = None


def render(
    bulletin: Bulletin,
    format_name: str,
    *,
    settings: EditionSettings = _DEFAULTS,
    host: Host | None = None,
    report: Report | None = None,
) -> bytes:
    """Return `bulletin` in one format, as the bytes of a whole file; nothing is written anywhere.

    The same arguments give the same bytes. Raise `UsageError` for a format or an option that there is not,
    `ExportError` or `PluginError` where the exporter fails.
    """
    press = _press(bulletin, settings, host, report)
    return press.render(press.order(format_name))


def write_editions(
    bulletin: Bulletin,
    folder: Path,
    *,
    formats: Iterable[str] = DEFAULT_FORMATS,
    settings: EditionSettings = _DEFAULTS,
    host: Host | None = None,
    report: Report | None = None,
    on_progress: Callable[[str], None] = lambda _: None,
) -> tuple[Edition, ...]:
    """Write `bulletin` into `folder` in each of `formats` and return what became of each, in the same order.

    Every file is whole or is not written at all: then what stood there before is untouched, the other formats are
    written all the same, and the `Edition` carries the error. A format, option or theme that there is not raises
    `UsageError` before anything is written. `on_progress` is told each format before work on it begins.
    """
    press = _press(bulletin, settings, host, report)
    orders = [_order(press, name) for name in dict.fromkeys(formats)]
    names = _file_names(orders, stem(bulletin, chosen=settings.file_name))
    editions = []
    for order in orders:
        if isinstance(order, Edition):
            editions.append(order)
            continue
        on_progress(order.name)
        editions.append(_edition(press, order, folder / names[order.name]))
    return tuple(editions)


def _file_names(orders: Iterable[_Order | Edition], stem: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for order in orders:
        if isinstance(order, _Order):
            # Two formats may share a suffix; neither may overwrite the other.
            name = f"{stem}{order.exporter.suffixes[0]}"
            own = f"{stem}-{slug(order.name)}{order.exporter.suffixes[0]}"
            names[order.name] = own if name in names.values() else name
    return names


@dataclass(frozen=True, slots=True)
class _Order:
    """One format as it was asked for: who writes it, and with which options."""

    name: str
    claim: Claim[Exporter[Any]]
    context: ExportContext[Any]

    @property
    def exporter(self) -> Exporter[Any]:
        return self.claim.descriptor


@dataclass(frozen=True, slots=True)
class _Press:
    """A bulletin made ready, with all that its exporters may know."""

    bulletin: Bulletin
    settings: EditionSettings
    host: Host
    report: Report

    def order(self, name: str) -> _Order:
        claim = self.host.exporter(name, prefer=self.settings.plugins.prefer)
        short = claim.descriptor.name
        context = ExportContext(
            options=read_options(claim.descriptor.options, self.settings.formats.get(short, {}), format_name=short),
            theme=self.host.theme(self.settings.theme),
            fonts=InstalledFonts(),
            report=Report(),
            made_at=made_at(self.bulletin),
            language=self.bulletin.language,
        )
        return _Order(name, claim, context)

    def render(self, order: _Order) -> bytes:
        exporter, distribution = order.exporter, order.claim.plugin.distribution
        sink = MemorySink()
        doing = Message(f"writing {exporter.name}", f"ghi {exporter.name}")
        report_losses(self.bulletin, exporter, self.report)
        try:
            with guarded(distribution, doing, explained=(ExportError, SettingsError)):
                _let_write(exporter, self.bulletin, sink=sink, context=order.context)
                data = sink.content()
                inspect(data, media_type=exporter.media_type)
        finally:
            self.report.extend(order.context.report)
        return data


def _press(bulletin: Bulletin, settings: EditionSettings, host: Host | None, report: Report | None) -> _Press:
    report = Report() if report is None else report
    if not any(True for _ in bulletin.articles()):
        raise InputError(
            Message("The bulletin has no article.", "Bản tin chưa có bài nào."),
            hint=Message("Put at least one article into it.", "Hãy đưa vào ít nhất một bài."),
        )
    host = host or default_host(block=settings.plugins.block, report=report)
    return _Press(fit_to_print(bulletin, report), settings, host, report)


def _order(press: _Press, name: str) -> _Order | Edition:
    try:
        return press.order(name)
    except (PluginError, AmbiguousFormat) as error:
        # Not the editor's slip but the state of the plugins: the other formats need not wait for it.
        return Edition(name, None, error=error)


def _let_write(exporter: Exporter[Any], bulletin: Bulletin, *, sink: MemorySink, context: ExportContext[Any]) -> None:
    result: object = exporter.export(bulletin, sink, context)  # type: ignore[func-returns-value]
    if result is not None:
        kind = type(result).__name__
        raise PluginContractError(
            Message(f"it returned {kind} where None is due.", f"nó trả về {kind} thay vì None."),
            hint=Message("Write the bytes to the sink.", "Hãy ghi bytes vào sink."),
        )
    if sink.was_closed:
        raise PluginContractError(
            Message("it closed the sink.", "nó đóng luồng ghi."),
            hint=Message("Leave the sink open; the host closes it.", "Hãy để luồng mở; wardpress sẽ tự đóng."),
        )


def _edition(press: _Press, order: _Order, path: Path) -> Edition:
    try:
        data = press.render(order)
        make_folder(path.parent)
        commit(path, data)
    except WardpressError as error:
        return Edition(order.name, path, error=error)
    return Edition(order.name, path, len(data))
