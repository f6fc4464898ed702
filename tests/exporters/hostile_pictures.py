"""Pictures as they must be feared: bombs, ruins, impostors, and odd ones that are right all the same."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any

from PIL import Image, ImageCms, ImageDraw

RED, GREEN, BLUE, WHITE = (200, 30, 40), (20, 150, 60), (30, 60, 190), (255, 255, 255)
SECRET = b"GIAU-KIN"  # stands in every kind of metadata, and must stand in no edition
ORIENTATION = 0x0112


def scene(size: tuple[int, int] = (60, 40)) -> Image.Image:
    """A picture whose upper left quarter is red, upper right green, lower left blue, lower right white."""
    image = Image.new("RGB", size, WHITE)
    half = (size[0] // 2, size[1] // 2)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, half[0] - 1, half[1] - 1), fill=RED)
    draw.rectangle((half[0], 0, size[0], half[1] - 1), fill=GREEN)
    draw.rectangle((0, half[1], half[0] - 1, size[1]), fill=BLUE)
    return image


def file(image: Image.Image, kind: str, **how: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **how)
    return buffer.getvalue()


def jpeg(**how: Any) -> bytes:
    return file(scene(), "JPEG", quality=95, subsampling=0, **how)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *, depth: int = 8, colour: int = 2, rows: bytes = b"", extra: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def blank_rows(length: int) -> bytes:
    squeeze = zlib.compressobj(9)
    return b"".join([*(squeeze.compress(bytes(1 << 20)) for _ in range(length >> 20)), squeeze.flush()])


def lying(said: int) -> Image.Image:
    """The scene as a camera held otherwise stores it: turned back by what `said` asks for, it is upright."""
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    return scene().transpose(undo[said]) if said in undo else scene()


def oriented(kind: str, said: int) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = said
    how = {"lossless": True} if kind == "WEBP" else {"quality": 95, "subsampling": 0} if kind == "JPEG" else {}
    return file(lying(said), kind, exif=exif, **how)


def talkative() -> bytes:
    """A JPEG that tells everything: EXIF, GPS, a thumbnail's text, XMP, IPTC, a comment."""
    exif = Image.Exif()
    exif[0x010F] = exif[0x013B] = SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (10.0, 46.0, 30.0), 29: SECRET.decode()})
    data = jpeg(exif=exif, comment=SECRET, xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>")
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(SECRET)) + SECRET
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + data[2:] + b"<?php " + SECRET


def talkative_png() -> bytes:
    rows = zlib.compress(b"".join(b"\0" + bytes(RED) * 4 for _ in range(4)))
    text = chunk(b"tEXt", b"Comment\0" + SECRET) + chunk(b"zTXt", b"Author\0\0" + zlib.compress(SECRET))
    return png(4, 4, rows=rows, extra=text + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET))


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (60, 40), colour) for colour in (GREEN, BLUE)]
    return file(scene(), kind, save_all=True, append_images=frames, duration=100)


def see_through(mode: str) -> Image.Image:
    """The scene, its white quarter nothing but a hole in black."""
    image = scene().convert("RGBA")
    image.paste((0, 0, 0, 0), (30, 20, 60, 40))
    return image.convert(mode)


def palette_with_holes() -> bytes:
    image = scene().quantize(8)
    white = image.getpixel((45, 30))
    return file(image, "PNG", transparency=white)


def sixteen_bits() -> bytes:
    image = Image.new("I;16", (60, 40), 0)
    image.paste(65535, (30, 0, 60, 40))
    return file(image, "PNG")


def profile(name: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()  # type: ignore[arg-type]


def swapped_profile() -> bytes:
    """An RGB profile with the primaries of red and blue exchanged: who ignores it shows the sky red."""
    data = bytearray(profile("sRGB"))
    tags = {bytes(data[place : place + 4]): place for place in range(132, 132 + 12 * data[131], 12)}
    red, blue = tags[b"rXYZ"] + 4, tags[b"bXYZ"] + 4
    data[red : red + 8], data[blue : blue + 8] = data[blue : blue + 8], data[red : red + 8]
    return bytes(data)


def header_says(width: int, height: int) -> bytes:
    data = jpeg()
    place = data.index(b"\xff\xc0") + 5
    return data[:place] + struct.pack(">HH", height, width) + data[place + 4 :]


def cut(kind: str, percent: int, **how: Any) -> bytes:
    data = file(noise(), kind, **how)
    return data[: len(data) * percent // 100]


def noise() -> Image.Image:
    """A picture that does not compress: its file holds pixels down to its end."""
    return Image.effect_noise((120, 80), 90).convert("RGB")


def nonsense_in(data: bytes) -> bytes:
    return data.replace(b"\xff\xda", b"\xff\xd8").replace(b"\xff\xc0", b"\xff\xff")


def gif_of(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0, 0, 0) + file(scene(), "GIF")[13:]


def webp_of(width: int, height: int) -> bytes:
    data = bytearray(file(scene(), "WEBP", lossless=True))
    data[21:25] = struct.pack("<I", (width - 1) | (height - 1) << 14)
    return bytes(data)


def bmp_of(width: int, height: int) -> bytes:
    data = bytearray(file(scene(), "BMP"))
    data[18:26] = struct.pack("<ii", width, height)
    return bytes(data)


def tiff_of(width: int, height: int) -> bytes:
    data = file(scene(), "TIFF")
    for tag, old, new in ((0x100, 60, width), (0x101, 40, height)):
        said = struct.pack("<HHII", tag, 4, 1, old)
        assert data.count(said) == 1
        data = data.replace(said, struct.pack("<HHII", tag, 4, 1, new))
    return data


SHOWN: dict[str, Callable[[], bytes]] = {
    "jpeg.jpg": jpeg,
    "progressive.jpg": lambda: jpeg(progressive=True),
    "gps-exif-xmp-iptc-comment.jpg": talkative,
    "polyglot-zip.jpg": lambda: jpeg() + b"PK\x03\x04" + SECRET,
    "really-png.jpg": lambda: file(scene(), "PNG"),
    "preview-behind.jpg": lambda: file(scene(), "MPO", save_all=True, append_images=[scene((8, 8))]),
    "cmyk.jpg": lambda: file(scene().convert("CMYK"), "JPEG", quality=95, subsampling=0),
    "srgb-profile.jpg": lambda: jpeg(icc_profile=profile("sRGB")),
    "broken-profile.jpg": lambda: jpeg(icc_profile=b"none of it is true" * 20),
    "profile-of-other-colours.jpg": lambda: jpeg(icc_profile=profile("LAB")),
    "huge-profile.jpg": lambda: jpeg(icc_profile=profile("sRGB") + bytes(5_000_000)),
    "broken-exif.jpg": lambda: jpeg(exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12"),
    "nonsense-exif.jpg": lambda: jpeg(exif=b"Exif\0\0" + bytes(range(256))),
    "png.png": lambda: file(scene(), "PNG"),
    "palette.png": lambda: file(scene().quantize(8), "PNG"),
    "palette-with-holes.png": palette_with_holes,
    "see-through.png": lambda: file(see_through("RGBA"), "PNG"),
    "see-through.webp": lambda: file(see_through("RGBA"), "WEBP", lossless=True),
    "see-through.tif": lambda: file(see_through("RGBA"), "TIFF"),
    "apng.png": lambda: moving("PNG"),
    "gif.gif": lambda: file(scene(), "GIF"),
    "moving.gif": lambda: moving("GIF"),
    "webp.webp": lambda: file(scene(), "WEBP", lossless=True),
    "moving.webp": lambda: file(
        scene(), "WEBP", save_all=True, append_images=[scene().rotate(180)], duration=90, lossless=True
    ),
    "tiff.tif": lambda: file(scene(), "TIFF"),
    "lzw.tiff": lambda: file(scene(), "TIFF", compression="tiff_lzw"),
    "jpeg-inside.tiff": lambda: file(scene(), "TIFF", compression="jpeg", quality=95),
    "two-pages.tiff": lambda: moving("TIFF"),
    "cmyk.tif": lambda: file(scene().convert("CMYK"), "TIFF"),
    "bmp.bmp": lambda: file(scene(), "BMP"),
    "palette.bmp": lambda: file(scene().quantize(8), "BMP"),
    **{f"lies-{said}.jpg": partial(oriented, "JPEG", said) for said in range(1, 9)},
    **{f"lies-{said}.png": partial(oriented, "PNG", said) for said in (3, 6)},
    **{f"lies-{said}.webp": partial(oriented, "WEBP", said) for said in (5, 8)},
    **{f"lies-{said}.tif": partial(oriented, "TIFF", said) for said in (3, 6)},
}

REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty.jpg": ("photo.broken", bytes),
    "one-byte.png": ("photo.unknown-kind", lambda: b"\x89"),
    "head-only.jpg": ("photo.broken", lambda: b"\xff\xd8\xff\xe0"),
    **{
        f"cut-at-{percent}.{kind.lower()}": ("photo.broken", partial(cut, kind, percent))
        for kind in ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP")
        for percent in (10, 60)
    },
    "cut-before-its-last-rows.jpg": ("photo.broken", partial(cut, "JPEG", 97)),
    "cut-while-compressed.tif": ("photo.broken", partial(cut, "TIFF", 60, compression="tiff_lzw")),
    "nonsense-in-jpeg.tif": ("photo.broken", lambda: nonsense_in(file(noise(), "TIFF", compression="jpeg"))),
    "cut-while-progressive.jpg": ("photo.broken", partial(cut, "JPEG", 50, progressive=True)),
    "wrong-sum.png": ("photo.broken", lambda: file(noise(), "PNG").replace(b"IDAT", b"IDAT\0", 1)),
    "no-pixels.png": ("photo.broken", lambda: png(40, 40, rows=b"")),
    "no-width.png": ("photo.broken", lambda: png(0, 40, rows=zlib.compress(b""))),
    "bomb.png": ("photo.too-large", lambda: png(20_000, 20_000, rows=zlib.compress(b""))),
    "bomb-below-the-limit-of-pillow.png": ("photo.too-large", lambda: png(13_000, 13_000, depth=1, colour=0)),
    "bomb-of-one-row.png": ("photo.too-large", lambda: png(1_000_000, 1, rows=blank_rows(3 << 20))),
    "bomb-of-text.png": (
        "photo.broken",
        lambda: png(1, 1, rows=zlib.compress(bytes(4)), extra=chunk(b"zTXt", b"a\0\0" + blank_rows(80 << 20))),
    ),
    "bomb.jpg": ("photo.too-large", lambda: header_says(65_000, 65_000)),
    "bomb-of-120-megapixels.jpg": ("photo.too-large", lambda: header_says(12_000, 10_000)),
    "bomb.gif": ("photo.too-large", lambda: gif_of(60_000, 60_000)),
    "bomb.webp": ("photo.too-large", lambda: webp_of(16_383, 16_383)),
    "bomb-of-30-megapixels.webp": ("photo.too-large", lambda: webp_of(6_000, 5_000)),
    "bomb.bmp": ("photo.too-large", lambda: bmp_of(20_000, 20_000)),
    "bomb.tif": ("photo.too-large", lambda: tiff_of(50_000, 50_000)),
    "endless.bmp": ("photo.broken", lambda: bmp_of(5_000, 5_000)),
    "script.svg": ("photo.unknown-kind", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    "svg.jpg": ("photo.unknown-kind", lambda: b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"),
    "html.png": ("photo.unknown-kind", lambda: b"<!DOCTYPE html><img src='file:///etc/passwd'>"),
    "eps.jpg": ("photo.unknown-kind", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n"),
    "pdf.jpg": ("photo.unknown-kind", lambda: b"%PDF-1.7\n"),
    "word.png": ("photo.unknown-kind", lambda: b"PK\x03\x04\x14\0\0\0\0\0"),
    "text.jpg": ("photo.unknown-kind", "Đây là bài viết".encode),
    "zeros.jpg": ("photo.unknown-kind", lambda: bytes(5000)),
    "jpeg-2000.jp2": ("photo.unknown-kind", lambda: file(scene(), "JPEG2000")),
    "avif.avif": ("photo.unknown-kind", lambda: file(scene(), "AVIF")),
    "ppm.jpg": ("photo.unknown-kind", lambda: file(scene(), "PPM")),
    "icon.png": ("photo.unknown-kind", lambda: file(scene(), "ICO")),
    "iphone.heic": ("photo.unknown-kind", lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)),
    "measured.tif": ("photo.broken", lambda: file(Image.new("F", (9, 9), 0.5), "TIFF")),
}
