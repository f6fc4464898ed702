"""Refusals: why a file is not shown, in words that follow its name."""

from __future__ import annotations

from typing import ClassVar

from wardpress.errors import InputError, Message

_MAGIC = (
    (0, b"<svg", "SVG"),
    (0, b"<?xml", "XML, SVG"),
    (0, b"<", "HTML"),
    (0, b"%PDF", "PDF"),
    (0, b"%!PS", "EPS"),
    (0, b"8BPS", "Photoshop"),
    (0, b"PK\x03\x04", "ZIP, Word"),
    (0, b"\xff\x4f\xff\x51", "JPEG 2000"),
    (4, b"jP  ", "JPEG 2000"),
    (4, b"ftypavi", "AVIF"),
)
_OF_AN_IPHONE = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypheim", b"ftypmif1", b"ftypmsf1")
# What a whole file of each kind begins with: one that does and cannot be opened is broken.
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*", b"BM")


class UnfitPicture(InputError):
    """A picture that cannot be shown: broken, cut short, empty, or of colours that no screen knows."""

    code: ClassVar[str] = "photo.broken"


class ForeignPicture(UnfitPicture):
    """A file of a kind that editions do not show, whatever its name says."""

    code = "photo.unknown-kind"


class HugePicture(UnfitPicture):
    """A picture with more pixels or bytes than may be read."""

    code = "photo.too-large"


def broken() -> UnfitPicture:
    """Return the refusal of a file that ends too early or holds nonsense."""
    return UnfitPicture(
        Message("it is broken or cut short.", "tệp hỏng hoặc bị cắt cụt."),
        hint=Message("Copy it from the camera again.", "Hãy chép lại từ máy chụp."),
    )


def of_unknown_colours() -> UnfitPicture:
    """Return the refusal of measurements and the like, which are no colours."""
    return UnfitPicture(
        Message("its pixels are numbers, not colours.", "điểm ảnh là số đo, không phải màu."),
        hint=Message("Save it as JPEG or PNG.", "Hãy lưu lại thành JPEG hoặc PNG."),
    )


def unopened(data: bytes) -> UnfitPicture:
    """Return the refusal of `data`, which no decoder took for its own."""
    if not data:
        return UnfitPicture(Message("it is empty.", "tệp rỗng."), hint=broken().hint)
    if data.startswith(_BEGINNINGS):
        return broken()
    if data[4:12] in _OF_AN_IPHONE:
        return ForeignPicture(
            Message("it is a HEIC picture from an iPhone.", "đây là ảnh HEIC của iPhone."),
            hint=Message(
                "Save it as JPEG; on the phone: Settings, Camera, Formats, Most Compatible.",
                "Hãy lưu lại thành JPEG; trên điện thoại: Cài đặt, Camera, Định dạng, Tương thích nhất.",
            ),
        )
    found = next((name for place, magic, name in _MAGIC if data[place:].startswith(magic)), "")
    kind = f" ({found})" if found else ""
    return ForeignPicture(
        Message(f"it is no picture that can be shown{kind}.", f"tệp không phải loại ảnh in được{kind}."),
        hint=Message(
            "Save it as JPEG or PNG; WebP, GIF, TIFF and BMP will do too.",
            "Hãy lưu lại thành JPEG hoặc PNG; WebP, GIF, TIFF, BMP cũng được.",
        ),
    )


def too_many_pixels(millions: int, *, on_a_side: int) -> HugePicture:
    """Return the refusal of a picture whose decoding would take more memory than a photo is worth."""
    return HugePicture(
        Message(
            f"it has more than {millions} million pixels, or a side of more than {on_a_side}.",
            f"ảnh có hơn {millions} triệu điểm ảnh, hoặc một cạnh dài hơn {on_a_side} điểm.",
        ),
        hint=Message(
            "Make it smaller, 2000 pixels across print well; or raise photos.megapixels in bulletin.toml.",
            "Hãy thu nhỏ, rộng 2000 điểm là đủ in đẹp; hoặc tăng photos.megapixels trong bulletin.toml.",
        ),
    )


def too_many_bytes(megabytes: int) -> HugePicture:
    """Return the refusal of a file that is larger than photos are."""
    return HugePicture(
        Message(f"the file is larger than {megabytes} MB.", f"tệp lớn hơn {megabytes} MB."),
        hint=Message(
            "Save it as JPEG, or raise photos.megabytes in bulletin.toml.",
            "Hãy lưu lại thành JPEG, hoặc tăng photos.megabytes trong bulletin.toml.",
        ),
    )
