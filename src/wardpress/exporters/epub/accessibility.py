"""What an EPUB edition may claim for readers who listen, enlarge or navigate: only what its pages bear out."""

from __future__ import annotations

from collections.abc import Iterator

from wardpress.exporters.epub.album import Told
from wardpress.exporters.epub.labels import Labels, labels_in
from wardpress.exporters.story import Story


def accessibility(story: Story, *, language: str, told: Told) -> tuple[tuple[str, str], ...]:
    """Return the schema.org properties of the edition, in order; `told` is how many of its pictures have words."""
    labels = labels_in(language)
    has_headings = bool(story.articles) and all(told.article.headline for told in story.articles)
    summary = (*_of_content(labels, told), labels.has_headings if has_headings else "", labels.has_contents)
    return (
        *_modes(told),
        *(("accessibilityFeature", feature) for feature in _features(has_headings=has_headings, told=told)),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", " ".join(filter(None, summary))),
    )


def _modes(told: Told) -> Iterator[tuple[str, str]]:
    yield "accessMode", "textual"
    if told != "none":
        yield "accessMode", "visual"
        yield "accessModeSufficient", "textual,visual"
    if told != "some":
        # Words carry everything, also what the pictures show.
        yield "accessModeSufficient", "textual"


def _of_content(labels: Labels, told: Told) -> tuple[str, ...]:
    if told == "none":
        return (labels.is_text,)
    return labels.has_text, labels.has_told_pictures if told == "all" else labels.has_untold_pictures


def _features(*, has_headings: bool, told: Told) -> Iterator[str]:
    yield "tableOfContents"
    yield "readingOrder"
    if has_headings:
        yield "structuralNavigation"
    yield "displayTransformability"
    if told == "all":
        yield "alternativeText"
