"""The EPUB edition, read back without our writer: words, meaning, navigation, package, type, colours."""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from epub_colours import contrast, text_and_grounds
from epub_making import BULLETINS, THEME, digest, edition, epubcheck, written
from epub_oddities import ODD_PAGES
from epub_reading import LANG, TYPE, Edition, found, rules, shown
from fontTools.ttLib import TTFont

from wardpress.model import Article, Bulletin, Byline, Emphasis, Link, ListBlock, ListItem, Paragraph, Section, Text
from wardpress.plugins import as_story
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.testing.bulletins import bare, every_block, many_articles, one_article


def words_of(bulletin: Bulletin) -> list[str]:
    return " ".join(as_story(bulletin).texts()).split()


# Words


@pytest.mark.parametrize("name", BULLETINS)
def test_every_word_is_there_once_and_in_order(name: str) -> None:
    assert edition(name).words() == words_of(BULLETINS[name]())


def test_the_sample_article_keeps_every_word(sample_text: bytes) -> None:
    headline, *lines = (line for line in sample_text.decode("utf-8-sig").splitlines() if line.strip() not in {"", "5"})
    blocks = tuple(Paragraph((Text(line),)) for line in lines[:-1])
    bulletin = Bulletin((Section((Article(headline, blocks, (Byline(lines[-1]),)),)),))
    assert Edition(written(bulletin)).words() == words_of(bulletin)


def test_text_that_looks_like_markup_stays_text() -> None:
    page = edition("oddities").pages["bai-1.xhtml"]
    assert "</p> &nbsp; <b>đậm</b> 😀" in shown(page)
    assert not found(page, "//h:b")


# Pages


def test_the_pages_stand_in_reading_order() -> None:
    assert list(edition("every_block").pages) == [
        "cover.xhtml",
        "bulletin.xhtml",
        "contents.xhtml",
        "bai-1.xhtml",
        "bai-2.xhtml",
        "imprint.xhtml",
    ]
    assert list(edition("bare").pages) == ["cover.xhtml", "bulletin.xhtml", "contents.xhtml", "bai-1.xhtml"]


@pytest.mark.parametrize("name", BULLETINS)
def test_every_page_says_its_language_and_has_one_title(name: str) -> None:
    for page in edition(name).pages.values():
        assert (page.get("lang"), page.get(LANG)) == ("vi", "vi")
        (title,) = found(page, "//h:title")
        assert shown(title).strip()


@pytest.mark.parametrize("name", BULLETINS)
def test_every_page_is_utf8_with_no_entity_but_those_of_xml(name: str) -> None:
    opened = edition(name)
    for path in opened.spine:
        text = opened.files[path].decode("utf-8")
        assert set(re.findall(r"&([^;\s]*);", text)) <= {"amp", "lt", "gt", "quot", "apos"}


def test_a_headline_is_the_one_heading_of_level_one_of_its_page() -> None:
    pages = edition("many_articles").pages
    for told in as_story(many_articles(12)).articles:
        page = pages[f"{told.key}.xhtml"]
        assert [shown(heading) for heading in found(page, "//h:h1")] == [told.article.headline]


def test_no_headline_is_invented() -> None:
    page = edition("every_block").pages["bai-2.xhtml"]
    assert not found(page, "//h:h1")
    (chapter,) = found(page, "//h:section[@role='doc-chapter']")
    assert chapter.get("aria-label") == shown(found(page, "//h:title")[0])


@pytest.mark.parametrize("name", BULLETINS)
def test_headings_skip_no_level(name: str) -> None:
    for file_name, page in edition(name).pages.items():
        if not file_name.startswith("bai-"):
            continue
        level = 1
        for heading in found(page, "//*[self::h:h1 or self::h:h2 or self::h:h3 or self::h:h4 or self::h:h5]"):
            following = int(str(heading.tag)[-1])
            assert following <= level + 1
            level = following


@pytest.mark.parametrize(
    ("file_name", "path", "text"),
    [
        (
            "bulletin.xhtml",
            "h:body//h:section[@epub:type='titlepage']//h:time[@datetime='2025-12-05']",
            "Ngày 5/12/2025",
        ),
        ("bai-1.xhtml", "//h:section[@epub:type='chapter']/h:header/h:p[@class='rubric']", "Văn hóa – Xã hội"),
        ("bai-1.xhtml", "//h:header/h:p[@class='subtitle']", "Khu phố 3 vui như Tết"),
        ("bai-1.xhtml", "//h:p/h:strong", "khu phố 3"),
        ("bai-1.xhtml", "//h:p/h:em", "ngày hội"),
        ("bai-1.xhtml", "//h:p/h:a[@href='https://example.org/tin?so=3&nam=2025']", "trang tin phường"),
        ("bai-1.xhtml", "//h:h2", "Những con số"),
        ("bai-1.xhtml", "//h:h3", "Các bước"),
        ("bai-1.xhtml", "//h:ul/h:li/h:ul/h:li[2]", "tặng 40 phần quà"),
        ("bai-1.xhtml", "//h:ol/h:li[2]", "Bình chọn"),
        ("bai-1.xhtml", "//h:figure/h:figcaption/h:p[@class='credit']", "Ảnh: Minh Thư"),
        ("bai-1.xhtml", "//h:figure/h:blockquote/h:p", "Bán anh em xa, mua láng giềng gần."),
        ("bai-1.xhtml", "//h:figure[h:blockquote]/h:figcaption", "Tục ngữ"),
        ("bai-1.xhtml", "//h:footer/h:p[@class='source']", "Nguồn: Trang tin phường"),
        ("bai-1.xhtml", "//h:section[@role='doc-endnotes']/h:p", "Số liệu tính đến ngày 15/11/2025."),
        ("bai-2.xhtml", "//h:table/h:caption", "Lịch tiếp công dân"),
        ("bai-2.xhtml", "//h:table/h:thead/h:tr/h:th[@scope='col'][2]", "Người tiếp"),
        ("bai-2.xhtml", "//h:table/h:tbody/h:tr[2]/h:td[3]", "14–16"),
        ("bai-2.xhtml", "//h:aside/h:p[@class='box-title']", "Cần biết"),
        ("bai-2.xhtml", "//h:section[@role='doc-qna']/h:div[@class='answer']/h:p", "Trả lời: Tại Công an phường."),
        ("imprint.xhtml", "//h:section[@epub:type='imprint']/h:dl/h:dd[6]", "500 bản"),
    ],
)
def test_markup_says_what_each_text_is(file_name: str, path: str, text: str) -> None:
    (element,) = found(edition("every_block").pages[file_name], path)
    assert shown(element) == text


def test_each_line_of_a_verse_ends_where_the_poet_ended_it() -> None:
    first, second = found(edition("every_block").pages["bai-2.xhtml"], "//h:div[@class='verse']/h:p")
    assert len(found(first, ".//h:br")) == len(found(second, ".//h:br")) == 1
    assert "sông quê\nMai vàng" in shown(first)


def test_no_link_lies_in_a_link_and_none_leads_nowhere() -> None:
    page = edition("oddities").pages["bai-1.xhtml"]
    assert not found(page, "//h:a//h:a")
    assert [shown(link) for link in found(page, "//h:a[@href][not(@role)]")] == [
        "ngoài trong",
        "đậm",
        "ngoặc",
        "phần trăm",
    ]


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://example.org/a?b=c&d=%C4%91#e", "https://example.org/a?b=c&d=%C4%91#e"),
        ("https://example.org/một hai", "https://example.org/m%E1%BB%99t%20hai"),
        ("mailto:ubnd@example.org", "mailto:ubnd@example.org"),
        ("javascript:alert(1)", None),
        ("../trang", None),
    ],
)
def test_the_address_of_a_link_is_one_or_the_words_stay_unlinked(target: str, href: str | None) -> None:
    article = Article("Tin", (Paragraph((Link((Text("xem đây"),), target),)),))
    page = Edition(written(Bulletin((Section((article,)),)), embed_fonts=False)).pages["bai-1.xhtml"]
    assert [link.get("href") for link in found(page, "//h:a")] == ([href] if href else [])
    assert "xem đây" in shown(page)


# Navigation


def test_the_contents_list_every_article_in_order_and_lead_to_it() -> None:
    opened, story = edition("many_articles"), as_story(many_articles(12))
    (contents,) = found(opened.pages["contents.xhtml"], "//h:nav[@role='doc-toc']")
    assert [(shown(link), link.get("href")) for link in found(contents, "h:ol/h:li/h:a")] == [
        (told.label, f"{told.key}.xhtml") for told in story.articles
    ]
    (heading,) = found(contents, "*[@id=../@aria-labelledby]")
    assert shown(heading) == story.contents_title


def test_the_contents_of_the_reading_system_are_grouped_by_rubric() -> None:
    opened, story = edition("many_articles"), as_story(many_articles(12))
    (contents,) = found(opened.navigation, "//h:nav[@epub:type='toc'][@role='doc-toc']")
    groups = found(contents, "h:ol/h:li")
    assert [shown(found(group, "h:a")[0]) for group in groups] == list(
        dict.fromkeys(told.rubric for told in story.articles)
    )
    entries = [link for group in groups for link in found(group, "h:ol/h:li/h:a")]
    assert [(shown(link), link.get("href")) for link in entries] == [
        (told.label, f"{told.key}.xhtml") for told in story.articles
    ]
    plain = found(edition("bare").navigation, "//h:nav[@epub:type='toc']/h:ol/h:li/*")
    assert [(shown(link), link.get("href")) for link in plain] == [("Một dòng.", "bai-1.xhtml")]


@pytest.mark.parametrize("name", BULLETINS)
def test_landmarks_are_hidden_and_lead_to_pages(name: str) -> None:
    opened = edition(name)
    (landmarks,) = found(opened.navigation, "//h:nav[@epub:type='landmarks'][@hidden]")
    links = found(landmarks, ".//h:a")
    assert [link.get(TYPE) for link in links] == ["cover", "titlepage", "toc", "bodymatter"]
    assert {str(link.get("href")).partition("#")[0] for link in links} <= set(opened.pages)


# Package


def test_the_container_begins_with_its_media_type_stored_and_bears_no_date() -> None:
    first, *_ = entries = edition("every_block").entries
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
    assert edition("every_block").files["mimetype"] == b"application/epub+zip"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", BULLETINS)
def test_every_file_is_in_the_manifest_under_an_id_of_its_own(name: str) -> None:
    opened = edition(name)
    assert set(opened.files) == {*opened.manifest, "mimetype", "META-INF/container.xml", opened.package_path}
    ids = [str(item.get("id")) for item in opened.manifest.values()]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", key) for key in ids)
    assert all(path.isascii() and " " not in path for path in opened.manifest)


def test_the_package_says_what_the_edition_is() -> None:
    opened = edition("every_block")
    assert opened.package.get(LANG) == "vi"
    assert opened.facts("identifier") == ["urn:uuid:5d0c8a2e-6f0b-5b57-9f2b-0c4f6f7d9a10"]
    assert opened.facts("title") == [as_story(every_block()).title]
    assert opened.facts("language") == ["vi"]
    assert opened.facts("creator") == opened.facts("publisher") == ["Ủy ban nhân dân phường Hoa Sữa"]
    assert opened.facts("date") == ["2025-12-05"]


def test_a_bulletin_without_a_masthead_claims_no_publisher_and_no_date() -> None:
    opened = edition("bare")
    assert opened.facts("creator") == opened.facts("publisher") == opened.facts("date") == []


def test_the_edition_is_dated_in_utc_wherever_it_is_made() -> None:
    saigon = dt.datetime(2025, 12, 5, 8, 2, 3, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    assert Edition(written(bare(), made_at=saigon)).properties("dcterms:modified") == ["2025-12-05T01:02:03Z"]


def test_the_package_names_nothing_that_is_not_there() -> None:
    package = edition("every_block").package
    (spine,) = found(package, "opf:spine")
    assert list(spine.attrib) == []
    assert package.get("prefix") is None
    assert "conformsTo" not in edition("every_block").files[edition("every_block").package_path].decode()


def test_a_bulletin_without_identifier_gets_one_from_its_content() -> None:
    nameless = replace(one_article(), identifier="")
    (first,), (again,) = (Edition(written(nameless, embed_fonts=False)).facts("identifier") for _ in range(2))
    (other,) = Edition(written(replace(bare(), identifier=""), embed_fonts=False)).facts("identifier")
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", first)
    assert first == again != other


def test_accessibility_is_claimed_as_far_as_the_pages_bear_it_out() -> None:
    headed, headless = edition("one_article"), edition("bare")
    assert headed.properties("schema:accessMode") == headed.properties("schema:accessModeSufficient") == ["textual"]
    assert headed.properties("schema:accessibilityHazard") == ["none"]
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability", "alternativeText"]
    assert headed.properties("schema:accessibilityFeature") == features
    assert "structuralNavigation" not in headless.properties("schema:accessibilityFeature")


def test_the_accessibility_summary_speaks_the_language_of_the_edition() -> None:
    (vietnamese,) = edition("one_article").properties("schema:accessibilitySummary")
    (english,) = Edition(written(one_article(), language="en-GB")).properties("schema:accessibilitySummary")
    assert "trình đọc màn hình" in vietnamese
    assert "screen reader" in english


# Stylesheet


def test_lengths_grow_with_the_reader_and_body_text_keeps_the_readers_size() -> None:
    stylesheet = edition("every_block").stylesheet
    assert not re.search(r"\d(px|pt|mm|cm)\b", stylesheet)
    assert not re.search(r"\bdirection\s*:", stylesheet)
    assert all(
        "font-size" not in said for selector, said in rules(stylesheet) if selector in {"html", "body", "p", "li"}
    )


@pytest.mark.parametrize("accent", ["#a6192e", "#ffd84d", "#001133"])
@pytest.mark.parametrize("muted", ["#5f5f5f", "#cccccc"])
def test_every_text_can_be_read_by_day_and_by_night(accent: str, muted: str) -> None:
    theme = replace(THEME, colours=replace(THEME.colours, accent=accent, muted=muted))
    stylesheet = Edition(written(bare(), theme=theme, embed_fonts=False)).stylesheet
    day, query, night = stylesheet.partition("@media (prefers-color-scheme: dark) {")
    assert query
    for side in (rules(day), rules(night)):
        pairs = set(text_and_grounds(side))
        assert len(pairs) > 5
        assert min(contrast(text, ground) for text, ground in pairs) >= 4.5


def test_a_theme_that_can_be_read_keeps_its_colours_by_day() -> None:
    day, _, _ = edition("bare").stylesheet.partition("@media (prefers-color-scheme: dark)")
    assert all(colour in day for colour in (THEME.colours.ink, THEME.colours.accent, THEME.colours.muted))


# Typefaces


def test_the_stylesheet_names_exactly_the_fonts_that_are_there() -> None:
    opened = edition("every_block", embed_fonts=True)
    named = re.findall(r"src: url\(([^)]*)\)", opened.stylesheet)
    assert sorted(named) == sorted(opened.fonts)
    assert "fonts/spectral-600i.ttf" in opened.fonts


def test_a_face_that_sets_no_word_is_left_out() -> None:
    assert "fonts/spectral-600i.ttf" not in edition("bare", embed_fonts=True).fonts
    assert set(edition("bare", embed_fonts=True).fonts) < set(edition("every_block", embed_fonts=True).fonts)


def test_boxes_and_notices_are_set_in_sans_as_in_print() -> None:
    words = Paragraph((Text("Từ "), Emphasis((Text("nay"),))))
    told = Article(headline="Thông báo", blocks=(words, ListBlock((ListItem((Text("Một"),)),))))
    opened = Edition(written(Bulletin((Section((told,), setting="notice"),)), embed_fonts=True))
    families = {
        selector.strip(): said["font-family"]
        for selectors, said in rules(opened.stylesheet)
        for selector in selectors.split(",")
        if "font-family" in said
    }
    for place in ("aside.box", "aside.box li", "section.notice", "section.notice li"):
        assert families[place] == '"Be Vietnam Pro", sans-serif' != families["body"]
    assert found(opened.pages["bai-1.xhtml"], "//h:section[@class='article notice']//h:em")
    assert "fonts/be-vietnam-pro-400i.ttf" in opened.fonts


TONES = "\u0300\u0301\u0303\u0309\u0323"


def test_every_font_holds_the_letters_of_the_bulletin_and_those_of_a_later_edit() -> None:
    written = "".join(letter for vowel in "aăâeêioôơuưy" for letter in (vowel + tone for tone in ["", *TONES]))
    later = set(unicodedata.normalize("NFC", f"{written}đ{written.upper()}Đ“”‘’–…")) | set(map(chr, range(32, 127)))
    needed = later | set("".join(as_story(every_block()).texts()))
    for data in edition("every_block", embed_fonts=True).fonts.values():
        font = TTFont(io.BytesIO(data), checkChecksums=2)
        assert {chr(point) for point in font.getBestCmap()} >= needed
        assert len(data) < 40_000


def test_every_glyph_is_drawn_as_in_the_font_it_was_cut_from() -> None:
    face = THEME.face(THEME.styles.headline)
    whole = TTFont(io.BytesIO(InstalledFonts().data(face)))
    cut = TTFont(io.BytesIO(edition("every_block", embed_fonts=True).fonts[f"fonts/{face.slug}.ttf"]))
    for letter in "NgàyđĐộế–Ở0":
        old, new = whole.getBestCmap()[ord(letter)], cut.getBestCmap()[ord(letter)]
        assert cut["hmtx"][new] == whole["hmtx"][old]
        drawn = [font["glyf"][name].getCoordinates(font["glyf"])[0] for font, name in ((whole, old), (cut, new))]
        assert list(drawn[0]) == list(drawn[1])


def test_every_font_keeps_its_licence_and_its_date() -> None:
    faces = {f"fonts/{face.slug}.ttf": face for face in THEME.faces()}
    for name, data in edition("one_article", embed_fonts=True).fonts.items():
        old, new = TTFont(io.BytesIO(InstalledFonts().data(faces[name]))), TTFont(io.BytesIO(data))
        for number in (0, 13, 14):
            assert str(new["name"].getDebugName(number)) == str(old["name"].getDebugName(number)) != "None"
        assert new["head"].modified == old["head"].modified


def test_without_fonts_the_reading_system_chooses() -> None:
    opened = edition("every_block")
    assert opened.fonts == {}
    assert "@font-face" not in opened.stylesheet
    families = {said["font-family"] for _, said in rules(opened.stylesheet) if "font-family" in said}
    assert families == {"serif", "sans-serif"}


# The whole

# A remark of EPUBCheck that there is an @font-face at all: no typeface can be embedded without one.
FONT_FACE_IS_USED = "CSS-028"


def test_the_same_bulletin_gives_the_same_bytes_in_every_process() -> None:
    assert digest("Asia/Ho_Chi_Minh", "1", "C.UTF-8")[0] == digest("America/New_York", "2", "C")[0] != ""


def test_the_descriptor_loads_no_library_and_the_export_complains_of_nothing() -> None:
    assert digest("Asia/Ho_Chi_Minh", "1", "C.UTF-8")[1] == ""


def test_epubcheck_finds_nothing(tmp_path: Path) -> None:
    checks = {}
    for name in ("every_block", "bare", "oddities", "with fonts"):
        path = tmp_path / f"{name}.epub"
        pages = ODD_PAGES if name == "oddities" else None
        embeds = name == "with fonts"
        path.write_bytes(written(BULLETINS["every_block" if embeds else name](), pages=pages, embed_fonts=embeds))
        checks[name] = epubcheck(path)
    for name, check in checks.items():
        said, _ = check.communicate(timeout=100)
        found = set(re.findall(r"^(?:FATAL|ERROR|WARNING|INFO|USAGE)\((.*?)\)", said, re.MULTILINE))
        assert found == ({FONT_FACE_IS_USED} if name == "with fonts" else set())
        assert "0 fatals / 0 errors / 0 warnings / 0 infos" in said
        assert check.returncode == 0


def test_a_bulletin_of_any_length_has_one_page_for_each_article() -> None:
    opened = Edition(written(many_articles(200), embed_fonts=False))
    assert len(opened.pages) == 204
    assert all(posixpath.dirname(path) == posixpath.dirname(opened.package_path) for path in opened.spine)
