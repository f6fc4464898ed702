"""Singles: each article of a bulletin alone, as an edition of its own, beside the whole one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path, PurePath
from typing import Final

from wardpress.errors import WardpressError
from wardpress.model import Article, Bulletin
from wardpress.publish.editions import Edition, write_editions
from wardpress.publish.filename import slug
from wardpress.publish.manuscript import Manuscript
from wardpress.publish.standing import Standing

_NOTHING_STANDS = Standing()
_NAMELESS: Final = "bai"
# Room for a number behind it.
_LONGEST: Final = 70


@dataclass(frozen=True, slots=True)
class Single:
    """One article as a bulletin under the same masthead and imprint; `name` is the stem of its files."""

    name: str
    bulletin: Bulletin


def singles(bulletin: Bulletin) -> Iterator[Single]:
    """Yield every article alone, in printing order, each called as its file is, or else as its headline says.

    Where several would have the same name, all but the first get a number: `bai1`, `bai1-2`.
    """
    taken: set[str] = set()
    for section in bulletin.sections:
        for article in section.articles:
            name = next(name for name in _names(article) if name not in taken)
            taken.add(name)
            alone = replace(section, articles=(article,), setting="plain")
            yield Single(name, replace(bulletin, sections=(alone,), identifier=""))


def _names(article: Article) -> Iterator[str]:
    called = slug(PurePath(article.origin.file).stem) or slug(article.headline or "") or _NAMELESS
    short = called[:_LONGEST]
    return chain((slug(short),), (slug(f"{short}-{number}") for number in count(2)))


def write_single(
    single: Single,
    folder: Path,
    *,
    manuscript: Manuscript,
    formats: Iterable[str],
    standing: Standing = _NOTHING_STANDS,
) -> tuple[Edition, ...]:
    """Write one article of `manuscript` into `folder` in each of `formats` and return what became of each.

    Whatever is wrong with it is in the editions, so that it costs no other article. What is odd about it was said of
    the whole bulletin.
    """
    asked = tuple(formats)
    try:
        return write_editions(
            single.bulletin,
            folder,
            formats=asked,
            photos=manuscript.photos,
            settings=replace(manuscript.settings, file_name=single.name),
            host=manuscript.host,
            spare=manuscript.files,
            standing=standing,
        )
    except WardpressError as error:
        return tuple(Edition(name, None, error=error) for name in asked)
