"""Pairing: which corrected paragraph was which printed one, by mark, words or likeness; and what changed by that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wardpress.edition.corrections.changes import AT_THE_TOP, Change, Deletion, Insertion, Move, Rewording
from wardpress.edition.corrections.likeness import coverage, leftover, likeness
from wardpress.edition.corrections.sequence import unmoved

# A marked paragraph that has so little in common with the printed one may be another.
_WEAK = 0.34
# So much of a paragraph without mark must be found to call it the same, or a part of another.
_ALIKE = 0.6
# Of more pairs than this nobody looks for the likeliest: what is new and what is gone is told as that.
_MOST_PAIRS = 10_000


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph of an article as it was printed."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A paragraph as it came back; `places` are the printed paragraphs whose marks are in it."""

    text: str
    style: str = ""
    places: tuple[int, ...] = ()


@dataclass(slots=True)
class _Group:
    """Paragraphs that became one another: mostly one of each, several where they were parted or joined."""

    places: list[int]
    indices: list[int]


@dataclass(slots=True)
class _Table:
    """What is paired so far."""

    printed: Sequence[Printed]
    returned: Sequence[Returned]
    by_place: dict[int, _Group] = field(default_factory=dict)
    by_index: dict[int, _Group] = field(default_factory=dict)

    def pair(self, place: int, index: int) -> None:
        """Enter a pair."""
        self.by_place[place] = self.by_index[index] = _Group([place], [index])

    def open_places(self) -> list[int]:
        """Return the printed paragraphs that are not paired yet."""
        return [place for place in range(len(self.printed)) if place not in self.by_place]

    def open_indices(self) -> list[int]:
        """Return the corrected paragraphs that are not paired yet."""
        return [index for index in range(len(self.returned)) if index not in self.by_index]


def changes(printed: Sequence[Printed], returned: Sequence[Returned]) -> tuple[Change, ...]:
    """Return what a person did to the printed paragraphs of one article, in the order of the corrected text."""
    table = _Table(printed, returned)
    _pair_marked(table, weakest=_WEAK)
    _pair_same_words(table)
    _pair_parted(table)
    _pair_joined(table)
    _pair_alike(table)
    _pair_marked(table, weakest=0.0)
    return tuple(_changes(table))


def _pair_marked(table: _Table, *, weakest: float) -> None:
    """Pair by mark; where a copy bears the same mark, the one that is more like the printed paragraph."""
    bearers: dict[int, list[int]] = {}
    for index in table.open_indices():
        for place in table.returned[index].places:
            bearers.setdefault(place, []).append(index)
    for place, indices in bearers.items():
        free = [index for index in indices if index not in table.by_index]
        if place in table.by_place or not free:
            continue
        text = table.printed[place].text
        likest = {index: likeness(text, table.returned[index].text) for index in free}
        best = max(free, key=lambda index: likest[index])
        if likest[best] >= weakest:
            table.pair(place, best)


def _pair_same_words(table: _Table) -> None:
    places: dict[str, list[int]] = {}
    for place in table.open_places():
        places.setdefault(table.printed[place].text, []).append(place)
    for index in table.open_indices():
        if found := places.get(table.returned[index].text):
            table.pair(found.pop(0), index)


def _pair_parted(table: _Table) -> None:
    """Add to a pair the paragraph right below or above it that says what it has lost."""
    for step, indices in ((-1, table.open_indices()), (1, table.open_indices()[::-1])):
        for index in indices:
            group = table.by_index.get(index + step)
            if index in table.by_index or group is None:
                continue
            lost = leftover(_printed_text(table, group), _returned_text(table, group))
            if coverage(table.returned[index].text, lost) >= _ALIKE:
                group.indices = sorted([*group.indices, index])
                table.by_index[index] = group


def _pair_joined(table: _Table) -> None:
    """Add to a pair the printed paragraph right below or above it that its words have taken in."""
    for step, places in ((-1, table.open_places()), (1, table.open_places()[::-1])):
        for place in places:
            group = table.by_place.get(place + step)
            if place in table.by_place or group is None:
                continue
            gained = leftover(_returned_text(table, group), _printed_text(table, group))
            if coverage(table.printed[place].text, gained) >= _ALIKE:
                group.places = sorted([*group.places, place])
                table.by_place[place] = group


def _pair_alike(table: _Table) -> None:
    places = table.open_places()
    indices = [index for index in table.open_indices() if not table.returned[index].places]
    if len(places) * len(indices) > _MOST_PAIRS:
        return
    found = [
        (likeness(table.printed[place].text, table.returned[index].text), -place, -index)
        for place in places
        for index in indices
    ]
    for like, place, index in sorted(found, reverse=True):
        if like >= _ALIKE and -place not in table.by_place and -index not in table.by_index:
            table.pair(-place, -index)


def _printed_text(table: _Table, group: _Group) -> str:
    return " ".join(table.printed[place].text for place in group.places)


def _returned_text(table: _Table, group: _Group) -> str:
    return " ".join(table.returned[index].text for index in group.indices)


def _changes(table: _Table) -> Iterator[Change]:
    yield from (Deletion(place) for place in table.open_places())
    groups = [group for index, group in sorted(table.by_index.items()) if index == group.indices[0]]
    steady = {groups[position].places[0] for position in unmoved([group.places[0] for group in groups])}
    above = AT_THE_TOP
    for index, found in enumerate(table.returned):
        group = table.by_index.get(index)
        if group is None:
            yield Insertion(above, found.text, found.style)
        elif index == group.indices[0]:
            yield from _changes_of(table, group, above, is_steady=group.places[0] in steady)
            above = group.places[-1]


def _changes_of(table: _Table, group: _Group, above: int, *, is_steady: bool) -> Iterator[Change]:
    texts = tuple(table.returned[index].text for index in group.indices)
    if texts != tuple(table.printed[place].text for place in group.places):
        yield Rewording(tuple(group.places), texts)
    if not is_steady:
        yield from (Move(place, before) for before, place in zip([above, *group.places], group.places, strict=False))
