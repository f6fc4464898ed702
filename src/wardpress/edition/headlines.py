"""Headlines in capitals, set in sentence case where the article itself shows how each word is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from wardpress.diagnostics import Report
from wardpress.edition.spellings import Body, Passage, has_tone, proved_spelling, raised
from wardpress.errors import Message
from wardpress.model import Article, Bulletin, block_texts, plain_text

# The longest headline of the sample kind has 33 words; more than this is a text in capitals.
_MOST_WORDS = 80
_MOST_NAMED = 8


class Proposal(NamedTuple):
    """A headline as proposed, and the words whose case the article does not prove, as they stand in the headline."""

    text: str
    unproved: tuple[str, ...] = ()


def sentence_case(headline: str, body: Iterable[str]) -> Proposal:
    """Return a headline in capitals in sentence case, provided that the lines of `body` prove the case of every word.

    `PHƯỜNG NGUYỄN CƯ TRINH TRIỂN KHAI` becomes `Phường Nguyễn Cư Trinh triển khai`. With one word unproved all stay
    capitals: half a headline in capitals would look as if those words were meant to shout. A headline that is not in
    capitals comes back as it is.
    """
    capitals = _in_capitals(headline)
    if capitals is None:
        return Proposal(headline)
    passage = Passage(capitals)
    words = [index for index in passage.tokens() if passage.is_word(index)]
    if len(words) > _MOST_WORDS:
        return Proposal(capitals, _named(passage, words))
    evidence = Body(body, (passage.keys[index] for index in words))
    spellings = {index: proved_spelling(passage, index, evidence) for index in words}
    if unproved := [index for index, spelling in spellings.items() if spelling is None]:
        return Proposal(capitals, _named(passage, unproved))
    return Proposal(_respelt(capitals, passage, spellings))


def _in_capitals(headline: str) -> str | None:
    """Return the headline wholly in capitals, None where it is written otherwise.

    `NGàY HộI` is in capitals: the old encoding TCVN3 has none for letters with a tone.
    """
    composed = unicodedata.normalize("NFC", headline)
    small = [letter for letter in composed if letter.islower()]
    large = sum(letter.isupper() for letter in composed)
    if large <= len(small) or not all(map(has_tone, small)):
        return None
    return composed.upper() if small else composed


def _named(passage: Passage, indices: Iterable[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(passage.forms[index] for index in indices))


def _respelt(capitals: str, passage: Passage, spellings: dict[int, str | None]) -> str:
    pieces: list[str] = []
    end = 0
    for index in passage.tokens():
        form = passage.forms[index]
        start = capitals.index(form, end)
        spelling = spellings.get(index) or form
        pieces += capitals[end:start], raised(spelling) if passage.starts_sentence(index) else spelling
        end = start + len(form)
    return "".join((*pieces, capitals[end:]))


def sentence_case_headlines(bulletin: Bulletin, report: Report) -> Bulletin:
    """Return the bulletin with headlines in sentence case where their articles prove it; each is reported.

    `headline.recased` shows a headline before and after; `headline.case-unproved` names the words that kept one in
    capitals; `headline.case-repaired` says that capitals damaged by an old encoding were mended.
    """
    sections = tuple(
        replace(section, articles=tuple(_recased(article, report) for article in section.articles))
        for section in bulletin.sections
    )
    return replace(bulletin, sections=sections)


def _recased(article: Article, report: Report) -> Article:
    if article.headline is None:
        return article
    proposal = sentence_case(article.headline, _body(article))
    if proposal.unproved:
        _report_unproved(proposal.unproved, article, report)
    if proposal.text == article.headline:
        return article
    code, en, vi = (
        ("headline.case-repaired", "capitals mended", "đã sửa chữ hoa bị lỗi")
        if proposal.unproved
        else ("headline.recased", "headline set in sentence case", "đã đổi tít chữ hoa sang chữ thường")
    )
    change = f"“{article.headline}” → “{proposal.text}”"
    report.note(code, Message(f"{en}: {change}", f"{vi}: {change}"), article.origin)
    return article.with_headline(proposal.text)


def _body(article: Article) -> Iterator[str]:
    if article.lead:
        yield plain_text(article.lead.content)
    for block in article.blocks:
        yield from block_texts(block)
    for note in article.notes:
        yield plain_text(note.content)


def _report_unproved(words: tuple[str, ...], article: Article, report: Report) -> None:
    listed = ", ".join(words[:_MOST_NAMED]) + (", …" if len(words) > _MOST_NAMED else "")
    report.warning(
        "headline.case-unproved",
        Message(
            f"headline left in capitals: the article does not show how to write {listed}",
            f"giữ nguyên tít chữ hoa: bài chưa cho thấy cách viết các chữ {listed}",
        ),
        article.origin,
    )
