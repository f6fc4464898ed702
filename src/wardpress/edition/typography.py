"""No-break spaces where a line must not end: in dates, between number and unit, inside names, before a dash."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from wardpress.diagnostics import Report
from wardpress.edition.vocabulary import BEFORE_NUMBERS, BODIES, CALENDAR, DAYS, DOTTED, MAGNITUDES, TITLES, UNITS
from wardpress.model import Article, Block, Box, Bulletin, Verse, with_lines, with_texts

NO_BREAK_SPACE = "\u00a0"
# More words than this in a row would leave a narrow column with holes between the others.
_MOST_WORDS = 5

# Every pattern starts with the letter that it is about, and takes all that it looks at: 200 KB of anything are
# searched once.
_BEFORE_DIGIT = re.compile(r" (?=[0-9])")
_AFTER_DIGIT = re.compile(r" (?<=[0-9] )(?=[^\W0-9_]|%|°)")
_BEFORE_DASH = re.compile(r" (?=[-–—] \S)(?<=\S )")
_FIGURE = re.compile(r"[0-9]{1,4}(?![\w/]|[.,][0-9])")
# Not every end of a sentence: only behind a letter alone, or one that an abbreviation with a dot ends with.
_AFTER_DOT = re.compile(
    rf"\.( )(?<=[{''.join(sorted({word[-1] for word in DOTTED}))}]\. |(?<!\w)[^\W\d_]\. )(?=[^\W_])"
)
_CAPITALS = "".join(letter for letter in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if letter.isupper())
_NAME = re.compile(rf"[{_CAPITALS}](?<!\w.)\w*+(?: [{_CAPITALS}]\w*+)+")
_COUNTRY = re.compile(r"V(?:iệt(?= Nam)|IỆT(?= NAM))")
_MOST_SYLLABLES = 4
_TITLE = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(TITLES, key=len, reverse=True)))}):? \Z")
_LONGEST_TITLE = max(map(len, TITLES)) + 3
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_WORD = re.compile(r"[^\W_]+|%|°\w*")
_REACH = 16


def tied(text: str) -> str:
    """Return `text` with a no-break space for every single blank at which no line should end; nothing else changes.

    `Sáng ngày 28/3, ông Nguyễn Văn An` keeps `ngày 28/3` and `Văn An` together. No more than five words hang together.
    """
    plain = text.replace(NO_BREAK_SPACE, " ")
    ties = _capped(plain, {place for place in _ties(plain) if _is_single(plain, place)})
    if not ties:
        return text
    starts = [0, *(place + 1 for place in ties)]
    return NO_BREAK_SPACE.join(text[start:end] for start, end in zip(starts, [*ties, len(text)], strict=True))


def _is_single(plain: str, place: int) -> bool:
    around = plain[place - 1 : place] + plain[place + 1 : place + 2]
    return len(around) == 2 and not any(map(str.isspace, around))  # noqa: PLR2004 - one letter on either side


def _capped(plain: str, places: Iterable[int]) -> list[int]:
    """Return the places in order, without those that would make a row of too many words."""
    kept: list[int] = []
    words = 1
    for place in sorted(places):
        is_row = bool(kept) and plain.find(" ", kept[-1] + 1, place + 1) == place
        words = words + 1 if is_row else 2
        if words <= _MOST_WORDS:
            kept.append(place)
    return kept


def _ties(plain: str) -> Iterator[int]:
    for found in _BEFORE_DIGIT.finditer(plain):
        yield from _before_number(plain, found.start())
    for found in _AFTER_DIGIT.finditer(plain):
        yield from _after_number(plain, found.start())
    for found in _BEFORE_DASH.finditer(plain):
        yield found.start()
        # 2020 – 2025: a range has no good place for a line end at all.
        if plain[found.start() - 1].isdecimal() and _FIGURE.match(plain, found.start() + 3):
            yield found.start() + 2
    for found in _AFTER_DOT.finditer(plain):
        yield from _after_dot(plain, found.start(1))
    for found in _NAME.finditer(plain):
        yield from _in_name(plain, found)
    yield from (found.end() for found in _COUNTRY.finditer(plain))


def _words_before(plain: str, place: int) -> list[str]:
    """Return the last words before `place` in small letters, without the brackets and quotes that open them."""
    return [word.lstrip("(“\"'‘[") for word in plain[max(0, place - _REACH) : place].lower().split(" ")]


def _before_number(plain: str, place: int) -> Iterator[int]:
    *earlier, label = _words_before(plain, place)
    before = earlier[-1] if earlier else ""
    if label in BEFORE_NUMBERS or (label == "giờ" and before[-1:].isdecimal()):
        yield place
        # khu phố 6: the three belong together.
        if (before, label) == ("khu", "phố"):
            yield place - len("phố ")
    elif label.isdecimal() and len(label) <= 3 and re.match(r" [0-9]{3}(?![0-9/.-])", plain[place : place + 5]):  # noqa: PLR2004
        yield place


def _after_number(plain: str, place: int) -> Iterator[int]:
    found = _WORD.match(plain[place + 1 : place + _REACH])
    unit = found[0].lower() if found else ""
    end = place + 1 + len(unit)
    is_followed_by_number = plain[end : end + 1] == " " and plain[end + 1 : end + 2].isdecimal()
    if unit in CALENDAR and is_followed_by_number:
        # Quận 1 năm 2025 may end a line before năm, and so may a date in full; ngày 5 tháng 3 stays whole.
        if unit == "tháng" and DAYS.intersection(_words_before(plain, place)[-2:-1]):
            yield place
    elif unit in UNITS or unit == "%":
        yield place
        if unit in MAGNITUDES and plain[end : end + 5].lower() == " đồng":
            yield end


def _after_dot(plain: str, place: int) -> Iterator[int]:
    word = plain[max(0, place - _REACH) : place].rsplit(" ", maxsplit=1)[-1].lstrip("(“\"'‘[")
    follows = plain[place + 1]
    if (follows.isupper() or follows.isdecimal()) and (word[:-1] in DOTTED or _INITIALS.fullmatch(word)):
        yield place


def _in_name(plain: str, found: re.Match[str]) -> Iterator[int]:
    first, *others = found[0].split(" ", maxsplit=_MOST_SYLLABLES + 1)
    if first in {"TP", "Tp"}:
        yield found.start() + len(first)
    # Ông Nguyễn Văn An: the title has a capital of its own.
    name = others if first.lower() in TITLES else [first, *others]
    is_titled = len(name) == len(others) or _follows_title(plain, found.start())
    if is_titled and 1 < len(name) <= _MOST_SYLLABLES and name[0].lower() not in BODIES:
        yield found.end() - len(name[-1]) - 1


def _follows_title(plain: str, place: int) -> bool:
    return _TITLE.search(plain[max(0, place - _LONGEST_TITLE) : place].lower()) is not None


def microtypography(bulletin: Bulletin, report: Report) -> Bulletin:
    """Return the bulletin with no-break spaces in articles and imprint; not a letter changes.

    Verse stays as it is: its lines end where the poet ended them. Nothing is reported.
    """
    del report
    sections = tuple(
        replace(section, articles=tuple(_set(article) for article in section.articles)) for section in bulletin.sections
    )
    return replace(bulletin, sections=sections, imprint=with_texts(bulletin.imprint, tied))


def _set(article: Article) -> Article:
    return replace(
        article,
        headline=tied(article.headline) if article.headline else article.headline,
        subtitle=tied(article.subtitle) if article.subtitle else article.subtitle,
        lead=with_lines(article.lead, tied) if article.lead else None,
        blocks=tuple(_set_block(block) for block in article.blocks),
        notes=with_lines(article.notes, tied),
    )


def _set_block(block: Block) -> Block:
    match block:
        case Verse():
            return block
        case Box(blocks, title):
            return replace(block, blocks=tuple(map(_set_block, blocks)), title=tied(title) if title else title)
        case _:
            return with_lines(block, tied)
