"""The one clock of an edition: SOURCE_DATE_EPOCH, else the date of the issue, else the first day a ZIP file knows."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping

from wardpress.errors import Message, SettingsError
from wardpress.model import Bulletin

# No clock is ever read: the same input must give the same bytes tomorrow.
WITHOUT_A_DATE = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


def made_at(bulletin: Bulletin, environment: Mapping[str, str] = os.environ) -> dt.datetime:
    """Return the moment that an edition of `bulletin` bears, in UTC and whole seconds.

    SOURCE_DATE_EPOCH (reproducible-builds.org) goes before the date in the masthead; raise `SettingsError` where it
    is set and is no number of seconds.
    """
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        return _from_epoch(epoch)
    if date := bulletin.masthead.date:
        return dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC)
    return WITHOUT_A_DATE


def _from_epoch(epoch: str) -> dt.datetime:
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    except (ValueError, OverflowError, OSError) as problem:
        raise SettingsError(
            Message(
                f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds.",
                f"SOURCE_DATE_EPOCH là {epoch!r}, không phải số giây.",
            ),
            hint=Message("Unset it, or give seconds since 1970.", "Hãy bỏ biến này, hoặc ghi số giây tính từ 1970."),
        ) from problem
