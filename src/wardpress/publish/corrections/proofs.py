"""Proofs: every article as the Word edition prints it now, each paragraph with the line that it came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wardpress.exporters.docx.marks import IMPRINT, MASTHEAD, article_key, picture_name
from wardpress.model import Article, Bulletin, Figure, article_places, figures
from wardpress.publish.editions import render
from wardpress.publish.manuscript import Manuscript

# The built-in exporter, whoever else writes Word on this machine: only its marks are known here.
_OURS = "docx@wardpress"
RUBRIC = "rubric"


@dataclass(frozen=True, slots=True)
class ProofParagraph:
    """A paragraph as it is printed; `line` is where its article says it, 0 unknown, None nowhere: the settings do."""

    text: str
    style: str
    digest: str
    formats: tuple[tuple[str, str], ...]
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """An article as it is printed: its key and version in the marks, the file that it is in; no file: furniture."""

    key: str
    version: str
    file: str
    paragraphs: tuple[ProofParagraph, ...]

    def texts(self) -> list[str]:
        """Return what is printed, paragraph by paragraph."""
        return [paragraph.text for paragraph in self.paragraphs]


def proofs(bulletin: Bulletin, manuscript: Manuscript) -> tuple[Proof, ...]:
    """Return the proof of masthead, articles and imprint, in printing order; `manuscript` says how it is printed."""
    from wardpress.exporters.docx.corrected import read_corrected  # brings lxml in

    data = render(bulletin, _OURS, settings=manuscript.settings, host=manuscript.host)
    printed: dict[str, list[ProofParagraph]] = {}
    versions: dict[str, str] = {}
    for found in read_corrected(data, _OURS).paragraphs:
        for mark in found.marks:
            versions[mark.article] = mark.version
            paragraph = ProofParagraph(found.text, found.style, mark.digest, found.formats)
            printed.setdefault(mark.article, []).append(paragraph)
    articles = dict(_keyed(bulletin))
    return tuple(
        Proof(
            key,
            versions[key],
            articles[key].origin.file if key in articles else "",
            tuple(_with_lines(paragraphs, articles[key]) if key in articles else paragraphs),
        )
        for key, paragraphs in printed.items()
    )


def photos_gone(manuscript: Manuscript, shown: Sequence[str]) -> Iterator[Figure]:
    """Yield the photos that are printed now and are not among the pictures `shown`, told by their names.

    A picture of another name may be any of them: an older edition, or another program, has named it.
    """
    named = [(figure, figure.file) for figure in figures(manuscript.bulletin.articles()) if figure.file]
    if len(shown) >= len(named):
        return
    from wardpress.exporters.docx.corrected import read_corrected  # brings lxml in

    printed = Counter(read_corrected(_with_photos(manuscript), _OURS).pictures)
    gone, strangers = printed - Counter(shown), (Counter(shown) - printed).total()
    for figure, file in named:
        name = picture_name(file)
        if gone[name]:
            gone[name] -= 1
            strangers -= 1
            if strangers < 0:
                yield figure


def is_furniture(key: str) -> bool:
    """Return whether a key is that of masthead or imprint."""
    return key in (MASTHEAD, IMPRINT)


def _with_photos(manuscript: Manuscript) -> bytes:
    return render(
        manuscript.bulletin, _OURS, settings=manuscript.settings, host=manuscript.host, photos=manuscript.photos
    )


def _keyed(bulletin: Bulletin) -> Iterator[tuple[str, Article]]:
    parts: Counter[str] = Counter()
    for article in bulletin.articles():
        file = article.origin.file
        parts[file] += 1
        yield article_key(file, parts[file]), article


def _with_lines(paragraphs: Sequence[ProofParagraph], article: Article) -> Iterator[ProofParagraph]:
    """Yield the paragraphs with their lines: what the model says in pieces, they say in the same order."""
    pieces = [(_size(text), origin.line) for text, origin in article_places(article)]
    for paragraph in paragraphs:
        if paragraph.style == RUBRIC:
            yield _at(paragraph, None if article.rubric is None else 0)
            continue
        yield _at(paragraph, next((line for size, line in pieces if size), 0))
        missing = _size(paragraph.text)
        while pieces and missing > 0:
            size, _ = pieces.pop(0)
            missing -= size


def _at(paragraph: ProofParagraph, line: int | None) -> ProofParagraph:
    return ProofParagraph(paragraph.text, paragraph.style, paragraph.digest, paragraph.formats, line)


def _size(text: str) -> int:
    return len("".join(text.split()))
