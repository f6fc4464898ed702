"""What is no sound Word file, or means harm, is refused in words, in both languages, with what to do now."""

from __future__ import annotations

import contextlib
import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from wardpress_docx_reader import wardpress_readers
from wardpress_docx_reader.oddities import _TOLD

from wardpress import InputError, Report
from wardpress.model import article_texts
from wardpress.plugins import Origin, ReadContext

WordFile = Callable[..., bytes]

READER = wardpress_readers()[0]
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
TEXT = "<w:p><w:r><w:t>Phường Hoa Sữa ra quân dọn vệ sinh</w:t></w:r></w:p>"


def refusal(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        READER.read(data, Origin("bai1.docx"), ReadContext(Report()))
    assert "bai1.docx" in caught.value.message.vi
    assert ".docx" in caught.value.hint.vi
    return caught.value


def changed(data: bytes, **parts: bytes | None) -> bytes:
    """Return a Word file with other bytes in some of its parts, or without them."""
    names = {"document": "word/document.xml", "relations": "_rels/.rels"}
    others = {names[name]: content for name, content in parts.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = others.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


def test_an_old_word_file_and_a_locked_one_are_told_apart() -> None:
    assert "tệp Word cũ (.doc)" in refusal(OLD_OFFICE + "WordDocument".encode("utf-16-le")).message.vi
    locked = refusal(OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"))
    assert "mật khẩu" in locked.message.vi
    assert "password" in locked.hint.en


@pytest.mark.parametrize("data", [b"{\\rtf1 Tin}", b"<html>Tin</html>", "Tin phường".encode(), b""], ids=repr)
def test_a_file_that_only_bears_the_name_is_refused(data: bytes) -> None:
    assert "không phải tệp Word" in refusal(data).message.vi


def test_a_workbook_under_the_name_of_a_word_file_is_refused(word_file: WordFile) -> None:
    assert "no Word file" in refusal(changed(word_file(TEXT), document=b"<workbook/>")).message.en


def test_a_file_without_its_text_or_without_its_list_of_parts_is_refused(word_file: WordFile) -> None:
    for data in (
        changed(word_file(TEXT), document=None),
        changed(word_file(TEXT), relations=None),
        b"PK\x05\x06" + bytes(18),
    ):
        assert "nguyên vẹn" in refusal(data).message.vi


def test_entities_are_never_unfolded(word_file: WordFile) -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><w:document xmlns:w="w">&b;</w:document>'
    leak = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="w">&x;</w:document>'
    for text in (bomb, leak):
        for encoding in ("utf-8", "utf-16"):
            data = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)
            refusal(changed(word_file(TEXT), document=data))


def test_a_bomb_is_refused_before_it_is_unpacked(word_file: WordFile) -> None:
    whole = word_file(TEXT)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        start, end = archive.read("word/document.xml").split(b"<w:body>")
    long = start + b"<w:body>" + b" " * (40 << 20) + end
    many = start + b"<w:body>" + b"<w:p/>" * 1_000_001 + end
    for document in (long, many):
        assert "lớn bất thường" in refusal(changed(whole, document=document)).message.vi


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
    ],
    ids=["tables", "controls", "boxes"],
)
def test_deep_nesting_is_read_to_the_ground_or_refused(word_file: WordFile, start: str, end: str) -> None:
    (article,) = READER.read(word_file(start * 70 + TEXT + end * 70), Origin("bai1.docx"), ReadContext(Report()))
    assert list(article_texts(article)) == ["Phường Hoa Sữa ra quân dọn vệ sinh"]
    refusal(word_file(start * 5_000 + TEXT + end * 5_000))


def test_a_zip_that_is_locked_or_packed_in_a_rare_way_is_refused(word_file: WordFile) -> None:
    rare = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(TEXT))) as old, zipfile.ZipFile(rare, "w", zipfile.ZIP_LZMA) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    refusal(rare.getvalue())
    locked = bytearray(word_file(TEXT))
    for start in (found.start() for found in re.finditer(b"PK\x01\x02", bytes(locked))):
        locked[start + 8] |= 1
    refusal(bytes(locked))


def test_no_damage_leads_to_anything_but_articles_or_a_refusal(word_file: WordFile) -> None:
    whole, dice = word_file(TEXT * 3), random.Random(12)  # noqa: S311 - the same damage on every run
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        with contextlib.suppress(InputError):
            found: object = READER.read(bytes(data), Origin("bai1.docx"), ReadContext(Report()))
            assert isinstance(found, tuple)


def test_every_code_is_in_the_readme() -> None:
    page = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `docx\.([a-z-]+)` \|", page, re.MULTILINE)) == set(_TOLD)
