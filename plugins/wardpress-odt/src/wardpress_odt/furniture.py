"""What stands around the articles: masthead, contents, imprint."""

from __future__ import annotations

from collections.abc import Sequence

from wardpress.plugins import MastheadLine, Story, StoryArticle
from wardpress_odt.inlines import linked, span
from wardpress_odt.ledger import Desk
from wardpress_odt.markup import LETTER, POINTS_A_MM, TAB, escaped, paragraph, pt, quoted
from wardpress_odt.stylebook import rule
from wardpress_odt.tables import cell, columns, opening, row_start

_WORD_SPACE, _MASTHEAD_SPACE, _GAP = 8.0, 12.0, 6.0  # pt
_MASTHEAD_RULE, _IMPRINT_RULE = 2.25, 1.5
_ISSUE_SHARE, _WIDEST_ISSUE_SHARE = 0.17, 0.3  # of the page, for number and date
_NOT_YET = "…"


def masthead(story: Story, desk: Desk) -> str:
    """Return the masthead: the word on its panel, name and publisher beside it, number and date at the right."""
    word, *others = story.masthead
    name = [line for line in others if line.role in ("masthead_name", "masthead_publisher")]
    issue = [line for line in others if line not in name]
    cells = [lines for lines in ([word], name, issue) if lines]
    widths = _widths(word, name=name, issue=issue, desk=desk)
    shown = "".join(_cell(lines, desk) for lines in cells)
    start = opening(desk, width=desk.page_width, master="First_20_Page")
    return f"{start}{columns(widths, desk)}{row_start(desk)}{shown}</table:table-row></table:table>"


def _widths(word: MastheadLine, *, name: list[MastheadLine], issue: list[MastheadLine], desk: Desk) -> list[float]:
    whole = desk.page_width
    word_width = _width(word, desk) + 2 * _WORD_SPACE / POINTS_A_MM
    if not name and not issue:
        return [whole]
    if not (name and issue):
        return [word_width, whole - word_width]
    # A date on two lines looks broken; a very long number may be on as many as it likes.
    widest = min(max(_width(line, desk) for line in issue), whole * _WIDEST_ISSUE_SHARE)
    issue_width = max(widest, whole * _ISSUE_SHARE)
    return [word_width, whole - word_width - issue_width, issue_width]


def _width(line: MastheadLine, desk: Desk) -> float:
    size: float = getattr(desk.theme.styles, line.role).size
    return len(line.text) * LETTER * size / POINTS_A_MM


def _cell(lines: Sequence[MastheadLine], desk: Desk) -> str:
    theme, role = desk.theme, lines[0].role
    side = {"masthead_word": _WORD_SPACE, "masthead_name": _MASTHEAD_SPACE, "masthead_publisher": _MASTHEAD_SPACE}
    air = f'fo:padding="{pt(_GAP)}" fo:padding-left="{pt(side.get(role, 0.0))}" fo:padding-right="0pt"'
    look = f'style:vertical-align="middle" {air} {rule("bottom", theme.colours.accent, width=_MASTHEAD_RULE)}'
    if theme.styles.masthead_word.colour == "paper" and role == "masthead_word":
        look += f' fo:background-color="{theme.colours.accent}"'  # white letters need a ground
    shown = "".join(paragraph(line.role.replace("_", " ").capitalize(), escaped(line.text)) for line in lines)
    return cell(shown, look, desk)


def contents(story: Story, *, has_numbers: bool) -> str:
    """Return the contents, filled in: each entry a link to its article; LibreOffice can make them anew."""
    title = story.contents_title
    heading = paragraph("Contents Heading", escaped(title))
    entries = "".join(_entry(one, has_numbers=has_numbers) for one in story.articles if one.label)
    number = (
        '<text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/>'
        if has_numbers
        else ""
    )
    return (
        f'<text:table-of-content text:name={quoted(title)} text:protected="false">'
        '<text:table-of-content-source text:outline-level="1" text:use-index-marks="true">'
        f'<text:index-title-template text:style-name="Contents_20_Heading">{escaped(title)}'
        '</text:index-title-template><text:table-of-content-entry-template text:outline-level="1"'
        ' text:style-name="Contents_20_1"><text:index-entry-link-start text:style-name="Index_20_Link"/>'
        f"<text:index-entry-text/>{number}<text:index-entry-link-end/></text:table-of-content-entry-template>"
        f"</text:table-of-content-source><text:index-body><text:index-title text:name={quoted(f'{title} – tít')}>"
        f"{heading}</text:index-title>{entries}</text:index-body></text:table-of-content>"
    )


def _entry(told: StoryArticle, *, has_numbers: bool) -> str:
    page = f'<text:bookmark-ref text:reference-format="page" text:ref-name="{told.key}">{_NOT_YET}</text:bookmark-ref>'
    label = escaped(told.label) + (TAB + page if has_numbers else "")
    return paragraph("Contents 1", linked(f"#{told.key}", label, style="Index_20_Link"))


def imprint(story: Story, desk: Desk) -> str:
    """Return the foot of the edition, never parted: what the law wants printed at the end."""
    fields = story.imprint
    accent, keep = rule("top", desk.theme.colours.accent, width=_IMPRINT_RULE), 'fo:keep-with-next="always"'
    above = f'fo:margin-top="{pt(2 * desk.theme.baseline)}" fo:padding-top="{pt(_GAP)}" {accent}'
    looks = [" ".join(filter(None, (above, keep if fields[1:] else "")))]
    looks += [*[keep] * (len(fields) - 2), ""]
    return "".join(
        paragraph(_imprint_style(look, desk), f"{span('Imprint_20_label', field.label)}{TAB}{escaped(field.text)}")
        for look, field in zip(looks, fields, strict=False)
    )


def _imprint_style(look: str, desk: Desk) -> str:
    properties = f"<style:paragraph-properties {look}/>"
    return desk.ledger.style("paragraph", properties, parent="Imprint") if look else "Imprint"
