"""What came back: the paragraphs of a corrected Word file, each given to the article and the paragraph that it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wardpress.edition.corrections import Change, Printed, Returned, Rewording, allotted, changes
from wardpress.publish.corrections.proofs import RUBRIC, Proof, is_furniture

if TYPE_CHECKING:
    from wardpress.exporters.docx.corrected import CorrectedParagraph
    from wardpress.exporters.docx.marks import Mark

_CONTENTS = "toc "


@dataclass(frozen=True, slots=True)
class ReturnedArticle:
    """An article as it came back; `places` says of each paragraph which of the proof bear their marks in it.

    It `is_stale` where the file of the article was changed after the Word edition had been made.
    """

    proof: Proof
    paragraphs: tuple[CorrectedParagraph, ...]
    places: tuple[tuple[int, ...], ...]
    is_stale: bool

    def is_untouched(self) -> bool:
        """Return whether it came back as it was sent, or not at all."""
        before = [(paragraph.text, paragraph.style, paragraph.formats) for paragraph in self.proof.paragraphs]
        return not self.paragraphs or before == [
            (paragraph.text, paragraph.style, paragraph.formats) for paragraph in self.paragraphs
        ]

    def changes(self) -> tuple[Change, ...]:
        """Return what was changed; of a stale article only what was reworded while its file still says the same."""
        if self.is_stale or not self.paragraphs:
            return tuple(self._reworded())
        printed = [Printed(paragraph.text, paragraph.style) for paragraph in self.proof.paragraphs]
        pairs = zip(self.paragraphs, self.places, strict=True)
        return changes(printed, [Returned(paragraph.text, paragraph.style, places) for paragraph, places in pairs])

    def _reworded(self) -> Iterator[Change]:
        for paragraph, places in zip(self.paragraphs, self.places, strict=True):
            if len(places) == 1 and self.proof.paragraphs[places[0]].text != paragraph.text:
                yield Rewording(places, (paragraph.text,))

    def lost(self) -> Iterator[CorrectedParagraph]:
        """Yield the paragraphs of a stale article that were changed in Word, and of which its file says nothing now."""
        from wardpress.exporters.docx.marks import digest

        known = set(self.proof.texts())
        for paragraph, places in zip(self.paragraphs, self.places, strict=True):
            as_sent = any(mark.digest == digest(paragraph.text) for mark in paragraph.marks)
            if self.is_stale and len(places) != 1 and not as_sent and paragraph.text not in known:
                yield paragraph

    def restyled(self) -> Iterator[tuple[int, CorrectedParagraph]]:
        """Yield the paragraphs that say the same in another style or with other words in bold, italics, struck out."""
        for paragraph, places in zip(self.paragraphs, self.places, strict=True):
            before = self.proof.paragraphs[places[0]] if len(places) == 1 else None
            look = (paragraph.text, paragraph.style, paragraph.formats)
            if before and before.text == paragraph.text and look != (before.text, before.style, before.formats):
                yield places[0], paragraph


_Place = tuple[str, int]
_Placed = tuple["CorrectedParagraph", list[_Place]]


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """All that came back: the articles that are known, by key, in the order of the file, and the `strangers`.

    Strangers are the paragraphs of articles, or of a masthead or an imprint, that are not among the proofs: one tuple
    for each.
    """

    articles: dict[str, ReturnedArticle]
    strangers: tuple[tuple[CorrectedParagraph, ...], ...]


def returned_file(proofs: Sequence[Proof], paragraphs: Sequence[CorrectedParagraph]) -> ReturnedFile:
    """Return what came back in `paragraphs`, those of a corrected Word file, of the articles of `proofs`."""
    desk = _Desk(proofs)
    paragraphs = [paragraph for paragraph in paragraphs if paragraph.text and not paragraph.style.startswith(_CONTENTS)]
    bearers = {mark for paragraph in paragraphs for mark in map(desk.place, paragraph.marks) if mark}
    found = [(paragraph, desk.places(paragraph, bearers)) for paragraph in paragraphs]
    strangers = _strangers(found, desk)
    known = [pair for pair in found if _stranger(pair[0], desk) not in strangers]
    keys = allotted([desk.number(*pair) for pair in known])
    grouped: dict[str, list[_Placed]] = {}
    for key, pair in zip(keys, known, strict=True):
        grouped.setdefault(key or proofs[0].key, []).append(pair)
    articles = {
        key: _article(
            desk.proofs[key],
            [paragraph for paragraph, _ in own],
            [tuple(place for owner, place in places if owner == key) for _, places in own],
        )
        for key, own in grouped.items()
        # A rubric is the section's: where nothing else is left, the article is gone as a whole.
        if any(paragraph.style != RUBRIC for paragraph, _ in own)
    }
    return ReturnedFile(articles, tuple(map(tuple, strangers.values())))


def _strangers(found: Sequence[_Placed], desk: _Desk) -> dict[str | None, list[CorrectedParagraph]]:
    """Return the paragraphs of each article that is not among the proofs, nor known by its words under another name."""
    strangers: dict[str | None, list[CorrectedParagraph]] = {}
    renamed: set[str | None] = {None}
    for paragraph, places in found:
        key = _stranger(paragraph, desk)
        strangers.setdefault(key, []).append(paragraph)
        if places:
            renamed.add(key)
    return {key: own for key, own in strangers.items() if key not in renamed}


def _stranger(paragraph: CorrectedParagraph, desk: _Desk) -> str | None:
    """Return the article that a paragraph is said to be from, where it is not among the proofs."""
    keys = [mark.article for mark in paragraph.marks]
    return None if not keys or any(key in desk.proofs for key in keys) else keys[0]


def _article(
    proof: Proof, paragraphs: Sequence[CorrectedParagraph], places: Sequence[tuple[int, ...]]
) -> ReturnedArticle:
    marks = (mark for paragraph in paragraphs for mark in paragraph.marks if mark.article == proof.key)
    is_older = any(mark.version != proof.version for mark in marks)
    is_same = [paragraph.text for paragraph in paragraphs] == proof.texts()
    return ReturnedArticle(proof, tuple(paragraphs), tuple(places), is_stale=is_older and not is_same)


class _Desk:
    """The proofs, and where in them each mark and each text stands."""

    def __init__(self, proofs: Sequence[Proof]) -> None:
        self.proofs: Mapping[str, Proof] = {proof.key: proof for proof in proofs}
        self._first: dict[str, int] = {}
        self._by_text: dict[str, list[_Place]] = {}
        number = 0
        for proof in proofs:
            self._first[proof.key] = number
            number += len(proof.paragraphs)
            for place, text in enumerate(proof.texts()):
                self._by_text.setdefault(text, []).append((proof.key, place))

    def place(self, mark: Mark) -> _Place | None:
        """Return which paragraph a mark means; in a file that was changed since, the one with the words of then."""
        proof = self.proofs.get(mark.article)
        if proof is None:
            return None
        if mark.version == proof.version:
            return (proof.key, mark.place) if mark.place < len(proof.paragraphs) else None
        same = [place for place, paragraph in enumerate(proof.paragraphs) if paragraph.digest == mark.digest]
        nearest = min(same, key=lambda place: abs(place - mark.place), default=None)
        return None if nearest is None else (proof.key, nearest)

    def places(self, paragraph: CorrectedParagraph, bearers: set[_Place]) -> list[_Place]:
        """Return the printed paragraphs that a corrected one is said to be, by its marks, else by the same words."""
        marked = [place for place in map(self.place, paragraph.marks) if place]
        if marked or any(mark.article in self.proofs for mark in paragraph.marks):
            return marked
        alike = [place for place in self._by_text.get(paragraph.text, ()) if place not in bearers]
        return alike if len(alike) == 1 else []

    def number(self, paragraph: CorrectedParagraph, places: Sequence[_Place]) -> tuple[str, int] | None:
        """Return the article of a paragraph and its number in the whole bulletin."""
        if places:
            key, place = places[0]
            return key, self._first[key] + place
        for mark in paragraph.marks:
            if mark.article in self.proofs:
                last = len(self.proofs[mark.article].paragraphs) - 1
                return mark.article, self._first[mark.article] + min(mark.place, last)
        return None


def as_sent(proof: Proof) -> ReturnedArticle:
    """Return an article of which nothing came back: none of its words is to change for that."""
    return ReturnedArticle(proof, (), (), is_stale=False)


def were_recognised(articles: Mapping[str, ReturnedArticle]) -> bool:
    """Return whether anything of the corrected file is known: else it was made from other articles."""
    proper = (article for key, article in articles.items() if not is_furniture(key))
    return any(places for article in proper for places in article.places)
