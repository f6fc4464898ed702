"""A short name goes to the settings' choice, else the built-in, else the only claimant, else nobody."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from wardpress import AmbiguousFormat, PluginError, SettingsError, UnknownFormat
from wardpress.host import Host, Plugin
from wardpress.host.manager import Status
from wardpress.plugins import Exporter, Reader


def plugin(distribution: str, *names: str, status: Status = "loaded") -> Plugin:
    exporters: tuple[Exporter[Any], ...] = tuple(
        Exporter(name, name, (f".{name}",), "text/plain", lambda *_: None) for name in names
    )
    return Plugin(distribution, "1", "main", status, exporters)


OURS = plugin("wardpress", "docx", status="built-in")
PRO = plugin("docx-pro", "docx", "pro")
OTHER = plugin("other", "pro", "odt")


@pytest.mark.parametrize("plugins", list(permutations((OURS, PRO, OTHER))))
def test_no_answer_depends_on_the_order_of_plugins(plugins: tuple[Plugin, ...]) -> None:
    host = Host(plugins)
    assert host.exporter("docx").full_name == "docx@wardpress"
    assert host.exporter("docx", prefer={"docx": "docx-pro"}).full_name == "docx@docx-pro"
    assert host.exporter("docx@docx-pro").full_name == "docx@docx-pro"
    assert host.exporter("odt").full_name == "odt@other"
    assert [claim.full_name for claim in host.exporters()] == [
        "docx@docx-pro",
        "docx@wardpress",
        "odt@other",
        "pro@docx-pro",
        "pro@other",
    ]
    with pytest.raises(AmbiguousFormat, match="pro@docx-pro, pro@other"):
        host.exporter("pro")


@pytest.mark.parametrize("name", ["xls", "odf", "docx@nobody", ""])
def test_a_name_that_nobody_claims_is_refused_with_what_there_is(name: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        Host((OURS, OTHER)).exporter(name)
    assert "docx" in str(caught.value) or "odt" in str(caught.value)


def test_an_unknown_theme_or_transform_is_a_mistake_in_the_settings() -> None:
    with pytest.raises(SettingsError, match="theme tet"):
        Host((OURS,)).theme("tet")
    with pytest.raises(SettingsError, match="transform shout"):
        Host((OURS,)).transform("shout")


def test_a_built_in_reader_goes_before_another_for_the_same_suffix() -> None:
    def reading(name: str, status: Status) -> Plugin:
        return Plugin(name, "1", "m", status, (Reader("text", "t", (".txt",), lambda *_: ()),))

    for plugins in permutations((reading("a", "loaded"), reading("wardpress", "built-in"), reading("z", "loaded"))):
        claim = Host(plugins).reader("Bai.TXT")
        assert claim is not None
        assert claim.plugin.distribution == "wardpress"
    assert Host(()).reader("a.txt") is None


def test_a_name_with_a_distribution_that_does_not_offer_it_says_who_does() -> None:
    with pytest.raises(UnknownFormat, match=r"nobody offers no format docx \(offered by: .*wardpress"):
        Host((OURS, PRO)).exporter("docx", prefer={"docx": "nobody"})


@pytest.mark.parametrize("spelling", ["Docx_Pro", "docx.pro", "DOCX-PRO"])
def test_distributions_are_known_in_every_spelling(spelling: str) -> None:
    assert Host((OURS, PRO)).exporter("docx", prefer={"docx": spelling}).full_name == "docx@docx-pro"


def test_a_name_that_one_distribution_offers_twice_is_refused_with_its_entry_points() -> None:
    twice = (replace(PRO, name="b"), replace(PRO, name="a"))
    for plugins in (twice, twice[::-1]):
        with pytest.raises(AmbiguousFormat, match=r"pro@docx-pro is offered more than once \(entry points: a, b\)"):
            Host(plugins).exporter("pro@docx-pro")


def test_of_many_broken_plugins_the_one_that_is_called_after_the_format_is_named() -> None:
    broken = tuple(plugin(name, status="broken") for name in ("ward-odt", "ward-odt2", "other"))
    with pytest.raises(PluginError) as caught:
        Host(broken).exporter("odt")
    assert "ward-odt: broken" in str(caught.value)
    assert "odt2" not in str(caught.value)
    with pytest.raises(PluginError, match="ward-odt: broken; ward-odt2: broken; other: broken"):
        Host(broken).exporter("html")
