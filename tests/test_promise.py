"""What docs/promise.md promises of version 1 is kept: names, fields, commands, and a plugin from its first day."""

from __future__ import annotations

import inspect
import shutil
import tomllib
from importlib import import_module
from pathlib import Path

import click
import pytest

from wardpress import Report, default_host, errors, read_bulletin, write_editions
from wardpress.cli.app import wardpress
from wardpress.edition.settings import PluginSettings
from wardpress.plugins import hooks
from wardpress.publish import Wishes

CASES = Path(__file__).resolve().parent / "cases"
PROMISED = tomllib.loads((CASES / "promise-v1.toml").read_text(encoding="utf-8"))
SETTINGS = """
theme = "old-blue"
transforms = ["old-turn"]
[masthead]
date = 2025-12-05
[formats.old]
mark = "-"
case = "upper"
"""


@pytest.mark.parametrize("room", PROMISED["names"])
def test_every_promised_name_is_there(room: str) -> None:
    module = import_module(room)
    assert set(PROMISED["names"][room]) <= set(module.__all__)
    assert [name for name in PROMISED["names"][room] if not hasattr(module, name)] == []


@pytest.mark.parametrize("name", PROMISED["fields"])
def test_the_fields_of_a_value_keep_their_order_and_new_ones_may_be_left_out(name: str) -> None:
    needed, _, other = (part.split() for part in PROMISED["fields"][name].partition("|"))
    room, _, kind = name.rpartition(".")
    parameters = inspect.signature(getattr(import_module(room), kind)).parameters
    assert [field for field, what in parameters.items() if what.default is what.empty] == needed
    promised = [*needed, *other]
    assert set(promised) <= set(parameters)
    by_place = [field for field, what in parameters.items() if what.kind is not what.KEYWORD_ONLY]
    assert by_place[: len(promised)] == [field for field in promised if field in by_place]


def test_the_hooks_and_the_errors_are_what_they_were() -> None:
    for name, parameters in PROMISED["hooks"].items():
        assert str(list(inspect.signature(getattr(hooks, name)).parameters)) == parameters
    for name, said in PROMISED["errors"].items():
        kind = getattr(errors, name)
        assert f"{kind.code} {kind.exit_status}" == said


@pytest.mark.parametrize("name", PROMISED["commands"])
def test_every_command_has_the_flags_it_had(name: str) -> None:
    command: click.Command | None = wardpress
    for word in name.split()[1:]:
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(command), word)
    assert command is not None
    flags = {flag for option in command.params if isinstance(option, click.Option) for flag in option.opts}
    assert set(PROMISED["commands"][name].split()) <= flags


@pytest.mark.parametrize("trust", [("old.py",), ()])
def test_a_plugin_from_the_first_day_of_version_1_reads_turns_sets_and_writes(
    trust: tuple[str, ...], tmp_path: Path
) -> None:
    file = Path(shutil.copy(CASES / "plugin_v1.py.txt", tmp_path / "old.py"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.oldnote").write_text("Tin một\nĐoạn một.", encoding="utf-8")
    (tmp_path / "in" / "b.oldnote").write_text("Tin hai\nĐoạn hai.", encoding="utf-8")
    (tmp_path / "in" / "bulletin.toml").write_text(SETTINGS, encoding="utf-8")
    host = default_host(PluginSettings(trust=trust), files=[file])
    assert [plugin.provides for plugin in host.plugins if plugin.distribution == "old.py"] == [
        ("exporter old", "exporter old-index", "reader old-note", "transform old-turn", "theme old-blue")
    ]
    report = Report()
    wishes = Wishes(trust=trust)
    manuscript = read_bulletin(tmp_path / "in", host=host, report=report, wishes=wishes)
    assert set(report.codes()) >= {"old.read", "old.turned"}
    editions = write_editions(
        manuscript.bulletin,
        tmp_path,
        formats=["old-index", "old"],
        settings=manuscript.settings,
        host=host,
        report=report,
    )
    index, old = (edition.path for edition in editions if edition.path and not edition.error)
    assert index.read_text(encoding="utf-8") == "['1'] ['Tin hai', 'Tin một']"
    text = "- 5/12/2025\n- TIN HAI\n- ĐOẠN HAI.\n- TIN MỘT\n- ĐOẠN MỘT.\n2025 vi old-blue\n"
    assert old.read_text(encoding="utf-8") == text
