"""How loose justified lines come out, beside Typst: the same text, face, size and measure, read back by pdfium.

Run it with `make bench`. A line is loose if its blanks are more than twice as wide as those of the typeface; one that
should be justified and was left short of the measure counts as loose as well. The figures do not depend on the machine.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import fontpkg
import pypdfium2
import pypdfium2.raw as pdfium
import typst
from fontTools.ttLib import TTFont

from wardpress import Article, Bulletin, Origin, Report, read_text, render
from wardpress.edition.typography import tied
from wardpress.model import Paragraph, Section, Text, plain_text
from wardpress.themes import builtin_themes

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = ROOT / "seeds" / "000_4a4b7afcf6fe2866.txt"
FONT = fontpkg.path("Spectral", weight=400)
PARAGRAPHS = 600
_FIRST = "Một."
TYPST = """
#set page(width: {measure}pt + 40mm, height: 270mm, margin: 20mm)
#set text(lang: "vi", font: "Spectral", size: {size}pt, hyphenate: false, kerning: false, overhang: false)
#set par(justify: true, first-line-indent: (amount: {indent}pt, all: true), leading: 6pt, spacing: 6pt)
"""


@dataclass(frozen=True)
class Printed:
    """One line as it was printed: its letters without the blanks, and where it begins and ends."""

    letters: str
    left: float
    right: float


def main() -> None:
    """Measure and print."""
    print(f"wardpress and typst {version('typst')}: share of justified lines whose blanks are over twice their width")
    for name, paragraphs in {"the sample": _sample(), "made-up text": list(_made_up())}.items():
        ours, theirs = (_stretches(lines, paragraphs) for lines in (_ours(paragraphs), _theirs(paragraphs)))
        for label, found in (("wardpress", ours), ("typst", theirs)):
            loose = sum(stretch > 2.0 for stretch in found)
            print(
                f"  {name:<14}{label:<11}{loose:5} of {len(found):5} = {loose / len(found):6.2%}, "
                f"widest {max(found):.1f}, mean distance {sum(abs(s - 1) for s in found) / len(found):.3f}"
            )


def _sample() -> list[str]:
    (article,) = read_text(SEED.read_bytes(), Origin(SEED.name), Report()).articles
    return [tied(plain_text(block.content)) for block in article.blocks if isinstance(block, Paragraph)]


def _made_up() -> Iterator[str]:
    dice = random.Random(7)  # noqa: S311 - the same text on every run
    words = " ".join(_sample()).split(" ")
    for _ in range(PARAGRAPHS):
        start = dice.randrange(len(words) - 200)
        yield " ".join(words[start : start + dice.randint(25, 160)])


@cache
def _measure() -> tuple[float, float, float]:
    theme = builtin_themes()[0]
    page, body = theme.page, theme.styles.body
    width = (page.width - page.inner - page.outer - page.gutter * (page.columns - 1)) / page.columns
    return width * 72 / 25.4, body.size, body.indent


def _ours(paragraphs: list[str]) -> list[Printed]:
    # The first paragraph has no indent: here it is one that does not count.
    blocks = tuple(Paragraph((Text(text),)) for text in (_FIRST, *paragraphs))
    data = render(Bulletin((Section((Article(None, blocks),)),)), "pdf")
    return list(_lines(data))[1:]


def _theirs(paragraphs: list[str]) -> list[Printed]:
    measure, size, indent = _measure()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(FONT, folder)
        escaped = ["".join(f"\\{char}" if char in "#*_$@<>\\[]~-/=+`'\"" else char for char in p) for p in paragraphs]
        source = TYPST.format(measure=measure, size=size, indent=indent) + "\n\n".join(escaped)
        (folder / "text.typ").write_text(source, encoding="utf-8")
        data = typst.compile(folder / "text.typ", font_paths=[folder], ignore_system_fonts=True)
    assert isinstance(data, bytes)
    return list(_lines(data))


def _lines(data: bytes) -> Iterator[Printed]:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text_page = page.get_textpage()
        line = Printed("", 0.0, 0.0)
        last = 0.0
        for index in range(text_page.count_chars()):
            char = chr(pdfium.FPDFText_GetUnicode(text_page, index))
            if char.isspace() or abs(pdfium.FPDFText_GetFontSize(text_page, index) - _measure()[1]) > 0.01:
                continue
            left, lower, right, _ = text_page.get_charbox(index, loose=True)
            if line.letters and abs(lower - last) > 1:
                yield line
                line = Printed("", left, right)
            line = Printed(line.letters + char, line.left if line.letters else left, right)
            last = lower
        yield line
        page.close()
    document.close()


def _stretches(lines: list[Printed], paragraphs: list[str]) -> list[float]:
    """Return how wide the blanks of every line are that is to be justified, in natural widths."""
    font = TTFont(FONT)
    cmap, metrics, size = font.getBestCmap(), font["hmtx"], _measure()[1] / font["head"].unitsPerEm
    found = []
    waiting = iter(lines)
    for paragraph in paragraphs:
        rest = paragraph
        while rest:
            line = next(waiting)
            words, rest = _taken(rest, line.letters)
            if rest:
                blanks = len(words.split()) - 1
                natural = sum(metrics[cmap[ord(char)]][0] for char in words if not char.isspace()) * size
                # A single word far from the margin is as loose as can be.
                room = line.right - line.left if blanks else _measure()[0]
                found.append((room - natural) / max(blanks, 0.1) / (metrics["space"][0] * size))
    assert next(waiting, None) is None
    return found


def _taken(text: str, letters: str) -> tuple[str, str]:
    """Return the beginning of `text` that has these letters, and what follows it."""
    end, count = 0, 0
    while count < len(letters):
        if not text[end].isspace():
            assert text[end] == letters[count], (text, letters)
            count += 1
        end += 1
    return text[:end], text[end:].lstrip()


if __name__ == "__main__":
    main()
