"""Fixtures for the tests of a plugin, for who asks for them: `pytest_plugins = ["wardpress.testing.fixtures"]`."""

from __future__ import annotations

from pathlib import Path

import pytest

from wardpress.model import Bulletin
from wardpress.testing import bulletins

_BULLETINS = (bulletins.one_article, bulletins.every_block, bulletins.with_pictures, bulletins.bare, bulletins.hostile)
_FILES = {
    "bai1.txt": "PHƯỜNG HOA SỮA TRỒNG 120 CÂY XANH\n\nSáng 5/12, phường Hoa Sữa trồng 120 cây xanh.\n\nMinh Thư\n",
    "bai2.txt": "Lịch tiếp công dân\n\nChủ tịch phường tiếp công dân sáng thứ Hai, từ 8 giờ.\n",
    "bulletin.toml": '[masthead]\nname = "Phường Hoa Sữa"\nnumber = 12\ndate = 2025-12-05\n',
}


@pytest.fixture(params=_BULLETINS, ids=lambda make: make.__name__)
def ward_bulletin(request: pytest.FixtureRequest) -> Bulletin:
    """Return each of the kit's bulletins in turn; `wardpress.testing.photos()` has their pictures."""
    bulletin: Bulletin = request.param()
    return bulletin


@pytest.fixture
def ward_folder(tmp_path: Path) -> Path:
    """Return a folder as an editor has it: two articles, the photo of the first, and a `bulletin.toml`."""
    folder = tmp_path / "ward"
    folder.mkdir()
    for name, text in _FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "bai1.png").write_bytes(bulletins.photos()["ngang.png"])
    return folder


@pytest.fixture
def forgetful(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let wardpress find nothing, and leave nothing, in the cache of the person who runs the tests."""
    monkeypatch.setenv("WARDPRESS_CACHE", str(tmp_path / "cache"))
