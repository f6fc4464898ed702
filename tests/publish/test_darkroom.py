"""Photos come from the editor's folders and from nowhere else, and each is prepared once."""

from __future__ import annotations

import io
import os
import pickle
import socket
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest
from PIL import Image

from wardpress import (
    EditionSettings,
    ExportError,
    Manuscript,
    Report,
    SettingsError,
    default_host,
    read_bulletin,
    read_settings,
    render,
    write_editions,
)
from wardpress.host import Host
from wardpress.model import Article, Bulletin, Figure, Paragraph, Section, Text, figures
from wardpress.plugins import Picture
from wardpress.publish.darkroom import Darkroom, Prints
from wardpress.publish.photofiles import PhotoFiles, Photos, UnreadablePhoto
from wardpress.testing import photos, with_pictures
from wardpress.themes import builtin_themes

NO_SETTINGS = EditionSettings()
PAGE = builtin_themes()[0].page
ARTICLE = "TÍT CỦA BÀI\n\nĐoạn văn của bài này, có dấu chấm.\n\nMinh Thư\n"


def png(colour: bytes = b"\xc8\x1e\x28", size: int = 9) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + colour * size) * size)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def put(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    folder.mkdir(exist_ok=True, parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@cache
def host() -> Host:
    return default_host()


def read(*folders: Path, report: Report | None = None) -> Manuscript:
    return read_bulletin(*folders, report=report, host=host())


def printed(
    bulletin: Bulletin,
    name: str,
    *,
    photos: Photos = MappingProxyType({}),
    settings: EditionSettings = NO_SETTINGS,
    report: Report | None = None,
) -> bytes:
    return render(bulletin, name, photos=photos, settings=settings, host=host(), report=report)


def shown_files(manuscript: Manuscript) -> list[str | None]:
    return [figure.file for figure in figures(manuscript.bulletin.articles())]


def media(manuscript: Manuscript, report: Report | None = None) -> list[bytes]:
    """The pictures in the Word edition."""
    data = printed(manuscript.bulletin, "docx", photos=manuscript.photos, report=report)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]


def test_a_photo_beside_its_text_reaches_the_edition(tmp_path: Path) -> None:
    put(tmp_path, {"bai1.txt": ARTICLE, "bai1.png": png()})
    report = Report()
    manuscript = read(tmp_path, report=report)
    assert shown_files(manuscript) == ["bai1.png"]
    assert len(media(manuscript, report)) == 1
    assert report.codes().count("photo.no-alt-text") == 1


def test_pictures_of_one_name_in_two_folders_are_not_mixed_up(tmp_path: Path) -> None:
    red, blue = png(), png(b"\x1e\x3c\xbe")
    north = put(tmp_path / "bac" / "tin", {"bai1.txt": ARTICLE, "bai1.png": red})
    south = put(tmp_path / "nam" / "tin", {"bai1.txt": ARTICLE, "bai1.png": blue})
    manuscript = read(north, south)
    assert shown_files(manuscript) == ["tin/bai1.png", "tin-2/bai1.png"]
    assert [manuscript.photos[name] for name in ("tin/bai1.png", "tin-2/bai1.png")] == [red, blue]
    assert len(media(manuscript)) == 2


def test_a_picture_that_is_missing_in_one_folder_is_not_taken_from_another(tmp_path: Path) -> None:
    north = put(tmp_path / "bac", {"bai1.txt": ARTICLE.replace("Đoạn", "Ảnh: hop.png\n\nĐoạn")})
    (north / "bai1.toml").write_text('[[photos]]\nfile = "hop.png"\n', encoding="utf-8")
    south = put(tmp_path / "nam", {"bai2.txt": ARTICLE, "hop.png": png()})
    report = Report()
    manuscript = read(north, south, report=report)
    assert set(shown_files(manuscript)) == {"bac/hop.png"}
    assert media(manuscript) == []
    assert {"photo.missing", "photo.unused"} <= set(report.codes())


@pytest.mark.parametrize(
    "name", ["../bi-mat.png", "/etc/passwd", "..\\bi-mat.png", "con/../../bi-mat.png", "C:\\x.png"]
)
def test_no_name_in_a_sidecar_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    put(tmp_path, {"bi-mat.png": png()})
    folder = put(tmp_path / "tin", {"bai1.txt": ARTICLE, "bai1.toml": f"[[photos]]\nfile = '{name}'\nalt = 'x'\n"})
    report = Report()
    manuscript = read(folder, report=report)
    assert media(manuscript, report) == []
    assert report.codes().count("photo.missing") == 1


def test_a_link_out_of_the_folder_is_refused_and_one_inside_it_is_followed(tmp_path: Path) -> None:
    put(tmp_path, {"bi-mat.png": png()})
    folder = put(tmp_path / "tin", {"bai1.txt": ARTICLE, "goc.png": png()})
    (folder / "bai1.png").symlink_to(tmp_path / "bi-mat.png")
    (folder / "bai1-2.png").symlink_to("goc.png")
    report = Report()
    assert len(media(read(folder, report=report), report)) == 1
    refused = [said.message.vi for said in report if said.code == "photo.unreadable"]
    assert [said.split()[1] for said in refused] == ["bai1.png"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and sockets are files on POSIX only")
@pytest.mark.parametrize("kind", ["folder", "pipe", "socket", "link to itself", "link to nothing"])
def test_what_only_looks_like_a_picture_is_refused_by_name_and_keeps_nobody_waiting(kind: str, tmp_path: Path) -> None:
    folder = put(tmp_path / "tin", {"bai1.txt": ARTICLE})
    place = folder / "bai1.jpg"
    match kind:
        case "folder":
            place.mkdir()
        case "pipe":
            os.mkfifo(place)
        case "socket":
            with socket.socket(socket.AF_UNIX) as listener:
                listener.bind(os.path.relpath(place))  # an address of a socket is short
        case "link to itself":
            place.symlink_to(place)
        case _:
            place.symlink_to("khong-co.jpg")
    report = Report()
    assert media(read(folder, report=report), report) == []
    refused = [said for said in report if said.code == "photo.unreadable"]
    assert len(refused) == 1
    assert "bai1.jpg" in refused[0].message.vi


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_a_picture_that_may_not_be_read_is_refused_by_name(tmp_path: Path) -> None:
    put(tmp_path, {"bai1.txt": ARTICLE, "bai1.png": png()})
    (tmp_path / "bai1.png").chmod(0)
    report = Report()
    assert media(read(tmp_path, report=report), report) == []
    assert "photo.unreadable" in report.codes()


def test_a_file_larger_than_photos_are_is_not_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "bai1.png").open("wb") as file:
        file.truncate(3 << 20)
    put(tmp_path, {"bai1.txt": ARTICLE, "bulletin.toml": "[photos]\nmegabytes = 1\n"})
    manuscript = read(tmp_path)
    assert len(manuscript.photos["bai1.png"]) == (1 << 20) + 1
    report = Report()
    printed(manuscript.bulletin, "docx", photos=manuscript.photos, settings=manuscript.settings, report=report)
    told = next(said.message.en for said in report if said.code == "photo.too-large")
    assert "bai1.png is not shown: the file is larger than 1 MB. Save it as JPEG, or raise photos.megabytes" in told


def test_the_limit_of_pixels_can_be_set() -> None:
    settings = read_settings("[photos]\nmegapixels = 1\n", file="bulletin.toml")
    report = Report()
    darkroom = Darkroom({"a.png": png(size=1001)}, PAGE, report, settings.photos)
    assert darkroom.size("a.png") is None
    assert report.codes() == ("photo.too-large",)
    with pytest.raises(SettingsError, match="megapixels"):
        read_settings("[photos]\nmegapixels = 5000\n", file="bulletin.toml")


def test_an_iphone_picture_beside_its_text_is_refused_with_what_to_do(tmp_path: Path) -> None:
    put(tmp_path, {"bai1.txt": ARTICLE, "bai1.HEIC": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"})
    report = Report()
    assert media(read(tmp_path, report=report), report) == []
    said = [said for said in report if said.code == "photo.unknown-kind"]
    assert [str(found.origin) for found in said] == ["bai1.txt:1:1"]
    assert "Tương thích nhất" in said[0].message.vi


def test_a_picture_that_belongs_to_nobody_is_named(tmp_path: Path) -> None:
    put(tmp_path, {"bai1.txt": ARTICLE, "bai1.png": png(), "IMG_1234.png": png()})
    report = Report()
    read(tmp_path, report=report)
    assert [said.origin.file for said in report if said.code == "photo.unused"] == ["IMG_1234.png"]


class Counted(Mapping[str, bytes]):
    """Photos that count how often each is read."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files, self.read = files, list[str]()

    def __getitem__(self, file: str) -> bytes:
        self.read.append(file)
        return self.files[file]

    def __contains__(self, file: object) -> bool:
        return file in self.files

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


def test_a_picture_is_prepared_once_for_all_places_of_one_width() -> None:
    counted = Counted({"a.png": png(size=900)})
    darkroom = Darkroom(counted, PAGE, Report())
    assert darkroom.size("a.png") == (900, 900)
    assert darkroom.placed("a.png", width=200) is darkroom.placed("a.png", width=200)
    # In its column it has been made already, when it was looked over.
    darkroom.placed("a.png", width=PAGE.column / 25.4 * 72)
    assert counted.read == ["a.png", "a.png"]


def test_everything_odd_about_a_picture_is_told_once_for_all_formats(tmp_path: Path) -> None:
    bulletin = Bulletin(
        (Section((Article("Tít", tuple(Figure(file=name) for name in ("a.png", "b.png", "c.png", "a.png"))),)),)
    )
    report = Report()
    files = {"a.png": png(size=150), "b.png": png()[:40]}
    write_editions(bulletin, tmp_path, photos=files, formats=["docx", "epub"], report=report, host=host())
    told = sorted(code for code in report.codes() if code.startswith("photo."))
    assert told == ["photo.broken", "photo.low-resolution", "photo.missing", *["photo.no-alt-text"] * 2]


def test_without_photos_the_captions_stand_and_the_pictures_are_missed() -> None:
    report = Report()
    data = printed(with_pictures(), "docx", report=report)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
        assert not [name for name in archive.namelist() if "media" in name]
    assert "Đường hoa nhìn từ cầu" in document
    assert set(report.codes()) == {"photo.missing"}


def test_one_picture_under_two_names_is_prepared_once() -> None:
    darkroom = Darkroom({"a.png": png(size=900), "b.png": png(size=900)}, PAGE, Report())
    assert darkroom.size("a.png") == darkroom.size("b.png")
    assert darkroom.placed("a.png", width=200) is darkroom.placed("b.png", width=200)


def test_of_the_pictures_made_only_the_latest_are_kept() -> None:
    prints = Prints()
    for number in range(40):
        prints.put((b"%d" % number, 1), Picture(bytes(1 << 20), "image/png", 1, 1))
    assert len(prints.pictures) == 32
    assert (b"39", 1) in prints.pictures


def test_a_picture_changed_while_it_is_printed_is_an_error_that_says_so() -> None:
    files = {"a.png": png(size=900)}
    darkroom = Darkroom(files, PAGE, Report())
    darkroom.size("a.png")
    files["a.png"] = png(b"\0\0\0", size=900)
    with pytest.raises(ExportError, match=r"a\.png changed"):
        darkroom.placed("a.png", width=100)
    del files["a.png"]
    with pytest.raises(ExportError, match=r"a\.png changed"):
        darkroom.placed("a.png", width=100)


def test_a_darkroom_can_be_sent_to_another_process_and_takes_no_pictures_along(tmp_path: Path) -> None:
    put(tmp_path, {"a.png": png(size=3000)})
    report = Report()
    darkroom = Darkroom(PhotoFiles({"a.png": tmp_path / "a.png"}, 1 << 20), PAGE, report)
    darkroom.size("a.png")
    sent = pickle.dumps((darkroom, report))
    assert len(sent) < 3000
    elsewhere, its_report = pickle.loads(sent)  # noqa: S301 - our own
    assert elsewhere.placed("a.png", width=100) == darkroom.placed("a.png", width=100)
    assert elsewhere.report is its_report


def test_photo_files_are_read_when_they_are_asked_for(tmp_path: Path) -> None:
    files = PhotoFiles({"a.png": tmp_path / "a.png"}, 100)
    assert ("a.png" in files, "b.png" in files, list(files), len(files)) == (True, False, ["a.png"], 1)
    with pytest.raises(UnreadablePhoto):
        files["a.png"]
    (tmp_path / "a.png").write_bytes(b"now it is there")
    assert files["a.png"] == b"now it is there"


def test_the_same_photos_give_the_same_bytes() -> None:
    for name in ("docx", "epub"):
        assert printed(with_pictures(), name, photos=photos()) == printed(with_pictures(), name, photos=photos())


def test_a_bulletin_without_pictures_does_not_touch_the_photos() -> None:
    counted = Counted(photos())
    bulletin = Bulletin((Section((Article("Tít", (Paragraph((Text("Đoạn."),)),)),)),))
    for name in ("docx", "epub"):
        printed(bulletin, name, photos=counted)
    assert counted.read == []


def test_standard_error_is_itself_again_after_several_threads_read_tiffs() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40)).save(buffer, "TIFF", compression="tiff_lzw")
    files = {f"{number}.tif": buffer.getvalue() + bytes([number]) for number in range(60)}

    def looked_at(_: int) -> bool:
        room = Darkroom(files, PAGE, Report())
        return all(room.size(file) for file in files)

    kept = os.dup(2)
    try:
        with ThreadPoolExecutor(4) as pool:
            assert all(pool.map(looked_at, range(4)))
        assert os.path.sameopenfile(2, kept)
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def test_a_photo_that_cannot_be_made_for_want_of_memory_is_not_called_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(*_: object, **__: object) -> None:
        raise OSError("broken data stream when writing image file")

    put(tmp_path, {"bai1.txt": ARTICLE, "bai1.png": png()})
    report = Report()
    manuscript = read(tmp_path, report=report)
    monkeypatch.setattr(Image.Image, "save", save)
    assert media(manuscript, report) == []
    (told,) = (found for found in report if found.code == "photo.too-large")
    assert "not enough memory" in told.message.en
