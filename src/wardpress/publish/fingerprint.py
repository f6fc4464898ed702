"""The fingerprint of one format of an edition: it changes whenever anything changes that may show in its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePath

import msgspec

from wardpress.edition import EditionSettings
from wardpress.errors import AmbiguousFormat, PluginError
from wardpress.host import Host
from wardpress.model import Bulletin, figures
from wardpress.model.jsonform import encode_bulletin
from wardpress.plugins import Exporter
from wardpress.publish.ledger import EACH, FORMATS, OPTIONS, Ledger, entry, is_same


def fingerprints(
    bulletin: Bulletin,
    formats: Iterable[str],
    *,
    settings: EditionSettings,
    host: Host,
    ledger: Ledger,
    looks: Collection[str],
) -> dict[str, str]:
    """Return for each of `formats` a hash of all that may show in its bytes; none for one that nobody can write.

    `ledger` is that of the edition to be: its versions, the clock, and the hashes of photos, theme and fonts; `looks`
    are the names of the last two.
    """
    exporters = _exporters(formats, settings, host)
    shown = {figure.file for figure in figures(bulletin.articles())}
    # Of the options only those of a format bear on it: they are among the settings.
    asked = {key: value for key, value in ledger.asked.items() if key not in {FORMATS, OPTIONS, EACH}}
    inputs = {file: digest for file, digest in ledger.inputs.items() if file in shown or file in looks}
    # The place of the theme file is no part of how it looks: its hash is among the inputs.
    common = replace(settings, formats={}, theme=Path(settings.theme).name)
    said = hashlib.sha256(encode_bulletin(bulletin)).hexdigest()
    made_of = {
        name: _digest((said, name, settings.formats.get(exporter.name, {}), common, asked, inputs, ledger.made_with))
        for name, exporter in exporters.items()
    }
    tellers = [made_of[name] for name, exporter in sorted(exporters.items()) if exporter.tells_pages]
    return {
        name: _digest((made_of[name], tellers)) if exporter.wants_pages else made_of[name]
        for name, exporter in exporters.items()
    }


def standing_in(folder: Path, found: Ledger | None, wanted: Mapping[str, str], *, single: str = "") -> dict[str, str]:
    """Return for each format the file that is, by the ledger `found` in `folder`, what the fingerprints `wanted` ask.

    With `single` they are the files of one article alone.
    """
    outputs = found.outputs if found else {}
    entries = ((name, outputs.get(entry(name, single)), made_of) for name, made_of in wanted.items())
    return {
        name: PurePath(output.file).name
        for name, output, made_of in entries
        if output and output.made_of == made_of and is_same(output, folder)
    }


def _exporters(formats: Iterable[str], settings: EditionSettings, host: Host) -> dict[str, Exporter[object]]:
    found: dict[str, Exporter[object]] = {}
    for name in formats:
        try:
            found[name] = host.exporter(name, prefer=settings.plugins.prefer).descriptor
        except (PluginError, AmbiguousFormat):
            continue  # whoever makes the edition says why
    return found


def _digest(parts: object) -> str:
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()
