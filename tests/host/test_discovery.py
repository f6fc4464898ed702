"""Plugins are found by their entry points, in an order of their own, with nothing imported."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from plugins_on_disk import GOOD, put

from wardpress.host import Admission, builtin, installed, load_host, load_plugin


def test_plugins_are_found_sorted_whatever_the_order_of_the_path(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("x", "y")]
    for folder, distribution in zip(folders, ("zeta", "alpha"), strict=True):
        folder.mkdir()
        put(folder, distribution, GOOD.format(name="n"))
    paths = [str(folder) for folder in folders]
    assert [found.distribution for found in installed(paths)] == ["alpha", "zeta"]
    assert installed(paths[::-1]) != ()
    assert [found.distribution for found in installed(paths[::-1])] == ["alpha", "zeta"]


def test_a_distribution_that_stands_on_the_path_twice_counts_once(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        put(tmp_path / name, "alpha", GOOD.format(name="n"))
    assert len(installed([str(tmp_path / "x"), str(tmp_path / "y")])) == 1


def test_finding_blocking_and_refusing_import_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    put(tmp_path, "never-imported", "raise SystemExit('imported')")
    put(tmp_path, "too-new", "raise SystemExit('imported')", group="wardpress.v2")
    blocked, new = (
        load_plugin(found, admission=Admission(block=("never-imported",))) for found in installed([str(tmp_path)])
    )
    assert (blocked.status, new.status) == ("blocked", "incompatible")
    assert new.note is not None
    assert "plugin API 2" in new.note.en
    assert not {"never_imported", "too_new"} & set(sys.modules)


def test_an_installed_plugin_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    put(tmp_path, "works-well", GOOD.format(name="w"))
    (plugin,) = load_host(installed([str(tmp_path)])).plugins
    assert (plugin.distribution, plugin.version, plugin.status, plugin.provides) == (
        "works-well",
        "1.2",
        "loaded",
        ("exporter w",),
    )


def test_blocking_knows_every_spelling_and_never_switches_off_the_house(tmp_path: Path) -> None:
    put(tmp_path, "ward-shout", "raise SystemExit('imported')")
    (found,) = installed([str(tmp_path)])
    assert load_plugin(found, admission=Admission(block=("Ward_Shout",))).status == "blocked"
    assert (
        load_plugin(builtin("wardpress.edition.transforms"), admission=Admission(block=("wardpress",))).status
        == "built-in"
    )


def test_an_egg_info_beside_a_dist_info_counts_once(tmp_path: Path) -> None:
    put(tmp_path, "ward-st", GOOD.format(name="st"))
    egg = tmp_path / "ward_st.egg-info"
    egg.mkdir()
    (egg / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: ward-st\nVersion: 1.2\n", encoding="utf-8")
    (egg / "entry_points.txt").write_text("[wardpress.v1]\nmain = ward_st\n", encoding="utf-8")
    assert [found.distribution for found in installed([str(tmp_path)])] == ["ward-st"]
