"""Bulletins out: each format rendered alone, looked over, and only then put in its place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wardpress.diagnostics import Origin, Report
from wardpress.edition import EditionSettings, identified
from wardpress.edition.settings import is_language
from wardpress.errors import (
    AmbiguousFormat,
    InputError,
    Message,
    OptionError,
    PluginError,
    UsageError,
    WardpressError,
    no_memory,
)
from wardpress.host import Claim, Host, Plugin, can_have_children, guarded, normal_name
from wardpress.model import Bulletin, figures
from wardpress.plugins import ExportContext, Exporter, PageReport
from wardpress.plugins.options import read_options
from wardpress.publish.apart import Commission, Workshop, commission
from wardpress.publish.builtins import default_host, limits
from wardpress.publish.clock import made_at
from wardpress.publish.darkroom import Darkroom, Prints
from wardpress.publish.filename import slug, stem
from wardpress.publish.hygiene import fit_to_print
from wardpress.publish.inspection import inspect
from wardpress.publish.losses import report_losses
from wardpress.publish.ownfonts import fonts_of
from wardpress.publish.photofiles import Photos, look_over
from wardpress.publish.presswork import writing, written
from wardpress.publish.shelf import Shelf
from wardpress.publish.standing import Standing
from wardpress.publish.themefiles import theme_of
from wardpress.publish.wholefile import commit, make_folder
from wardpress.themes import Fonts, Theme

if TYPE_CHECKING:
    from wardpress.publish.cache import Cache

DEFAULT_FORMATS = ("docx", "pdf", "epub")
_DEFAULTS = EditionSettings()
_NO_PHOTOS: Photos = {}
_NOTHING_STANDS = Standing()


@dataclass(frozen=True, slots=True)
class Edition:
    """What became of one format: the file at `path` with `size` bytes, or the `error` that kept it from being made.

    `path` is None where no plugin could even say what such a file is called. A file that `stood` there was left alone.
    """

    format: str
    path: Path | None
    size: int = 0
    error: WardpressError | None = None
    stood: bool = False


def render(
    bulletin: Bulletin,
    format_name: str,
    *,
    beside: Iterable[str] = (),
    photos: Photos = _NO_PHOTOS,
    settings: EditionSettings = _DEFAULTS,
    host: Host | None = None,
    report: Report | None = None,
) -> bytes:
    """Return `bulletin` in one format, as the bytes of a whole file; nothing is written anywhere.

    `beside` names formats of the same run: with the PDF beside it, the EPUB has the page numbers of the print.
    `photos` holds the files that its figures name: `manuscript.photos`, or any mapping of names to bytes. The same
    arguments give the same bytes. Raise `UsageError` for a format or an option that there is not, `ExportError` or
    `PluginError` where the exporter fails. Without a `host` all plugins are loaded anew for each call.
    """
    press = _press(bulletin, photos, settings=settings, host=host, report=report)
    data: dict[str, bytes] = {}
    for turn in _turns([press.order(name) for name in dict.fromkeys((format_name, *beside))], data.__contains__):
        with press.workshop(turn) as workshop:
            data.update((order.name, press.render(order, workshop)) for order in turn)
    return data[format_name]


def write_editions(  # noqa: PLR0913 - a bulletin and a folder are enough: the others have defaults
    bulletin: Bulletin,
    folder: str | os.PathLike[str],
    *,
    formats: Iterable[str] = DEFAULT_FORMATS,
    photos: Photos = _NO_PHOTOS,
    settings: EditionSettings = _DEFAULTS,
    host: Host | None = None,
    report: Report | None = None,
    spare: Iterable[Path] = (),
    standing: Standing = _NOTHING_STANDS,
    on_progress: Callable[[str], None] = lambda _: None,
) -> tuple[Edition, ...]:
    """Write `bulletin` into `folder` in each of `formats` and return what became of each, in the same order.

    `photos` holds the files that its figures name: `manuscript.photos`, or any mapping of names to bytes. Every file
    is whole or is not written at all: then what stood there before is untouched, the other formats are written all the
    same, and the `Edition` carries the error. Files in `spare`, such as the articles themselves, are never overwritten.
    A format, option or theme that there is not raises `UsageError` before anything is written, unless a broken plugin
    may be the cause. `on_progress` is told each format before work on it begins. What earlier runs left `standing` is
    not made again.
    """
    press = _press(bulletin, photos, settings=settings, host=host, report=report, cache=standing.cache)
    asked = _asked_for(formats)
    orders = [_order(press, name) for name in asked]
    shown = Path(folder)
    names = _file_names(orders, stem(bulletin, chosen=settings.file_name))
    stood = {name: file for name, file in names.items() if standing.holds(name, file)}
    kept = frozenset(map(os.path.realpath, spare))
    shelf = Shelf(shown, shown.absolute(), press.host, spare=kept, stood=frozenset(stood.values()))
    editions = {order.format: order for order in orders if isinstance(order, Edition)}
    editions |= {name: _left_alone(name, shelf, file) for name, file in stood.items()}
    for turn in _turns(_wanted(orders, stood), lambda name: not editions[name].error):
        editions.update(_made(press, turn, shelf, names=names, on_progress=on_progress))
    return tuple(editions[name] for name in asked)


def _made(
    press: _Press, turn: list[_Order], shelf: Shelf, *, names: Mapping[str, str], on_progress: Callable[[str], None]
) -> dict[str, Edition]:
    made: dict[str, Edition] = {}
    with press.workshop(turn) as workshop:
        for order in turn:
            on_progress(order.name)
            rendered = partial(press.render, order, workshop)
            made[order.name] = _edition(rendered, order.name, shelf, names[order.name])
    return made


def _asked_for(formats: Iterable[str]) -> list[str]:
    names = [] if isinstance(formats, str) else list(dict.fromkeys(formats))
    if not names:
        raise UsageError(
            Message("No list of formats was given.", "Chưa nêu danh sách định dạng nào."),
            hint=Message(
                'Give some: --to docx,pdf, or ["docx", "pdf"] in Python.',
                'Hãy nêu: --to docx,pdf, hoặc ["docx", "pdf"] trong Python.',
            ),
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
class _Order:
    """One format as it was asked for: who writes it, with which options, and whether in a process of its own."""

    name: str
    claim: Claim[Exporter[Any]]
    context: ExportContext[Any]
    is_apart: bool = False

    @property
    def exporter(self) -> Exporter[Any]:
        return self.claim.descriptor


def _wanted(orders: Iterable[_Order | Edition], stood: Mapping[str, str]) -> list[_Order]:
    """Return the orders to be made: those whose file does not stand, and whoever tells one of them its pages."""
    real = [order for order in orders if isinstance(order, _Order)]
    tells = any(order.exporter.wants_pages for order in real if order.name not in stood)
    return [order for order in real if order.name not in stood or (tells and order.exporter.tells_pages)]


def _rank(order: _Order) -> tuple[bool, str]:
    return not order.claim.is_builtin, order.name


def _turns(orders: list[_Order], is_made: Callable[[str], bool]) -> Iterator[list[_Order]]:
    """Yield the orders in turns: who tells where its pages begin goes before those who want to know.

    `is_made` says of an order yielded before whether it became a file.
    """
    tellers = [order for order in orders if order.exporter.tells_pages]
    if not tellers or not any(order.exporter.wants_pages for order in orders):
        yield orders
        return
    # The same one in any order of the formats, so that the bytes do not depend on it.
    teller, pages = min(tellers, key=_rank), PageReport()
    first = [order for order in orders if order is teller or not order.exporter.wants_pages]
    yield [
        replace(order, context=replace(order.context, page_report=pages)) if order is teller else order
        for order in first
    ]
    told = pages.told if is_made(teller.name) else None
    yield [
        replace(order, context=replace(order.context, pages=told))
        for order in orders
        if order is not teller and order.exporter.wants_pages
    ]


@dataclass(frozen=True, slots=True)
class _Press:
    """A bulletin made ready, with all that its exporters may know."""

    bulletin: Bulletin
    photos: Photos
    settings: EditionSettings
    host: Host
    report: Report
    theme: Theme
    fonts: Fonts
    origins: Mapping[str, Origin]
    prints: Prints

    def order(self, name: str) -> _Order:
        claim = self.host.exporter(name, prefer=self.settings.plugins.prefer)
        exporter, short = claim.descriptor, claim.descriptor.name
        doing = Message(f"reading the options of {short}", f"đọc tùy chọn của {short}")
        with guarded(claim.plugin.distribution, doing, explained=(OptionError,)):
            options = read_options(exporter.options, self.settings.formats.get(short, {}), format_name=short)
        report = Report()
        context = ExportContext(
            options=options,
            theme=self.theme,
            fonts=self.fonts,
            report=report,
            made_at=made_at(self.bulletin),
            language=self.bulletin.language,
            pictures=Darkroom(self.photos, self.theme.page, report, self.settings.photos, self.origins, self.prints),
        )
        return _Order(name, claim, context, is_apart=self._is_apart(claim.plugin))

    def workshop(self, orders: Iterable[_Order]) -> Workshop:
        commissions = {order.name: self._commission(order) for order in orders if order.is_apart}
        return Workshop(self.bulletin, commissions, limits(self.settings.plugins))

    def _commission(self, order: _Order) -> Commission:
        options = self.settings.formats.get(order.exporter.name, {})
        return commission(order.claim.plugin, order.exporter, options=options, context=order.context)

    def render(self, order: _Order, workshop: Workshop) -> bytes:
        exporter = order.exporter
        report_losses(self.bulletin, exporter, self.report)
        data = workshop.result(order.name, self.report) if order.is_apart else self._written(order)
        with guarded(order.claim.plugin.distribution, writing(exporter.name)):
            inspect(data, media_type=exporter.media_type)
        return data

    def _written(self, order: _Order) -> bytes:
        try:
            return written(order.exporter, self.bulletin, order.context, distribution=order.claim.plugin.distribution)
        finally:
            self._hear(order)

    def _hear(self, order: _Order) -> None:
        # Guarded as well: what a plugin did to its report must not reach ours.
        with guarded(order.claim.plugin.distribution, writing(order.exporter.name)):
            self.report.extend(tuple(order.context.report))

    def _is_apart(self, plugin: Plugin) -> bool:
        trusted = normal_name(plugin.distribution) in map(normal_name, self.settings.plugins.trust)
        if plugin.address is None or trusted:
            return False
        if not can_have_children():
            self.report.warning(
                "plugin.not-apart",
                Message(
                    f"{plugin.distribution} runs in wardpress's own process: there is no Python to start another",
                    f"{plugin.distribution} chạy ngay trong wardpress: không có Python để mở tiến trình riêng",
                ),
            )
            return False
        return True


def _press(
    bulletin: Bulletin,
    photos: Photos,
    *,
    settings: EditionSettings,
    host: Host | None,
    report: Report | None,
    cache: Cache | None = None,
) -> _Press:
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
    host = host or default_host(settings.plugins, report=report)
    look_over(fit, photos, report)
    fit = fit if fit.identifier else identified(fit)
    theme = theme_of(settings.theme, host)
    return _Press(
        fit,
        photos,
        settings,
        host,
        report,
        theme=theme,
        fonts=fonts_of(theme, report, limits=settings.fonts),
        origins=_places(fit),
        prints=Prints(cache=cache),
    )


def _places(bulletin: Bulletin) -> dict[str, Origin]:
    places: dict[str, Origin] = {}
    for figure in figures(bulletin.articles()):
        if figure.file:
            places.setdefault(figure.file, figure.origin)
    return places


def _order(press: _Press, name: str) -> _Order | Edition:
    try:
        return press.order(name)
    except (PluginError, AmbiguousFormat) as error:
        # Not the editor's slip but the state of the plugins: the other formats need not wait for it.
        return Edition(name, None, error=error)


def _left_alone(format_name: str, shelf: Shelf, name: str) -> Edition:
    return Edition(format_name, shelf.shown / name, (shelf.real / name).stat().st_size, stood=True)


def _edition(rendered: Callable[[], bytes], format_name: str, shelf: Shelf, name: str) -> Edition:
    path = shelf.shown / name
    try:
        return _put_in_place(rendered, format_name, shelf, name)
    except WardpressError as error:
        return Edition(format_name, path, error=error)
    except MemoryError:
        return Edition(format_name, path, error=no_memory())


def _put_in_place(rendered: Callable[[], bytes], format_name: str, shelf: Shelf, name: str) -> Edition:
    shelf.check(name)
    data = rendered()
    if shelf.has(name, data):
        return _left_alone(format_name, shelf, name)
    make_folder(shelf.real)
    # Made first: once the file is there, nothing may fail that would call it failed.
    edition = Edition(format_name, shelf.shown / name, len(data))
    commit(shelf.real / name, data)
    return edition
