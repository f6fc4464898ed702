"""The ward's files on disk: folders and texts in, one bulletin and its settings out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from wardpress.diagnostics import Origin, Report
from wardpress.edition import EditionSettings, assemble, identified, read_settings
from wardpress.edition.photos import PhotoDesk, with_photos, with_shelf
from wardpress.edition.sidecar import Sidecar, read_sidecar
from wardpress.errors import (
    InputError,
    Message,
    PluginContractError,
    PluginError,
    WardpressError,
    lacks_memory,
    no_memory,
)
from wardpress.host import Claim, Host, guarded
from wardpress.model import Article, Bulletin, Section, figures
from wardpress.plugins import ReadContext, Reader
from wardpress.publish.agreement import agree
from wardpress.publish.builtins import default_host
from wardpress.publish.intake import InputFile, taken_in, unreadable
from wardpress.publish.photofiles import PhotoFiles, Photos, look_over
from wardpress.publish.plainfile import MEGABYTE, bytes_inside, plain_bytes, text_inside
from wardpress.publish.themefiles import files_of, is_theme_file, theme_of
from wardpress.publish.wishes import NO_WISHES, Wishes, with_options
from wardpress.tables import listed

if TYPE_CHECKING:
    from wardpress.publish.cache import Cache


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What an editor handed in: the bulletin, its settings, the host that read it, and the `files` that were read.

    `photos` gives the pictures that its figures name, read from the disk when they are asked for. `unread` holds, for
    each file that nobody could read, the error that says why; `inputs`, `encoding` and `assembled`, the bulletin before
    its transforms, are what `reread` needs.
    """

    bulletin: Bulletin
    settings: EditionSettings
    host: Host
    files: tuple[Path, ...] = ()
    unread: tuple[WardpressError, ...] = ()
    photos: Photos = field(default_factory=dict)
    inputs: tuple[InputFile, ...] = ()
    encoding: str | None = None
    assembled: Bulletin | None = None


_NO_READER = Message("not read: no reader knows this kind of file", "không đọc: chưa có bộ đọc cho loại tệp này")


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every file of one manuscript is read with."""

    host: Host
    report: Report
    encoding: str | None
    cache: Cache | None = None
    at_most: int = 0


def read_bulletin(
    *paths: str | os.PathLike[str],
    report: Report | None = None,
    host: Host | None = None,
    encoding: str | None = None,
    theme: str | None = None,
    wishes: Wishes = NO_WISHES,
    cache: Cache | None = None,
) -> Manuscript:
    """Return the bulletin in `paths`: folders of articles, single articles, or a `bulletin.toml` in its folder.

    The articles of a folder are taken in the order of their names, `bai2` before `bai10`, and a `bulletin.toml` in the
    folder is obeyed, with `wishes` laid over it; `encoding` is for all texts whose own sidecar says none, `theme` goes
    before that of the settings. The path of a theme file in `bulletin.toml` is seen from its folder. A file that cannot
    be read is reported and set aside in `unread`; what the `cache` has is not read again. Raise `InputError` where
    nothing at all can be read, `SettingsError` for a `bulletin.toml`, a sidecar or wishes with mistakes.
    """
    report = Report() if report is None else report
    intake = taken_in(map(Path, paths), report)
    settings = read_settings_file(intake.settings)
    settings = replace(settings, theme=theme or settings.theme, plugins=wishes.over(settings.plugins))
    host = host or default_host(settings.plugins, files=wishes.files, report=report)
    # First, and with a message of its own: a theme that was asked for is no mistake in bulletin.toml.
    looks = files_of(theme_of(theme, host)) if theme is not None else ()
    settings, mistakes = with_options(settings, wishes, host)
    agree(settings, host, mistakes)
    looks = looks or files_of(theme_of(settings.theme, host))
    files = _without(intake.files, (Path(settings.theme), *looks))
    at_most = settings.articles.megabytes * MEGABYTE
    articles, unread = _read_all(files, _Desk(host, report, encoding, cache, at_most))
    if not any(articles.values()):
        raise _nothing(paths, unread)
    assembled = assemble(articles, settings, report)
    bulletin = _transformed(assembled, settings, host=host, report=report)
    # Whole paths: an exporter in a process of its own works in another folder.
    pictures = {name: file.absolute() for name, file in intake.pictures.items()}
    photos = PhotoFiles(pictures, settings.photos.megabytes * MEGABYTE)
    look_over(bulletin, photos, report)
    _tell_of_unused_pictures(chain.from_iterable(articles.values()), photos, report)
    handed_in = tuple(file.path for file in intake.files)
    return Manuscript(
        identified(bulletin), settings, host, handed_in, tuple(unread), photos, files, encoding, assembled
    )


def reread(manuscript: Manuscript, texts: Mapping[str, bytes]) -> Bulletin:
    """Return the part of the bulletin that comes from some files, as if each held the bytes given with its name.

    Raise `InputError` or `PluginError` where they cannot be read.
    """
    desk = _Desk(manuscript.host, Report(), manuscript.encoding)
    found: dict[str, tuple[Article, ...]] = {}
    for file in manuscript.inputs:
        claim = desk.host.reader(file.name) if file.name in texts else None
        if claim:
            found[file.name] = _understood(file, texts[file.name], claim, desk)
    assembled = manuscript.assembled or Bulletin(())
    sections = (replace(section, articles=tuple(_renewed(section, found))) for section in assembled.sections)
    part = replace(assembled, sections=tuple(section for section in sections if section.articles))
    return _transformed(part, manuscript.settings, host=manuscript.host, report=desk.report)


def _renewed(section: Section, found: Mapping[str, tuple[Article, ...]]) -> Iterator[Article]:
    for file in dict.fromkeys(article.origin.file for article in section.articles):
        yield from found.get(file, ())


def sidecar_beside(file: Path) -> Sidecar:
    """Return what `NAME.toml` beside `NAME.txt` says of it; raise `SettingsError` for mistakes."""
    beside = file.with_suffix(".toml")
    # A link to nothing is there: what the editor meant by it must not be lost in silence.
    is_there = beside.is_symlink() or (beside.exists() and not beside.is_dir())
    return read_sidecar(_text(beside), file=str(beside)) if is_there and beside != file else Sidecar()


def read_settings_file(file: Path | None) -> EditionSettings:
    """Return what the `bulletin.toml` in `file` says, or the defaults for None; raise `SettingsError` for mistakes."""
    if file is None:
        return EditionSettings()
    settings = read_settings(_text(file), file=str(file))
    return replace(settings, theme=str(file.parent / settings.theme)) if is_theme_file(settings.theme) else settings


def _without(files: Iterable[InputFile], looks: Iterable[Path]) -> tuple[InputFile, ...]:
    """Return `files` without those that say how the bulletin looks."""
    used = {os.path.realpath(file) for file in looks}
    return tuple(file for file in files if os.path.realpath(file.path) not in used)


def _text(file: Path) -> str:
    try:
        return text_inside(file)
    except (OSError, UnicodeDecodeError) as problem:
        raise unreadable(file, problem) from problem


def _read_all(files: Iterable[InputFile], desk: _Desk) -> tuple[dict[str, tuple[Article, ...]], list[WardpressError]]:
    articles: dict[str, tuple[Article, ...]] = {}
    unread: list[WardpressError] = []
    for file in files:
        claim = desk.host.reader(file.name)
        if claim is None:
            desk.report.note("input.not-an-article", _NO_READER, Origin(file.name))
            continue
        try:
            articles[file.name] = _read(file, claim, desk)
        except (InputError, PluginError) as error:
            # The file is known all the same: a section may name it, and must not be called wrong for that.
            articles[file.name] = ()
            unread.append(_set_aside(file, error, claim, desk))
    return articles, unread


def _set_aside(file: InputFile, error: WardpressError, claim: Claim[Reader], desk: _Desk) -> WardpressError:
    # A bulletin without this article would be put over the whole one of yesterday, and the article is not to blame;
    # whoever reads foreign formats may well ask for too much for one file.
    if claim.is_builtin and lacks_memory(error.__cause__):
        raise no_memory() from error
    message = Message(error.in_language("en"), error.in_language("vi"))
    desk.report.error(error.code, message, Origin(file.name))
    return error


def _read(file: InputFile, claim: Claim[Reader], desk: _Desk) -> tuple[Article, ...]:
    try:
        read = plain_bytes if file.is_named else bytes_inside
        data = read(file.path, at_most=desk.at_most)
    except OSError as problem:
        raise unreadable(file.name, problem) from problem
    if len(data) > desk.at_most:
        raise _too_long(file.name, desk.at_most // MEGABYTE)
    return _understood(file, data, claim, desk)


def _too_long(name: str, megabytes: int) -> InputError:
    return InputError(
        Message(f"{name} is larger than {megabytes} MB.", f"{name} lớn hơn {megabytes} MB."),
        hint=Message(
            "Split it, or raise articles.megabytes in bulletin.toml.",
            "Hãy chia nhỏ bài, hoặc tăng articles.megabytes trong bulletin.toml.",
        ),
    )


def _understood(file: InputFile, data: bytes, claim: Claim[Reader], desk: _Desk) -> tuple[Article, ...]:
    sidecar = sidecar_beside(file.path)
    # Only of our own readers is it known that they look at nothing else.
    if desk.cache is None or not claim.is_builtin:
        return _told(file, data, claim, sidecar=sidecar, desk=desk)
    from wardpress.publish.clippings import clipped  # only a batch has a cache

    words = hashlib.sha256(data).hexdigest()
    made_of = (claim.full_name, file.name, file.pictures, file.shelf, words, sidecar, desk.encoding)

    def read(report: Report) -> tuple[Article, ...]:
        return _told(file, data, claim, sidecar=sidecar, desk=replace(desk, report=report))

    return clipped(desk.cache, made_of, read=read, report=desk.report)


def _told(file: InputFile, data: bytes, claim: Claim[Reader], *, sidecar: Sidecar, desk: _Desk) -> tuple[Article, ...]:
    context = ReadContext(desk.report, sidecar.encoding or desk.encoding, sidecar.given())
    doing = Message(f"reading {file.name}", f"đọc {file.name}")
    with guarded(claim.plugin.distribution, doing, explained=(InputError,)):
        found = _articles_only(claim.descriptor.read(data, Origin(file.name), context))
    photos = PhotoDesk(file.pictures, sidecar.photos)
    return tuple(
        with_shelf(with_photos(article, replace(photos, claims=not place)), file.shelf)
        for place, article in enumerate(found)
    )


def _articles_only(found: object) -> tuple[Article, ...]:
    if isinstance(found, tuple) and all(isinstance(article, Article) for article in found):
        return found
    raise PluginContractError(
        Message("its reader must return a tuple of articles.", "bộ đọc phải trả về một tuple các bài."),
        hint=Message("docs/plugins.md shows a reader.", "docs/plugins.md có một bộ đọc mẫu."),
    )


def _tell_of_unused_pictures(articles: Iterable[Article], photos: Photos, report: Report) -> None:
    used = {figure.file for figure in figures(articles)}
    for file in photos:
        if file not in used:
            report.note(
                "photo.unused",
                Message(
                    "belongs to no article; call it bai1.jpg for bai1.txt, or name it in a caption",
                    "chưa thuộc bài nào; hãy đặt tên bai1.jpg cho bai1.txt, hoặc nêu tên ảnh ở chú thích",
                ),
                Origin(file),
            )


def _transformed(bulletin: Bulletin, settings: EditionSettings, *, host: Host, report: Report) -> Bulletin:
    for name in settings.transforms:
        claim = host.transform(name)
        with guarded(claim.plugin.distribution, Message(f"applying {name}", f"áp dụng {name}")):
            changed: object = claim.descriptor.apply(bulletin, report)
            if not isinstance(changed, Bulletin):
                raise PluginContractError(
                    Message("its transform must return a bulletin.", "phép biến đổi phải trả về một bản tin."),
                    hint=Message("docs/plugins.md shows a transform.", "docs/plugins.md có một phép biến đổi mẫu."),
                )
            bulletin = changed
    return bulletin


def _nothing(paths: Iterable[object], unread: list[WardpressError]) -> WardpressError:
    if len(unread) == 1:
        return unread[0]
    where = ", ".join(map(str, paths))
    why = listed(Message(error.in_language("en"), error.in_language("vi")) for error in unread)
    return InputError(
        Message(
            f"There is no article to read in {where}.\n{why.en}".rstrip(),
            f"Không có bài nào đọc được trong {where}.\n{why.vi}".rstrip(),
        ),
        hint=Message(
            "Put the articles there as plain text files (.txt, UTF-8); folders inside are not looked into.",
            "Hãy đặt các bài vào đó dưới dạng tệp văn bản thuần (.txt, UTF-8); thư mục con không được đọc.",
        ),
    )
