"""Errors say what, where and what now, in two languages, and survive the way between processes."""

from __future__ import annotations

import errno
import os
import pickle
from pathlib import Path

import pytest

from wardpress import errors
from wardpress.errors import Message, OutputError, WardpressError, system_reason

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, WardpressError)]


def test_an_error_speaks_both_languages() -> None:
    error = OutputError(Message("No.", "Không."), hint=Message("Wait.", "Chờ."))
    assert str(error) == error.in_language("en") == "No. Wait."
    assert error.in_language("vi") == "Không. Chờ."


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOENT, errno.ENOSPC, errno.EISDIR, errno.EEXIST])
def test_what_the_system_says_is_told_in_vietnamese_too(number: int) -> None:
    reason = system_reason(OSError(number, os.strerror(number)))
    assert reason.en == os.strerror(number)
    assert not reason.vi.isascii()


def test_a_reason_without_words_still_says_something() -> None:
    assert system_reason(OSError()) == Message("OSError", "OSError")


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_comes_through_pickle_whole(kind: type[WardpressError]) -> None:
    error = pickle.loads(pickle.dumps(kind(Message("a", "b"), hint=Message("c", "d"))))  # noqa: S301 - our own bytes
    assert type(error) is kind
    assert (error.message, error.hint) == (Message("a", "b"), Message("c", "d"))


def test_every_error_and_diagnostic_code_is_explained_in_the_docs(root: Path) -> None:
    page = (root / "docs" / "errors.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"`{kind.code}`" in page, kind
        if kind is not WardpressError:
            assert f"| {kind.exit_status} |" in page
