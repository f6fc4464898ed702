"""A finished file is looked over to its end, however long it is, and never held in memory as a whole."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from xml.parsers import expat

import pytest

from wardpress.errors import PluginContractError
from wardpress.publish.inspection import inspect

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEGABYTE = 1 << 20


def container(content: bytes, name: str = "word/document.xml") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def test_a_long_part_is_looked_over_in_bites() -> None:
    data = container(b"<a>" + b"<p>tin</p>" * (4 * MEGABYTE) + b"</a>")
    tracemalloc.start()
    try:
        inspect(data, media_type=WORD)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2 * MEGABYTE


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (container(b"<a>" + b"<p>tin</p>" * 100_000), "not well formed"),
        (container(b"<a/>" + b" " * 200_000 + b"<b/>"), "not well formed"),
        (container(b"<a/>", "word/../../a.xml"), "leads out"),
    ],
    ids=["cut short", "a fault near its end", "a name that leads out"],
)
def test_a_fault_is_found_wherever_it_is(data: bytes, fault: str) -> None:
    with pytest.raises(PluginContractError, match=fault):
        inspect(data, media_type=WORD)


def test_a_checksum_is_compared_at_the_end_of_every_part() -> None:
    content = bytes(range(256)) * 2000
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("media/a.png", content)
    torn = bytearray(buffer.getvalue())
    torn[-3000] ^= 1
    with pytest.raises(PluginContractError, match="CRC"):
        inspect(bytes(torn), media_type=WORD)


def test_a_sound_file_that_cannot_be_looked_over_for_want_of_memory_is_not_called_faulty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Starved:
        def Parse(self, *_: object) -> None:  # noqa: N802 - what pyexpat calls it
            problem = expat.ExpatError("out of memory: line 2, column 0")
            problem.code = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
            raise problem

    monkeypatch.setattr(expat, "ParserCreate", Starved)
    with pytest.raises(MemoryError):
        inspect(container(b"<a/>"), media_type=WORD)
