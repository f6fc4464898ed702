"""`verify` holds for what we write, and tells every harm done to it."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from wardpress import InputError, VerifiedFile, read_bulletin, verify, write_editions
from wardpress.model import Article, Bulletin, Paragraph, Section, Text
from wardpress.testing import bulletins

STEM = "ban-tin-phuong-hoa-sua-so-12"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    write_editions(bulletins.every_block(), folder)
    return folder


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "copy")


def file_of(folder: Path, suffix: str) -> VerifiedFile:
    return next(file for file in verify(folder).files if file.path.suffix == suffix)


def rewrite(container: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    """Change one part of a ZIP container and leave the others as they are."""
    with zipfile.ZipFile(container) as archive:
        parts = {info: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(container, "w") as archive:
        for info, content in parts.items():
            archive.writestr(info, change(content) if info.filename == part else content)


@pytest.mark.parametrize("name", ["one_article", "every_block", "bare"])
def test_the_editions_of_one_run_say_the_same_words(name: str, tmp_path: Path) -> None:
    write_editions(getattr(bulletins, name)(), tmp_path)
    found = verify(tmp_path)
    assert [file.faults for file in found.files] == [(), (), ()]
    assert len({file.words for file in found.files}) == 1
    assert found.files[0].words > 0
    assert found.holds


def test_the_editions_of_sixty_articles_say_the_same_words(tmp_path: Path) -> None:
    write_editions(bulletins.many_articles(60), tmp_path)
    assert verify(tmp_path).holds


def test_one_changed_word_in_word_is_told_with_its_place(copy: Path) -> None:
    rewrite(copy / f"{STEM}.docx", "word/document.xml", lambda xml: xml.replace("Sữa".encode(), "Lửa".encode(), 1))
    found = verify(copy)
    assert not found.holds
    faults = [fault.en for file in found.files for fault in file.faults]
    assert "from word" in faults[0]
    assert "Lửa" in faults[0]
    assert "Sữa" in faults[0]


def test_a_chapter_missing_from_the_spine_of_the_epub_is_told(copy: Path) -> None:
    def without_last(opf: bytes) -> bytes:
        head, _, tail = opf.rpartition(b"<itemref")
        return head + tail[tail.index(b"/>") + 2 :]

    rewrite(copy / f"{STEM}.epub", next(n for n in names(copy / f"{STEM}.epub") if n.endswith(".opf")), without_last)
    assert file_of(copy, ".epub").faults


def names(container: Path) -> list[str]:
    with zipfile.ZipFile(container) as archive:
        return archive.namelist()


def test_a_page_missing_from_the_pdf_is_told(tmp_path: Path) -> None:
    write_editions(bulletins.many_articles(12), tmp_path)
    with pikepdf.open(tmp_path / f"{STEM}.pdf", allow_overwriting_input=True) as document:
        del document.pages[1]
        document.save(tmp_path / f"{STEM}.pdf")
    assert file_of(tmp_path, ".pdf").faults


@pytest.mark.parametrize("suffix", [".docx", ".epub", ".pdf"])
@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_torn_file_is_told_and_the_others_are_still_compared(copy: Path, suffix: str, share: float) -> None:
    file = copy / f"{STEM}{suffix}"
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])
    found = {checked.path.suffix: checked for checked in verify(copy).files}
    assert found[suffix].faults
    assert sum(bool(checked.faults) for checked in found.values()) == 1


def test_the_editions_of_two_bulletins_are_not_compared_with_each_other(copy: Path) -> None:
    write_editions(bulletins.bare(), copy, formats=["epub"])
    assert verify(copy).holds


def test_a_part_that_claims_to_be_huge_is_not_unpacked(copy: Path) -> None:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(b" " * 1024 * 1024)
    (copy / f"{STEM}.docx").write_bytes(buffer.getvalue())
    assert "too large" in file_of(copy, ".docx").faults[0].en


def test_a_folder_without_editions_is_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no Word, PDF or EPUB"):
        verify(tmp_path)


def test_a_file_made_again_from_its_articles_must_have_the_same_bytes(root: Path, tmp_path: Path) -> None:
    manuscript = read_bulletin(root / "seeds")
    write_editions(manuscript.bulletin, tmp_path, settings=manuscript.settings)
    assert verify(tmp_path, source=root / "seeds").holds
    with (next(tmp_path.glob("*.pdf"))).open("ab") as file:
        file.write(b"\n")
    assert verify(tmp_path).holds
    faults = [fault.en for file in verify(tmp_path, source=root / "seeds").files for fault in file.faults]
    assert faults == ["made again from the articles it has other bytes"]


def test_an_epub_made_without_a_pdf_and_a_booklet_beside_it_are_no_faults(root: Path, tmp_path: Path) -> None:
    manuscript = read_bulletin(root / "seeds")
    write_editions(manuscript.bulletin, tmp_path, formats=("epub", "pdf-booklet"), settings=manuscript.settings)
    assert len(verify(tmp_path, source=root / "seeds").files) == 2
    assert verify(tmp_path, source=root / "seeds").holds


def test_emoji_which_one_reader_does_not_see_are_no_difference(tmp_path: Path) -> None:
    article = Article("Vui Tết 😀", (Paragraph((Text("Chúc mừng năm mới 🎉 và 𠮷."),)),))
    write_editions(Bulletin((Section((article,)),)), tmp_path)
    assert verify(tmp_path).holds


def test_a_photo_that_lets_the_text_pass_is_no_difference(tmp_path: Path) -> None:
    write_editions(bulletins.with_pictures(), tmp_path, photos=bulletins.photos())
    assert verify(tmp_path).holds
