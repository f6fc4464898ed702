"""Typefaces cut down to the letters that an edition shows."""

from __future__ import annotations

import io
import string
import threading
from collections.abc import Iterable
from copy import copy
from functools import cache, lru_cache
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import SFNTWriter

from wardpress.exporters.truetype import vietnamese_letters

# What a screen needs to draw a glyph; the name table stays whole, for it holds the licence.
# Vietnamese is composed already (NFC): it needs no substitution, and no mark has to be placed.
# In this order each table finds the figures that another one has just counted.
_KEPT_TABLES = ("glyf", "loca", "hmtx", "hhea", "maxp", "head", "cmap", "post", "OS/2", "name", "gasp")
_CHANGED_TABLES = ("glyf", "loca", "hmtx", "hhea", "maxp", "head", "cmap")
_POST_WITHOUT_NAMES = b"\0\3\0\0"  # version 3.0 and what follows the version, up to the names
_WINDOWS_UNICODE = (3, 1)
_SIGNS = " \u00a0–—‘’“”…"
_LAST_OF_ITS_TABLE = 0xFFFF
# Cuts of one font share its letters.
_ONE_AT_A_TIME = threading.Lock()


def letters_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the letters to keep: those of `texts`, their capitals, and all that Vietnamese is written with.

    So a word that is mended in the finished book still shows in its type.
    """
    letters = _always_kept().union(*texts)
    return letters.union("".join(letters).upper())


@cache
def _always_kept() -> frozenset[str]:
    return frozenset(string.ascii_letters + string.digits + string.punctuation + _SIGNS).union(vietnamese_letters())


# Most editions need the same letters: a process that makes many cuts each font once.
@lru_cache(maxsize=16)
def cut(data: bytes, letters: frozenset[str]) -> bytes:
    """Return the TrueType file `data` with no glyphs but those of `letters`, and without hints."""
    with _ONE_AT_A_TIME:
        whole = _opened(data)
        font = copy(whole.font)
        font.tables = {tag: copy(table) for tag, table in font.tables.items()}
        shown = {ord(letter): whole.best[ord(letter)] for letter in letters if ord(letter) in whole.best}
        names = _with_components(font, shown.values())
        _keep_glyphs(font, names, whole.trimmed)
        _keep_characters(font, shown)
        return _saved(font)


class _Whole(NamedTuple):
    """A font before it is cut: its glyph for each character, and the names of those that have no hints any more."""

    font: TTFont
    best: dict[int, str]
    trimmed: set[str]


# A process that makes many editions opens each font and trims each letter once: that is most of the work.
@lru_cache(maxsize=8)
def _opened(data: bytes) -> _Whole:
    # fontTools.subset does more than this and takes 100 ms to import; the tables are the same.
    font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    # Numbers instead of the names in the table post, which nobody asks for below: a third of the time.
    font.setGlyphOrder([f"glyph{number}" for number in range(font["maxp"].numGlyphs)])
    best = font.getBestCmap()
    for tag in _CHANGED_TABLES:
        font[tag]  # read for all copies
    return _Whole(font, best, set())


def _saved(font: TTFont) -> bytes:
    # font.save() would import the code of every table, 20 ms for one that is copied as it is.
    kept = [tag for tag in _KEPT_TABLES if tag in font]
    buffer = io.BytesIO()
    writer = SFNTWriter(buffer, len(kept), font.sfntVersion)
    for tag in kept:
        writer[tag] = _POST_WITHOUT_NAMES + font.reader[tag][4:32] if tag == "post" else font.getTableData(tag)
    writer.close()
    return buffer.getvalue()


def _with_components(font: TTFont, names: Iterable[str]) -> list[str]:
    glyf, order = font["glyf"], font.getGlyphOrder()
    found, waiting = {order[0]}, [order[0], *names]
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting.extend(part for part in glyf.glyphs[name].getComponentNames(glyf) if part not in found)
    return [name for name in order if name in found]


def _keep_glyphs(font: TTFont, names: list[str], trimmed: set[str]) -> None:
    # These know the glyphs by number: they must be read before the numbers change.
    glyf, metrics = font["glyf"], font["hmtx"]
    for name in names:
        if name not in trimmed:
            _trim(glyf, glyf.glyphs[name])
            trimmed.add(name)
    font["maxp"].maxSizeOfInstructions = 0
    metrics.metrics = {name: metrics.metrics[name] for name in names}
    glyf.glyphs = {name: glyf.glyphs[name] for name in names}
    font.setGlyphOrder(names)
    glyf.setGlyphOrder(names)


def _trim(glyf: Any, glyph: Any) -> None:  # noqa: ANN401 - fontTools has no types
    glyph.trim(remove_hinting=True)
    if glyph.isComposite():
        # Parts are named by number in the file; expanded, they are named by name and written anew.
        glyph.expand(glyf)


def _keep_characters(font: TTFont, shown: dict[int, str]) -> None:
    cmap = font["cmap"]
    table = next(table for table in cmap.tables if (table.platformID, table.platEncID) == _WINDOWS_UNICODE)
    table.cmap = dict(sorted((point, name) for point, name in shown.items() if point <= _LAST_OF_ITS_TABLE))
    cmap.tables = [table]
