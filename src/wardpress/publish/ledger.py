"""The ledger of a finished edition: what it was made of, what with, and what came out; so it can be proved again."""

from __future__ import annotations

import hashlib
import os
import platform
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from wardpress.host import versions
from wardpress.publish.filename import SINGLES
from wardpress.publish.intake import is_settings, printable
from wardpress.publish.plainfile import MEGABYTE, leads_out, plain_bytes
from wardpress.publish.themefiles import named_in
from wardpress.publish.wholefile import commit
from wardpress.publish.wishes import NO_WISHES, Wishes

LEDGER_NAME = "edition.json"
FORMATS, OPTIONS, EACH = "formats", "options", "each"
_LARGEST = 64 * MEGABYTE
_CLOCK = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True, slots=True)
class Output:
    """One finished file: its name beside the ledger, its size in bytes, its SHA-256, a hash of all it depends on."""

    file: str
    size: int
    sha256: str
    made_of: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of one edition, and of its articles alone where these were asked for.

    `inputs` are the SHA-256 of all files in the folder of the articles, and of its theme and fonts elsewhere;
    `made_with` names every version that may show in the bytes; `outputs` has one entry for each format that was asked
    for and written. The `seal` is the SHA-256 of all the rest: it tells an edited ledger from one that was written.
    """

    asked: dict[str, str]
    inputs: dict[str, str]
    made_with: dict[str, str]
    outputs: dict[str, Output] = field(default_factory=dict)
    ledger: Literal[1] = 1
    seal: str = ""


def expected(
    folder: Path,
    formats: Iterable[str],
    *,
    encoding: str | None = None,
    theme: str | None = None,
    wishes: Wishes = NO_WISHES,
    each: bool = False,
    environment: Mapping[str, str] = os.environ,
) -> Ledger:
    """Return the ledger of the edition in `folder`, without its outputs; raise `OSError` for what cannot be read."""
    asked = {FORMATS: ",".join(formats)}
    asked |= {name: said for name, said in (("encoding", encoding), ("theme", theme)) if said}
    asked |= dict(_wished(wishes))
    if each:
        asked[EACH] = SINGLES
    if clock := environment.get(_CLOCK):
        asked[_CLOCK] = clock
    return Ledger(asked, _hashes(folder), made_with())


def _wished(wishes: Wishes) -> Iterator[tuple[str, str]]:
    # Where a plugin runs and for how long shows in no byte.
    if wishes.options:
        yield OPTIONS, "\n".join(wishes.options)
    if wishes.no_plugins:
        yield "plugins", "none"
    for number, file in enumerate(wishes.files, start=1):
        # That there is no such file is told where it is to be loaded.
        yield f"plugin {number}, {printable(file.name)}", digest(file) if file.is_file() else ""


@cache
def made_with() -> dict[str, str]:
    """Return the versions of all that may show in the bytes of an edition, as they were when first asked for."""
    return {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION, **versions()}


def _hashes(folder: Path) -> dict[str, str]:
    inside = sorted(entry for entry in folder.iterdir() if entry.is_file() and not entry.name.startswith("."))
    # What a link that leads out means is not read into the edition either.
    inside = [entry for entry in inside if not leads_out(entry)]
    # A theme and its fonts may lie elsewhere, for all wards in one place.
    looks = {name: file for settings in inside if is_settings(settings) for name, file in named_in(settings).items()}
    beside = {file.name: file for file in inside if file.name != LEDGER_NAME}
    return {printable(name): digest(file) for name, file in {**looks, **beside}.items()}


def digest(file: Path) -> str:
    """Return the SHA-256 of `file` in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def entry(format_name: str, single: str = "") -> str:
    """Return the name among the outputs of a format, or of one article in it alone."""
    return f"{format_name} {single}".strip()


def output_of(file: Path, made_of: str, *, single: bool = False) -> Output:
    """Return the entry of a finished file."""
    return Output(f"{SINGLES}/{file.name}" if single else file.name, file.stat().st_size, digest(file), made_of)


def write_ledger(folder: Path, ledger: Ledger) -> None:
    """Write `ledger` into `folder`, whole or not at all; raise `OutputError`."""
    sealed = replace(ledger, seal=_seal(ledger))
    commit(folder / LEDGER_NAME, msgspec.json.format(msgspec.json.encode(sealed), indent=1) + b"\n")


def _seal(ledger: Ledger) -> str:
    return hashlib.sha256(msgspec.json.encode(replace(ledger, seal=""), order="sorted")).hexdigest()


def read_ledger(folder: Path) -> Ledger | None:
    """Return the ledger in `folder`; None where there is none that can be read and is as it was written."""
    try:
        found = msgspec.json.decode(plain_bytes(folder / LEDGER_NAME, at_most=_LARGEST), type=Ledger)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return replace(found, seal="") if found.seal == _seal(found) else None


def is_proven(found: Ledger | None, wanted: Ledger, folder: Path) -> bool:
    """Return whether `found` is the ledger of `wanted`, and every file that it names in `folder` is still the same."""
    if found is None or replace(found, outputs={}) != wanted:
        return False
    return set(found.outputs) >= set(wanted.asked[FORMATS].split(",")) and not changed(found, folder)


def changed(ledger: Ledger, folder: Path) -> list[str]:
    """Return the files that `ledger` names and that are missing in `folder`, or are other than they were."""
    return sorted(output.file for output in ledger.outputs.values() if not is_same(output, folder))


def is_same(output: Output, folder: Path) -> bool:
    """Return whether the file of `output` in `folder` is what it was."""
    file = folder / output.file
    # A ledger may come from anywhere: it names files beside itself, single articles, and no others.
    if file.parent not in {folder, folder / SINGLES} or file.name in {"", ".", ".."}:
        return False
    try:
        return file.stat().st_size == output.size and digest(file) == output.sha256
    except OSError:
        return False
