"""Whether a bulletin may be printed as it is: its PDF edition made in memory and looked over by the press law."""

from __future__ import annotations

import os
from pathlib import Path

from wardpress.diagnostics import Report
from wardpress.edition.compliance import Printed, look_over
from wardpress.edition.presslaw import PressLaw, builtin_laws, read_law
from wardpress.publish.editions import render
from wardpress.publish.intake import unreadable
from wardpress.publish.manuscript import Manuscript
from wardpress.publish.plainfile import plain_text
from wardpress.publish.themefiles import theme_of


def check_bulletin(manuscript: Manuscript, *, rules: str | os.PathLike[str] | None = None) -> Report:
    """Return what the law asks and the bulletin lacks, each finding as a warning; an empty list of these is a pass.

    `rules` is the path of a rules file that is used in place of those that come with wardpress; raise `InputError`
    where it cannot be read, `SettingsError` for mistakes in it.
    """
    laws = builtin_laws() if rules is None else (_law(Path(rules)),)
    settings, host, report = manuscript.settings, manuscript.host, Report()
    # What is odd about the edition itself is for `build` to tell.
    data = render(manuscript.bulletin, "pdf", photos=manuscript.photos, settings=settings, host=host, report=Report())
    page = theme_of(settings.theme, host).page
    look_over(manuscript.bulletin, Printed(_page_count(data), page.width, page.height), laws, report)
    return report


def _page_count(data: bytes) -> int:
    import pypdfium2  # only who has a bulletin looked over pays for it

    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def _law(file: Path) -> PressLaw:
    try:
        text = plain_text(file)
    except (OSError, UnicodeDecodeError) as problem:
        raise unreadable(file, problem) from problem
    return read_law(text, file=str(file))
