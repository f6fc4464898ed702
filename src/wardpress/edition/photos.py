"""Photos by convention: `bai1.jpg` and `bai1-2.png` belong to `bai1.txt`; names in captions are found too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from wardpress.diagnostics import Report
from wardpress.edition.sidecar import PhotoSettings
from wardpress.errors import Message
from wardpress.model import Article, Block, Figure, Inlines, Text, plain_text

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
# "bai1.jpg: Quang cảnh" or "[bai1.jpg] Quang cảnh": the name leads to the picture and is not printed.
_NAMED = re.compile(r"\[?\s*([\w .()-]{1,80}?\.(?:jpe?g|png|webp|gif))\s*\]?\s*[:–-]?\s*", re.IGNORECASE)
# What may follow the article's own name: `bai1-2`, `bai1_2`, `bai1 (2)`.
_NUMBERED = re.compile(r"(?:[-_ ]\(?(\d+)\)?)?")


@dataclass(frozen=True, slots=True)
class PhotoDesk:
    """What is known of the pictures beside one article: their file names, and what its sidecar says of some."""

    files: Sequence[str]
    settings: Sequence[PhotoSettings] = ()


def is_picture(name: str) -> bool:
    """Return whether a file of this name is a picture that editions may show."""
    return name.lower().endswith(PICTURE_SUFFIXES)


def pictures_of(article_file: str, files: Iterable[str]) -> list[str]:
    """Return the pictures of `article_file` among `files`: the same stem, alone or with a number after a hyphen."""
    stem = PurePath(article_file).stem.casefold()
    numbered = [
        (int(found[1] or 0), name)
        for name in files
        if name.casefold().startswith(stem)
        and is_picture(name)
        and (found := _NUMBERED.fullmatch(PurePath(name).stem.casefold(), len(stem)))
    ]
    return [name for _, name in sorted(numbered)]


def with_photos(article: Article, desk: PhotoDesk, report: Report) -> Article:
    """Return `article` with a picture in each figure that has one, and a figure for each picture left over.

    A name in the caption goes first, then the sidecar's photos in order, then the pictures of the article's own
    stem; a picture left over stands after the text. A named picture that is not there, and a picture without alt
    text, are reported.
    """
    own = [photo.file for photo in desk.settings] + [
        name for name in pictures_of(article.origin.file, desk.files) if name not in {p.file for p in desk.settings}
    ]
    named = {file: figure for figure in _figures(article.blocks) if (file := _file_in(figure, desk.files))}
    waiting = [name for name in own if name not in named]
    blocks = tuple(_placed(block, waiting, desk) for block in article.blocks)
    for name in waiting:
        blocks += (_described(Figure(file=name, origin=article.origin), desk),)
    for figure in _figures(blocks):
        _check(figure, desk, report)
    return replace(article, blocks=blocks)


def _figures(blocks: Iterable[Block]) -> list[Figure]:
    return [block for block in blocks if isinstance(block, Figure)]


def _file_in(figure: Figure, files: Sequence[str]) -> str | None:
    """Return the picture that the caption begins with, spelt as it is on the disk where it is there."""
    found = _NAMED.match(plain_text(figure.caption))
    if not found:
        return None
    return next((name for name in files if name.casefold() == found[1].strip().casefold()), found[1].strip())


def _placed(block: Block, waiting: list[str], desk: PhotoDesk) -> Block:
    if not isinstance(block, Figure) or block.file:
        return block
    if file := _file_in(block, desk.files):
        return _described(replace(block, file=file, caption=_without_name(block.caption)), desk)
    if waiting:
        return _described(replace(block, file=waiting.pop(0)), desk)
    return block


def _without_name(caption: Inlines) -> Inlines:
    rest = _NAMED.sub("", plain_text(caption), count=1)
    return (Text(rest),) if rest else ()


def _described(figure: Figure, desk: PhotoDesk) -> Figure:
    photo = next((photo for photo in desk.settings if photo.file == figure.file), None)
    if photo is None:
        return figure
    return replace(
        figure,
        caption=(Text(photo.caption),) if photo.caption else figure.caption,
        credit=photo.credit or figure.credit,
        alt=photo.alt or figure.alt,
    )


def _check(figure: Figure, desk: PhotoDesk, report: Report) -> None:
    if figure.file is None:
        return
    if figure.file not in desk.files:
        report.warning(
            "photo.missing",
            Message(
                f"the picture {figure.file} is named but is not there",
                f"bài nêu ảnh {figure.file} nhưng không có tệp ảnh này",
            ),
            figure.origin,
        )
    elif figure.alt is None:
        report.note(
            "photo.no-alt-text",
            Message(
                f"the picture {figure.file} has no alt text for readers who cannot see it",
                f"ảnh {figure.file} chưa có lời tả cho người không nhìn thấy",
            ),
            figure.origin,
        )
