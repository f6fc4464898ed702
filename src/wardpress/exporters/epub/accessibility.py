"""What an EPUB edition may claim for readers who listen, enlarge or navigate: only what its pages bear out."""

from __future__ import annotations

from collections.abc import Iterator

from wardpress.exporters.epub.labels import labels_in
from wardpress.exporters.story import Story


def accessibility(story: Story, *, language: str) -> tuple[tuple[str, str], ...]:
    """Return the schema.org properties of the edition, in order."""
    labels = labels_in(language)
    has_headings = bool(story.articles) and all(told.article.headline for told in story.articles)
    summary = (labels.is_text, labels.has_headings if has_headings else "", labels.has_contents)
    return (
        # No page shows a picture yet: words alone carry everything.
        ("accessMode", "textual"),
        ("accessModeSufficient", "textual"),
        *(("accessibilityFeature", feature) for feature in _features(has_headings=has_headings)),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", " ".join(filter(None, summary))),
    )


def _features(*, has_headings: bool) -> Iterator[str]:
    yield "tableOfContents"
    yield "readingOrder"
    if has_headings:
        yield "structuralNavigation"
    yield "displayTransformability"
