"""Articles in their places: the head across the page, the text in columns, one section after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from wardpress.model import Article, Paragraph, byline_text
from wardpress.plugins import StoryArticle
from wardpress_odt.blocks import Piece, pieces
from wardpress_odt.inlines import words
from wardpress_odt.ledger import Desk
from wardpress_odt.markup import escaped, heading, mm, paragraph, pt, quoted
from wardpress_odt.notes import with_footnotes
from wardpress_odt.stylebook import HEADLINES, paragraph_styles
from wardpress_odt.tables import box_width, boxed

_LINE_BETWEEN = (
    '<style:column-sep style:width="0.5pt" style:color="{}" style:height="100%" style:vertical-align="top"/>'
)
_STYLED = re.compile('<text:[ph] text:style-name="([^"]+)"')


def text_of(articles: Iterable[StoryArticle], desk: Desk) -> str:
    """Return the articles; what stands in columns is gathered in sections that balance them."""
    flow = [piece for number, told in enumerate(articles) for piece in _article(told, desk, is_first=number == 0)]
    parts: list[str] = []
    for is_wide, run in groupby(flow, key=lambda piece: piece.is_wide or desk.theme.page.columns == 1):
        content = "".join(piece.xml for piece in run)
        parts.append(content if is_wide else _in_columns(content, desk))
    return "".join(parts)


def _in_columns(content: str, desk: Desk) -> str:
    page = desk.theme.page
    columns = "".join(
        f'<style:column style:rel-width="1*" fo:start-indent="{mm(page.gutter / 2 if number else 0)}"'
        f' fo:end-indent="{mm(page.gutter / 2 if number < page.columns - 1 else 0)}"/>'
        for number in range(page.columns)
    )
    between = _LINE_BETWEEN.format(desk.theme.colours.rule)
    style = desk.ledger.style(
        "section",
        '<style:section-properties text:dont-balance-text-columns="false" style:editable="false">'
        f'<style:columns fo:column-count="{page.columns}" fo:column-gap="{mm(page.gutter)}">{between}{columns}'
        "</style:columns></style:section-properties>",
    )
    name = quoted(f"{desk.labels['columns']} {desk.ledger.section()}")
    return f'<text:section text:style-name="{style}" text:name={name}>{content}</text:section>'


def _article(told: StoryArticle, desk: Desk, *, is_first: bool) -> list[Piece]:
    """Return an article; briefs and notices stand in one column, head and all, notices in a box."""
    if told.setting == "notice":
        inside = desk.within(box_width(desk))
        content = "".join(piece.xml for piece in _bookmarked(_whole(told, inside), told))
        return [Piece(boxed(content, desk))] if content else []
    flow = _bookmarked(_whole(told, desk), told)
    if flow and not told.rubric:
        flow[0] = flow[0]._replace(xml=_set_off(flow[0].xml, desk))
    if told.setting == "briefs":
        flow = [piece._replace(is_wide=False) for piece in flow]
    if flow and not is_first and not _has_head(told.article, told.rubric):
        flow.insert(0, Piece(paragraph("Horizontal Line", ""), flow[0].is_wide))
    return flow


def _has_head(article: Article, rubric: str | None) -> bool:
    return bool(rubric or article.headline or article.subtitle or article.dates or article.lead)


def _whole(told: StoryArticle, desk: Desk) -> list[Piece]:
    head = [Piece(line, is_wide=True) for line in _head(told, desk)]
    text = [*_text(told.article, desk)]
    look, ledger = desk.theme.styles.note, desk.ledger
    parts = [piece.xml for piece in (*head, *text)]
    noted, notes = with_footnotes(parts, told.article.notes, look=look, ledger=ledger)
    flow = [piece._replace(xml=xml) for piece, xml in zip((*head, *text), noted, strict=True)]
    return [*flow, Piece(notes)] if notes else flow


def _head(told: StoryArticle, desk: Desk) -> Iterator[str]:
    article, styles = told.article, desk.theme.styles
    if told.rubric:
        yield paragraph("Rubric", escaped(told.rubric))
    if article.headline:
        yield _headline(article.headline, told, desk)
    if article.subtitle:
        yield paragraph("Subtitle", escaped(article.subtitle))
    yield from (paragraph("Dateline", escaped(line.text)) for line in article.dates)
    if article.lead:
        yield paragraph("Lead", words(article.lead.content, styles.lead))


def _headline(text: str, told: StoryArticle, desk: Desk) -> str:
    style, styles = HEADLINES.get(told.setting, "Heading 1"), desk.theme.styles
    shown, own = heading(style, escaped(text), level=1), styles.headline_of(text, told.setting)
    if own == styles.headline_in(told.setting):
        return shown
    line = f'fo:line-height="{pt(own.leading)}"'
    if not (told.rubric or desk.is_boxed):
        line += f" {_room_above(_style_of(shown), desk)}"
    return _restyled(shown, line, desk, letters=f'fo:font-size="{pt(own.size)}"')


def _text(article: Article, desk: Desk) -> Iterator[Piece]:
    text = [*pieces(article.blocks, desk)]
    if (article.bylines or article.source) and article.blocks and isinstance(article.blocks[-1], Paragraph):
        # A byline alone at the head of a column belongs to nobody.
        text[-1] = Piece(_restyled(text[-1].xml, 'fo:keep-with-next="always"', desk))
    yield from text
    yield from (Piece(paragraph("Byline", escaped(byline_text(byline)))) for byline in article.bylines)
    if article.source:
        yield Piece(paragraph("Source", escaped(article.source)))


def _set_off(xml: str, desk: Desk) -> str:
    """Return the piece that begins an article without a rubric with the room above it that a rubric would have."""
    style = _style_of(xml)
    # A headline in a style of its own has that room already.
    is_named = any(style == named.key for named in paragraph_styles(desk.theme))
    return _restyled(xml, _room_above(style, desk), desk) if is_named else xml


def _room_above(style: str, desk: Desk) -> str:
    after = next((named.text.after for named in paragraph_styles(desk.theme) if named.key == style), 0.0)
    # LibreOffice takes a distance above that is said alone for both.
    return f'fo:margin-top="{pt(desk.theme.styles.rubric.before)}" fo:margin-bottom="{pt(after)}"'


def _style_of(xml: str) -> str:
    """Return the style of a piece that begins with a paragraph or a heading, nothing for any other."""
    found = _STYLED.match(xml)
    return found[1] if found else ""


def _restyled(xml: str, properties: str, desk: Desk, *, letters: str = "") -> str:
    """Return a piece that begins with a paragraph or a heading with properties of its own; any other as it is."""
    if not (parent := _style_of(xml)):
        return xml
    looks = f"<style:paragraph-properties {properties}/>"
    looks += f"<style:text-properties {letters}/>" if letters else ""
    style = desk.ledger.style("paragraph", looks, parent=parent)
    return xml.replace(f'"{parent}"', f'"{style}"', 1)


def _bookmarked(flow: list[Piece], told: StoryArticle) -> list[Piece]:
    """Return the pieces of an article with the bookmark that its contents entry leads to.

    An article without a headline is entered in the contents by a mark, so that they can be made anew.
    """
    if not flow:
        return flow
    wanted = "<text:h " if told.article.headline else "<text:p "
    place = next((number for number, piece in enumerate(flow) if wanted in piece.xml), None)
    if place is None:
        return flow
    xml = flow[place].xml
    start = xml.index(">", xml.index(wanted)) + 1
    entry = ""
    if not told.article.headline and told.label:
        entry = f'<text:toc-mark text:string-value={quoted(told.label)} text:outline-level="1"/>'
    mark = f'<text:bookmark text:name="{told.key}"/>{entry}'
    return [*flow[:place], flow[place]._replace(xml=xml[:start] + mark + xml[start:]), *flow[place + 1 :]]
