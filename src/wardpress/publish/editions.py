"""Bulletins out: each format rendered alone, looked over, and only then put in its place."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wardpress.diagnostics import Report
from wardpress.edition import EditionSettings, identified
from wardpress.edition.settings import is_language
from wardpress.errors import (
    AmbiguousFormat,
    ExportError,
    InputError,
    Message,
    OptionError,
    OutputError,
    PluginContractError,
    PluginError,
    SettingsError,
    UsageError,
    WardpressError,
)
from wardpress.host import Claim, Host, guarded
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, Exporter, PageReport
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
    beside: Iterable[str] = (),
    settings: EditionSettings = _DEFAULTS,
    host: Host | None = None,
    report: Report | None = None,
) -> bytes:
    """Return `bulletin` in one format, as the bytes of a whole file; nothing is written anywhere.

    `beside` names formats of the same run: with the PDF beside it, the EPUB has the page numbers of the print. The
    same arguments give the same bytes. Raise `UsageError` for a format or an option that there is not, `ExportError` or
    `PluginError` where the exporter fails. Without a `host` all plugins are loaded anew for each call.
    """
    press = _press(bulletin, settings, host, report)
    made: dict[str, Edition] = {}
    data: dict[str, bytes] = {}
    for order in _in_turn([press.order(name) for name in dict.fromkeys((format_name, *beside))], made):
        data[order.name] = press.render(order)
        made[order.name] = Edition(order.name, None, len(data[order.name]))
    return data[format_name]


def write_editions(
    bulletin: Bulletin,
    folder: str | os.PathLike[str],
    *,
    formats: Iterable[str] = DEFAULT_FORMATS,
    settings: EditionSettings = _DEFAULTS,
    host: Host | None = None,
    report: Report | None = None,
    spare: Iterable[Path] = (),
    on_progress: Callable[[str], None] = lambda _: None,
) -> tuple[Edition, ...]:
    """Write `bulletin` into `folder` in each of `formats` and return what became of each, in the same order.

    Every file is whole or is not written at all: then what stood there before is untouched, the other formats are
    written all the same, and the `Edition` carries the error. Files in `spare`, such as the articles themselves, are
    never overwritten. A format, option or theme that there is not raises `UsageError` before anything is written,
    unless a broken plugin may be the cause. `on_progress` is told each format before work on it begins.
    """
    press = _press(bulletin, settings, host, report)
    asked = _asked_for(formats)
    orders = [_order(press, name) for name in asked]
    shown = Path(folder)
    shelf = _Shelf(shown, shown.absolute(), frozenset(os.path.realpath(file) for file in spare))
    names = _file_names(orders, stem(bulletin, chosen=settings.file_name))
    editions = {order.format: order for order in orders if isinstance(order, Edition)}
    for order in _in_turn(orders, editions):
        on_progress(order.name)
        editions[order.name] = _edition(press, order, shelf, names[order.name])
    return tuple(editions[name] for name in asked)


def _asked_for(formats: Iterable[str]) -> list[str]:
    names = [] if isinstance(formats, str) else list(dict.fromkeys(formats))
    if not names:
        raise UsageError(
            Message("No list of formats was given.", "Chưa nêu danh sách định dạng nào."),
            hint=Message('Give some, such as ["docx", "pdf"].', 'Hãy nêu, ví dụ ["docx", "pdf"].'),
        )
    return names


def _file_names(orders: Iterable[_Order | Edition], stem: str) -> dict[str, str]:
    # Two formats may share a suffix, and neither may overwrite the other: ours keep the plain name, in any order.
    names: dict[str, str] = {}
    real = [order for order in orders if isinstance(order, _Order)]
    for order in sorted(real, key=_rank):
        name = f"{stem}{order.exporter.suffixes[0]}"
        own = f"{stem}-{slug(order.name)}{order.exporter.suffixes[0]}"
        names[order.name] = own if name in names.values() else name
    return names


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The folder to write into: as it is called, where it really is, and which files must not be touched."""

    shown: Path
    real: Path
    spare: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Order:
    """One format as it was asked for: who writes it, and with which options."""

    name: str
    claim: Claim[Exporter[Any]]
    context: ExportContext[Any]

    @property
    def exporter(self) -> Exporter[Any]:
        return self.claim.descriptor


def _rank(order: _Order) -> tuple[bool, str]:
    return not order.claim.is_builtin, order.name


def _in_turn(orders: Iterable[_Order | Edition], made: Mapping[str, Edition]) -> Iterator[_Order]:
    """Yield each order when its turn has come: who tells where its pages begin goes before those who want to know.

    `made` fills with what became of the orders yielded before.
    """
    real = [order for order in orders if isinstance(order, _Order)]
    tellers = [order for order in real if order.exporter.tells_pages]
    # The same one in any order of the formats, so that the bytes do not depend on it.
    teller = min(tellers, key=_rank) if any(order.exporter.wants_pages for order in real) and tellers else None
    pages = PageReport()
    if teller:
        yield replace(teller, context=replace(teller.context, page_report=pages))
    told = pages.told if teller and not made[teller.name].error else None
    for order in real:
        if order is not teller:
            asked = told if order.exporter.wants_pages else None
            yield replace(order, context=replace(order.context, pages=asked))


@dataclass(frozen=True, slots=True)
class _Press:
    """A bulletin made ready, with all that its exporters may know."""

    bulletin: Bulletin
    settings: EditionSettings
    host: Host
    report: Report

    def order(self, name: str) -> _Order:
        claim = self.host.exporter(name, prefer=self.settings.plugins.prefer)
        exporter, short = claim.descriptor, claim.descriptor.name
        doing = Message(f"reading the options of {short}", f"đọc tùy chọn của {short}")
        with guarded(claim.plugin.distribution, doing, explained=(OptionError,)):
            options = read_options(exporter.options, self.settings.formats.get(short, {}), format_name=short)
        context = ExportContext(
            options=options,
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
            # Guarded as well: what a plugin did to its report must not reach ours.
            with guarded(distribution, doing):
                self.report.extend(tuple(order.context.report))
        return data


def _press(bulletin: Bulletin, settings: EditionSettings, host: Host | None, report: Report | None) -> _Press:
    report = Report() if report is None else report
    fit = fit_to_print(bulletin, report)
    if not any(True for _ in fit.articles()):
        raise InputError(
            Message("The bulletin has no article.", "Bản tin chưa có bài nào."),
            hint=Message("Put at least one article into it.", "Hãy đưa vào ít nhất một bài."),
        )
    if not is_language(fit.language):
        raise UsageError(
            Message(
                f"The language {fit.language!r} is no BCP 47 tag.", f"Mã ngôn ngữ {fit.language!r} không đúng BCP 47."
            ),
            hint=Message("Use a tag such as vi or en-GB.", "Hãy dùng mã như vi hoặc en-GB."),
        )
    host = host or default_host(block=settings.plugins.block, report=report)
    return _Press(fit if fit.identifier else identified(fit), settings, host, report)


def _order(press: _Press, name: str) -> _Order | Edition:
    try:
        return press.order(name)
    except (PluginError, AmbiguousFormat) as error:
        # Not the editor's slip but the state of the plugins: the other formats need not wait for it.
        return Edition(name, None, error=error)


def _let_write(exporter: Exporter[Any], bulletin: Bulletin, *, sink: MemorySink, context: ExportContext[Any]) -> None:
    # Standard output belongs to the caller, who may be writing JSON there.
    with contextlib.redirect_stdout(sys.stderr):
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


def _edition(press: _Press, order: _Order, shelf: _Shelf, name: str) -> Edition:
    path, target = shelf.shown / name, shelf.real / name
    try:
        if os.path.realpath(target) in shelf.spare:
            raise OutputError(
                Message(
                    f"{path} is one of the articles: it is not overwritten.", f"{path} là một bài viết: không ghi đè."
                ),
                hint=Message("Choose another folder with -o.", "Hãy chọn thư mục khác bằng -o."),
            )
        data = press.render(order)
        make_folder(target.parent)
        commit(target, data)
    except WardpressError as error:
        return Edition(order.name, path, error=error)
    return Edition(order.name, path, len(data))
