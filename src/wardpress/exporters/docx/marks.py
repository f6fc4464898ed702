"""Marks: hidden bookmarks by which a paragraph corrected in Word finds its way back to its article.

`_wp_1f0c9a3e_77b2_9d04c1_12` says: article 1f0c9a3e, in the version 77b2, its paragraph 12, whose words were 9d04c1.
They are digests: neither names of files nor words can be read from them. Word hides what begins with an underscore.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

from wardpress.exporters.docx.flow import Flow, WordParagraph, WordTable
from wardpress.exporters.docx.inlines import Ledger

# The keys of what stands around the articles; theirs have eight digits.
MASTHEAD = "a"
IMPRINT = "b"
_NAME = re.compile(r"_wp_([0-9a-f]+)_([0-9a-f]{4})_([0-9a-f]{6})_([0-9]{1,6})(?!\d)")
_GAPS = {"br": "\n", "tab": " "}
_SHOWN = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(br|tab)/>")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the name of a bookmark says: the article, the version of its text, the paragraph and the words it had."""

    article: str
    version: str
    digest: str
    place: int


def mark_of(name: str) -> Mark | None:
    """Return the mark in the name of a bookmark; editors that rename a copy put something behind it."""
    found = _NAME.match(name)
    return Mark(found[1], found[2], found[3], int(found[4])) if found else None


def words(text: str) -> str:
    """Return what counts of a text: its characters in NFC, every run of blanks as one, and its line ends."""
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ").strip(" ")
    if text.isprintable() and "  " not in text:
        return text  # nearly every paragraph; no other blank and no line end is printable
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(filter(None, lines))


def digest(text: str) -> str:
    """Return the digest of the words of one paragraph."""
    return _digest(words(text), size=3)


def article_key(file: str, part: int) -> str:
    """Return the key of article number `part` of the articles of `file`."""
    return _digest(f"{file}\n{part}", size=4)


def marked(flow: list[Flow], key: str, ledger: Ledger) -> list[Flow]:
    """Return `flow`, the paragraphs of one article, with a mark around the words of each; a picture has none."""
    texts = [words(_text(paragraph.runs)) for paragraph in _paragraphs(flow)]
    digests = [_digest(text, size=3) if text else "" for text in texts]
    stem = f"_wp_{key}_{_digest(chr(10).join(filter(None, digests)), size=2)}"
    place = count()
    names = iter([f"{stem}_{said}_{next(place)}" if said else "" for said in digests])

    def one(paragraph: WordParagraph) -> WordParagraph:
        name = next(names)
        return paragraph.marked(ledger.bookmark(), name) if name else paragraph

    return [_each(piece, one) for piece in flow]


def _each(piece: Flow, change: Callable[[WordParagraph], WordParagraph]) -> Flow:
    if isinstance(piece, WordTable):
        return piece._replace(parts=tuple(part if isinstance(part, str) else change(part) for part in piece.parts))
    return change(piece)


def _paragraphs(flow: list[Flow]) -> Iterator[WordParagraph]:
    for piece in flow:
        if isinstance(piece, WordParagraph):
            yield piece
        else:
            yield from (part for part in piece.parts if isinstance(part, WordParagraph))


def _text(runs: str) -> str:
    shown = "".join([_GAPS.get(gap, text) for text, gap in _SHOWN.findall(runs)])
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") if "&" in shown else shown


def _digest(text: str, *, size: int) -> str:
    # A half of a letter has no bytes of its own; it is a letter all the same.
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def picture_name(file: str) -> str:
    """Return what the picture of a photo is called in the Word file: the name of its file, without folders.

    What cannot be printed in it, and mostly not be said in XML, becomes a question mark.
    """
    name = file.replace("\\", "/").rpartition("/")[2]
    return name if name.isprintable() else "".join(char if char.isprintable() else "?" for char in name)
