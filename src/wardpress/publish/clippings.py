"""Clippings: articles as earlier runs read them, taken from the cache while nothing that bears on them has changed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from wardpress.diagnostics import Diagnostic, Report
from wardpress.errors import InputError, UsageError
from wardpress.model import Article, Bulletin, Section
from wardpress.model.jsonform import decode_bulletin, encode_bulletin
from wardpress.publish.cache import Cache


@dataclass(frozen=True, slots=True)
class Clipping:
    """What was read from one file: a bulletin of its articles in JSON form, and what was odd about them."""

    bulletin: msgspec.Raw
    diagnostics: tuple[Diagnostic, ...]


def clipped(
    cache: Cache, made_of: object, *, read: Callable[[Report], tuple[Article, ...]], report: Report
) -> tuple[Article, ...]:
    """Return the articles that `read` gives, or gave to an earlier run for the same `made_of`; report what it reports.

    `made_of` must hold all that the articles depend on.
    """
    if (known := _known(cache, made_of)) is not None:
        articles, diagnostics = known
    else:
        heard = Report()
        articles, diagnostics = read(heard), tuple(heard)
        # What has no JSON form is read again.
        with contextlib.suppress(UsageError):
            told = encode_bulletin(Bulletin((Section(articles),)))
            cache.keep(Clipping(msgspec.Raw(told), diagnostics), made_of)
    report.extend(diagnostics)
    return articles


def _known(cache: Cache, made_of: object) -> tuple[tuple[Article, ...], tuple[Diagnostic, ...]] | None:
    clipping = cache.found(Clipping, made_of)
    if clipping is None:
        return None
    try:
        return tuple(decode_bulletin(bytes(clipping.bulletin)).articles()), clipping.diagnostics
    except InputError:
        return None
