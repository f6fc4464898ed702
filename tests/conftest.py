"""What all tests share: the repository, the sample, and hypothesis without a clock."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from fresh_venvs import wheel_of
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# Machines are noisy: a slow example is no failure, and the same run tries the same examples.
settings.register_profile("wardpress", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("wardpress")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what runs in the background deaf to Ctrl-C, and every child inherits that.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="session")
def _cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what is remembered of plugins out of the folder of the person who runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARDPRESS_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def _no_epoch_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let only a test itself set the clock and the language."""
    for name in ("SOURCE_DATE_EPOCH", "WARDPRESS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of wardpress, built once."""
    return wheel_of(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def sample_text() -> bytes:
    """The sample article, byte for byte."""
    return (ROOT / "seeds" / "000_4a4b7afcf6fe2866.txt").read_bytes()
