"""`wardpress plugins why`: all that is known of one plugin, or of who is meant by the short name of a format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from wardpress.cli.flags import asked_plugins, plugin_flags, process_flags, settings_flag
from wardpress.cli.speech import Speech, print_json
from wardpress.edition.settings import PluginSettings
from wardpress.errors import AmbiguousFormat, Message, PluginError, UsageError
from wardpress.host import Claim, Host, Plugin, normal_name
from wardpress.plugins import Exporter
from wardpress.tables import nearest

Fact = tuple[Message, Message]

_NEXT = {
    "broken": Message(
        "tell its author, mend it, or block it: [plugins] block; docs/plugin-faults.md explains the reasons",
        "báo cho tác giả, sửa, hoặc chặn nó: [plugins] block; docs/plugin-faults.md giải thích các lý do",
    ),
    "blocked": Message("change [plugins] allow or block to let it in", "sửa [plugins] allow hoặc block để cho phép"),
    "incompatible": Message("install a version made for this wardpress", "cài bản dành cho wardpress này"),
}


@click.command()
@click.argument("name")
@process_flags
@plugin_flags
@settings_flag
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON. / Print JSON.")
@click.pass_obj
def why(speech: Speech, name: str, *, as_json: bool) -> None:
    """Mọi điều biết về tiện ích hay định dạng NAME. / All that is known of the plugin or the format NAME."""
    settings, host = asked_plugins()
    subjects = [(title_of(plugin), list(_about(plugin, settings))) for plugin in called(name, host)]
    if claims := [claim for claim in host.exporters() if claim.descriptor.name == name]:
        subjects.append((Message(f"format {name}", f"định dạng {name}"), list(_contest(name, claims, settings, host))))
    if not subjects:
        raise unknown(name, host)
    if as_json:
        print_json([_as_json(title, facts) for title, facts in subjects])
        return
    for title, facts in subjects:
        speech.say(title, bold=True)
        for what, fact in facts:
            click.echo(f"  {speech.text(what)}: {speech.text(fact)}")


def called(name: str, host: Host) -> tuple[Plugin, ...]:
    """Return the plugins whose distribution or entry point is called `name`, or that offer something of that name."""
    wanted = normal_name(name)
    return tuple(
        plugin
        for plugin in host.plugins
        if wanted == normal_name(plugin.distribution)
        or name == plugin.name
        or any(name == found.name for found in plugin.descriptors)
    )


def title_of(plugin: Plugin) -> Message:
    """Return distribution, version, entry point and status of a plugin."""
    who = " ".join(filter(None, (plugin.distribution, plugin.version)))
    return Message(f"{who}, {plugin.name}: {plugin.status}", f"{who}, {plugin.name}: {plugin.status}")


def _about(plugin: Plugin, settings: PluginSettings) -> Iterator[Fact]:
    if plugin.note:
        yield Message("why", "lý do"), plugin.note
    if remedy := _NEXT.get(plugin.status):
        yield Message("what now", "cần làm"), remedy
    if plugin.provides:
        yield Message("provides", "cung cấp"), _plain(", ".join(plugin.provides))
    if plugin.address:
        yield Message("lies in", "nằm ở"), _plain(plugin.address.found_in)
        yield Message("entry point", "điểm vào"), _plain(f"{plugin.name} = {plugin.address.entry}")
    if any(isinstance(found, Exporter) for found in plugin.descriptors):
        yield Message("its exporters run", "bộ xuất chạy"), _place(plugin, settings)


def _place(plugin: Plugin, settings: PluginSettings) -> Message:
    if plugin.status == "built-in":
        return Message("in wardpress's own process", "ngay trong wardpress")
    if normal_name(plugin.distribution) in map(normal_name, settings.trust):
        return Message("in wardpress's own process, as it is trusted", "ngay trong wardpress, vì được tin cậy")
    limits = f"{settings.timeout:g} s, {settings.memory} MB"
    return Message(f"in a process of their own ({limits})", f"trong tiến trình riêng ({limits})")


def _contest(name: str, claims: list[Claim[Exporter[Any]]], settings: PluginSettings, host: Host) -> Iterator[Fact]:
    yield Message("claimed by", "được cung cấp bởi"), _plain(", ".join(claim.full_name for claim in claims))
    try:
        winner = host.exporter(name, prefer=settings.prefer)
    except (AmbiguousFormat, UsageError, PluginError) as error:
        yield Message("means", "nghĩa là"), Message(error.in_language("en"), error.in_language("vi"))
        return
    reason = _reason(winner, claims, preferred=name in settings.prefer)
    yield (
        Message("means", "nghĩa là"),
        Message(f"{winner.full_name} ({reason.en})", f"{winner.full_name} ({reason.vi})"),
    )


def _reason(winner: Claim[Exporter[Any]], claims: list[Claim[Exporter[Any]]], *, preferred: bool) -> Message:
    if preferred:
        return Message("chosen by [plugins] prefer", "do [plugins] prefer chọn")
    if len(claims) == 1:
        return Message("nobody else offers it", "không ai khác cung cấp")
    assert winner.is_builtin
    return Message(
        "the built-in goes first; [plugins] prefer can choose another",
        "bản có sẵn được ưu tiên; [plugins] prefer có thể chọn bản khác",
    )


def unknown(name: str, host: Host) -> UsageError:
    """Return the error that nobody is called `name`, with who is called nearly so."""
    known = {plugin.distribution for plugin in host.plugins}
    known |= {found.name for plugin in host.plugins for found in plugin.descriptors}
    guess = nearest(name, known)
    return UsageError(
        Message(
            f"There is no plugin and no format {name}{guess.en}.", f"Không có tiện ích hay định dạng {name}{guess.vi}."
        ),
        hint=Message("`wardpress plugins` lists all of them.", "Lệnh `wardpress plugins` liệt kê tất cả."),
    )


def _plain(text: str) -> Message:
    return Message(text, text)


def _as_json(title: Message, facts: list[Fact]) -> dict[str, object]:
    return {
        "subject": title.en,
        "facts": [{"what": what.en, "en": fact.en, "vi": fact.vi} for what, fact in facts],
    }
