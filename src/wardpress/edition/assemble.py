"""Articles to one bulletin: in the order of the settings, or simply in the order of the files."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

from wardpress.diagnostics import Origin, Report
from wardpress.edition.settings import EditionSettings, SectionSettings
from wardpress.errors import Message, SettingsError
from wardpress.model import Article, Bulletin, Section
from wardpress.tables import listed, nearest

ArticlesByFile = Mapping[str, tuple[Article, ...]]


def assemble(articles: ArticlesByFile, settings: EditionSettings, report: Report) -> Bulletin:
    """Return the bulletin of `articles` (file name to articles, in reading order).

    Sections take the files that they name; a name that fits no file raises `SettingsError`, a file that no section
    names is reported and left out. Without sections all articles follow in the order given. The identifier is left
    empty: `identified` gives one, and every edition has one.
    """
    sections = _named_sections(articles, settings, report) if settings.sections else _one_section(articles)
    return Bulletin(sections, settings.masthead.as_masthead(), settings.imprint, settings.language)


def _one_section(articles: ArticlesByFile) -> tuple[Section, ...]:
    together = tuple(article for found in articles.values() for article in found)
    return (Section(together),) if together else ()


def _named_sections(articles: ArticlesByFile, settings: EditionSettings, report: Report) -> tuple[Section, ...]:
    taken: list[str] = []
    problems: list[Message] = []
    sections = []
    for place, section in enumerate(settings.sections, start=1):
        files = _files_of(section, articles, f"sections[{place}].articles", problems)
        together = tuple(article for file in files for article in articles[file])
        sections.append(Section(together, section.rubric, section.setting))
        taken += files
    problems += _twice(taken)
    if problems:
        raise _unfit(problems)
    named = frozenset(taken)
    for file in articles:
        if file not in named:
            report.warning(
                "edition.not-in-a-section",
                Message(
                    "left out of the bulletin: no section in bulletin.toml names it",
                    "không vào bản tin: chưa có mục [[sections]] nào trong bulletin.toml nêu tệp này",
                ),
                Origin(file),
            )
    return tuple(section for section in sections if section.articles)


def _files_of(section: SectionSettings, articles: ArticlesByFile, where: str, problems: list[Message]) -> list[str]:
    files: list[str] = []
    for pattern in (unicodedata.normalize("NFC", name) for name in section.articles):
        fitting = [pattern] if pattern in articles else _fitting(pattern, articles)
        if not fitting:
            guess = nearest(pattern, articles)
            problems.append(
                Message(f"{where}: no file {pattern}{guess.en}", f"{where}: không có tệp {pattern}{guess.vi}")
            )
        files += [file for file in fitting if file not in files]
    return files


def _fitting(pattern: str, files: Iterable[str]) -> list[str]:
    # Only * and ? stand for other letters: people put numbers into brackets.
    literal = pattern.replace("[", "[[]")
    return [file for file in files if fnmatchcase(file, literal)]


def _twice(taken: list[str]) -> list[Message]:
    repeated = sorted(file for file, count in Counter(taken).items() if count > 1)
    return [Message(f"{file} is in two sections", f"{file} nằm trong hai mục") for file in repeated]


def _unfit(problems: list[Message]) -> SettingsError:
    what = listed(problems)
    return SettingsError(
        Message(
            f"The sections of bulletin.toml do not fit the files:\n{what.en}\n",
            f"Các mục [[sections]] trong bulletin.toml không khớp với tệp:\n{what.vi}\n",
        ),
        hint=Message("Mend the names; nothing was written.", "Hãy sửa tên tệp; chưa có tệp nào được ghi."),
    )
