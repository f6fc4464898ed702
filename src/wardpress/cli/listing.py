"""`wardpress formats` and `wardpress plugins`: what can be written, and what became of every plugin."""

from __future__ import annotations

import sys
from typing import Any

import click

from wardpress.cli.flags import asked_plugins, is_strict, plugin_flags, settings_flag
from wardpress.cli.plugincheck import check_plugin
from wardpress.cli.speech import Speech, harmless, print_json
from wardpress.cli.why import why
from wardpress.errors import Message, PluginError, UsageError, as_message
from wardpress.host import Claim, Host, Plugin
from wardpress.plugins import Exporter
from wardpress.plugins.options import DescribedOption, described_options

_STATUS_COLOURS = {"built-in": "green", "loaded": "green", "broken": "red", "blocked": "yellow", "incompatible": "red"}
_STATUS_WIDTH = max(map(len, _STATUS_COLOURS))


@click.command()
@click.argument("name", required=False)
@plugin_flags
@settings_flag
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON. / Print JSON.")
@click.pass_obj
def formats(speech: Speech, name: str | None, *, as_json: bool) -> None:
    """Liệt kê các định dạng và tùy chọn. / List the formats that can be written, with their options."""
    plugins, host = asked_plugins()
    claims = (host.exporter(name, prefer=plugins.prefer),) if name else host.exporters()
    if as_json:
        print_json([_format_as_json(claim) for claim in claims])
        return
    for claim in claims:
        _format(speech, claim)


def _format(speech: Speech, claim: Claim[Exporter[Any]]) -> None:
    exporter = claim.descriptor
    title = speech.text(as_message(exporter.title))
    click.echo(
        f"{click.style(f'{exporter.name:<10}', bold=True)} {title}  ({', '.join(exporter.suffixes)}; {claim.full_name})"
    )
    for option in described_options(exporter.options):
        click.echo(f"    {_option(speech, option)}")


def _option(speech: Speech, option: DescribedOption) -> str:
    return f"{option.name} = {option.default}  ({speech.text(option.kind)})  {speech.text(option.help)}".rstrip()


def _format_as_json(claim: Claim[Exporter[Any]]) -> dict[str, object]:
    exporter = claim.descriptor
    title = as_message(exporter.title)
    return {
        "name": exporter.name,
        "full_name": claim.full_name,
        "title": _both(title),
        "suffixes": list(exporter.suffixes),
        "media_type": exporter.media_type,
        "options": [
            {"name": option.name, "kind": _both(option.kind), "default": option.default, "help": _both(option.help)}
            for option in described_options(exporter.options)
        ],
    }


@click.group(invoke_without_command=True)
@plugin_flags
@settings_flag
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON. / Print JSON.")
@click.pass_context
def plugins(context: click.Context, *, as_json: bool) -> None:
    """Liệt kê các tiện ích và tình trạng. / List every plugin, what it provides and what became of it."""
    if context.invoked_subcommand:
        if as_json:
            raise UsageError(
                Message("--json stands before the command that it is meant for.", "--json đứng trước lệnh con."),
                hint=Message(
                    f"Write: wardpress plugins {context.invoked_subcommand} … --json",
                    f"Hãy viết: wardpress plugins {context.invoked_subcommand} … --json",
                ),
            )
        return
    speech: Speech = context.obj
    _, host = asked_plugins()
    if as_json:
        print_json([_as_json(plugin) for plugin in host.plugins])
    else:
        _table(speech, host)
    if is_strict() and host.unusable():
        sys.exit(PluginError.exit_status)


plugins.add_command(check_plugin)
plugins.add_command(why)


def _table(speech: Speech, host: Host) -> None:
    width = max(len(_who(plugin)) for plugin in host.plugins)
    for plugin in host.plugins:
        status = click.style(f"{plugin.status:<{_STATUS_WIDTH}}", fg=_STATUS_COLOURS[plugin.status])
        about = speech.text(plugin.note) if plugin.note else ", ".join(plugin.provides)
        click.echo(f"{status}  {harmless(_who(plugin)):<{width}}  {harmless(plugin.name)}: {about}")


def _who(plugin: Plugin) -> str:
    return " ".join(filter(None, (plugin.distribution, plugin.version)))


def _as_json(plugin: Plugin) -> dict[str, object]:
    return {
        "distribution": plugin.distribution,
        "version": plugin.version,
        "name": plugin.name,
        "status": plugin.status,
        "provides": list(plugin.provides),
        "note": _both(plugin.note) if plugin.note else None,
    }


def _both(message: Message) -> dict[str, str]:
    return {"en": message.en, "vi": message.vi}
