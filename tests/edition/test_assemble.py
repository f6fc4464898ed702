"""Articles become one bulletin, in the order that the settings name."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from wardpress import Article, EditionSettings, Origin, Report, SettingsError, assemble
from wardpress.edition import identified
from wardpress.edition.settings import SectionSettings
from wardpress.edition.transforms import lead_from_first_paragraph, sort_by_rubric
from wardpress.model import Bulletin, Figure, Paragraph, Section, Setting, Text


def article(headline: str, *paragraphs: str) -> Article:
    return Article(headline, tuple(Paragraph((Text(text),)) for text in paragraphs))


ARTICLES = {"a.txt": (article("A"),), "b1.txt": (article("B1"), article("B1 bis")), "b2.txt": (article("B2"),)}


def in_sections(*sections: tuple[str | None, tuple[str, ...]]) -> EditionSettings:
    return EditionSettings(sections=tuple(SectionSettings(articles, rubric) for rubric, articles in sections))


def test_a_section_is_set_as_its_settings_say() -> None:
    named: tuple[tuple[str, Setting], ...] = (("a.txt", "lead"), ("b.txt", "notice"))
    sections = tuple(SectionSettings((file,), None, setting) for file, setting in named)
    articles = {file: (Article(file),) for file in ("a.txt", "b.txt")}
    bulletin = assemble(articles, EditionSettings(sections=sections), Report())
    assert [section.setting for section in bulletin.sections] == ["lead", "notice"]


def test_without_settings_all_articles_follow_in_the_order_given() -> None:
    bulletin = assemble(ARTICLES, EditionSettings(), Report())
    assert [found.headline for found in bulletin.articles()] == ["A", "B1", "B1 bis", "B2"]
    assert [section.rubric for section in bulletin.sections] == [None]


def test_sections_take_what_they_name_and_stars_stand_for_letters() -> None:
    bulletin = assemble(ARTICLES, in_sections(("Hai", ("b*.txt",)), (None, ("a.txt",))), Report())
    assert [(section.rubric, [a.headline for a in section.articles]) for section in bulletin.sections] == [
        ("Hai", ["B1", "B1 bis", "B2"]),
        (None, ["A"]),
    ]


def test_brackets_in_a_name_stand_for_themselves() -> None:
    articles = {name: (article(name),) for name in ("tin 1.txt", "tin [1].txt", "tin [12].txt")}
    bulletin = assemble(articles, in_sections(("Một", ("tin [1*.txt",)), ("Hai", ("tin 1.txt",))), Report())
    assert [len(section.articles) for section in bulletin.sections] == [2, 1]
    with pytest.raises(SettingsError, match=r"no file tin \[2\]\.txt"):
        assemble({"tin 2.txt": (article("A"),)}, in_sections((None, ("tin [2].txt",))), Report())


def test_a_file_named_exactly_is_that_file_alone() -> None:
    articles = {name: (article(name),) for name in ("tin ?.txt", "tin 1.txt")}
    bulletin = assemble(articles, in_sections(("Một", ("tin ?.txt",)), ("Hai", ("tin 1.txt",))), Report())
    assert [len(section.articles) for section in bulletin.sections] == [1, 1]


def test_names_typed_with_letters_and_tones_apart_are_the_same_names() -> None:
    apart = unicodedata.normalize("NFD", "Bài số 1.txt")
    bulletin = assemble({"Bài số 1.txt": (article("A"),)}, in_sections((None, (apart,))), Report())
    assert len(list(bulletin.articles())) == 1


def test_a_file_that_no_section_names_is_reported() -> None:
    report = Report()
    assemble(ARTICLES, in_sections((None, ("a.txt", "b1.txt"))), report)
    assert [(found.code, found.origin.file) for found in report] == [("edition.not-in-a-section", "b2.txt")]


def test_names_that_fit_no_file_and_files_named_twice_are_all_in_one_message() -> None:
    settings = in_sections(("x", ("a.text", "b1.txt")), ("y", ("c*.txt", "b1.txt")))
    with pytest.raises(SettingsError) as caught:
        assemble(ARTICLES, settings, Report())
    message = str(caught.value)
    assert "sections[1].articles: no file a.text (did you mean a.txt?)" in message
    assert "sections[2].articles: no file c*.txt" in message
    assert "b1.txt is in two sections" in message


def test_the_identifier_is_made_from_the_content() -> None:
    first, again, other = (
        identified(assemble(articles, EditionSettings(), Report()))
        for articles in (ARTICLES, {f"{name}.other": found for name, found in ARTICLES.items()}, {"a": (article("Á"),)})
    )
    assert first.identifier == again.identifier != other.identifier
    assert first.identifier.startswith("urn:uuid:")


def test_the_identifier_does_not_know_where_the_files_lay() -> None:
    def placed(file: str) -> str:
        found = Article("A", (Paragraph((Text("b"),), origin=Origin(file, 3)),), origin=Origin(file, 1))
        return identified(assemble({file: (found,)}, EditionSettings(), Report())).identifier

    assert placed("a.txt") == placed("elsewhere/b.txt")


def test_the_first_paragraph_becomes_the_lead_only_where_it_can() -> None:
    led = Article("Có sẵn", (Paragraph((Text("một"),)), Paragraph((Text("hai"),))), lead=Paragraph((Text("sa-pô"),)))
    bulletin = assemble(
        {"a": (article("A", "một", "hai"),), "b": (article("B", "một"),), "c": (led,)}, EditionSettings(), Report()
    )
    changed = lead_from_first_paragraph(bulletin, Report())
    one, two, three = changed.articles()
    assert (one.lead, one.blocks) == (Paragraph((Text("một"),)), (Paragraph((Text("hai"),)),))
    assert two == article("B", "một")
    assert three == led
    assert changed.sections[0] != Section(())


def test_a_lead_is_found_below_a_photo_but_no_photo_makes_the_only_paragraph_one() -> None:
    photo = Figure(file="bai1.jpg")
    long, short = article("A", "một", "hai"), article("B", "một")
    bulletin = assemble(
        {"a": (replace(long, blocks=(photo, *long.blocks)),), "b": (replace(short, blocks=(*short.blocks, photo)),)},
        EditionSettings(),
        Report(),
    )
    one, two = lead_from_first_paragraph(bulletin, Report()).articles()
    assert (one.lead, one.blocks) == (long.blocks[0], (photo, long.blocks[1]))
    assert (two.lead, two.blocks) == (None, (*short.blocks, photo))


@pytest.mark.parametrize("first", ["Căn cứ Luật Tiếp công dân năm 2013;", "Nội dung cụ thể như sau:"])
def test_a_paragraph_that_leads_on_to_the_next_is_no_lead(first: str) -> None:
    bulletin = assemble({"a": (article("Thông báo", first, "Ủy ban thông báo."),)}, EditionSettings(), Report())
    assert lead_from_first_paragraph(bulletin, Report()) == bulletin


def test_sort_by_rubric_puts_a_rubric_together_and_keeps_every_other_order() -> None:
    def told(headline: str, rubric: str | None = None) -> Article:
        return Article(headline, (), rubric=rubric)

    bulletin = Bulletin(
        (
            Section((told("a", "Văn hóa"), told("b"), told("c", "An ninh"), told("d", "Văn hóa"))),
            Section((told("e"), told("f", "Văn hóa")), "An ninh"),
            Section((told("g"),), "Văn hóa", "briefs"),
        )
    )
    changed = sort_by_rubric(bulletin, Report())
    assert [
        (section.rubric, section.setting, [a.headline for a in section.articles]) for section in changed.sections
    ] == [
        ("Văn hóa", "plain", ["a", "d", "f"]),
        (None, "plain", ["b"]),
        ("An ninh", "plain", ["c", "e"]),
        ("Văn hóa", "briefs", ["g"]),
    ]
    assert sort_by_rubric(changed, Report()) == changed
