"""Changes of one article: paragraphs reworded, parted, joined, deleted, added, moved; each is told by its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

AT_THE_TOP = -1


@dataclass(frozen=True, slots=True)
class Rewording:
    """Neighbouring paragraphs say `texts` now: one for one where words changed, else parted or joined."""

    places: tuple[int, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deletion:
    """A paragraph is gone."""

    place: int


@dataclass(frozen=True, slots=True)
class Insertion:
    """A new paragraph stands behind the one at `after`, and behind what was inserted there before; `style` names it."""

    after: int
    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A paragraph stands behind the one at `after` now, and behind what was inserted or moved there before."""

    place: int
    after: int


Change = Rewording | Deletion | Insertion | Move


def applied(texts: Sequence[str], changes: Iterable[Change]) -> list[str]:
    """Return the paragraphs of an article after `changes`, which are told in the order of the corrected text."""
    said: dict[int, tuple[str, ...]] = {place: (text,) for place, text in enumerate(texts)}
    order = [AT_THE_TOP, *range(len(texts))]
    last: dict[int, int] = {}  # behind which paragraph the next newcomer of a place stands
    for change in changes:
        match change:
            case Rewording(places, new):
                said.update(dict.fromkeys(places[1:], ()))
                said[places[0]] = new
            case Deletion(place):
                said[place] = ()
            case Insertion(after, text):
                key = len(texts) + len(said)
                said[key] = (text,)
                order.insert(order.index(last.get(after, after)) + 1, key)
                last[after] = key
            case Move(place, after):
                order.remove(place)
                order.insert(order.index(last.get(after, after)) + 1, place)
                last[after] = place
    return [text for place in order for text in said.get(place, ())]
