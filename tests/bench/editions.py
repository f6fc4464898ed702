"""Made-up editions of any length, the same on every run, as wardpress reads them and as Typst does."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from itertools import accumulate, product
from pathlib import Path

from wardpress.model import Article, Bulletin, Byline, Heading, Imprint, Masthead, Paragraph, Section, Text

WORDS_OF_AN_ARTICLE = 900
_SEED = Path(__file__).resolve().parents[2] / "seeds" / "000_4a4b7afcf6fe2866.txt"
_RUBRICS = ("Xây dựng Đảng", "Kinh tế – Đô thị", "Văn hóa – Xã hội", "An ninh trật tự", "Cần biết")
_ONSETS = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x"
_RIMES = (
    "a á à ả ã ạ ác ạc ai ải ại ám ạn áng áo ắc ẳn ấm ầu ẻ ề ệ em ệnh i í ị in ình ít o ó ỏ óc ỏi ô ố ộ ông ơ ơi ờ ớt "
    "u ú ụ ục ui ùng uốc uôn ư ừ ử ưng ươi ường"
)
_MARKS = (*[""] * 26, *[","] * 3, ";", ":")


def made_up(count: int) -> Bulletin:
    """Return an edition of `count` articles of about 900 words each under five rubrics."""
    author = Author()
    articles = [author.article() for _ in range(count)]
    share = -(-count // len(_RUBRICS))
    sections = tuple(
        Section(tuple(articles[first : first + share]), rubric)
        for rubric, first in zip(_RUBRICS, range(0, count, share), strict=False)
    )
    masthead = Masthead("Phường Hoa Sữa", "Ủy ban nhân dân phường Hoa Sữa", "12", dt.date(2025, 12, 5))
    return Bulletin(sections, masthead, Imprint(responsible="Nguyễn Thị Mẫu"), identifier="urn:made-up")


class Author:
    """Writes with the words of the sample, most of them often, and with made-up syllables that come seldom.

    The share of the seldom ones is Zipf's: a long edition has about two thousand different words.
    """

    def __init__(self) -> None:
        self._dice = random.Random(20251205)  # noqa: S311 - the same text on every run
        made = ["".join(parts) for parts in product(_ONSETS.split(), _RIMES.split())]
        self._dice.shuffle(made)
        common = [word for word in _SEED.read_text(encoding="utf-8").split() if word.isalpha() and word.islower()]
        self._words = [*common, *made]
        self._weights = [*accumulate([3.0] * len(common) + [400 / (rank + 3) for rank in range(len(made))])]

    def article(self) -> Article:
        """Return an article of about 900 words."""
        blocks: list[Paragraph | Heading] = []
        left = WORDS_OF_AN_ARTICLE
        while left > 0:
            count = self._dice.randint(35, 140)
            left -= count
            if blocks and self._dice.random() < 0.15:
                blocks.append(Heading((Text(self.sentence(6, end="")),)))
            blocks.append(Paragraph((Text(" ".join(self.sentences(count))),)))
        name = " ".join(word.strip(".,;:“”").capitalize() for word in self._some(3))
        return Article(self.sentence(self._dice.randint(8, 18), end=""), tuple(blocks), (Byline(name),))

    def sentences(self, count: int) -> Iterator[str]:
        """Yield sentences of `count` words together."""
        while count > 0:
            length = min(count, self._dice.randint(9, 38))
            count -= length
            yield self.sentence(length)

    def sentence(self, length: int, end: str = ".") -> str:
        """Return one sentence of so many words."""
        words = [word + self._dice.choice(_MARKS) for word in self._some(length)]
        if self._dice.random() < 0.4:
            words[length // 2] = self._number()
        text = " ".join(words).rstrip(".,;:")
        return text[:1].upper() + text[1:] + end

    def _number(self) -> str:
        figures = self._dice.randint(1, 99999)
        return self._dice.choice(
            (f"{figures:,}".replace(",", "."), f"{figures % 99},{figures % 9}%", f"{figures % 31}/{figures % 12 + 1}")
        )

    def _some(self, count: int) -> list[str]:
        return self._dice.choices(self._words, cum_weights=self._weights, k=count)


PREAMBLE = """
#set document(title: "Bản tin Phường Hoa Sữa", date: datetime(year: 2025, month: 12, day: 5))
#set page(width: 190mm, height: 270mm, margin: (x: 15mm, y: 22mm), columns: 2, numbering: "1")
#set columns(gutter: 6mm)
#set text(lang: "vi", font: "Spectral", size: 10.5pt, hyphenate: false)
#set par(justify: true, leading: 7.1pt, spacing: 7.1pt, first-line-indent: 12pt)
#show heading: set text(font: "Be Vietnam Pro")
#show heading.where(level: 1): set text(size: 18pt, weight: 800)
#show heading.where(level: 2): set text(size: 10pt, weight: 700)
#outline(title: [Trong số này], depth: 1)
"""


def as_typst(bulletin: Bulletin) -> str:
    """Return the same words as a document for Typst, with contents, headings and two columns as ours."""
    return PREAMBLE + "\n".join(line for article in bulletin.articles() for line in _lines(article))


def _lines(article: Article) -> Iterator[str]:
    yield f"\n= {escaped(article.headline or '')}\n"
    for block in article.blocks:
        assert isinstance(block, Paragraph | Heading)
        words = escaped("".join(part.text for part in block.content if isinstance(part, Text)))
        yield f"== {words}\n" if isinstance(block, Heading) else f"{words}\n"
    for byline in article.bylines:
        yield f'#align(right, text(font: "Be Vietnam Pro", weight: 700, size: 9pt)[{escaped(byline.name)}])\n'


def escaped(words: str) -> str:
    """Return `words` as Typst takes them for words."""
    return "".join(f"\\{char}" if char in "\\#*_$@<>[]`~=+-/" else char for char in words)
