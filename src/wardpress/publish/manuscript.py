"""The ward's files on disk: folders and texts in, one bulletin and its settings out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wardpress.diagnostics import Origin, Report
from wardpress.edition import EditionSettings, assemble, read_settings
from wardpress.errors import InputError, Message, PluginContractError, PluginError, UsageError, WardpressError
from wardpress.host import Claim, Host, guarded
from wardpress.model import Article, Bulletin
from wardpress.plugins import Reader
from wardpress.publish.builtins import default_host

SETTINGS_FILE = "bulletin.toml"
_NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What an editor handed in: the bulletin, its settings, the host that read it.

    `unread` holds, for each file that nobody could read, the error that says why.
    """

    bulletin: Bulletin
    settings: EditionSettings
    host: Host
    unread: tuple[WardpressError, ...] = ()


def read_bulletin(*paths: Path, report: Report | None = None, host: Host | None = None) -> Manuscript:
    """Return the bulletin in `paths`: folders of articles, single articles, or a `bulletin.toml` in its folder.

    The articles of a folder are taken in the order of their names, `bai2` before `bai10`, and a `bulletin.toml` in the
    folder is obeyed. A file that cannot be read is reported and set aside in `unread`. Raise `InputError` where
    nothing at all can be read, `SettingsError` for a `bulletin.toml` with mistakes.
    """
    report = Report() if report is None else report
    settings = _settings(paths)
    host = host or default_host(block=settings.plugins.block, report=report)
    articles: dict[str, tuple[Article, ...]] = {}
    unread: list[WardpressError] = []
    for name, file in _named(_files(paths)):
        try:
            articles[name] = _articles(file, name, host=host, report=report)
        except (InputError, PluginError) as error:
            unread.append(error)
            report.error(error.code, Message(error.in_language("en"), error.in_language("vi")), Origin(name))
    if not any(articles.values()):
        raise _nothing(paths, unread)
    bulletin = _transformed(assemble(articles, settings, report), settings, host=host, report=report)
    return Manuscript(bulletin, settings, host, tuple(unread))


def _settings(paths: Iterable[Path]) -> EditionSettings:
    files = [file for path in paths for file in (path, path / SETTINGS_FILE) if _is_settings(file)]
    if len(files) > 1:
        names = ", ".join(map(str, files))
        raise UsageError(
            Message(f"There are several settings files: {names}.", f"Có nhiều tệp thiết lập: {names}."),
            hint=Message("Give the folders one by one.", "Hãy chuyển từng thư mục một."),
        )
    if not files:
        return EditionSettings()
    try:
        text = files[0].read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise _unreadable(files[0], problem) from problem
    return read_settings(text, file=str(files[0]))


def _is_settings(path: Path) -> bool:
    return path.name == SETTINGS_FILE and path.is_file()


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        elif _is_settings(path):
            yield from _in_folder(path.parent)
        elif path.is_file():
            yield path
        else:
            raise InputError(
                Message(f"There is no file or folder {path}.", f"Không có tệp hay thư mục {path}."),
                hint=Message(
                    "Check the name; put it in quotes if it has blanks.",
                    "Hãy kiểm tra tên; nếu tên có dấu cách, đặt trong ngoặc kép.",
                ),
            )


def _in_folder(folder: Path) -> list[Path]:
    try:
        found = [entry for entry in folder.iterdir() if entry.is_file() and not entry.name.startswith((".", "~"))]
    except OSError as problem:
        raise _unreadable(folder, problem) from problem
    return sorted((entry for entry in found if not _is_settings(entry)), key=_natural)


def _natural(path: Path) -> tuple[list[tuple[int, str]], str]:
    name = unicodedata.normalize("NFC", path.name)
    # Digits count by value, so that bai2 comes before bai10.
    parts = [(int(part), "") if part.isdecimal() else (-1, part) for part in _NUMBER.split(name.casefold()) if part]
    return parts, name


def _named(files: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    names: set[str] = set()
    # A file that is given twice is read once; files of one name in different folders keep their folder's name.
    for file in dict.fromkeys(file.resolve() for file in files):
        name = unicodedata.normalize("NFC", file.name)
        if name in names:
            name = unicodedata.normalize("NFC", str(file))
        names.add(name)
        yield name, file


def _articles(file: Path, name: str, *, host: Host, report: Report) -> tuple[Article, ...]:
    claim = host.reader(name)
    if claim is None:
        report.note(
            "input.not-an-article",
            Message("not read: no reader knows this kind of file", "không đọc: chưa có bộ đọc cho loại tệp này"),
            Origin(name),
        )
        return ()
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise _unreadable(file, problem) from problem
    return _read(claim, data, Origin(name), report)


def _read(claim: Claim[Reader], data: bytes, origin: Origin, report: Report) -> tuple[Article, ...]:
    with guarded(
        claim.plugin.distribution, Message(f"reading {origin.file}", f"đọc {origin.file}"), explained=(InputError,)
    ):
        articles: object = claim.descriptor.read(data, origin, report)
        if not isinstance(articles, tuple) or not all(isinstance(article, Article) for article in articles):
            raise PluginContractError(
                Message("its reader must return a tuple of articles.", "bộ đọc phải trả về một tuple các bài."),
                hint=Message("docs/plugins.md shows a reader.", "docs/plugins.md có một bộ đọc mẫu."),
            )
    return articles


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


def _unreadable(path: Path, problem: OSError | UnicodeDecodeError) -> InputError:
    reason = problem.strerror if isinstance(problem, OSError) else "UTF-8"
    return InputError(
        Message(f"Cannot read {path}: {reason}.", f"Không đọc được {path}: {reason}."),
        hint=Message("Check that it may be read, and that it is UTF-8.", "Hãy kiểm tra quyền đọc và mã UTF-8 của tệp."),
    )


def _nothing(paths: Iterable[Path], unread: list[WardpressError]) -> WardpressError:
    if len(unread) == 1:
        return unread[0]
    where = ", ".join(map(str, paths))
    return InputError(
        Message(f"There is no article to read in {where}.", f"Không có bài nào đọc được trong {where}."),
        hint=Message(
            "Put the articles there as plain text files (.txt, UTF-8).",
            "Hãy đặt các bài vào đó dưới dạng tệp văn bản thuần (.txt, UTF-8).",
        ),
    )
