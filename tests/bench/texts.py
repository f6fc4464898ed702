"""Ward articles, made up and the same on every run: briefs and long reports, as plain text and for other tools."""

from __future__ import annotations

import html
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from editions import Author, escaped

Kind = Literal["lead", "paragraph", "heading", "item", "caption"]

_SEED = 20250701
_OFFICES = (
    "Ủy ban nhân dân phường", "Đảng ủy phường", "Ủy ban Mặt trận Tổ quốc Việt Nam phường", "Hội Cựu chiến binh phường",
    "Hội Liên hiệp Phụ nữ phường", "Đoàn Thanh niên phường", "Công an phường", "Ban điều hành khu phố 3",
    "Trạm Y tế phường", "Trường Tiểu học Hoa Sữa", "Tổ dân phố 7", "UBND TP.HCM",
)  # fmt: skip
_NAMES = ("Nguyễn Thị Mẫu", "Trần Văn Thử", "Lê Hoàng Phúc", "Phạm Ngọc Ánh", "Võ Thị Thúy Hằng", "Đặng Quốc Việt")
_ROLES = ("Chủ tịch", "Bí thư", "Phó Chủ tịch", "Trưởng ban", "đồng chí", "ông", "bà")
_HEADINGS = ("Kết quả đạt được", "Những việc còn hạn chế", "Nhiệm vụ trọng tâm", "Người dân nói gì", "Cần biết")
# In words: half of a ward's news are short, a few reports are very long.
_MEDIAN, _SPREAD, _FEWEST, _MOST = 520, 0.75, 90, 4000


@dataclass(frozen=True)
class Story:
    """One article: headline, parts in order, and who wrote it."""

    headline: str
    parts: tuple[tuple[Kind, str], ...]
    byline: str


def stories(count: int) -> Iterator[Story]:
    """Yield `count` articles; the first of a longer row are those of a shorter one."""
    dice, author = random.Random(_SEED), Author()  # noqa: S311 - the same text on every run
    for _ in range(count):
        yield _story(dice, author)


def _story(dice: random.Random, author: Author) -> Story:
    left = min(_MOST, max(_FEWEST, round(dice.lognormvariate(0, _SPREAD) * _MEDIAN)))
    is_long = left > 2 * _MEDIAN
    headline = author.sentence(dice.randint(7, 16), end="")
    parts: list[tuple[Kind, str]] = [("lead", _told(dice, author, 40))]
    while left > 0:
        if is_long and dice.random() < 0.12:
            parts.append(("heading", f"{sum(kind == 'heading' for kind, _ in parts) + 1}. {dice.choice(_HEADINGS)}"))
        if dice.random() < 0.08:
            items = dice.randint(2, 6)
            parts += [("item", author.sentence(dice.randint(6, 18), end=";")) for _ in range(items)]
            left -= items * 12
        words = dice.randint(30, 130)
        left -= words
        parts.append(("paragraph", _told(dice, author, words)))
    if dice.random() < 0.4:
        parts.append(("caption", f"{author.sentence(12)} Ảnh: {dice.choice(_NAMES)}"))
    return Story(headline, tuple(parts), dice.choice(_NAMES))


def _told(dice: random.Random, author: Author, words: int) -> str:
    """Return sentences of about so many words, some of which name people, offices, dates and figures."""
    opening = (
        f"Ngày {dice.randint(1, 28)}/{dice.randint(1, 12)}/2025, {dice.choice(_OFFICES)} ",
        f"{dice.choice(_ROLES).capitalize()} {dice.choice(_NAMES)} cho biết: “",
        f"Theo {dice.choice(_OFFICES)}, có {dice.randint(2, 999)} hộ ({dice.randint(2, 98)},{dice.randint(0, 9)}%) ",
        "",
        "",
    )
    begun = dice.choice(opening)
    told = " ".join(author.sentences(words))
    if not begun:
        return told
    return begun + told[:1].lower() + told[1:] + ("”." if begun.endswith("“") else "")


def write_plain(told: Iterable[Story], folder: Path) -> None:
    """Write each article into a text file of its own, as editors hand them in."""
    folder.mkdir()
    for number, story in enumerate(told, start=1):
        parts = (f"- {words}" if kind == "item" else words for kind, words in story.parts)
        text = "\n\n".join((story.headline.upper(), *parts, story.byline))
        (folder / f"bai{number:05}.txt").write_text(text + "\n", encoding="utf-8")


def as_markdown(told: Iterable[Story]) -> str:
    """Return the same words as one document for pandoc."""
    marks = {"heading": "## ", "item": "- "}
    return "\n\n".join(
        line
        for story in told
        for line in (
            f"# {_safe(story.headline)}",
            *(marks.get(kind, "") + _safe(words) for kind, words in story.parts),
            story.byline,
        )
    )


def as_html(told: Iterable[Story]) -> str:
    """Return the same words as one page for WeasyPrint."""
    tags = {"heading": "h2", "item": "li"}
    body = "".join(
        f"<h1>{html.escape(story.headline)}</h1>"
        + "".join(f"<{(tag := tags.get(kind, 'p'))}>{html.escape(words)}</{tag}>" for kind, words in story.parts)
        + f"<p>{html.escape(story.byline)}</p>"
        for story in told
    )
    return f'<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>Bản tin</title><body>{body}</body></html>'


def as_typst(told: Iterable[Story]) -> str:
    """Return the same words as the body of a document for Typst."""
    marks = {"heading": "== ", "item": "- "}
    return "\n\n".join(
        line
        for story in told
        for line in (
            f"= {escaped(story.headline)}",
            *(marks.get(kind, "") + escaped(words) for kind, words in story.parts),
            escaped(story.byline),
        )
    )


def _safe(words: str) -> str:
    return "".join(f"\\{char}" if char in "\\#*_[]<>`~$" else char for char in words)
