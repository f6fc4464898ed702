"""What an EPUB edition may claim for readers who listen, enlarge or navigate: only what its finished pages bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wardpress.exporters.epub.labels import labels_in
from wardpress.exporters.epub.pages import COVER, Page

_PICTURE = re.compile(r"<img [^>]*>")
_DESCRIBED = re.compile(r' alt="[^"]*\S[^"]*"')


def accessibility(pages: Sequence[Page], *, language: str) -> Iterator[tuple[str, str]]:
    """Yield the schema.org properties of the edition whose `pages` these are, in order.

    No conformance to a standard is claimed: that takes somebody who looked at the edition and answers for it.
    """
    found = _found(pages)
    yield "accessMode", "textual"
    if found.has_pictures:
        yield "accessMode", "visual"
        yield "accessModeSufficient", "textual,visual"
    if found.all_described:
        yield "accessModeSufficient", "textual"
    for feature in _features(found):
        yield "accessibilityFeature", feature
    # Text and still pictures: nothing flashes, moves or sounds.
    yield "accessibilityHazard", "none"
    yield "accessibilitySummary", " ".join(_summary(found, language))


@dataclass(frozen=True, slots=True)
class _Found:
    """What the pages hold; the cover is a picture too, but says nothing that the text does not say."""

    has_pictures: bool
    all_described: bool
    has_headlines: bool
    has_page_marks: bool


def _found(pages: Sequence[Page]) -> _Found:
    pictures = [tag for page in pages for tag in _PICTURE.findall(page.markup)]
    articles = [page.markup for page in pages if page.is_article]
    return _Found(
        has_pictures=any("<img " in page.markup for page in pages if page.key != COVER),
        all_described=all(map(_DESCRIBED.search, pictures)),
        has_headlines=bool(articles) and all("<h1" in markup for markup in articles),
        has_page_marks=any("doc-pagebreak" in page.markup for page in pages),
    )


def _features(found: _Found) -> Iterator[str]:
    yield "tableOfContents"
    yield "readingOrder"
    if found.has_headlines:
        yield "structuralNavigation"
    yield "displayTransformability"
    if found.all_described:
        yield "alternativeText"
    if found.has_page_marks:
        yield "pageBreakMarkers"
        yield "pageNavigation"


def _summary(found: _Found, language: str) -> Iterator[str]:
    labels = labels_in(language)
    yield labels.is_text
    if found.has_pictures:
        yield labels.has_descriptions if found.all_described else labels.lacks_descriptions
    if found.has_headlines:
        yield labels.has_headings
    yield labels.has_contents
    if found.has_page_marks:
        yield labels.has_page_marks
