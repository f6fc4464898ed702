"""Photos by convention: `bai1.jpg` and `bai1-2.png` belong to `bai1.txt`; names in captions are found too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from wardpress.edition.sidecar import PhotoSettings
from wardpress.model import Article, Block, Box, Figure, Inlines, Text, plain_text

# What editions can show, and after it what they cannot: such a picture is known for one, and refused with its reason.
_SHOWN = ("jpg", "jpeg", "jfif", "png", "webp", "gif", "tif", "tiff", "bmp")
_REFUSED = ("heic", "heif", "avif", "jp2", "svg", "psd", "eps", "dng", "cr2", "nef", "arw")
PICTURE_SUFFIXES = tuple(f".{suffix}" for suffix in _SHOWN + _REFUSED)
# "bai1.jpg: Quang cảnh" or "[bai1.jpg] Quang cảnh": the name leads to the picture and is not printed.
_NAMED = re.compile(
    rf"\[?\s*([\w .()-]{{1,80}}?\.(?:{'|'.join(_SHOWN + _REFUSED)}))(?!\w)\s*(\]?\s*[:–-]?)\s*", re.IGNORECASE
)
# What may follow the article's own name: `bai1-2`, `bai1_2`, `bai1 (2)`.
_NUMBERED = re.compile(r"(?:[-_ ]\(?(\d+)\)?)?")


@dataclass(frozen=True, slots=True)
class PhotoDesk:
    """What is known of the pictures beside one article: their file names, and what its sidecar says of some.

    In a file with several articles only the first one `claims` what no caption names.
    """

    files: Sequence[str]
    settings: Sequence[PhotoSettings] = ()
    claims: bool = True


def is_picture(name: str) -> bool:
    """Return whether a file of this name is a picture, of a kind that editions can show or not."""
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


def with_photos(article: Article, desk: PhotoDesk) -> Article:
    """Return `article` with a picture in each figure that has one, and a figure for each picture left over.

    A name in the caption goes first, then the sidecar's photos in order, then the pictures of the article's own
    stem. Of those left over the first opens an article without other pictures, all others stand after the text.
    """
    named = {_file_in(block, desk.files) for block in article.blocks if isinstance(block, Figure)}
    waiting = [name for name in _claimed(article, desk) if name not in named]
    blocks = tuple(_placed(block, waiting, desk) for block in article.blocks)
    others = [_described(Figure(file=name, origin=article.origin), desk) for name in waiting]
    if not any(isinstance(block, Figure) for block in blocks):
        blocks, others = (*others[:1], *blocks), others[1:]
    return replace(article, blocks=(*blocks, *others))


def with_shelf(article: Article, shelf: str) -> Article:
    """Return `article` with the names of its pictures as the whole intake knows them: `shelf` before each."""
    return replace(article, blocks=tuple(_shelved(block, shelf) for block in article.blocks)) if shelf else article


def _shelved(block: Block, shelf: str) -> Block:
    match block:
        case Figure(file=str(file)):
            return replace(block, file=shelf + file)
        case Box(blocks):
            return replace(block, blocks=tuple(_shelved(inner, shelf) for inner in blocks))
        case _:
            return block


def _claimed(article: Article, desk: PhotoDesk) -> list[str]:
    listed = [photo.file for photo in desk.settings]
    own = [name for name in pictures_of(article.origin.file, desk.files) if name not in listed]
    return listed + own if desk.claims else []


def _file_in(figure: Figure, files: Sequence[str]) -> str | None:
    """Return the picture that the caption begins with, spelt as it is on the disk where it is there."""
    found = _NAMED.match(plain_text(figure.caption))
    if not found:
        return None
    called = found[1].strip()
    # "Bà con xem ảnh hop.jpg ở trang của phường" names no picture of ours: its words are to be printed.
    is_name = bool(found[2].strip()) or " " not in called
    return next((name for name in files if name.casefold() == called.casefold()), called if is_name else None)


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
