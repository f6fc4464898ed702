"""What an EPUB edition may claim for readers who listen, enlarge or navigate: only what its finished pages bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wardpress.exporters.epub.album import Told
from wardpress.exporters.epub.labels import labels_in
from wardpress.exporters.epub.pages import Page


def accessibility(pages: Sequence[Page], *, language: str, told: Told) -> Iterator[tuple[str, str]]:
    """Yield the schema.org properties of the edition whose `pages` these are; `told`: which pictures have alt text.

    No conformance to a standard is claimed: that takes somebody who looked at the edition and answers for it.
    """
    found = _found(pages, told)
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


class _Found(NamedTuple):
    """What the pages hold; the cover is a picture too, but says nothing that the text does not say."""

    has_pictures: bool
    all_described: bool
    has_headlines: bool
    has_page_marks: bool


def _found(pages: Sequence[Page], told: Told) -> _Found:
    articles = [page.markup for page in pages if page.is_article]
    return _Found(
        has_pictures=told != "none",
        all_described=told != "some",
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
