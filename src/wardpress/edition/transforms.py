"""The built-in transforms: changes to a bulletin that an editor can ask for by name."""

from __future__ import annotations

from dataclasses import replace

from wardpress.diagnostics import Report
from wardpress.edition.headlines import sentence_case_headlines
from wardpress.edition.typography import microtypography
from wardpress.errors import Message
from wardpress.model import Article, Bulletin, Figure, Paragraph, Section, Setting, plain_text
from wardpress.plugins import Transform, hookimpl

_LEADING_ON = (";", ":", ",")


def lead_from_first_paragraph(bulletin: Bulletin, report: Report) -> Bulletin:
    """Return the bulletin with the first paragraph of each article set as its lead, where it has none.

    Photos may stand above that paragraph. One that is all the text there is, or that leads on to the next
    (`Căn cứ …;`), stays body text. Nothing is reported: not a word changes.
    """
    del report
    sections = tuple(
        replace(section, articles=tuple(_led(article) for article in section.articles)) for section in bulletin.sections
    )
    return replace(bulletin, sections=sections)


def _led(article: Article) -> Article:
    texts = [place for place, block in enumerate(article.blocks) if not isinstance(block, Figure)]
    if article.lead or len(texts) <= 1:
        return article
    first = article.blocks[texts[0]]
    if not isinstance(first, Paragraph) or plain_text(first.content).rstrip().endswith(_LEADING_ON):
        return article
    return replace(article, lead=first, blocks=article.blocks[: texts[0]] + article.blocks[texts[0] + 1 :])


def sort_by_rubric(bulletin: Bulletin, report: Report) -> Bulletin:
    """Return the bulletin with all articles of a rubric together, in a section of their own.

    Rubrics follow each other as each first appears, articles under a rubric keep their order, and those that are set
    as briefs or notices stay among themselves. An article's own rubric goes before that of its section.
    """
    del report
    groups: dict[tuple[str | None, Setting], list[Article]] = {}
    for section in bulletin.sections:
        for article in section.articles:
            groups.setdefault((article.rubric or section.rubric, section.setting), []).append(article)
    sections = (Section(tuple(articles), rubric, setting) for (rubric, setting), articles in groups.items())
    return replace(bulletin, sections=tuple(sections))


@hookimpl
def wardpress_transforms() -> list[Transform]:
    """Return the built-in transforms."""
    return [
        Transform(
            "lead-from-first-paragraph",
            Message("set the first paragraph as the lead", "đặt đoạn đầu làm sa-pô"),
            lead_from_first_paragraph,
        ),
        Transform(
            "sentence-case-headlines",
            Message(
                "set headlines in capitals in sentence case, where the article shows how each word is written",
                "đổi tít chữ hoa sang chữ thường, khi bài cho thấy cách viết từng chữ",
            ),
            sentence_case_headlines,
        ),
        Transform(
            "sort-by-rubric",
            Message(
                "put the articles of each rubric together, rubrics in the order in which they first appear",
                "xếp các bài cùng chuyên mục cạnh nhau, chuyên mục theo thứ tự xuất hiện",
            ),
            sort_by_rubric,
        ),
        Transform(
            "microtypography",
            Message(
                "no line end inside dates and names, or between a number and its unit",
                "không ngắt dòng giữa ngày tháng, tên người, số và đơn vị",
            ),
            microtypography,
        ),
    ]
