"""PDF editions for the tests: bulletins of every kind, exported in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from wardpress.exporters.pdf import EXPORTER
from wardpress.model import (
    Article,
    Box,
    Bulletin,
    Byline,
    Heading,
    Imprint,
    Inlines,
    LineBreak,
    Masthead,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)
from wardpress.plugins import ExportContext, NoOptions, NoPictures, Pictures, Report
from wardpress.plugins.sinks import MemorySink
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.testing import bulletins
from wardpress.themes import Fonts, Theme, builtin_themes

SEED = Path(__file__).parents[2] / "seeds" / "000_4a4b7afcf6fe2866.txt"
MADE_AT = dt.datetime(2025, 12, 5, 1, 2, 3, tzinfo=dt.UTC)
THEME = builtin_themes()[0]


def exported(
    bulletin: Bulletin,
    *,
    theme: Theme = THEME,
    report: Report | None = None,
    fonts: Fonts | None = None,
    sink: MemorySink | None = None,
    pictures: Pictures | None = None,
) -> bytes:
    context = ExportContext(
        options=NoOptions(),
        theme=theme,
        fonts=fonts or InstalledFonts(),
        report=report if report is not None else Report(),
        made_at=MADE_AT,
        language=bulletin.language,
        pictures=pictures or NoPictures(),
    )
    sink = sink or MemorySink()
    EXPORTER.export(bulletin, sink, context)
    return sink.content()


def inline(text: str) -> Inlines:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(inline(text))


def one(*blocks: object, headline: str | None = "Tít", **fields: object) -> Bulletin:
    article = Article(headline, blocks, **fields)  # type: ignore[arg-type]
    return replace(bulletins.one_article(), sections=(Section((article,)),))


def ward_article() -> Bulletin:
    if not SEED.exists():
        pytest.skip(f"the ward article {SEED.name} is not here")
    lines = [line for line in SEED.read_text("utf-8").splitlines() if line.strip() and line.strip() != "5"]
    article = Article(lines[0], tuple(paragraph(line) for line in lines[1:-1]), (Byline(lines[-1]),))
    masthead = Masthead(
        "Phường Nguyễn Cư Trinh", "Đảng ủy – HĐND – UBND – UBMTTQ Việt Nam phường", "4", dt.date(2023, 4, 28)
    )
    return Bulletin((Section((article,)),), masthead, bulletins.one_article().imprint)


BULLETINS: dict[str, Callable[[], Bulletin]] = {
    "one article": bulletins.one_article,
    "every block": bulletins.every_block,
    "bare": bulletins.bare,
    "twelve articles": lambda: bulletins.many_articles(12),
    "two hundred articles": lambda: bulletins.many_articles(200),
    "ward article": ward_article,
}
LONG = " ".join(f"tiếng{number}" for number in range(2500))
HARD: dict[str, Bulletin] = {
    "a paragraph of many pages": one(paragraph(LONG)),
    "a headline of many pages": one(paragraph("Một."), headline=LONG),
    "a lead of many pages": one(paragraph("Một."), lead=paragraph(LONG)),
    "a box of many pages": one(Box((paragraph(LONG),), title="Cần biết")),
    "a quote of many pages": one(Quote((paragraph(LONG),), attribution="Tục ngữ")),
    "an imprint of many pages": replace(bulletins.one_article(), imprint=Imprint(responsible=LONG)),
    "a long masthead": replace(bulletins.one_article(), masthead=Masthead("Phường " * 20, "Ủy ban " * 40, "1234")),
    "a table of two hundred rows": one(
        Table(tuple((inline(str(row)), inline("Nguyễn Thị Mẫu"), inline("14–16")) for row in range(200)), header_rows=1)
    ),
    "one heading after the other": one(*(Heading(inline(f"Đầu mục {number}")) for number in range(120))),
    "nothing in anything": one(paragraph(""), Heading(()), Table(()), Box(()), Quote(()), headline=None),
    "no article": replace(bulletins.one_article(), sections=()),
    "line ends everywhere": one(Paragraph((LineBreak(), Text("a"), LineBreak(), LineBreak(), Text("b"), LineBreak()))),
}
