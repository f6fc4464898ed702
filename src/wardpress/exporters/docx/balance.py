"""Balance: headlines of several lines, each line about as long as the others, and how wide a text is at all.

Word fills line after line and leaves what is over, often one word, to the last. It cannot be told to balance; but a
headline whose right edge stands so far in that it only just keeps its number of lines is balanced all the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from wardpress.exporters.docx.markup import twips
from wardpress.themes import TextStyle

# How wide the letters of Arial Bold and Helvetica Bold are, in thousandths of the size (Adobe's font metrics).
_WIDTHS = {
    238: "'",
    278: " ,./I\\ijl|\u2018\u2019",
    333: "!:;()-[]ft`",
    389: "*r{}",
    474: '"',
    500: "z\u201c\u201d\u201e",
    556: "0123456789$#_Jaceksvxy\u2013",
    584: "+<=>^~",
    611: "FTZLbdghnopqu?",
    667: "EPSVXY",
    722: "ABCDHKNRU&",
    778: "GOQw",
    833: "M",
    889: "m%",
    944: "W",
    975: "@",
    1000: "\u2014\u2026",
}
_OTHER = 611
_HORNED = "\u031b"
_HORN = 113
_SERIF = 0.94  # Times New Roman Bold runs so much narrower
_SLACK = 0.03  # Word's own font may be wider than we think; another line would be worse than none
_NARROWEST = 0.6
_POINT = 20  # twips; nobody sees less


def balancing_indent(text: str, style: TextStyle, *, width: int) -> int:
    """Return the right indent, in twips, that balances a headline over its lines.

    It is 0 where the headline fits in one line, or does not stand flush left: a centred one would lose its centre.
    """
    if style.align != "left":
        return 0
    size = style.size * (_SERIF if style.family == "serif" else 1.0) * (1 + _SLACK)
    words = [text_width(word, size) for word in text.split(" ")]
    blank = text_width(" ", size)
    lines = _lines(words, blank, width)
    if lines <= 1:
        return 0
    low, high = round(width * _NARROWEST), width
    while high - low > _POINT:
        middle = (low + high) // 2
        low, high = (low, middle) if _lines(words, blank, middle) <= lines else (middle, high)
    return width - high


def _lines(words: Sequence[int], blank: int, width: int) -> int:
    lines, used = 1, 0
    for word in words:
        if used and used + blank + word > width:
            lines, used = lines + 1, word
        else:
            used += blank + word if used else word
    return lines


def text_width(text: str, size: float) -> int:
    """Return how wide `text` is in bold letters of `size` points, in twips."""
    return twips(sum(map(_letter, text)) * size / 1000)


@cache
def _letter(letter: str) -> int:
    # A letter with marks is as wide as the letter; only the horns of ơ and ư need room of their own.
    parts = unicodedata.normalize("NFD", letter)
    base = parts[0].replace("\u0111", "d").replace("\u0110", "D").replace("\u00a0", " ")
    horn = _HORN if _HORNED in parts else 0
    return horn + next((width for width, letters in _WIDTHS.items() if base in letters), _OTHER)
