"""What speaks for finished files besides their words: their ledger, and the same bytes made again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from wardpress.errors import Message
from wardpress.publish.editions import render
from wardpress.publish.ledger import FORMATS, LEDGER_NAME, OPTIONS, Ledger, changed, expected, read_ledger
from wardpress.publish.manuscript import read_bulletin
from wardpress.publish.wishes import Wishes

Source = str | os.PathLike[str]
# What else a file of this suffix may be, where no ledger says it.
_OTHERS = {"pdf": ("pdf-booklet",)}
_EDITED = Message("it is no ledger, or was changed afterwards", "không phải sổ ghi, hoặc đã bị sửa sau đó")


class Again(NamedTuple):
    """What finished files are made again from: the folder of the articles, and how, where no ledger says it."""

    source: Source
    wishes: Wishes
    encoding: str | None = None
    theme: str | None = None


def ledger_faults(folder: Path, source: Source | None) -> Iterator[Message]:
    """Yield what is wrong with the ledger in `folder`: edited, or its files gone, or its articles other than they were.

    The articles are looked at where `source`, their folder, is given.
    """
    ledger = read_ledger(folder)
    if ledger is None:
        yield _EDITED
        return
    for output in ledger.outputs.values():
        if not (folder / output.file).is_file():
            yield Message(f"it names {output.file}, which is not there", f"sổ ghi {output.file} nhưng không có tệp này")
    now = expected(Path(source), ()).inputs if source is not None else ledger.inputs
    for name in sorted(now.keys() | ledger.inputs.keys()):
        if now.get(name) != ledger.inputs.get(name):
            yield Message(f"{name} is no longer what it was made from", f"{name} không còn như lúc làm bản tin")


def is_changed(file: Path, ledger: Ledger | None) -> bool:
    """Return whether `ledger` names `file` and says something else of it."""
    named = ledger is not None and any(output.file == file.name for output in ledger.outputs.values())
    return named and ledger is not None and file.name in changed(ledger, file.parent)


def remaker(again: Again, ledger: Ledger | None) -> Callable[[Path], bool]:
    """Return a function that makes a file again, and says whether its bytes are the same.

    What `ledger` says was asked for is asked for again; where it is silent, `again` is heard.
    """
    wishes = again.wishes
    asked = ledger.asked if ledger else {}
    formats = {output.file: name for name, output in ledger.outputs.items()} if ledger else {}
    options = tuple(filter(None, asked.get(OPTIONS, "").split("\n"))) or wishes.options
    wishes = replace(
        wishes,
        formats=tuple(filter(None, asked.get(FORMATS, "").split(","))) or wishes.formats,
        options=options,
        no_plugins=wishes.no_plugins or asked.get("plugins") == "none",
    )
    encoding, theme = asked.get("encoding") or again.encoding, asked.get("theme") or again.theme
    manuscript = read_bulletin(again.source, encoding=encoding, theme=theme, wishes=wishes)

    @cache
    def remade(name: str, with_pages: bool) -> bytes:  # noqa: FBT001 - a cached function has no names for arguments
        return render(
            manuscript.bulletin,
            name,
            beside=("pdf",) if with_pages else (),
            photos=manuscript.photos,
            settings=manuscript.settings,
            host=manuscript.host,
        )

    def is_remade(file: Path) -> bool:
        data, suffix = file.read_bytes(), file.suffix[1:].lower()
        names = [formats[file.name]] if file.name in formats else [suffix, *_OTHERS.get(suffix, ())]
        # An EPUB of the same run as a PDF has its page numbers; which run it was, only the bytes tell.
        return any(remade(name, with_pages) == data for name in names for with_pages in (True, False))

    return is_remade


def has_ledger(folder: Path) -> bool:
    """Return whether a ledger lies in `folder`, whatever it holds."""
    return (folder / LEDGER_NAME).exists()
