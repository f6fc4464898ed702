"""The darkroom: photos made ready to print, each once for every width, whichever formats ask for it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from wardpress.diagnostics import NOWHERE, Origin, Report
from wardpress.edition.settings import PhotoLimits
from wardpress.errors import ExportError, InputError, Message, lacks_memory
from wardpress.plugins import Picture
from wardpress.publish.photofiles import Photos
from wardpress.publish.plainfile import MEGABYTE
from wardpress.themes import Page

if TYPE_CHECKING:
    from wardpress.exporters.pictures.developing import Developed
    from wardpress.publish.cache import Cache

_POINTS_AN_INCH = 72
_MM_AN_INCH = 25.4
# Below this a reader sees the pixels of a print held in the hand.
_COARSE_DPI = 120
# Kept for the next format: all photos of an issue, but not those of ten years.
_ROOM = 32 * 1024 * 1024

_TIFF = (b"II", b"MM")
_STANDARD_ERROR = 2
_MUTED = threading.Lock()

_Key = tuple[bytes, int]


@dataclass(frozen=True, slots=True)
class Negative:
    """What is known of a photo that can be shown: the hash of its file, and its size when upright."""

    digest: bytes
    width: int
    height: int


@dataclass(slots=True)
class Prints:
    """What has been found out and made so far, for all formats of a run; of the pictures only the latest are kept.

    Later runs find those that could be shown in the `cache`.
    """

    negatives: dict[str, Negative | None] = field(default_factory=dict)
    coarse: set[str] = field(default_factory=set)
    same: dict[bytes, Negative] = field(default_factory=dict)
    pictures: OrderedDict[_Key, Picture] = field(default_factory=OrderedDict)
    size: int = 0
    cache: Cache | None = None

    def put(self, key: _Key, picture: Picture) -> None:
        """Keep `picture`, which is not here yet, and let the oldest go where there is no more room."""
        self.pictures[key] = picture
        self.size += len(picture.data)
        while self.size > _ROOM:
            self.size -= len(self.pictures.popitem(last=False)[1].data)

    def __reduce__(self) -> tuple[object, ...]:
        # Another process makes its own pictures: what is known of them is all that it needs.
        return Prints, (self.negatives, self.coarse, self.same)


@dataclass(frozen=True, slots=True)
class Darkroom:
    """The pictures of one edition, as the contract promises them (`wardpress.plugins.Pictures`).

    Why a photo cannot be shown goes to `report`, once, with its place in `origins`; nothing in a file can raise.
    """

    photos: Photos
    page: Page
    report: Report
    limits: PhotoLimits = PhotoLimits()
    origins: Mapping[str, Origin] = field(default_factory=dict)
    prints: Prints = field(default_factory=Prints)

    def size(self, file: str) -> tuple[int, int] | None:
        """Return width and height of the upright picture in pixels; None where there is none that can be shown."""
        negative = self._negative(file)
        return (negative.width, negative.height) if negative else None

    def placed(self, file: str, *, width: float) -> Picture:
        """Return the picture for a place `width` pt wide; raise `KeyError` for a file that `size` does not know."""
        negative = self._negative(file)
        if negative is None:
            raise KeyError(file)
        self._look_at_grain(file, negative, width)
        pixels = round(width * self.page.picture_dpi / _POINTS_AN_INCH)
        key = (negative.digest, max(1, min(negative.width, pixels)))
        if (made := self.prints.pictures.get(key)) is None:
            made = self._made(partial(self._unchanged, file, negative), key).picture
            self.prints.put(key, made)
        return made

    def _negative(self, file: str) -> Negative | None:
        known = self.prints.negatives
        if file not in known:
            known[file] = self._vetted(file) if file in self.photos else None
        return known[file]

    def _vetted(self, file: str) -> Negative | None:
        try:
            return self._looked_over(file, self.photos[file])
        except InputError as refusal:
            self._refuse(file, refusal)
        except Exception as problem:  # noqa: BLE001 - a decoder may raise anything at a broken file; the caption stands
            self._refuse(file, _broken(problem))
        return None

    def _looked_over(self, file: str, data: bytes) -> Negative:
        # Whether a photo is whole shows only when it is read to its end: it is made at once for its likely place.
        digest = hashlib.sha256(data).digest()
        if digest not in self.prints.same:
            if len(data) > self.limits.megabytes * MEGABYTE:
                raise _too_many_bytes(self.limits.megabytes)
            likely = round(self.page.column / _MM_AN_INCH * self.page.picture_dpi)
            made = self._made(lambda: data, (digest, likely))
            self.prints.put((digest, made.picture.width), made.picture)
            self.prints.same[digest] = Negative(digest, made.width, made.height)
            if made.is_one_of_several:
                self._say_that_it_moves(file)
        return self.prints.same[digest]

    def _made(self, data: Callable[[], bytes], key: _Key) -> Developed:
        digest, pixels = key
        made_of = (digest.hex(), pixels, self.limits.megapixels)
        if (known := _kept(self.prints.cache, made_of)) is not None:
            return known
        made = _developed(data(), pixels, self.limits.megapixels)
        if self.prints.cache is not None:
            self.prints.cache.keep(made, made_of)
        return made

    def _unchanged(self, file: str, negative: Negative) -> bytes:
        with contextlib.suppress(InputError, KeyError):
            data = self.photos[file]
            if hashlib.sha256(data).digest() == negative.digest:
                return data
        raise ExportError(
            Message(f"The picture {file} changed meanwhile.", f"Ảnh {file} vừa bị thay đổi."),
            hint=Message("Run the command again.", "Hãy chạy lại lệnh."),
        )

    def _refuse(self, file: str, refusal: InputError) -> None:
        message = Message(
            f"the picture {file} is not shown: {refusal.in_language('en')}",
            f"ảnh {file} không in được: {refusal.in_language('vi')}",
        )
        self.report.warning(refusal.code, message, self.origins.get(file, NOWHERE))

    def _say_that_it_moves(self, file: str) -> None:
        message = Message(
            f"{file} holds several pictures; the first is shown", f"tệp {file} có nhiều hình; chỉ in hình đầu tiên"
        )
        self.report.note("photo.first-of-several", message, self.origins.get(file, NOWHERE))

    def _look_at_grain(self, file: str, negative: Negative, width: float) -> None:
        if file in self.prints.coarse or negative.width * _POINTS_AN_INCH >= width * _COARSE_DPI:
            return
        self.prints.coarse.add(file)
        inches = width / _POINTS_AN_INCH
        dpi, millimetres = round(negative.width / inches), round(inches * _MM_AN_INCH)
        message = Message(
            f"the picture {file} is coarse: {dpi} dpi at {millimetres} mm, at least {_COARSE_DPI} print well",
            f"ảnh {file} kém nét: {dpi} dpi khi in rộng {millimetres} mm, cần ít nhất {_COARSE_DPI}",
        )
        self.report.warning("photo.low-resolution", message, self.origins.get(file, NOWHERE))


# These bring Pillow in: only who has photos pays for it.
def _kept(cache: Cache | None, made_of: object) -> Developed | None:
    if cache is None:
        return None
    from wardpress.exporters.pictures.developing import Developed

    return cache.found(Developed, made_of)


def _developed(data: bytes, pixels: int, megapixels: int | None) -> Developed:
    from wardpress.exporters.pictures.developing import developed

    with _muted() if data.startswith(_TIFF) else contextlib.nullcontext():
        return developed(data, at_most=pixels, megapixels=megapixels)


def _too_many_bytes(megabytes: int) -> InputError:
    from wardpress.exporters.pictures.refusals import too_many_bytes

    return too_many_bytes(megabytes)


@contextlib.contextmanager
def _muted() -> Iterator[None]:
    """Lead standard error nowhere: libtiff writes there, below Python, what it thinks of a broken file."""
    # One thread at a time: the last of two would take the nowhere of the first for what is to be restored.
    with _MUTED, contextlib.ExitStack() as undo:
        with contextlib.suppress(OSError):  # a program without a console has none
            kept = os.dup(_STANDARD_ERROR)
            undo.callback(os.close, kept)
            nowhere = os.open(os.devnull, os.O_WRONLY)
            undo.callback(os.close, nowhere)
            os.dup2(nowhere, _STANDARD_ERROR)
            undo.callback(os.dup2, kept, _STANDARD_ERROR)
        yield


def _broken(problem: Exception) -> InputError:
    from wardpress.exporters.pictures.refusals import HugePicture, broken

    if lacks_memory(problem):
        return HugePicture(
            Message("there is not enough memory to read it.", "máy không đủ bộ nhớ để đọc ảnh này."),
            hint=Message("Make it smaller.", "Hãy thu nhỏ ảnh."),
        )
    return broken()
