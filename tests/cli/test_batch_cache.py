"""`wardpress batch` keeps a cache where it was told to, and none where it was told not to."""

from __future__ import annotations

from pathlib import Path

import pytest

from wardpress.cli import main


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WARDPRESS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "parts"


def batch(tmp_path: Path, out: str, *flags: str) -> list[bytes]:
    ward = tmp_path / "wards" / "phuong"
    ward.mkdir(parents=True, exist_ok=True)
    (ward / "bai1.txt").write_text("PHƯỜNG HỌP MẶT\n\nSáng 5/1, phường họp mặt.\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["batch", str(ward.parent), "-o", str(tmp_path / out), "--to", "epub", "-j", "1", *flags])
    assert ended.value.code == 0
    return [file.read_bytes() for file in (tmp_path / out / "phuong").glob("*.epub")]


def test_the_cache_lies_where_the_environment_says(place: Path, tmp_path: Path) -> None:
    batch(tmp_path, "out")
    assert [file.suffix for file in place.iterdir()] == [".json"]


def test_no_cache_keeps_nothing_and_makes_the_same(place: Path, tmp_path: Path) -> None:
    without = batch(tmp_path, "without", "--no-cache")
    assert not place.exists()
    assert batch(tmp_path, "with") == without != []
