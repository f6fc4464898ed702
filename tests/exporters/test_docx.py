"""The Word edition holds all words in real styles, is valid, and is the same file on every run."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import ooxml_integrity
import openxml_audit
import pytest
from docx_cases import BULLETINS, SEED, prose, words
from docx_reading import (
    MADE_AT,
    R,
    W,
    WordFile,
    bulletin_of,
    instructions,
    opened,
    read_back,
    style_of,
    text_of,
    value,
    word_file,
)

from wardpress.exporters.docx import EXPORTER, DocxOptions, wardpress_exporters
from wardpress.model import (
    Article,
    Bulletin,
    Byline,
    Heading,
    Masthead,
    Paragraph,
    Section,
    Strong,
    Text,
)
from wardpress.plugins import as_story
from wardpress.testing.bulletins import bare, every_block, many_articles, one_article
from wardpress.themes import builtin_themes

PARTS = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/footer2.xml",
    "word/header1.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/styles.xml",
    "word/theme/theme1.xml",
}


@pytest.fixture(params=BULLETINS)
def bulletin(request: pytest.FixtureRequest) -> Bulletin:
    if request.param == "sample" and not SEED.exists():
        pytest.skip("the seeds are not in this copy")
    make: Callable[[], Bulletin] = BULLETINS[request.param]
    return make()


@pytest.fixture
def whole() -> WordFile:
    return read_back(every_block())


# Words


def test_every_word_comes_out_once_and_in_order(bulletin: Bulletin) -> None:
    shown = [word for paragraph in read_back(bulletin).paragraphs() for word in text_of(paragraph).split()]
    assert shown == " ".join(as_story(bulletin).texts()).split()


def test_text_that_looks_like_markup_stays_text() -> None:
    text = "5 < 6 & <w:p/> &amp; ]]> “\"'”"
    assert read_back(bulletin_of(Article(text, (prose(text),)))).texts("Heading1") == [text]


def test_blanks_at_the_edge_of_a_run_are_kept() -> None:
    file = read_back(bulletin_of(Article(None, (Paragraph((Text("a "), Strong(words("b ")), Text(" c"))),))))
    assert file.texts("FirstParagraph") == ["a b  c"]


def test_no_paragraph_is_there_for_room_alone(whole: WordFile) -> None:
    assert [style_of(node) for node in whole.paragraphs() if not text_of(node).strip()] == []


# Validity


def test_the_validators_find_nothing(bulletin: Bulletin, tmp_path: Path) -> None:
    path = tmp_path / "ban-tin.docx"
    path.write_bytes(word_file(bulletin))
    assert [str(fault) for fault in openxml_audit.OpenXmlValidator().validate(path).errors] == []
    assert list(ooxml_integrity.check(path)) == []


def test_the_validators_find_nothing_in_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "ban-tin.docx"
    path.write_bytes(word_file(every_block(), theme=builtin_themes()[-1]))
    assert [str(fault) for fault in openxml_audit.OpenXmlValidator().validate(path).errors] == []
    assert list(ooxml_integrity.check(path)) == []


def test_fields_and_bookmarks_are_closed_and_ids_are_unique(bulletin: Bulletin) -> None:
    file = read_back(bulletin)
    for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml", "word/footer2.xml"):
        marks = [node.get(f"{W}fldCharType") for node in file.xml(part).iter(f"{W}fldChar")]
        assert marks == ["begin", "separate", "end"] * (len(marks) // 3)
    open_marks: set[str | None] = set()
    starts = []
    for node in file.body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        key = node.get(f"{W}id")
        if node.tag == f"{W}bookmarkStart":
            starts.append(key)
            open_marks.add(key)
        else:
            open_marks.remove(key)
    assert open_marks == set()
    names = [node.get(f"{W}name") for node in file.body.iter(f"{W}bookmarkStart")]
    assert len(set(starts)) == len(starts)
    assert len(set(names)) == len(names)


def test_every_style_and_list_that_is_used_is_defined(bulletin: Bulletin) -> None:
    file = read_back(bulletin)
    defined = {node.get(f"{W}styleId") for node in file.xml("word/styles.xml").iter(f"{W}style")}
    for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        used = {
            node.get(f"{W}val")
            for kind in ("pStyle", "rStyle", "tblStyle")
            for node in file.xml(part).iter(f"{W}{kind}")
        }
        assert used <= defined
    lists = {node.get(f"{W}numId") for node in file.xml("word/numbering.xml").iter(f"{W}num")}
    assert {node.get(f"{W}val") for node in file.body.iter(f"{W}numId")} <= lists


def test_nothing_of_another_template_is_left(whole: WordFile) -> None:
    assert set(whole.parts) == PARTS
    assert [name for name, part in whole.parts.items() if b"python-docx" in part] == []


# Structure


def test_python_docx_sees_each_headline_as_heading_1() -> None:
    bulletin = many_articles(12)
    document = docx.Document(io.BytesIO(word_file(bulletin)))
    named = [(paragraph.text, paragraph.style.name if paragraph.style else None) for paragraph in document.paragraphs]
    seen = [text for text, style in named if style == "Heading 1"]
    assert seen == [article.headline for article in bulletin.articles()]


def test_an_article_without_headline_gets_none(whole: WordFile) -> None:
    assert whole.texts("Heading1") == ["Ngày hội đại đoàn kết toàn dân tộc"]


@pytest.mark.parametrize(("level", "style"), [(2, "Heading2"), (3, "Heading3"), (6, "Heading6"), (9, "Heading6")])
def test_cross_heads_keep_their_level(level: int, style: str) -> None:
    assert read_back(bulletin_of(Article("Tít", (Heading(words("Tít xen"), level),)))).texts(style) == ["Tít xen"]


def test_the_contents_are_one_field_of_links_to_the_articles() -> None:
    bulletin = every_block()
    file = read_back(bulletin)
    entries = file.paragraphs("TOC1")
    assert [text_of(entry) for entry in entries] == [told.label for told in as_story(bulletin).articles]
    assert [field for entry in entries for field in instructions(entry)] == [r'TOC \n \h \z \o "1-1"']
    assert [_place_of(file, entry) for entry in entries] == ["Ngày hội đại đoàn kết toàn dân tộc", "Cần biết"]


def test_the_entry_of_an_article_without_head_leads_to_its_first_paragraph() -> None:
    file = read_back(bulletin_of(Article("Tít", (prose("a"),)), Article(None, (prose("Chỉ có chữ."),))))
    assert [_place_of(file, entry) for entry in file.paragraphs("TOC1")] == ["Tít", "Chỉ có chữ."]


def _place_of(file: WordFile, entry: object) -> str:
    (link,) = entry.iter(f"{W}hyperlink")  # type: ignore[attr-defined]
    (start,) = [node for node in file.body.iter(f"{W}bookmarkStart") if node.get(f"{W}name") == link.get(f"{W}anchor")]
    parent = start.getparent()
    assert parent is not None
    return text_of(parent)


def test_no_dialog_asks_to_update_fields(whole: WordFile) -> None:
    assert whole.xml("word/settings.xml").find(f"{W}updateFields") is None
    assert not [node for node in whole.body.iter(f"{W}fldChar") if node.get(f"{W}dirty")]


def test_heads_run_across_the_page_and_text_in_two_columns() -> None:
    file = read_back(many_articles(3))
    assert [value(section, "cols", "num") for section in file.sections()] == [None, "2", None, "2", None, "2", None]
    assert [value(section, "type") for section in file.sections()] == [None, *["continuous"] * 6]
    sizes = {(value(section, "pgSz", "w"), value(section, "pgSz", "h")) for section in file.sections()}
    assert sizes == {("10772", "15307")}  # 190 x 270 mm


def test_a_theme_of_one_column_needs_one_section() -> None:
    theme = builtin_themes()[0]
    single = replace(theme, page=replace(theme.page, columns=1, inner=20.0))
    file = read_back(every_block(), theme=single)
    assert len(file.sections()) == 1
    assert file.xml("word/settings.xml").find(f"{W}mirrorMargins") is not None


def test_the_navigation_pane_shows_sections_and_articles() -> None:
    file = read_back(many_articles(8))
    styles = {str(node.get(f"{W}styleId")): node for node in file.xml("word/styles.xml").iter(f"{W}style")}
    shown = [
        (style_of(paragraph), text_of(paragraph))
        for paragraph in file.paragraphs()
        if value(paragraph, "pPr/outlineLvl") == "0" or value(styles[style_of(paragraph)], "pPr/outlineLvl") == "0"
    ]
    expected = [
        entry
        for section in many_articles(8).sections
        for entry in (("Rubric", section.rubric), *(("Heading1", article.headline) for article in section.articles))
    ]
    assert shown == expected


def test_page_numbers_in_the_contents_are_fields_that_word_is_asked_to_fill() -> None:
    file = opened(word_file(many_articles(3), options=DocxOptions(contents_page_numbers=True)))
    entries = file.paragraphs("TOC1")
    fields = [field for entry in entries for field in instructions(entry)]
    bookmarks = [link.get(f"{W}anchor") for entry in entries for link in entry.iter(f"{W}hyperlink")]
    assert fields == [r'TOC \h \z \o "1-1"', *(rf"PAGEREF {bookmark} \h" for bookmark in bookmarks)]
    assert [text_of(entry).rpartition(" ")[2] for entry in entries] == ["…"] * 3
    assert value(file.xml("word/settings.xml"), "updateFields") == "true"


def test_a_headline_of_several_lines_stands_in_from_the_right_and_a_short_one_does_not() -> None:
    long = "PHƯỜNG NGUYỄN CƯ TRINH TRIỂN KHAI QUYẾT LIỆT, ĐỒNG BỘ CÁC CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA ĐẢNG BỘ QUẬN"
    file = read_back(bulletin_of(Article(long, (prose("a"),)), Article("Tít ngắn", (prose("b"),))))
    indents = [value(headline, "pPr/ind", "right") for headline in file.paragraphs("Heading1")]
    assert 0 < int(indents[0] or 0) < 9071 * 0.4
    assert indents[1] is None


def test_the_masthead_stands_higher_than_the_text_of_later_pages() -> None:
    file = read_back(many_articles(3))
    page = builtin_themes()[0].page
    (top,) = {value(section, "pgMar", "top") for section in file.sections()}
    header = next(node for node in file.xml("word/styles.xml").iter(f"{W}style") if node.get(f"{W}styleId") == "Header")
    head = int(value(file.sections()[0], "pgMar", "header") or 0)
    size = sum(int(value(header, "pPr/spacing", name) or 0) for name in ("line", "after"))
    border = 6 * 20 + 10
    assert int(top or 0) < head * 1.2
    assert abs(head + size + border - page.top / 25.4 * 1440) <= 2


# Marks


def test_every_paragraph_of_an_article_bears_one_mark_of_its_own() -> None:
    file = read_back(every_block())
    furniture = {"TOCHeading", "TOC1", "Closing"}
    marks = {}
    for paragraph in file.paragraphs():
        names = [str(node.get(f"{W}name")) for node in paragraph.iter(f"{W}bookmarkStart")]
        if style_of(paragraph) not in furniture:
            (mark,) = [name for name in names if name.startswith("_wp_")]
            marks[mark] = text_of(paragraph)
    assert len({mark.split("_")[2] for mark in marks}) == 4  # two articles, masthead, imprint
    assert all(re.fullmatch(r"_wp_[0-9a-f]+_[0-9a-f]{4}_[0-9a-f]{6}_[0-9]+", mark) for mark in marks)
    assert max(map(len, marks)) <= 40  # Word cuts longer names


def test_marks_change_with_words_and_not_with_no_break_spaces() -> None:
    def mark(text: str) -> list[str | None]:
        body = read_back(bulletin_of(Article("Tít", (prose(text),)))).body
        return [node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")]

    assert mark("ngày 5 tháng 12") == mark("ngày\u00a05\u00a0tháng\u00a012")
    assert mark("ngày 5 tháng 12") != mark("ngày 6 tháng 12")


def test_head_and_foot_belong_to_the_first_section_and_page_one_has_no_head() -> None:
    first, *others = read_back(many_articles(3)).sections()
    references = [(node.tag.rpartition("}")[2], node.get(f"{W}type")) for node in first if node.get(f"{R}id")]
    assert references == [("headerReference", "default"), ("footerReference", "default"), ("footerReference", "first")]
    assert first.find(f"{W}titlePg") is not None
    assert [section for section in others if len(section) != 4] == []  # type, size, margins, columns


def test_the_head_names_rubric_and_edition() -> None:
    bulletin = every_block()
    header = read_back(bulletin).xml("word/header1.xml")
    assert instructions(header) == ['STYLEREF "Rubric"']
    assert text_of(header) == f"Văn hóa – Xã hội {as_story(bulletin).title}"
    without = read_back(one_article()).xml("word/header1.xml")
    assert instructions(without) == []
    assert text_of(without) == as_story(one_article()).title


@pytest.mark.parametrize("part", ["word/footer1.xml", "word/footer2.xml"])
def test_the_foot_counts_pages(whole: WordFile, part: str) -> None:
    footer = whole.xml(part)
    assert instructions(footer) == ["PAGE", "NUMPAGES"]
    assert text_of(footer) == f"{as_story(every_block()).title} 1 / 1"


def test_headlines_and_heads_stay_with_what_follows(whole: WordFile) -> None:
    styles = {str(node.get(f"{W}styleId")): node for node in whole.xml("word/styles.xml").iter(f"{W}style")}
    kept = {key for key, style in styles.items() if style.find(f"{W}pPr/{W}keepNext") is not None}
    assert kept >= {
        "Rubric",
        "Heading1",
        "Heading2",
        "Heading3",
        "Subtitle",
        "Dateline",
        "Lead",
        "BoxTitle",
        "Question",
    }
    assert styles["Normal"].find(f"{W}pPr/{W}widowControl") is not None


def test_a_byline_does_not_stand_alone() -> None:
    article = Article("Tít", (prose("một"), prose("hai")), (Byline("Minh Thư"),))
    first, last = (read_back(bulletin_of(article)).paragraphs(style)[0] for style in ("FirstParagraph", "BodyText"))
    assert first.find(f"{W}pPr/{W}keepNext") is None
    assert last.find(f"{W}pPr/{W}keepNext") is not None


# Look


def test_styles_follow_the_theme() -> None:
    theme = builtin_themes()[0]
    rubric = replace(theme.styles.rubric, size=9.5, tracking=100)
    ours = replace(
        theme,
        colours=replace(theme.colours, accent="#0a5c36"),
        families=replace(theme.families, word_serif="Cambria & Co"),
        styles=replace(theme.styles, rubric=rubric),
    )
    styles = {
        str(node.get(f"{W}styleId")): node
        for node in read_back(every_block(), theme=ours).xml("word/styles.xml").iter(f"{W}style")
    }
    assert value(styles["Rubric"], "rPr/color") == "0A5C36"
    assert value(styles["Rubric"], "rPr/sz") == "19"
    assert value(styles["Rubric"], "rPr/spacing") == "19"
    assert value(styles["BodyText"], "rPr/rFonts", "ascii") == "Cambria & Co"
    assert value(styles["BodyText"], "pPr/ind", "firstLine") == str(round(theme.styles.body.indent * 20))
    assert value(styles["BodyText"], "pPr/jc") == "both"


def test_built_in_styles_bear_the_names_that_word_knows(whole: WordFile) -> None:
    names = {
        str(value(node, "name")): node.get(f"{W}customStyle") for node in whole.xml("word/styles.xml").iter(f"{W}style")
    }
    known = ["Normal", "heading 1", "heading 2", "Title", "Subtitle", "Body Text", "List Bullet", "List Number"]
    known += ["caption", "Quote", "toc 1", "TOC Heading", "header", "footer", "Hyperlink", "Strong", "Emphasis"]
    assert [name for name in known if names.get(name, "missing") is not None] == []
    assert {name: names[name] for name in ("Rubric", "Lead", "Byline", "Credit")} == dict.fromkeys(
        ("Rubric", "Lead", "Byline", "Credit"), "1"
    )


@pytest.mark.parametrize(("language", "tag"), [("vi", "vi-VN"), ("en", "en-US"), ("fr-FR", "fr-FR")])
def test_proofing_is_in_the_language_of_the_edition(language: str, tag: str) -> None:
    file = read_back(one_article(), language=language)
    assert value(file.xml("word/styles.xml"), "docDefaults/rPrDefault/rPr/lang") == tag
    assert value(file.xml("word/settings.xml"), "themeFontLang") == tag
    assert file.xml("docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}language") == tag


def test_word_opens_it_in_no_compatibility_mode(whole: WordFile) -> None:
    said = {
        node.get(f"{W}name"): node.get(f"{W}val") for node in whole.xml("word/settings.xml").iter(f"{W}compatSetting")
    }
    assert said["compatibilityMode"] == "15"


def test_only_the_word_stands_in_the_masthead_of_a_bulletin_without_name() -> None:
    file = read_back(bare())
    (masthead,) = file.body.iter(f"{W}tbl")
    assert [text_of(node) for node in masthead.iter(f"{W}p")] == ["BẢN TIN"]


# Properties


def test_properties_say_what_and_whose_and_when() -> None:
    core = docx.Document(io.BytesIO(word_file(one_article()))).core_properties
    assert core.title == as_story(one_article()).title
    assert core.author == "Ủy ban nhân dân phường Hoa Sữa"
    assert core.created == core.modified == MADE_AT
    assert core.comments == ""


def test_without_a_publisher_the_maker_is_wardpress_and_no_property_is_too_long() -> None:
    core = docx.Document(
        io.BytesIO(word_file(replace(one_article(), masthead=Masthead(name="Ấ" * 400))))
    ).core_properties
    assert core.author == "wardpress"
    assert len(core.title) == 255


# Bytes


_PRINT_DIGEST = """
import hashlib
from docx_reading import word_file
from wardpress.testing.bulletins import every_block
print(hashlib.sha256(word_file(every_block())).hexdigest())
"""


def test_the_bytes_are_the_same_whatever_the_machine() -> None:
    machines = (
        {"TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "1", "LANG": "vi_VN.UTF-8", "LC_ALL": "vi_VN.UTF-8"},
        {"TZ": "America/New_York", "PYTHONHASHSEED": "2", "LANG": "C", "LC_ALL": "C"},
    )
    digests = [
        subprocess.run(
            [sys.executable, "-c", _PRINT_DIGEST],
            env={**os.environ, **machine},
            cwd=Path(__file__).parent,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for machine in machines
    ]
    assert digests[0] == digests[1] != ""


def test_no_part_has_a_date_and_none_is_there_twice() -> None:
    with zipfile.ZipFile(io.BytesIO(word_file(every_block()))) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert max(Counter(entry.filename for entry in entries).values()) == 1
    assert entries[0].filename == "[Content_Types].xml"


def test_naming_the_exporter_loads_no_python_docx() -> None:
    command = "import sys, wardpress.exporters.docx; sys.exit('docx' in sys.modules or 'lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", command], check=False).returncode == 0


def test_the_plugin_gives_one_exporter() -> None:
    assert list(wardpress_exporters()) == [EXPORTER]
    assert (EXPORTER.name, EXPORTER.suffixes) == ("docx", (".docx",))


# Another office


def laid_out(data: bytes, folder: Path) -> str:
    """Return what LibreOffice shows of a Word file, line by line, with a form feed after each page."""
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        pytest.skip("soffice or pdftotext is not installed")
    path = folder / "ban-tin.docx"
    path.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    command = [reader, "-layout", str(path.with_suffix(".pdf")), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("make", [every_block, bare], ids=["every block", "bare"])
def test_libreoffice_lays_it_out_with_page_numbers_and_all_words(make: Callable[[], Bulletin], tmp_path: Path) -> None:
    shown = laid_out(word_file(make()), tmp_path)
    pages = shown.split("\f")[:-1]
    for number, page in enumerate(pages, start=1):
        assert re.search(rf"\b{number} ?/ ?{len(pages)}\s*$", page)
    # Letter by letter: pdftotext takes letters that are set apart, or kerned, for words of their own.
    wanted = Counter("".join(" ".join(as_story(make()).texts()).casefold().split()))
    assert wanted - Counter("".join(shown.casefold().split())) == Counter()


def has_arial() -> bool:
    """Tell whether LibreOffice finds Arial, or a face whose letters are as wide."""
    matcher = shutil.which("fc-match")
    found = subprocess.run([matcher, "Arial"], check=True, capture_output=True, text=True).stdout if matcher else ""
    return any(name in found for name in ("Arial", "Liberation Sans", "Arimo"))


HORNED = (
    "Đại hội Đảng bộ phường Hoa Sữa: đoàn kết, kỷ cương, gần dân",
    "Người dân phường Hương Sơ được hướng dẫn dùng nước tưới tiết kiệm",
    "TRƯỜNG THCS LƯƠNG VĂN CHƯƠNG: NƠI ƯƠM NHỮNG ƯỚC MƠ CỦA PHƯỜNG",
    "Thương người như thể thương thân: chương trình “Bữa cơm tình thương” ở phường Phương Lương",
)


@pytest.mark.skipif(not has_arial(), reason="no Arial, nor a face as wide (fonts-liberation), is installed")
def test_a_balanced_headline_has_no_short_last_line_in_libreoffice(tmp_path: Path) -> None:
    sections = tuple(Section((Article(line, (prose("Chữ."),)),), setting="lead") for line in HORNED)
    lines = [line.strip() for line in laid_out(word_file(Bulletin(sections)), tmp_path).split("\n")]
    for headline in HORNED:
        runs = (lines[first : first + count] for first in reversed(range(len(lines))) for count in range(1, 6))
        rows = next(run for run in runs if " ".join(run) == headline)
        assert min(map(len, rows)) > 0.6 * max(map(len, rows)), rows
