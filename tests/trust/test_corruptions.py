"""`verify` finds whatever is done to a finished edition, and says it of the file to which it was done."""

from __future__ import annotations

import io
import json
import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from wardpress import verify
from wardpress.cli import main
from wardpress.testing import photos

STEM = "ban-tin"
NAMES = {
    f"{STEM}{suffix}" if suffix.startswith(".") else suffix
    for suffix in (".docx", ".pdf", ".epub", ".booklet.pdf", "edition.json")
}
ARTICLES = {
    "bai1.txt": "KHU PHỐ 5 KHÁNH THÀNH ĐƯỜNG HOA\n\nSáng 2/12, bà con khu phố 5 khánh thành đường hoa.\n\n"
    "Công trình do 120 hộ dân góp công.\n\nMinh Thư\n",
    "bai2.txt": "BỘ PHẬN MỘT CỬA LÀM VIỆC CẢ SÁNG THỨ BẢY\n\n"
    + "Từ 1/12, bộ phận một cửa của phường tiếp dân cả sáng thứ Bảy.\n\n" * 60
    + "Thanh Mai\n",
}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "bai1.png").write_bytes(photos()["nho.png"])
    return folder


# With its fonts in it: one of them is exchanged.
LETTERED = ("-O", "epub.embed_fonts=true")


@pytest.fixture(scope="module")
def whole(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("whole")
    with pytest.raises(SystemExit, match="0"):
        main(["build", str(articles), "-o", str(out), "--to", "docx,pdf,epub,pdf-booklet", "--ledger", *LETTERED])
    return out


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "copy")


Change = Callable[[dict[str, bytes]], None]


def in_container(suffix: str, change: Change) -> Callable[[Path], str]:
    """Change the parts of a container, which is whole again afterwards."""

    def harm(folder: Path) -> str:
        file = folder / f"{STEM}{suffix}"
        with zipfile.ZipFile(file) as archive:
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
        change(parts)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
        return file.name

    return harm


def one(parts: dict[str, bytes], ending: str, holding: bytes = b"") -> str:
    return next(name for name, content in sorted(parts.items()) if name.endswith(ending) and holding in content)


def replacing(ending: str, old: str, new: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        name = one(parts, ending, old.encode())
        parts[name] = parts[name].replace(old.encode(), new.encode(), 1)

    return change


def losing(ending: str) -> Change:
    return lambda parts: parts.__delitem__(one(parts, ending))


def without_an_element(ending: str, start: bytes, end: bytes) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        name = one(parts, ending, start)
        head, _, tail = parts[name].rpartition(start)
        parts[name] = head + tail[tail.index(end) + len(end) :]

    return change


def swapped_paragraphs(parts: dict[str, bytes]) -> None:
    words = ("góp", "khánh")
    xml = parts["word/document.xml"].decode()
    xml = xml.replace(words[0], "\0", 1).replace(words[1], words[0], 1).replace("\0", words[1], 1)
    parts["word/document.xml"] = xml.encode()


def without_the_words(parts: dict[str, bytes]) -> None:
    head, _, tail = parts["word/document.xml"].partition("Công trình".encode())
    start, end = head.rindex(b"<w:p>"), tail.index(b"</w:p>") + len(b"</w:p>")
    parts["word/document.xml"] = head[:start] + tail[end:]


def mimetype_last(parts: dict[str, bytes]) -> None:
    parts["mimetype"] = parts.pop("mimetype")


def other_font(parts: dict[str, bytes]) -> None:
    name, other = sorted(name for name in parts if name.endswith((".otf", ".ttf", ".woff", ".woff2")))[:2]
    parts[name] = parts[other]


def cut(suffix: str, share: float) -> Callable[[Path], str]:
    def harm(folder: Path) -> str:
        file = folder / f"{STEM}{suffix}"
        file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])
        return file.name

    return harm


def one_bit(suffix: str) -> Callable[[Path], str]:
    def harm(folder: Path) -> str:
        file = folder / f"{STEM}{suffix}"
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(data)
        return file.name

    return harm


def in_pdf(change: Callable[[pikepdf.Pdf], None], suffix: str = ".pdf") -> Callable[[Path], str]:
    def harm(folder: Path) -> str:
        file = folder / f"{STEM}{suffix}"
        buffer = io.BytesIO()
        with pikepdf.open(file) as document:
            change(document)
            document.save(buffer)
        file.write_bytes(buffer.getvalue())
        return file.name

    return harm


def without_a_page(document: pikepdf.Pdf) -> None:
    del document.pages[1]


def without_a_line(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    code = page.Contents.read_bytes()
    start = code.index(b"/MCID 4")
    shown = code.index(b"Tj", start) if b"Tj" in code[start:] else code.index(b"TJ", start)
    page.Contents = document.make_stream(code[:shown] + b"pop" + code[shown + 2 :])


def fonts_exchanged(document: pikepdf.Pdf) -> None:
    fonts = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing]
    fonts[0].FontFile2, fonts[1].FontFile2 = fonts[1].FontFile2, fonts[0].FontFile2


def sides_blank(document: pikepdf.Pdf) -> None:
    document.pages[0].Contents = document.make_stream(b"")


def in_ledger(change: Callable[[dict[str, dict[str, object]]], object]) -> Callable[[Path], str]:
    def harm(folder: Path) -> str:
        file = folder / "edition.json"
        told = json.loads(file.read_text())
        change(told)
        file.write_text(json.dumps(told, indent=1))
        return file.name

    return harm


def named_and_gone(folder: Path) -> str:
    (folder / f"{STEM}.docx").unlink()
    return "edition.json"


def of_yesterday(folder: Path) -> str:
    (folder / "old").mkdir()
    (folder / "old" / "bai1.txt").write_text(ARTICLES["bai1.txt"].replace("120", "112"), encoding="utf-8")
    with pytest.raises(SystemExit, match="0"):
        main(["build", str(folder / "old"), "-o", str(folder), "--to", "epub"])
    return f"{STEM}.epub"


def half_a_ledger(folder: Path) -> str:
    file = folder / "edition.json"
    file.write_bytes(file.read_bytes()[:200])
    return file.name


# Told by looking at the files alone, without a ledger.
SEEN: dict[str, Callable[[Path], str]] = {
    "a word changed in Word": in_container(".docx", replacing("document.xml", "120", "112")),
    "a paragraph lost in Word": in_container(".docx", without_the_words),
    "two words exchanged in Word": in_container(".docx", swapped_paragraphs),
    "a picture lost in Word": in_container(".docx", losing(".png")),
    "the styles lost in Word": in_container(".docx", losing("styles.xml")),
    "the end of the text torn off in Word": in_container(".docx", replacing("document.xml", "</w:body>", "")),
    "one bit turned in Word": one_bit(".docx"),
    "half of the Word file": cut(".docx", 0.5),
    "a word changed in the EPUB": in_container(".epub", replacing(".xhtml", "120", "112")),
    "an article out of the order of the EPUB": in_container(".epub", without_an_element(".opf", b"<itemref", b"/>")),
    "an article lost in the EPUB": in_container(".epub", losing("bai-2.xhtml")),
    "the style sheet lost in the EPUB": in_container(".epub", losing(".css")),
    "a stranger's file in the EPUB": in_container(".epub", lambda parts: parts.update({"EPUB/x.js": b"alert(1)"})),
    "the mimetype last in the EPUB": in_container(".epub", mimetype_last),
    "an article torn in the EPUB": in_container(".epub", replacing("bai-1.xhtml", "</body>", "")),
    "one bit turned in the EPUB": one_bit(".epub"),
    "the last bytes of the EPUB": cut(".epub", 0.99),
    "a page lost in the PDF": in_pdf(without_a_page),
    "a line lost in the PDF": in_pdf(without_a_line),
    "half of the PDF": cut(".pdf", 0.5),
    "one side of the booklet blank": in_pdf(sides_blank, ".booklet.pdf"),
}
# Told by the ledger.
PROVED: dict[str, Callable[[Path], str]] = {
    "fonts exchanged in the PDF": in_pdf(fonts_exchanged),
    "a font exchanged in the EPUB": in_container(".epub", other_font),
    "a picture exchanged in Word": in_container(
        ".docx", lambda parts: parts.update({one(parts, ".png"): photos()["dung.png"]})
    ),
    "the title of the Word file": in_container(".docx", replacing("core.xml", "</dc:title>", "!</dc:title>")),
    "the ledger says another hash": in_ledger(lambda told: told["outputs"].pop("pdf")),
    "the ledger lacks an article": in_ledger(lambda told: told["inputs"].pop("bai2.txt")),
    "the ledger says other versions": in_ledger(lambda told: told["made_with"].update(lxml="9.9")),
    "half of the ledger": half_a_ledger,
    "a file that the ledger names is gone": named_and_gone,
    "the EPUB of another issue": of_yesterday,
}


def faulty(folder: Path) -> set[str]:
    return {file.path.name for file in verify(folder).files if file.faults}


def test_a_whole_edition_is_proved_with_its_ledger_and_its_booklet(whole: Path, articles: Path) -> None:
    found = verify(whole, source=articles)
    assert found.holds, [fault.en for file in found.files for fault in file.faults]
    assert {file.path.name for file in found.files} == NAMES
    assert len({file.words for file in found.files if file.path.suffix != ".json"}) == 1


@pytest.mark.parametrize("harm", SEEN)
def test_what_was_done_to_a_file_is_seen_without_a_ledger(harm: str, copy: Path) -> None:
    (copy / "edition.json").unlink()
    if "booklet" not in harm:
        (copy / f"{STEM}.booklet.pdf").unlink()
    name = SEEN[harm](copy)
    assert faulty(copy) == {name}


@pytest.mark.parametrize("suffix", [".docx", ".epub", ".pdf", ".booklet.pdf"])
def test_no_bit_turned_anywhere_ends_in_a_traceback(suffix: str, whole: Path, tmp_path: Path) -> None:
    data, dice = (whole / f"{STEM}{suffix}").read_bytes(), random.Random(20261123)
    torn = tmp_path / f"{STEM}{suffix}"
    for _ in range(60):
        bits = bytearray(data)
        for _ in range(dice.choice((1, 3, 20))):
            bits[dice.randrange(len(bits))] ^= 1 << dice.randrange(8)
        torn.write_bytes(bits)
        assert len(verify(torn).files) == 1


@pytest.mark.parametrize("harm", PROVED)
def test_what_no_reader_sees_is_told_by_the_ledger(harm: str, copy: Path) -> None:
    name = PROVED[harm](copy)
    assert faulty(copy) == {name}


def test_an_article_changed_after_the_edition_is_told_by_name(articles: Path, whole: Path, tmp_path: Path) -> None:
    later = shutil.copytree(articles, tmp_path / "later")
    (later / "bai1.txt").write_text("KHÁC\n\nMột bài khác hẳn.\n", encoding="utf-8")
    (later / "bai3.txt").write_text("THÊM\n\nMột bài mới.\n", encoding="utf-8")
    ledger = next(file for file in verify(whole, source=later).files if file.path.name == "edition.json")
    assert [fault.en for fault in ledger.faults] == [
        "bai1.txt is no longer what it was made from",
        "bai3.txt is no longer what it was made from",
    ]


def test_what_was_asked_for_is_asked_for_again_when_an_edition_is_proved(articles: Path, tmp_path: Path) -> None:
    asked = ["--theme", "a4", "-O", "epub.embed_fonts=true", "--to", "epub,docx", "--ledger"]
    with pytest.raises(SystemExit, match="0"):
        main(["build", str(articles), "-o", str(tmp_path), *asked])
    assert verify(tmp_path, source=articles).holds
    (tmp_path / "edition.json").unlink()
    assert not verify(tmp_path, source=articles).holds


def test_a_ledger_that_lies_there_speaks_of_the_latest_files(articles: Path, copy: Path) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["build", str(articles), "-o", str(copy), "--theme", "a4"])
    for file in copy.glob("*.booklet.pdf"):
        file.unlink()
    assert verify(copy, source=articles).holds
