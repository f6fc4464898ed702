"""A figure stands under its own head in all three editions, with empty cells before it or not."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pdf_places as places
import pdf_tags as tags
import pytest
from epub_reading import Edition, found, shown

from wardpress import read_bulletin, write_editions

HEADS = ["", "Quý I", "Quý II", "Quý III"]
ROWS = [HEADS, ["Thu", "1", "", "3"], ["Chi", "", "", "4"], ["Còn", "5", "6", ""]]
PROSE = "Phường công khai thu chi của cả năm để bà con trong các khu phố cùng biết và giám sát."


def as_text(folder: Path) -> None:
    table = "\n".join(map("\t".join, ROWS))
    (folder / "bai.txt").write_text(f"CÔNG KHAI THU CHI\n\n{PROSE}\n\n{table}\n", encoding="utf-8")


def as_bars(folder: Path) -> None:
    table = "\n".join(f"| {' | '.join(row)} |" for row in ROWS)
    (folder / "bai.txt").write_text(f"CÔNG KHAI THU CHI\n\n{PROSE}\n\n{table}\n", encoding="utf-8")


@pytest.fixture(params=[as_text, as_bars], ids=lambda write: write.__name__)
def editions(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, bytes]:
    request.param(tmp_path)
    write_editions(read_bulletin(tmp_path).bulletin, tmp_path / "out")
    return {path.suffix: path.read_bytes() for path in (tmp_path / "out").iterdir()}


def test_in_word(editions: dict[str, bytes]) -> None:
    *_, table = docx.Document(io.BytesIO(editions[".docx"])).tables  # the masthead is one, too
    assert [[cell.text for cell in row.cells] for row in table.rows] == ROWS


def test_in_the_book(editions: dict[str, bytes]) -> None:
    edition = Edition(editions[".epub"])
    (table,) = [table for page in edition.pages.values() for table in found(page, "//h:table")]
    rows = [[shown(cell).strip() for cell in found(row, "h:th | h:td")] for row in found(table, ".//h:tr")]
    assert rows == ROWS


def test_in_print(editions: dict[str, bytes]) -> None:
    cells = [element for element in places.elements(editions[".pdf"]) if element.role in {"/TH", "/TD"}]
    texts = [said.text for said in tags.said(editions[".pdf"]) if said.path[-1] in {"/TH", "/TD"}]
    wide = len(HEADS)
    edges = [{cell.lines[0].x for cell in cells[column::wide] if cell.lines} for column in range(wide)]
    assert [text for text in texts if text] == [cell for row in ROWS for cell in row if cell]
    assert len(cells) == wide * len(ROWS)
    assert [len(edge) for edge in edges] == [1] * wide
    assert sorted(x for edge in edges for x in edge) == [x for edge in edges for x in edge]
    assert [bool(cell.lines) for cell in cells] == [bool(cell) for row in ROWS for cell in row]
