"""`wardpress formats` and `wardpress plugins`: what can be written, and what became of every plugin."""

from __future__ import annotations

from typing import Any

import click

from wardpress.cli.speech import Speech, print_json
from wardpress.errors import Message, as_message
from wardpress.host import Claim, Plugin
from wardpress.plugins import Exporter
from wardpress.plugins.options import described_options
from wardpress.publish import default_host

_STATUS_COLOURS = {"built-in": "green", "loaded": "green", "broken": "red", "blocked": "yellow", "incompatible": "red"}


@click.command()
@click.argument("name", required=False)
@click.pass_obj
def formats(speech: Speech, name: str | None) -> None:
    """Liệt kê các định dạng và tùy chọn. / List the formats that can be written, with their options."""
    host = default_host()
    claims = (host.exporter(name),) if name else host.exporters()
    for claim in claims:
        _format(speech, claim)


def _format(speech: Speech, claim: Claim[Exporter[Any]]) -> None:
    exporter = claim.descriptor
    title = speech.text(as_message(exporter.title))
    click.echo(
        f"{click.style(f'{exporter.name:<10}', bold=True)} {title}  ({', '.join(exporter.suffixes)}; {claim.full_name})"
    )
    for option in described_options(exporter.options):
        kind, about = speech.text(option.kind), speech.text(option.help)
        click.echo(f"    {option.name} = {option.default}  ({kind})  {about}")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON. / Print JSON.")
@click.pass_obj
def plugins(speech: Speech, *, as_json: bool) -> None:
    """Liệt kê các tiện ích và tình trạng. / List every plugin, what it provides and what became of it."""
    found = default_host().plugins
    if as_json:
        print_json([_as_json(plugin) for plugin in found])
        return
    for plugin in found:
        _plugin(speech, plugin)


def _plugin(speech: Speech, plugin: Plugin) -> None:
    status = click.style(f"{plugin.status:<13}", fg=_STATUS_COLOURS[plugin.status])
    who = " ".join(filter(None, (plugin.distribution, plugin.version)))
    about = speech.text(plugin.note) if plugin.note else ", ".join(plugin.provides)
    click.echo(f"{status}{who:<24} {plugin.name}: {about}")


def _as_json(plugin: Plugin) -> dict[str, object]:
    note: Message | None = plugin.note
    return {
        "distribution": plugin.distribution,
        "version": plugin.version,
        "name": plugin.name,
        "status": plugin.status,
        "provides": list(plugin.provides),
        "note": {"en": note.en, "vi": note.vi} if note else None,
    }
