"""The bookmarks: the articles of a story, those under a rubric below its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from wardpress.exporters.pdf.links import Place, short_name
from wardpress.exporters.pdf.objects import Objects, text_string
from wardpress.plugins.story import Story, StoryArticle


def put_outline(story: Story, places: Mapping[str, Place], objects: Objects) -> int | None:
    """Put the bookmarks of `story` among the objects and return the number of their root; None where there is none."""
    groups = [[*same] for _, same in groupby(story.articles, lambda told: told.rubric)]
    # Articles without a rubric stand on the level of the rubrics.
    tops = [one for group in groups for one in ([group] if group[0].rubric else [[told] for told in group])]
    if not tops:
        return None
    root, first = objects.reserve(), objects.reserve(len(tops))
    shown = 0
    for number, group, around in zip(range(first, first + len(tops)), tops, _around(first, len(tops)), strict=True):
        below = b""
        if group[0].rubric:
            below = _put_below(number, group, places, objects)
            shown += len(group)
        shown += 1
        words = group[0].rubric or group[0].label
        # A rubric has no place of its own: its bookmark leads to the first article under it.
        objects.put(number, _item(words, places[group[0].key], root, around + below))
    last = first + len(tops) - 1
    objects.put(root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, last, shown))
    return root


def _put_below(parent: int, group: list[StoryArticle], places: Mapping[str, Place], objects: Objects) -> bytes:
    first = objects.reserve(len(group))
    for place, (told, around) in enumerate(zip(group, _around(first, len(group)), strict=True)):
        objects.put(first + place, _item(told.label, places[told.key], parent, around))
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (first, first + len(group) - 1, len(group))


def _around(first: int, count: int) -> Iterator[bytes]:
    for number in range(first, first + count):
        before = b"/Prev %d 0 R" % (number - 1) if number > first else b""
        yield before + (b"/Next %d 0 R" % (number + 1) if number < first + count - 1 else b"")


def _item(words: str, place: Place, parent: int, entries: bytes) -> bytes:
    title = text_string(short_name(words))
    return b"<</Title%b/Parent %d 0 R/Dest%b%b>>" % (title, parent, place.written(), entries)
