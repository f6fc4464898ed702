"""What a Word file says becomes articles as a text would; what is left out is told, what means harm is refused."""

from __future__ import annotations

import contextlib
import html
import io
import random
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

import docx
import pytest
from docx.text.paragraph import Paragraph as WordParagraph
from wardpress_docx_reader import wardpress_readers
from wardpress_docx_reader.oddities import _TOLD

from wardpress import InputError, Report, read_bulletin, read_text, render
from wardpress.model import Article, ListBlock, Paragraph, Table, Verse, article_texts, nodes, plain_text
from wardpress.plugins import Origin, ReadContext, Reader
from wardpress.testing import ReaderContract, one_article

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_ROOTS = {"footnotes": "footnotes", "endnotes": "endnotes", "styles": "styles", "numbering": "numbering"}
_ROOTS |= {"header": "hdr", "footer": "ftr"}


def word_file(body: str, **parts: str) -> bytes:
    """Return a Word file of the XML of its body, and of other parts by name."""
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_R}/{name}" Target="{name}.xml"/>' for number, name in enumerate(parts)
    )
    files = {
        "_rels/.rels": _relations(f'<Relationship Id="r" Type="{_R}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(relations),
    }
    for name, content in parts.items():
        files[f"word/{name}.xml"] = f"<w:{_ROOTS[name]} {_NAMESPACES}>{content}</w:{_ROOTS[name]}>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _relations(content: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'
    )


READER = wardpress_readers()[0]
HEADLINE = "PHƯỜNG HOA SỮA RA QUÂN DỌN VỆ SINH, TRỒNG 120 CÂY XANH"
PROSE = "Sáng 5/12, hơn 300 người dân phường Hoa Sữa ra quân tổng vệ sinh 8/8 khu phố, đạt 72,5% kế hoạch."
MORE = "Sau hai giờ, kênh Số 3 đã sạch; bà con hẹn nhau làm tiếp vào sáng thứ Bảy hằng tuần tại các hẻm còn lại."
POEM = (
    "Xuân về trên bến sông quê",
    "Mai vàng hé nụ đón về ngày vui",
    "Láng giềng tay bắt miệng cười",
    "Chén trà đầu ngõ ấm mười phần xuân",
    "Hẻm sâu nay đã sạch trong",
    "Hoa vàng hoa đỏ nở lồng nắng mai",
)
TEXT = "\n".join(
    (
        HEADLINE,
        "",
        PROSE,
        "",
        MORE,
        "",
        "- Khu phố 1: 20 cây;",
        "- Khu phố 2: 35 cây.",
        "",
        *POEM,
        "",
        MORE,
        "",
        "Minh Thư",
    )
)


def read(data: bytes, report: Report | None = None) -> tuple[Article, ...]:
    return READER.read(data, Origin("bai1.docx"), ReadContext(Report() if report is None else report))


def p(*runs: str, properties: str = "") -> str:
    """Return a paragraph of runs; what is no markup is the text of a run."""
    shown = (
        run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{html.escape(run)}</w:t></w:r>' for run in runs
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(shown)}</w:p>"


def run(text: str, properties: str) -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def shown_in(text: str, encoding: str) -> str:
    """Return the characters that a file holds where an old font shows `text`."""
    return text.encode(encoding).decode("cp1252", "surrogateescape").replace("\udcad", "\xad")


def saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pasted(text: str) -> bytes:
    """Return the Word file of who pastes a text: one paragraph a line."""
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    return saved(document)


def written() -> bytes:
    """Return a Word file as python-docx writes it: lists by style, a table, a hard line break."""
    document = docx.Document()
    document.add_paragraph(HEADLINE)
    document.add_paragraph(PROSE)
    for item in ("Khu phố 1: 20 cây;", "Khu phố 2: 35 cây."):
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(3, 3)
    for row, texts in zip(
        table.rows, (("", "Cây", "Công"), ("Khu phố 1", "20", "65"), ("Khu phố 2", "35", "90")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph(MORE)
    for item in ("Đăng ký tại khu phố", "Nhận cây giống"):
        document.add_paragraph(item, style="List Number")
    document.add_paragraph("Nhân dịp này, một bạn đọc ở khu phố 3 gửi về mấy câu thơ, xin giới thiệu cùng bà con.")
    document.add_paragraph("\n".join(POEM))
    document.add_paragraph("Minh Thư")
    return saved(document)


class TestDocxReader(ReaderContract):
    reader: ClassVar[Reader] = READER
    samples: ClassVar[Mapping[str, bytes]] = {"pasted": pasted(TEXT), "written": written()}

    def words_of(self, data: bytes) -> list[str]:
        document = docx.Document(io.BytesIO(data))
        texts: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, WordParagraph):
                texts.append(block.text)
            else:
                texts += [cell.text for row in block.rows for cell in row.cells]
        # The dashes that the pasted text has before its items are said by the list.
        return [word for word in " ".join(texts).split() if word != "-"]


def test_a_text_pasted_into_word_is_the_same_article() -> None:
    expected = read_text(TEXT.encode(), Origin("bai1.txt"), Report()).articles
    assert read(pasted(TEXT)) == expected
    assert [type(block).__name__ for block in expected[0].blocks] == [
        "Paragraph",
        "Paragraph",
        "ListBlock",
        "Verse",
        "Paragraph",
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here to write the file")
def test_a_text_that_libreoffice_saved_as_word_is_the_same_article(tmp_path: Path) -> None:
    lines = "".join(f"<p>{html.escape(line)}</p>\n" if line else "" for line in TEXT.split("\n"))
    (tmp_path / "bai1.html").write_text(f'<html><meta charset="utf-8"><body>{lines}</body></html>', encoding="utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        "--headless",
        profile,
        "--infilter=HTML (StarWriter)",
        "--convert-to",
        "docx:MS Word 2007 XML",
    ]
    command += ["--outdir", str(tmp_path), str(tmp_path / "bai1.html")]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - a tool of the machine
    without_gaps = "\n".join(filter(None, TEXT.split("\n")))
    expected = read_text(without_gaps.encode(), Origin("bai1.txt"), Report()).articles
    assert read((tmp_path / "bai1.docx").read_bytes()) == expected


def test_lists_tables_and_verse_of_a_word_file_are_what_they_are() -> None:
    (article,) = read(written())
    assert article.headline == HEADLINE
    assert [byline.name for byline in article.bylines] == ["Minh Thư"]
    kinds = [type(block) for block in article.blocks]
    assert kinds == [Paragraph, ListBlock, Table, Paragraph, ListBlock, Paragraph, Verse]
    table, numbered = article.blocks[2], article.blocks[4]
    assert isinstance(table, Table)
    assert [plain_text(cell) for cell in table.rows[0]] == ["", "Cây", "Công"]
    assert isinstance(numbered, ListBlock)
    assert numbered.ordered


@pytest.mark.parametrize(("name", "encoding"), [(".VnTime", "tcvn3"), ("VNI-Times", "vni")])
def test_letters_of_an_old_font_are_read_run_by_run(name: str, encoding: str) -> None:
    report = Report()
    old = shown_in(PROSE, encoding)
    # In VNI the mark of a letter is a letter of its own, and may stand in another run.
    halves = [run(half, font(name)) for half in (old[: len(old) // 2 + 1], old[len(old) // 2 + 1 :])]
    (article,) = read(
        word_file(p(HEADLINE) + p(*halves) + p("Chữ là chữ Unicode ở đoạn này, không phải phông cũ.")), report
    )
    assert plain_text(article.blocks[0].content) == PROSE  # type: ignore[union-attr]
    (told,) = [found for found in report if found.code == "docx.old-fonts"]
    assert told.origin == Origin("bai1.docx", 2)
    assert PROSE[:20] in told.message.vi


def test_an_old_font_of_capitals_shows_capitals_and_a_font_may_come_from_a_style() -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="Tin" w:default="1"><w:rPr>{font(".VnTime")}</w:rPr></w:style>'
    headline = run(shown_in(HEADLINE.lower(), "tcvn3"), font(".VnTimeH"))
    (article,) = read(word_file(p(headline) + p(shown_in(PROSE, "tcvn3")), styles=styles))
    assert article.headline == HEADLINE
    assert plain_text(article.blocks[0].content) == PROSE  # type: ignore[union-attr]


def test_text_in_unicode_stays_whatever_its_font_is_called() -> None:
    (article,) = read(word_file(p(run(HEADLINE, font(".VnTimeH"))) + p(run(PROSE, font("VNI-Times")))))
    assert article.headline == HEADLINE
    assert plain_text(article.blocks[0].content) == PROSE  # type: ignore[union-attr]


def test_tracked_changes_are_accepted_and_told() -> None:
    report = Report()
    changed = p(
        "Trồng ",
        f"<w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins>{run('120', '')}</w:ins>",
        f" cây xanh<w:moveFrom>{run(' ven kênh', '')}</w:moveFrom>".replace(" cây xanh<", "<"),
        properties="<w:rPr><w:del/></w:rPr>",
    )
    (article,) = read(
        word_file(p(HEADLINE) + p(PROSE) + changed + p(" cây xanh ở tám khu phố của phường Hoa Sữa.")), report
    )
    assert plain_text(article.blocks[-1].content) == "Trồng 120 cây xanh ở tám khu phố của phường Hoa Sữa."  # type: ignore[union-attr]
    (told,) = [found for found in report if found.code == "docx.tracked-changes"]
    assert (told.severity, told.origin.line) == ("warning", 3)


def test_notes_follow_their_article_under_the_mark_that_stands_in_the_text() -> None:
    note = (
        '<w:footnote w:id="2">'
        + p("<w:r><w:footnoteRef/></w:r>", " Số liệu đến ngày 15/11.")
        + p("Chưa tính quà.")
        + "</w:footnote>"
    )
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    (article,) = read(word_file(p(HEADLINE) + p(PROSE[:-1], reference, ".") + p(MORE), footnotes=note))
    assert plain_text(article.blocks[0].content) == f"{PROSE[:-1]}[1]."  # type: ignore[union-attr]
    assert [plain_text(found.content) for found in article.notes] == ["[1] Số liệu đến ngày 15/11. Chưa tính quà."]


def test_tables_keep_their_place_their_heads_and_their_empty_cells() -> None:
    def row(*cells: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"

    def cell(content: str, span: int = 1) -> str:
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{content}</w:tc>'

    inner = f"<w:tbl>{row(cell(p('sáng')), cell(p('chiều')))}</w:tbl>"
    table = (
        f"<w:tbl>{row(cell(p('Việc')), cell(p('Giờ'), 2), properties='<w:tblHeader/>')}"
        f"{row(cell(p('Tiếp dân')), cell(inner + p()), cell(p('8 giờ') + p('Thứ Hai')))}</w:tbl>"
    )
    report = Report()
    (article,) = read(word_file(p(HEADLINE) + p(PROSE) + table + p(MORE)), report)
    before, found, after = article.blocks
    assert isinstance(found, Table)
    assert found.header_rows == 1
    assert [[plain_text(content) for content in row] for row in found.rows] == [
        ["Việc", "Giờ", ""],
        ["Tiếp dân", "sáng chiều", "8 giờ Thứ Hai"],
    ]
    assert (before.origin.line, found.origin.line, after.origin.line) == (2, 3, 11)
    assert "docx.nested-tables" in report.codes()


def test_a_file_that_is_nothing_but_a_table_is_an_article() -> None:
    row = "".join(f"<w:tc>{p(text)}</w:tc>" for text in ("Thứ Hai", "8 giờ"))
    report = Report()
    (article,) = read(word_file(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"), report)
    assert list(article_texts(article)) == ["Thứ Hai", "8 giờ"]
    assert article.origin.file == "bai1.docx"
    assert "article.empty" not in report.codes()


def test_numbers_are_counted_as_word_counts_them() -> None:
    def level(number: int, form: str, text: str) -> str:
        look = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        return f'<w:lvl w:ilvl="{number}">{look}</w:lvl>'

    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")
    kind, ours = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>', '<w:abstractNumId w:val="7"/>'
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    lists = f'{kind}<w:num w:numId="1">{ours}</w:num><w:num w:numId="2">{ours}{anew}</w:num>'

    def item(text: str, place: int, key: int = 1) -> str:
        return p(text, properties=f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{key}"/></w:numPr>')

    body = [("Tình hình", 0, 1), ("Thuận lợi", 1, 1), ("Khó khăn", 1, 1), ("", 2, 1), ("thiếu người", 2, 1)]
    body += [("Nhiệm vụ", 0, 1), ("Cây xanh", 1, 1), ("Phụ lục", 0, 2)]
    text = p(HEADLINE) + p(PROSE) + "".join(item(*one) for one in body)
    (article,) = read(word_file(text, numbering=lists))
    words = " ".join(article_texts(article))
    for expected in ("I. Tình hình", "II. Nhiệm vụ", "IV. Phụ lục", "b) thiếu người"):
        assert expected in words


def test_words_outside_the_text_are_left_out_and_told_with_their_paragraph() -> None:
    box = f"<w:txbxContent>{p('Đường dây nóng: 028 0000 0000.')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    drawing = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    picture = '<w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r>'
    link = f'<w:hyperlink r:id="rId7">{run("trang tin phường", "")}</w:hyperlink>'
    body = (
        p(HEADLINE)
        + p(PROSE, run("bí mật", "<w:vanish/>"), '<w:r><w:commentReference w:id="1"/></w:r>')
        + p("Xem thêm ở ", link, " để biết lịch ra quân của từng khu phố trong tháng.", picture, drawing)
        + p(MORE, '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
    )
    report = Report()
    (article,) = read(word_file(body, header=p("UBND phường Hoa Sữa"), footer=p("12")), report)
    told = {found.code: found.origin.line for found in report if found.code.startswith("docx.")}
    assert told == {
        "docx.headers": 0,
        "docx.hidden-text": 2,
        "docx.comments": 2,
        "docx.links": 3,
        "docx.pictures": 3,
        "docx.text-boxes": 3,
        "docx.symbols": 4,
        "docx.objects": 4,
    }
    words = " ".join(article_texts(article))
    assert words.count("Đường dây nóng") == 1
    assert "trang tin phường" in words
    assert "bí mật" not in words


def test_bullets_of_a_picture_font_are_bullets() -> None:
    body = p(HEADLINE) + p(PROSE) + p(run("\uf0a7 Khu phố 1: 20 cây;", font("Wingdings"))) + p(MORE)
    (article,) = read(word_file(body))
    assert [type(block) for block in article.blocks] == [Paragraph, ListBlock, Paragraph]
    assert "Khu phố 1: 20 cây;" in list(article_texts(article))


def test_a_field_shows_its_result_and_one_that_never_ends_swallows_nothing() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>DATE</w:instrText></w:r>"
    body = (
        p(HEADLINE)
        + p("Sáng ", mark("begin"), code, mark("separate"), "5/12", mark("end"), PROSE[9:])
        + p(mark("begin"), code)
        + p(MORE)
    )
    (article,) = read(word_file(body))
    assert [plain_text(block.content) for block in article.blocks if isinstance(block, Paragraph)] == [PROSE, MORE]


def test_a_page_break_below_a_byline_begins_another_article() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    body = p(HEADLINE) + p(PROSE) + p("Minh Thư", page) + p("CÁC KHU PHỐ HỌP BÀN VIỆC TẾT") + p(MORE) + p("Ngọc Hà")
    first, second = read(word_file(body))
    assert [byline.name for article in (first, second) for byline in article.bylines] == ["Minh Thư", "Ngọc Hà"]
    assert second.origin == Origin("bai1.docx", 4)


def test_every_place_is_a_paragraph_of_the_file() -> None:
    soft = "<w:r><w:softHyphen/></w:r>"
    body = (
        p(HEADLINE)
        + p(*[part for line in POEM for part in (line, "<w:r><w:br/></w:r>")])
        + p(MORE[:20], soft, MORE[20:])
    )
    report = Report()
    articles = read(word_file(body), report)
    places = {node.origin.line for node in nodes(articles) if hasattr(node, "origin")}
    assert places <= {1, 2, 3}
    assert {found.code: found.origin.line for found in report}["text.soft-hyphen"] == 3
    assert MORE in " ".join(article_texts(articles[0]))


def test_a_folder_with_a_word_file_is_a_bulletin(tmp_path: Path) -> None:
    (tmp_path / "bai1.docx").write_bytes(written())
    (tmp_path / "bai1.toml").write_text('rubric = "Đô thị"\n', encoding="utf-8")
    bulletin = read_bulletin(tmp_path).bulletin
    assert [(article.headline, article.rubric) for article in bulletin.articles()] == [(HEADLINE, "Đô thị")]


def test_a_word_edition_that_lies_beside_the_articles_is_not_read_as_one() -> None:
    report = Report()
    assert read(render(one_article(), "docx"), report) == ()
    assert report.codes() == ("docx.edition",)


def test_naming_the_reader_loads_no_xml_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, wardpress_docx_reader; print('lxml' in sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.strip() == "False"


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ONE_LINE = "<w:p><w:r><w:t>Phường Hoa Sữa ra quân dọn vệ sinh</w:t></w:r></w:p>"


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


def test_a_workbook_under_the_name_of_a_word_file_is_refused() -> None:
    assert "no Word file" in refusal(changed(word_file(ONE_LINE), document=b"<workbook/>")).message.en


def test_a_file_without_its_text_or_without_its_list_of_parts_is_refused() -> None:
    for data in (
        changed(word_file(ONE_LINE), document=None),
        changed(word_file(ONE_LINE), relations=None),
        b"PK\x05\x06" + bytes(18),
    ):
        assert "nguyên vẹn" in refusal(data).message.vi


def test_entities_are_never_unfolded() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><w:document xmlns:w="w">&b;</w:document>'
    leak = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="w">&x;</w:document>'
    for text in (bomb, leak):
        for encoding in ("utf-8", "utf-16"):
            data = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)
            refusal(changed(word_file(ONE_LINE), document=data))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    whole = word_file(ONE_LINE)
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
def test_deep_nesting_is_read_to_the_ground_or_refused(start: str, end: str) -> None:
    (article,) = READER.read(word_file(start * 70 + ONE_LINE + end * 70), Origin("bai1.docx"), ReadContext(Report()))
    assert list(article_texts(article)) == ["Phường Hoa Sữa ra quân dọn vệ sinh"]
    refusal(word_file(start * 5_000 + ONE_LINE + end * 5_000))


def test_a_zip_that_is_locked_or_packed_in_a_rare_way_is_refused() -> None:
    rare = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(ONE_LINE))) as old, zipfile.ZipFile(rare, "w", zipfile.ZIP_LZMA) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    refusal(rare.getvalue())
    locked = bytearray(word_file(ONE_LINE))
    for start in (found.start() for found in re.finditer(b"PK\x01\x02", bytes(locked))):
        locked[start + 8] |= 1
    refusal(bytes(locked))


def test_no_damage_leads_to_anything_but_articles_or_a_refusal() -> None:
    whole, dice = word_file(ONE_LINE * 3), random.Random(12)  # noqa: S311 - the same damage on every run
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
