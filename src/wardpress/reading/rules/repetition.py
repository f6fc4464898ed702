"""The repetition: a headline that stands twice because the title of the web page was copied with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from wardpress.errors import Message
from wardpress.reading.draft import Claim, Draft, Rule
from wardpress.reading.marks import mark_of
from wardpress.reading.rules.answer import is_question

_GENRE = re.compile(
    r"(?:thơ|tin|bài|bài viết|truyện|truyện ngắn|ký|tản văn|phóng sự|thông báo|video|ảnh"
    r"|tin ảnh)\s*:\s*",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s*[-–—|»:]\s*\S.{2,80}")
_SHORTEST: Final = 4
_SHORTEST_STUMP: Final = 15
_LONGEST: Final = 400


def _find(draft: Draft) -> Iterator[Claim]:
    first, second = _first_two(draft)
    if first is None or second is None:
        return
    above, below = draft.lines[first].text, draft.lines[second].text
    if is_question(below) or mark_of(above) or len(above) < _SHORTEST:
        return
    if _is_page_title(above, below):
        yield Claim(first, "repeated-headline", 0.9)
    elif _core(above) == _core(below):
        yield Claim(second, "repeated-headline", 0.85)


def _first_two(draft: Draft) -> tuple[int | None, int | None]:
    """Return the first two lines of words; a counter may stand between them."""
    near = (index for index in islice(draft.open_indices(), 4) if draft.lines[index].has_letters)
    found = [index for index in near if len(draft.lines[index].text) <= _LONGEST][:2]
    return (found[0], found[1]) if len(found) == 2 else (None, None)  # noqa: PLR2004 - two lines


def _is_page_title(above: str, below: str) -> bool:
    """Tell whether the line above is the one below with a genre before it, the site behind it, or cut with dots."""
    core, wanted = _core(above), _core(below)
    if core == wanted:
        return above.casefold() != below.casefold() and len(above) != len(below)
    if _is_cut(above) and len(core) >= _SHORTEST_STUMP:
        return wanted.startswith(core)
    return (
        core.startswith(wanted) and len(wanted) >= _SHORTEST_STUMP and _SITE.fullmatch(core[len(wanted) :]) is not None
    )


def _without_genre(text: str) -> str:
    genre = _GENRE.match(text)
    return text[genre.end() :] if genre else text


def _core(text: str) -> str:
    bare = _without_genre(text)
    return (bare.rstrip(".… ") if _is_cut(bare) else bare).casefold().strip()


def _is_cut(text: str) -> bool:
    return text.rstrip().endswith(("..", "…"))


REPETITION: Final = Rule(
    "repetition",
    Message(
        "a second line that says the headline again: the title of the web page, perhaps cut with dots",
        "dòng lặp lại tít: tiêu đề trang web, có khi bị cắt bằng dấu ba chấm",
    ),
    _find,
    example="Thơ: MÙA HOA SỮA",
    sample="Thơ: MÙA HOA SỮA\n\nMÙA HOA SỮA\n\nThu về hoa sữa thơm nồng\nPhố phường rộn rã đèn lồng trẻ thơ\n",
)
