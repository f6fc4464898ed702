"""The codecs agree with other people's converters, letter by letter and byte by byte, and behave as Python's own."""

from __future__ import annotations

import codecs
import importlib
import importlib.util
import io
import shutil
import subprocess
import sys
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wardpress.reading.decode

ROOT = Path(__file__).resolve().parents[2]
ALPHABETS: list[dict[str, Any]] = tomllib.loads((ROOT / "tests/cases/encodings.toml").read_text("utf-8"))["alphabet"]
VOWELS = "aăâeêioôơuưy"
LETTERS = sorted(
    {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in ("", *"\u0300\u0309\u0303\u0301\u0323")}
    | {"đ"}
)
BOTH_CASES = [*LETTERS, *(letter.upper() for letter in LETTERS)]
OURS = ["tcvn3", "vni", "viscii", "vps"]

# What viparse 0.1.31 lacks or has otherwise, and why we differ.
VIPARSE_LACKS = {
    # No document of its corpus has them; the fonts do, and UniKey writes them so (field notes B1).
    "vni": {"aú", "AÚ"},
    "tcvn3": set[str](),
    "viscii": set[str](),
    # Quotes of Windows, which VPS left where they were; viparse leaves both bytes as controls.
    "vps": {"\x91", "\x92"},
}


def iconv(data: bytes, charset: str) -> str:
    done = subprocess.run(["iconv", "-f", charset, "-t", "UTF-8"], input=data, capture_output=True, check=False)
    return done.stdout.decode() if done.returncode == 0 else ""


needs_iconv = pytest.mark.skipif(shutil.which("iconv") is None, reason="needs iconv")


def test_there_are_146_letters() -> None:
    assert len(set(BOTH_CASES)) == 146


@pytest.mark.parametrize("alphabet", ALPHABETS, ids=lambda alphabet: alphabet["encoding"])
def test_every_letter_has_the_bytes_of_the_published_table(alphabet: dict[str, Any]) -> None:
    letters, data, encoding = alphabet["letters"], bytes.fromhex(alphabet["bytes"]), alphabet["encoding"]
    assert data.decode(encoding) == letters
    assert letters.encode(encoding) == data


def test_the_alphabets_in_the_data_are_whole() -> None:
    marked = {letter for letter in BOTH_CASES if not letter.isascii()}
    without_tone = {unicodedata.normalize("NFC", letter) for letter in "ĂÂĐÊÔƠƯ"}
    for alphabet in ALPHABETS:
        has_all = {letter for letter in marked if letter.islower()} | without_tone
        assert set(alphabet["letters"]) == (has_all if alphabet["encoding"] == "tcvn3" else marked)


@needs_iconv
@pytest.mark.parametrize("byte", range(256))
def test_viscii_is_that_of_the_c_library(byte: int) -> None:
    assert bytes([byte]).decode("viscii") == iconv(bytes([byte]), "VISCII")


@needs_iconv
def test_the_small_letters_of_tcvn3_are_those_of_the_national_standard() -> None:
    marked = [letter for letter in LETTERS if not letter.isascii()]
    data = "".join(marked).encode("tcvn3")
    assert unicodedata.normalize("NFC", iconv(data, "TCVN5712-1")) == "".join(marked)


@needs_iconv
def test_windows_1258_of_python_is_that_of_the_c_library() -> None:
    for byte in range(256):
        ours = bytes([byte]).decode("cp1258", "ignore")
        # A lone tone waits for its letter in iconv; behind a letter both give the same.
        assert unicodedata.normalize("NFC", "a" + ours) in {
            unicodedata.normalize("NFC", iconv(b"a" + bytes([byte]), "CP1258")),
            "a",
        }


@pytest.mark.skipif(importlib.util.find_spec("viparse") is None, reason="needs viparse")
@pytest.mark.parametrize("encoding", OURS)
def test_the_tables_are_those_of_viparse_but_for_the_listed_ones(encoding: str) -> None:
    module = importlib.import_module(f"viparse.normalize.{encoding}")
    theirs = dict(getattr(module, encoding.upper()).pairs)
    charset = "latin-1" if encoding in {"viscii", "vps"} else "cp1252"
    for shown, letter in theirs.items():
        assert shown.encode(charset).decode(encoding) == letter, shown
    letters = {letter for letter in BOTH_CASES if not letter.isascii()}
    missing = letters - set(theirs.values()) - set(map(chr, range(256)))
    assert missing <= {shown.encode(charset).decode(encoding) for shown in VIPARSE_LACKS[encoding]} | (
        {letter for letter in letters if letter.isupper()} if encoding == "tcvn3" else set()
    )


@pytest.mark.parametrize("encoding", OURS)
def test_what_can_be_written_comes_back(encoding: str) -> None:
    for letter in [*BOTH_CASES, *map(chr, range(128)), "“", "”", "–", "…", "°", "½"]:
        data = letter.encode(encoding, "ignore")
        assert data.decode(encoding) in {letter, ""}


@pytest.mark.parametrize("encoding", OURS)
def test_letters_that_an_encoding_lacks_are_errors(encoding: str) -> None:
    with pytest.raises(UnicodeEncodeError) as caught:
        "tin 字".encode(encoding)
    assert (caught.value.start, caught.value.end) == (4, 5)
    assert "tin 字".encode(encoding, "replace") == b"tin ?"
    assert "tin 字".encode(encoding, "xmlcharrefreplace") == b"tin &#23383;"


def test_tcvn3_has_no_capitals_with_a_tone() -> None:
    with pytest.raises(UnicodeEncodeError):
        "NGÀY".encode("tcvn3")


@pytest.mark.parametrize(("data", "letter"), [(b"i\xf8", "ì"), (b"I\xf9", "Í"), (b"y\xef", "ỵ"), (b"A\xf9", "Á")])
def test_vni_letters_have_a_second_spelling_that_is_read(data: bytes, letter: str) -> None:
    assert data.decode("vni") == letter
    assert letter.encode("vni") != data


def test_a_vni_mark_is_no_letter_of_its_own() -> None:
    with pytest.raises(UnicodeEncodeError):
        "aø".encode("vni")


@pytest.mark.parametrize(
    ("data", "encoding", "start"),
    [
        (b"ng\x81y", "tcvn3", 2),
        (b"ng\xe0y", "tcvn3", 2),
        (b"ng\xf8y", "vni", 2),
        (b"a\xf8\xf8", "vni", 2),
        (b"\x8d", "vni", 0),
    ],
)
def test_bytes_without_a_meaning_are_errors_that_handlers_may_mend(data: bytes, encoding: str, start: int) -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        data.decode(encoding)
    assert (caught.value.start, caught.value.end) == (start, start + 1)
    assert data.decode(encoding, "replace").count("\ufffd") == 1
    assert data.decode(encoding, "surrogateescape").count(chr(0xDC00 + data[start])) == 1
    assert "\ufffd" not in data.decode(encoding, "ignore")


@pytest.mark.parametrize("encoding", OURS)
def test_text_can_be_read_and_written_in_pieces(encoding: str) -> None:
    text = "đường quở trách, ơi ở ờ\n" * 3
    data = text.encode(encoding)
    for size in range(1, 6):
        pieces = [data[start : start + size] for start in range(0, len(data), size)]
        assert "".join(codecs.iterdecode(pieces, encoding)) == text
    buffer = io.BytesIO()
    with io.TextIOWrapper(buffer, encoding=encoding, newline="\n") as file:
        file.write(text)
        file.flush()
        assert buffer.getvalue() == data
    with io.TextIOWrapper(io.BytesIO(data), encoding=encoding) as file:
        assert file.read() == text


@pytest.mark.parametrize("encoding", OURS)
@given(data=st.binary(max_size=60))
def test_no_bytes_break_a_codec(encoding: str, data: bytes) -> None:
    assert isinstance(data.decode(encoding, "replace"), str)
    assert len(data.decode(encoding, "ignore")) <= len(data)


@given(text=st.text(alphabet=st.sampled_from([*BOTH_CASES, *" \n.,:-0123456789"]), max_size=80))
def test_vni_brings_every_vietnamese_text_back(text: str) -> None:
    assert text.encode("vni").decode("vni") == text


def test_names_are_found_in_pythons_own_way_and_foreign_names_stay_unknown() -> None:
    assert codecs.lookup("TCVN3").name == "tcvn3"
    assert codecs.lookup("VNI-Windows").name == "vni"
    with pytest.raises(LookupError):
        codecs.lookup("klingon")


def test_importing_builds_no_table() -> None:
    code = (
        "import wardpress.reading.decode.charsets as c, wardpress.reading.decode.letters as l\n"
        "assert c.byte_table.cache_info().currsize == l.marked_letters.cache_info().currsize == 0\n"
        "assert 'Héi'.encode('cp1252').decode('tcvn3') == 'Hội'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_package_registers_the_codecs_itself() -> None:
    assert wardpress.reading.decode.__name__ == "wardpress.reading.decode"
    assert "Hội".encode("viscii") == b"H\xb5i"
